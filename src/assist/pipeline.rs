//! The main job from end to end: each arrow's result is stored before the next begins, so that a run that was cut off
//! goes on where it was.

use std::sync::Arc;

use super::report::AssistReport;
use crate::failure::Failure;
use crate::progress::Progress;

pub use super::services::Services;

/// The names of the steps, in order; the same in the store, the API and the pages.
pub const STEPS: [&str; 8] = ["transcribe", "extract", "provisions", "choose", "range", "cases", "draft", "check"];

/// Runs or resumes the run `run_id` (created beforehand in the store) and returns its report.
///
/// # Errors
/// What a step says, with its stable code; everything finished before it stays stored.
pub async fn run(_services: &Services, _run_id: &str, _progress: Arc<dyn Progress>) -> Result<AssistReport, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
