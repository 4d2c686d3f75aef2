//! Runs of the main job.

pub mod cancel;
pub mod create;
pub mod draft;
pub mod events;
pub mod get;
pub mod list;
mod media_type;
pub mod recording;
pub mod report;
pub mod step;
pub mod trace;
mod upload;
pub mod view;

use super::ApiState;
use super::error::Problem;
use super::identity::{Caller, Identity};
use crate::handling::views::{Seen, seen};
use crate::store::runs::{Owner, Run, Runs, Scope};

/// The run `id`, for somebody of its agency; another agency's is not found. That it is about to be shown goes on record.
///
/// # Errors
/// `run.not_found`.
async fn find(state: &ApiState, caller: &Caller, id: &str) -> Result<Run, Problem> {
    let found = state.services.store.runs().get(id).await?;
    let own = found.filter(|run| scope(caller).holds(run.owner.as_ref()));
    let run = own.ok_or_else(|| Problem::new("run.not_found", format!("没有办理记录 {id}")))?;
    put_on_record(state, caller, Seen::Run(id)).await?;
    Ok(run)
}

/// Puts on record that somebody with an account is about to be shown something.
async fn put_on_record(state: &ApiState, caller: &Caller, what: Seen<'_>) -> Result<(), Problem> {
    if let Identity::Account(known) = &caller.identity {
        seen(&state.services, &known.account.person, None, what).await?;
    }
    Ok(())
}

/// Whose runs somebody may see.
pub(super) fn scope(caller: &Caller) -> Scope<'_> {
    match &caller.identity {
        Identity::Local => Scope::All,
        Identity::Account(known) => Scope::Agency(&known.account.person.agency),
        Identity::Nobody(_) => Scope::Nothing,
    }
}

/// Whose a run is that somebody begins.
fn owner(caller: &Caller) -> Option<Owner> {
    let Identity::Account(known) = &caller.identity else { return None };
    let person = &known.account.person;
    Some(Owner { account_id: person.id.clone(), agency: person.agency.clone() })
}

/// The runs, whose changes are logged as the caller's.
fn acting(state: &ApiState, caller: &Caller) -> Runs {
    match &caller.identity {
        Identity::Account(known) => state.services.store.acting_as(&known.account.person.called()).runs(),
        _ => state.services.store.runs(),
    }
}
