//! What is known about the runs that this process works on: their last progress, who listens, and how to stop them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::broadcast;

use crate::progress::{CancelFlag, Progress, ProgressEvent};

/// Reports kept for a listener that is slow; older ones are dropped, which is harmless as each report stands alone.
const BACKLOG: usize = 64;

/// The runs at work in this process; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Hub {
    live: Arc<Mutex<HashMap<String, Arc<LiveRun>>>>,
}

impl Hub {
    /// Announces that work on `run_id` begins; it is announced as ended when the guard drops.
    pub fn begin(&self, run_id: &str) -> LiveGuard {
        let run = Arc::new(LiveRun::default());
        self.lock().insert(run_id.to_owned(), run.clone());
        LiveGuard { hub: self.clone(), run_id: run_id.to_owned(), run }
    }

    /// The run, where this process works on it.
    pub fn find(&self, run_id: &str) -> Option<Arc<LiveRun>> {
        self.lock().get(run_id).cloned()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<LiveRun>>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A run at work.
#[derive(Debug)]
pub struct LiveRun {
    sender: broadcast::Sender<ProgressEvent>,
    last: Mutex<Option<ProgressEvent>>,
    cancel: CancelFlag,
}

impl Default for LiveRun {
    fn default() -> Self {
        let (sender, _) = broadcast::channel(BACKLOG);
        Self { sender, last: Mutex::new(None), cancel: CancelFlag::default() }
    }
}

impl LiveRun {
    /// The last report and those that follow.
    pub fn listen(&self) -> (Option<ProgressEvent>, broadcast::Receiver<ProgressEvent>) {
        // Subscribed while the lock is held: no report can fall between the two.
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        (last.clone(), self.sender.subscribe())
    }

    /// The last report.
    pub fn last(&self) -> Option<ProgressEvent> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Stops the work at its next checkpoint.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }
}

impl Progress for LiveRun {
    fn report(&self, event: ProgressEvent) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = Some(event.clone());
        // Nobody listening is no error.
        let _ = self.sender.send(event);
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

/// Keeps a run announced in the [`Hub`].
#[derive(Debug)]
pub struct LiveGuard {
    hub: Hub,
    run_id: String,
    run: Arc<LiveRun>,
}

impl LiveGuard {
    /// The run.
    pub fn run(&self) -> Arc<LiveRun> {
        self.run.clone()
    }
}

impl Drop for LiveGuard {
    fn drop(&mut self) {
        self.hub.lock().remove(&self.run_id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(done: u64) -> ProgressEvent {
        ProgressEvent { step: "transcribe", done, total: 9, message: String::new() }
    }

    #[test]
    fn a_late_listener_gets_the_last_report_and_then_the_next() {
        let hub = Hub::default();
        let guard = hub.begin("r");
        guard.run().report(report(1));
        guard.run().report(report(2));
        let (last, mut next) = hub.find("r").expect("is at work").listen();
        assert_eq!(last, Some(report(2)));
        guard.run().report(report(3));
        assert_eq!(next.try_recv().expect("a report"), report(3));
    }

    #[test]
    fn a_run_is_forgotten_when_its_work_ends() {
        let hub = Hub::default();
        let guard = hub.begin("r");
        hub.find("r").expect("is at work").cancel();
        assert!(guard.run().is_cancelled());
        drop(guard);
        assert!(hub.find("r").is_none());
    }
}
