//! Progress and cancellation of long work, for the command line, the jobs and the pages alike.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use crate::failure::Failure;

/// A report from work under way.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct ProgressEvent {
    /// The step, as a stable identifier (`transcribe`, `extract`, `provisions` ...).
    pub step: &'static str,
    /// Units done, in the unit that `message` names.
    pub done: u64,
    /// Units in all; 0 where it is not known.
    pub total: u64,
    /// A sentence in Chinese for a person.
    pub message: String,
}

/// Receives progress; cheap to call often.
pub trait Progress: Send + Sync {
    /// Takes one report.
    fn report(&self, event: ProgressEvent);

    /// Whether the user asked to stop.
    fn is_cancelled(&self) -> bool {
        false
    }

    /// An error as soon as the user asked to stop; long loops call this.
    ///
    /// # Errors
    /// `cancelled` when the user asked to stop.
    fn checkpoint(&self) -> Result<(), Failure> {
        if self.is_cancelled() { Err(Failure::cancelled()) } else { Ok(()) }
    }
}

/// Ignores all reports and is never cancelled.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn report(&self, _event: ProgressEvent) {}
}

/// A flag that stops work at its next checkpoint; clones share the flag.
#[derive(Debug, Clone, Default)]
pub struct CancelFlag(Arc<AtomicBool>);

impl CancelFlag {
    /// Asks the work to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether [`Self::cancel`] was called.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
