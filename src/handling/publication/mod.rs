//! Publications of decisions: acts judged by the rules of case and agency, what a person sees, what the platform gets.

mod csv;
mod expire;
mod feed;
mod list;
mod sheet;

use chrono::{DateTime, Utc};

use super::{AgencyRules, Terms};
use crate::assist::pipeline::Services;
use crate::casework::calendar::china_date;
use crate::casework::people::{Permission, Person};
use crate::casework::publication::{self, Asked, Command, Event, Life, Limits};
use crate::failure::Failure;
use crate::store::publications::{Request, Standing};

pub use csv::csv;
pub use expire::{each_day, expire_all};
pub use feed::{Change, FeedEntry, FeedPage, feed};
pub use list::{PublicationRow, Todo, TodoKind, due, list};
pub use sheet::{PublicationSheet, Revoked, show};

/// Does what somebody asks for in the publication of a case, and gives it as it is then; `terms.expected_acts` counts its events.
///
/// # Errors
/// `case.not_found`, `case.no_decision`, `publication.*`, `redaction.*`, `deadline.*`, `calendar.file`, `store.*`.
pub async fn act(
    services: &Services,
    case_id: &str,
    actor: &Person,
    asked: &Asked,
    terms: Terms<'_>,
) -> Result<PublicationSheet, Failure> {
    let rules = AgencyRules::load(&services.config.home, &actor.agency)?;
    let name = actor.called();
    let judge = |standing: &Standing, now: DateTime<Utc>| {
        let context = publication::context(&standing.file, actor, now);
        let command = command(&rules, standing, asked, now)?;
        publication::judge(&standing.file, &standing.publication, &context, command)
    };
    let request = Request {
        actor,
        asked,
        expected_events: terms.expected_acts,
        key: terms.key,
        called: terms.called.unwrap_or(&name),
        judge: &judge,
    };
    let standing = services.store.publications().act(case_id, request).await?;
    Ok(sheet::of(&rules, &standing, actor, services.clock.now()))
}

/// The permissions of which somebody needs one to ask for this; whether they may in this case is judged with it.
pub fn needed(asked: &Asked) -> &'static [Permission] {
    match asked {
        Asked::Approve { .. } | Asked::Return { .. } => &[Permission::ApprovePublication],
        Asked::Publish {} | Asked::Withdraw { .. } | Asked::Expire {} => {
            &[Permission::HandleCases, Permission::ApprovePublication]
        }
        _ => &[Permission::HandleCases],
    }
}

/// What is asked for, with the text of the case and the dates of the agency.
fn command(rules: &AgencyRules, standing: &Standing, asked: &Asked, now: DateTime<Utc>) -> Result<Command, Failure> {
    let (file, policy) = (&standing.file, &rules.publication);
    let deadlines = rules.time_limits(&standing.acts, Life::from(&standing.publication), now);
    let limits = Limits::among(&deadlines);
    Ok(match asked.clone() {
        Asked::Prepare { known } => Command::Prepare { prepared: publication::prepared(file, policy, &known)? },
        Asked::Correct { reason, known } => {
            Command::Correct { reason, prepared: publication::prepared(file, policy, &known)? }
        }
        Asked::SetFields { fields } => Command::SetFields { fields },
        Asked::Confirm { ids } => Command::Confirm { ids },
        Asked::Lift { id, reason } => Command::Lift { id, reason },
        Asked::Add { marked } => Command::Add { marked },
        Asked::Submit {} => Command::Submit,
        Asked::Return { reason } => Command::Return { reason },
        Asked::Approve { text_sha256 } => Command::Approve { text_sha256 },
        Asked::Publish {} => {
            // A correction does not begin the period anew.
            let first = standing.publication.first_published_at.unwrap_or(now);
            Command::Publish { due: limits.publish.and_then(|limit| limit.due), until: policy.until(china_date(first)) }
        }
        Asked::Withdraw { ground, explanation } => {
            publication::tells_nothing(file, policy, "撤回的理由", &explanation)?;
            Command::Withdraw { ground, explanation, due: limits.withdraw.and_then(|limit| limit.due) }
        }
        Asked::Expire {} => Command::Expire,
        Asked::Abandon { reason } => Command::Abandon { reason },
    })
}

/// The events of an act that no person asks for.
fn by_service(standing: &Standing, now: DateTime<Utc>) -> Result<Vec<Event>, Failure> {
    let context = publication::Context {
        actor_id: expire::SERVICE.to_owned(),
        actor_name: expire::SERVICE_NAME.to_owned(),
        may_prepare: true,
        may_approve: false,
        now,
    };
    publication::judge(&standing.file, &standing.publication, &context, Command::Expire)
}
