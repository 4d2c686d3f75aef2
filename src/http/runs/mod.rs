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
use crate::store::runs::Run;

/// The run `id`.
///
/// # Errors
/// `run.not_found`.
async fn find(state: &ApiState, id: &str) -> Result<Run, Problem> {
    let found = state.services.store.runs().get(id).await?;
    found.ok_or_else(|| Problem::new("run.not_found", format!("没有办理记录 {id}")))
}
