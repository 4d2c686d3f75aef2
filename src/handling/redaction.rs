//! The decision of a case as it may be published: what has to be hidden is hidden and listed, for a person to confirm.

use crate::assist::pipeline::Services;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::DocumentKind;
use crate::casework::case_file::model::PartyKind;
use crate::casework::people::Person;
use crate::casework::redaction::{self, NamedPerson, Question, Redacted};
use crate::failure::Failure;

/// Redacts the decision that was issued, with the names that the case knows.
///
/// # Errors
/// `case.not_found`, `case.no_decision` before it is issued, `store.*`.
pub async fn redact(services: &Services, case_id: &str, reader: &Person) -> Result<Redacted, Failure> {
    let (file, _) = super::read(services, case_id, reader).await?;
    let text = decision(&file).ok_or_else(|| Failure::new("case.no_decision", "尚未作出决定，没有可以公开的文书"))?;
    let question = Question { text: text.to_owned(), parties: people_of(&file), ..Question::default() };
    redaction::redact(&question)
}

fn decision(file: &CaseFile) -> Option<&str> {
    let decision = file.decision.as_ref()?;
    let document = file.documents.get(&decision.document).filter(|document| document.kind == DocumentKind::Decision)?;
    Some(document.version(document.issued?)?.markdown.as_str())
}

fn people_of(file: &CaseFile) -> Vec<NamedPerson> {
    use redaction::PartyKind as Kind;
    let kind = match file.party.kind {
        PartyKind::Natural => Kind::Natural,
        PartyKind::Organisation => Kind::Legal,
        PartyKind::IndividualBusiness => Kind::IndividualBusiness,
    };
    let person =
        |name: &str, kind, role: &str, minor| NamedPerson { name: name.to_owned(), kind, role: role.to_owned(), minor };
    let party = person(&file.party.name, kind, "当事人", file.party.minor);
    let role = if file.party.kind == PartyKind::Organisation { "法定代表人" } else { "经营者" };
    let representative = file.party.representative.iter().map(|name| person(name, Kind::Natural, role, false));
    let officers = file.officers.iter().map(|officer| person(&officer.name, Kind::Natural, "执法人员", false));
    std::iter::once(party).chain(representative).chain(officers).collect()
}
