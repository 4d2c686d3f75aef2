//! Use cases of casework: an act judged by the agency's rules, with what the program has to look up for it.

pub mod archive;
pub mod redaction;
mod rules;
pub mod sheet;

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::assist::pipeline::Services;
use crate::assist::range_question::answer;
use crate::casework::case_file::act::{Act, Recorded};
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::model::RangeSummary;
use crate::casework::people::Person;
use crate::discretion::request;
use crate::failure::Failure;
use crate::store::audit::canonical_json;
use crate::store::case_files::Request;
use crate::store::people::Account;

pub use rules::AgencyRules;

/// How an act is asked for.
#[derive(Debug, Clone, Default)]
pub struct Terms<'a> {
    /// How many acts the case had when the actor last looked at it.
    pub expected_acts: Option<u64>,
    /// A key under which a repeated request gives the first answer.
    pub key: Option<&'a str>,
}

/// Opens a case.
///
/// # Errors
/// `case.*`, `review.catalogue`, `calendar.file`, `store.*`.
pub async fn open(services: &Services, actor: &Person, act: Act) -> Result<CaseFile, Failure> {
    let rules = AgencyRules::load(&services.config.home)?;
    let people = services.store.people().of_agency(&actor.agency).await?;
    let person = |id: &str| account_of(&people, id);
    let request =
        Request { actor, act, expected_acts: None, key: None, range: None, person: &person, rules: rules.as_ref() };
    services.store.case_files().open(request).await
}

/// Does an act in a case.
///
/// # Errors
/// As [`open`]; `range.*` and `law.*` where the question for the range can't be answered; `case.run_unknown`.
pub async fn act(
    services: &Services,
    case_id: &str,
    actor: &Person,
    act: Act,
    terms: Terms<'_>,
) -> Result<CaseFile, Failure> {
    let rules = AgencyRules::load(&services.config.home)?;
    let people = services.store.people().of_agency(&actor.agency).await?;
    let person = |id: &str| account_of(&people, id);
    known_run(services, &act).await?;
    let range = range_of(services, &act).await?;
    let Terms { expected_acts, key } = terms;
    let request = Request { actor, act, expected_acts, key, range, person: &person, rules: rules.as_ref() };
    services.store.case_files().act(case_id, request).await
}

/// A case with its history, for somebody of its agency.
///
/// # Errors
/// `case.not_found`, `store.*`.
pub async fn read(services: &Services, case_id: &str, reader: &Person) -> Result<(CaseFile, Vec<Recorded>), Failure> {
    services.store.case_files().get(case_id, reader).await
}

fn account_of(people: &HashMap<String, Account>, id: &str) -> Option<Person> {
    people.get(id).map(|account| account.person.clone())
}

/// A run that is tied to a case must be there.
async fn known_run(services: &Services, act: &Act) -> Result<(), Failure> {
    let Act::LinkRun { run } = act else { return Ok(()) };
    if services.store.runs().get(run).await?.is_some() {
        return Ok(());
    }
    Err(Failure::new("case.run_unknown", format!("没有办理记录 {run}")))
}

/// What the range engine says of an outcome, where the act asks it.
async fn range_of(services: &Services, act: &Act) -> Result<Option<RangeSummary>, Failure> {
    let Act::SetOutcome { range_question: Some(question), .. } = act else { return Ok(None) };
    let written = canonical_json(question);
    let parsed = request::parse(&written)?;
    let answered = answer(&parsed, &services.store, &services.config, services.clock.today()).await?;
    let report = answered.report;
    let of_row = report.benchmark.as_ref().and_then(|used| used.row.as_ref()).map(|row| row.benchmark.clone());
    Ok(Some(RangeSummary {
        statutory: report.statutory,
        case: report.case,
        tier: report.tier.map(|tier| tier.name),
        benchmark: of_row.or(report.profile.map(|profile| profile.name)),
        question_sha256: hex::encode(Sha256::digest(written)),
    }))
}
