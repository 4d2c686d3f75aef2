//! The decision of a case as it may be published: what has to be hidden is hidden and listed, for a person to confirm.

use super::AgencyRules;
use crate::assist::pipeline::Services;
use crate::casework::people::Person;
use crate::casework::publication::{Known, redacted};
use crate::casework::redaction::Redacted;
use crate::failure::Failure;

/// Redacts the decision that was issued, with the names that the case knows and by the agency's rules.
///
/// # Errors
/// `case.not_found`, `case.no_decision` before it is issued, `publication.policy`, `store.*`.
pub async fn redact(services: &Services, case_id: &str, reader: &Person) -> Result<Redacted, Failure> {
    let (file, _) = super::read(services, case_id, reader).await?;
    let rules = AgencyRules::load(&services.config.home, &reader.agency)?;
    redacted(&file, &rules.publication, &Known::default())
}
