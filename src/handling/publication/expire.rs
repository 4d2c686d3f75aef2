//! The end of a publication whose period is over, by the service where the agency's rules say so.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::task::JoinHandle;

use super::by_service;
use crate::assist::pipeline::Services;
use crate::casework::people::Person;
use crate::casework::publication::{Asked, ExpiredBy};
use crate::failure::Failure;
use crate::handling::AgencyRules;
use crate::lifecycle::Shutdown;
use crate::store::publications::Request;

/// Under which account the service acts; no person has it.
pub(super) const SERVICE: &str = "caiheng";
/// What the record calls it.
pub(super) const SERVICE_NAME: &str = "裁衡（自动）";

/// How often the service looks whether a day has ended.
const LOOK_EVERY: Duration = Duration::from_secs(15 * 60);

/// Ends every publication whose last day is over, where the agency's rules leave that to the service; how many.
///
/// # Errors
/// `publication.policy`, `store.*`. What cannot be ended is left as it is and is on record.
pub async fn expire_all(services: &Services) -> Result<usize, Failure> {
    let publications = services.store.publications();
    let mut ended = 0;
    for (agency, case_id) in publications.run_out(services.clock.today()).await? {
        let rules = match AgencyRules::load(&services.config.home, &agency) {
            Ok(rules) => rules,
            Err(failure) => {
                // The others' publications end all the same.
                tracing::warn!(agency, %failure, "the rules of an agency can't be used");
                continue;
            }
        };
        if rules.publication.expire != ExpiredBy::Service {
            continue;
        }
        let actor = service_of(agency);
        let asked = Asked::Expire {};
        let (expected_events, key, called) = (None, None, SERVICE);
        let request = Request { actor: &actor, asked: &asked, expected_events, key, called, judge: &by_service };
        match publications.act(&case_id, request).await {
            Ok(_) => ended += 1,
            Err(failure) if failure.code.starts_with("store.") => return Err(failure),
            Err(failure) => tracing::warn!(case = case_id, %failure, "a publication was not ended"),
        }
    }
    Ok(ended)
}

/// Ends what runs out, each day, until the service stops.
pub fn each_day(services: Services, shutdown: Shutdown) -> JoinHandle<()> {
    tokio::spawn(async move {
        while !shutdown.has_begun() {
            match expire_all(&services).await {
                Ok(0) => {}
                Ok(ended) => tracing::info!(ended, "publications whose period was over"),
                Err(failure) => tracing::warn!(%failure, "publications could not be looked through"),
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                () = shutdown.begun() => {}
            }
        }
    })
}

fn service_of(agency: String) -> Person {
    Person {
        id: SERVICE.to_owned(),
        name: SERVICE_NAME.to_owned(),
        agency,
        roles: BTreeSet::new(),
        certificate: None,
        legal_qualification: None,
        within: None,
    }
}
