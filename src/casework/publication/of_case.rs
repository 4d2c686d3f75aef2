//! The publication of a case's decision: which text, which names, which fields.

use super::asked::Known;
use super::command::Prepared;
use super::model::{Fields, Source};
use super::policy::Policy;
use super::sha256;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::DocumentKind;
use crate::casework::case_file::model::{Outcome, Party, PartyKind};
use crate::casework::redaction::{self, Marked, NamedPerson, PartyKind as Kind, Question, Redacted, Secret};
use crate::casework::review::catalogue::measure_name;
use crate::failure::Failure;

/// Kind of enforcement of every case.
const CATEGORY: &str = "行政处罚";
/// As in the record of an officer who handles the case.
const OFFICER: &str = "执法人员";

/// The decision that was issued, and its text.
///
/// # Errors
/// `case.no_decision` before it is issued.
pub fn source_of(file: &CaseFile) -> Result<(Source, &str), Failure> {
    let issued = file.decision.as_ref().and_then(|decision| {
        let document = file.documents.get(&decision.document);
        let document = document.filter(|document| document.kind == DocumentKind::Decision)?;
        document.version(document.issued?).map(|version| (document.id.clone(), version))
    });
    let missing = || Failure::new("case.no_decision", "尚未作出决定，没有可以公开的文书");
    let (document_id, version) = issued.ok_or_else(missing)?;
    let source = Source { document_id, version: version.version, sha256: sha256(&version.markdown) };
    Ok((source, &version.markdown))
}

/// The decision with everything hidden that the rules find and that `known` adds.
///
/// # Errors
/// `case.no_decision`, `redaction.*` where what is marked is not in the text.
pub fn redacted(file: &CaseFile, policy: &Policy, known: &Known) -> Result<Redacted, Failure> {
    let (_, text) = source_of(file)?;
    let mut question = Question {
        text: text.to_owned(),
        parties: people_of(file),
        marked: known.marked.clone(),
        known_names: known.names.clone(),
        keep: policy.keep.clone(),
        settings: policy.redaction,
    };
    let first = redaction::redact(&question)?;
    let missed = private(&file.party).into_iter().filter(|marked| {
        let quote = marked.quote.as_deref().unwrap_or_default();
        first.text.contains(quote)
    });
    let before = question.marked.len();
    question.marked.extend(missed);
    if question.marked.len() == before { Ok(first) } else { redaction::redact(&question) }
}

/// What a publication of the decision begins with.
///
/// # Errors
/// As [`redacted`].
pub fn prepared(file: &CaseFile, policy: &Policy, known: &Known) -> Result<Prepared, Failure> {
    let (source, _) = source_of(file)?;
    let Redacted { text, items, .. } = redacted(file, policy, known)?;
    let fields = match &known.fields {
        Some(fields) => fields.clone(),
        None => fields_of(file, &items)?,
    };
    Ok(Prepared { source, text, items, fields })
}

/// Whether words meant for the public hold what identifies somebody of the case.
///
/// # Errors
/// `publication.discloses`, `redaction.*`.
pub fn tells_nothing(file: &CaseFile, policy: &Policy, what: &str, words: &str) -> Result<(), Failure> {
    let question = Question {
        text: words.to_owned(),
        parties: people_of(file),
        keep: policy.keep.clone(),
        settings: policy.redaction,
        ..Question::default()
    };
    match redaction::redact(&question)?.items.iter().find(|item| item.certain) {
        None => Ok(()),
        Some(item) => {
            let message = format!("{what}中有应当隐去的{}", item.kind.name());
            Err(Failure::new("publication.discloses", message).with_hint(format!("请改为“{}”", item.replacement)))
        }
    }
}

/// Everybody whom the case file names.
fn people_of(file: &CaseFile) -> Vec<NamedPerson> {
    let kind = match file.party.kind {
        PartyKind::Natural => Kind::Natural,
        PartyKind::Organisation => Kind::Legal,
        PartyKind::IndividualBusiness => Kind::IndividualBusiness,
    };
    let person = |name: &str, role: &str| NamedPerson {
        name: name.trim().to_owned(),
        kind: Kind::Natural,
        role: role.to_owned(),
        minor: false,
    };
    let party = NamedPerson { kind, minor: file.party.minor, ..person(&file.party.name, "当事人") };
    let role = if file.party.kind == PartyKind::Organisation { "法定代表人" } else { "经营者" };
    let mut people = vec![party];
    people.extend(file.party.representative.iter().map(|name| person(name, role)));
    people.extend(file.officers.iter().map(|officer| person(&officer.name, OFFICER)));
    let chair = file.hearing.iter().filter_map(|hearing| hearing.scheduled.as_ref()).map(|held| &held.chair);
    let reviewers = file.reviews.iter().filter_map(|round| round.reviewer.as_ref());
    people.extend(chair.chain(reviewers).map(|official| person(&official.name, OFFICER)));
    let signed = file.records.values().filter_map(|record| record.signed.as_ref());
    people.extend(signed.flat_map(|signed| &signed.signatures).map(|signer| person(&signer.name, &signer.role)));
    let is_new = |place: usize, one: &NamedPerson| {
        !one.name.is_empty() && people.iter().take(place).all(|before| before.name != one.name)
    };
    people.iter().enumerate().filter(|(place, one)| is_new(*place, one)).map(|(_, one)| one.clone()).collect()
}

/// What the case file knows of a natural person that has no form of its own in a text.
fn private(party: &Party) -> Vec<Marked> {
    if party.kind != PartyKind::Natural {
        return Vec::new();
    }
    let known =
        [(&party.address, "当事人的住址"), (&party.code, "当事人的证件号码"), (&party.telephone, "当事人的电话")];
    let mark = |(words, reason): (&Option<String>, &str)| {
        let quote = words.as_deref().map(str::trim).filter(|words| !words.is_empty())?.to_owned();
        Some(Marked { quote: Some(quote), start: None, end: None, secret: Secret::Privacy, reason: reason.to_owned() })
    };
    known.into_iter().filter_map(mark).collect()
}

fn fields_of(file: &CaseFile, items: &[redaction::Redaction]) -> Result<Fields, Failure> {
    let decision = file.decision.as_ref();
    let decision = decision.ok_or_else(|| Failure::new("case.no_decision", "尚未作出决定"))?;
    Ok(Fields {
        body: file.agency.clone(),
        party: party_of(file, items)?,
        category: CATEGORY.to_owned(),
        conclusion: file.outcome.as_ref().map(conclusion).unwrap_or_default(),
        decision_number: decision.number.clone(),
        decided_on: decision.decided_on,
    })
}

/// The party as the text has it; where the text does not name it, as it would.
fn party_of(file: &CaseFile, items: &[redaction::Redaction]) -> Result<String, Failure> {
    let name = file.party.name.trim();
    if let Some(item) = items.iter().find(|item| item.original == name) {
        return Ok(item.replacement.clone());
    }
    let question = Question { text: name.to_owned(), parties: people_of(file), ..Question::default() };
    Ok(redaction::redact(&question)?.text)
}

/// 执法结论: 警告、罚款50000元、没收价值300元.
fn conclusion(outcome: &Outcome) -> String {
    let Outcome::Penalty { fine, confiscated, measures, .. } = outcome else { return "不予行政处罚".to_owned() };
    let measures = measures.iter().map(|measure| measure_name(*measure).to_owned());
    let fine = fine.map(|fine| format!("罚款{fine}"));
    let confiscated = confiscated.map(|amount| format!("没收价值{amount}"));
    measures.chain(fine).chain(confiscated).collect::<Vec<_>>().join("、")
}
