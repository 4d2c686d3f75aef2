//! Use cases of casework: an act judged by the agency's rules, with what the program has to look up for it.

pub mod archive;
pub mod documents;
pub mod publication;
pub mod redaction;
mod registers;
pub mod report_dates;
pub mod reports;
mod rules;
pub mod run;
pub mod sheet;
pub mod sign_in;
pub mod timeline;
pub mod views;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::assist::pipeline::Services;
use crate::assist::range_question::answer;
use crate::casework::case_file::act::{Act, Recorded};
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::{Material, MaterialKind};
use crate::casework::case_file::model::RangeSummary;
use crate::casework::people::Person;
use crate::discretion::request;
use crate::failure::Failure;
use crate::store::audit::canonical_json;
use crate::store::case_files::{Kept, Request};
use crate::store::people::Account;

pub use rules::AgencyRules;

/// How an act is asked for.
#[derive(Debug, Clone, Default)]
pub struct Terms<'a> {
    /// How many acts the case had when the actor last looked at it.
    pub expected_acts: Option<u64>,
    /// A key under which a repeated request gives the first answer.
    pub key: Option<&'a str>,
    /// What the log calls the actor, where it is not name and account.
    pub called: Option<&'a str>,
}

/// Opens a case.
///
/// # Errors
/// `case.*`, `review.catalogue`, `calendar.file`, `store.*`.
pub async fn open(services: &Services, actor: &Person, act: Act, terms: Terms<'_>) -> Result<CaseFile, Failure> {
    let rules = AgencyRules::load(&services.config.home, &actor.agency)?;
    let people = services.store.people().of_agency(&actor.agency).await?;
    let person = |id: &str| account_of(&people, id);
    let request = asked(actor, act, &terms, &person, rules.as_ref());
    services.store.case_files().open(request).await
}

/// Does an act in a case; files are added by [`add_material`] only.
///
/// # Errors
/// As [`open`]; `range.*` and `law.*` where the question for the range can't be answered; `case.run_unknown`,
/// `case.run_undrafted`, `material.upload_only`.
pub async fn act(
    services: &Services,
    case_id: &str,
    actor: &Person,
    act: Act,
    terms: Terms<'_>,
) -> Result<CaseFile, Failure> {
    if matches!(act, Act::AddMaterial { .. }) {
        // A hash alone would reach files of other cases, and files that are not there.
        let refusal = Failure::new("material.upload_only", "材料须连同文件一起添加，不能只写明散列值");
        return Err(refusal.with_hint("用 POST …/materials 上传，或者 caiheng case add-material"));
    }
    run::permitted(actor, &act)?;
    let act = run::drafted(services, act).await?;
    run::known(services, actor, &act).await?;
    let range = range_of(services, &act).await?;
    done(services, case_id, actor, act, terms, range).await
}

/// Adds a file that was just kept to a case.
///
/// # Errors
/// As [`open`].
pub async fn add_material(
    services: &Services,
    case_id: &str,
    actor: &Person,
    given: Given,
    kept: Kept,
    terms: Terms<'_>,
) -> Result<CaseFile, Failure> {
    let Given { name, kind, taken_at, note } = given;
    let material = Material {
        id: String::new(),
        kind,
        name,
        sha256: kept.sha256,
        bytes: kept.bytes,
        media_type: kept.media_type.to_owned(),
        taken_at,
        note,
    };
    done(services, case_id, actor, Act::AddMaterial { material }, terms, None).await
}

/// What is known of a file beside its bytes.
#[derive(Debug, Clone)]
pub struct Given {
    /// Name of the file or of the thing.
    pub name: String,
    /// Kind.
    pub kind: MaterialKind,
    /// When it was taken or recorded.
    pub taken_at: DateTime<Utc>,
    /// Where, and anything else that helps to find it.
    pub note: Option<String>,
}

async fn done(
    services: &Services,
    case_id: &str,
    actor: &Person,
    act: Act,
    terms: Terms<'_>,
    range: Option<RangeSummary>,
) -> Result<CaseFile, Failure> {
    let rules = AgencyRules::load(&services.config.home, &actor.agency)?;
    let people = services.store.people().of_agency(&actor.agency).await?;
    let person = |id: &str| account_of(&people, id);
    let request = Request { range, ..asked(actor, act, &terms, &person, rules.as_ref()) };
    services.store.case_files().act(case_id, request).await
}

fn asked<'a>(
    actor: &'a Person,
    act: Act,
    terms: &Terms<'a>,
    person: &'a (dyn Fn(&str) -> Option<Person> + Sync),
    rules: &'a AgencyRules,
) -> Request<'a> {
    let Terms { expected_acts, key, called } = *terms;
    Request { actor, act, expected_acts, key, range: None, person, rules, called }
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
