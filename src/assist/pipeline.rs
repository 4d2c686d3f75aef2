//! The main job from end to end: each arrow's result is stored before the next begins, so that a run that was cut off
//! goes on where it was.

use std::sync::Arc;

use super::report::AssistReport;
use crate::clock::Clock;
use crate::config::Config;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::store::Store;

/// The names of the steps, in order; the same in the store, the API and the pages.
pub const STEPS: [&str; 8] = ["transcribe", "extract", "provisions", "choose", "range", "cases", "draft", "check"];

/// What the main job stands on. Opened once per process and shared.
#[derive(Clone)]
pub struct Services {
    /// The checked configuration.
    pub config: Arc<Config>,
    /// The present time.
    pub clock: Arc<dyn Clock>,
    /// The records.
    pub store: Store,
}

impl Services {
    /// Opens store, indexes and (lazily) models. Opens no connection to another machine.
    ///
    /// # Errors
    /// What the store says; a missing model or index is no error here, it is said by the step that needs it.
    pub async fn open(config: Config, clock: Arc<dyn Clock>) -> Result<Self, Failure> {
        let store = Store::open(&config.database(), clock.clone()).await?;
        Ok(Self { config: Arc::new(config), clock, store })
    }
}

/// Runs or resumes the run `run_id` (created beforehand in the store) and returns its report.
///
/// # Errors
/// What a step says, with its stable code; everything finished before it stays stored.
pub async fn run(_services: &Services, _run_id: &str, _progress: Arc<dyn Progress>) -> Result<AssistReport, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
