//! What a person sees of the publication of a case.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::assist::pipeline::Services;
use crate::casework::case_file::file::CaseFile;
use crate::casework::deadline::Deadline;
use crate::casework::people::Person;
use crate::casework::publication::{self, Known, Life, Limits, Publication, Stage, sha256};
use crate::casework::redaction::Leftover;
use crate::failure::Failure;
use crate::handling::AgencyRules;
use crate::store::publications::Standing;

/// The publication of a case as it stands. It holds the original text and is not for the public.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublicationSheet {
    /// The case.
    pub case_id: String,
    /// Identifier of the publication in the feed; absent before there is a decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where it stands.
    pub stage: Stage,
    /// Number of events so far; what `expected_events` is compared with.
    pub events: u64,
    /// The types of acts that the reader may ask for now.
    pub may: Vec<String>,
    /// SHA-256 of the text that is being prepared: what an approval names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_sha256: Option<String>,
    /// What stands in the decision and is not hidden, but should be looked at while a text is prepared.
    pub leftovers: Vec<Leftover>,
    /// That the decision was changed, revoked or found unlawful.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Revoked>,
    /// Whether it is public and has to be taken down for that.
    pub to_withdraw: bool,
    /// The time limits for publishing and withdrawing.
    pub deadlines: Vec<Deadline>,
    /// Everything that is known of it.
    pub publication: Publication,
}

/// That a decision stands no more.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RevokedDecision)]
pub struct Revoked {
    /// Since when.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

/// The publication of a case, for somebody of its agency.
///
/// # Errors
/// `case.not_found`, `publication.policy`, `calendar.file`, `deadline.*`, `store.*`.
pub async fn show(services: &Services, case_id: &str, reader: &Person) -> Result<PublicationSheet, Failure> {
    let standing = services.store.publications().get(case_id, reader).await?;
    let rules = AgencyRules::load(&services.config.home, &reader.agency)?;
    Ok(of(&rules, &standing, reader, services.clock.now()))
}

/// The same of a publication that was just read or written.
pub(super) fn of(rules: &AgencyRules, standing: &Standing, reader: &Person, now: DateTime<Utc>) -> PublicationSheet {
    let Standing { file, acts, publication, events } = standing;
    let deadlines = rules.time_limits(acts, Life::from(publication), now);
    let Limits { publish, withdraw } = Limits::among(&deadlines);
    let revoked = file.decision.as_ref().and_then(|decision| decision.revoked.clone());
    let context = publication::context(file, reader, now);
    PublicationSheet {
        case_id: file.id.clone(),
        id: standing.id(),
        stage: publication.stage(),
        events: events.len() as u64,
        may: publication::may(file, publication, &context),
        text_sha256: publication.draft.as_ref().map(|draft| sha256(&draft.text)),
        leftovers: publication.draft.as_ref().map(|_| leftovers(rules, file)).unwrap_or_default(),
        to_withdraw: revoked.is_some() && publication.visible().is_some(),
        revoked: revoked.map(|(at, reason)| Revoked { at, reason }),
        deadlines: publish.into_iter().chain(withdraw).cloned().collect(),
        publication: publication.clone(),
    }
}

/// A text that could be prepared can be looked through again.
fn leftovers(rules: &AgencyRules, file: &CaseFile) -> Vec<Leftover> {
    let redacted = publication::redacted(file, &rules.publication, &Known::default());
    redacted.map(|redacted| redacted.leftovers).unwrap_or_default()
}
