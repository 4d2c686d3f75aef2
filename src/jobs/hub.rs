//! What is known about the runs that this process works on: their last progress, who listens, and how to stop them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, watch};

use crate::progress::{CancelFlag, Progress, ProgressEvent};

/// The last report of a run, and a notice of each new one. A slow listener misses some, never the last.
pub type Reports = watch::Receiver<Option<ProgressEvent>>;

/// The runs at work in this process; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Hub {
    live: Arc<Mutex<HashMap<String, Arc<LiveRun>>>>,
    queued: Arc<Notify>,
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

    /// Whether no run is at work here.
    pub fn is_idle(&self) -> bool {
        self.lock().is_empty()
    }

    /// Tells a waiting worker that a job was queued.
    pub fn wake_worker(&self) {
        self.queued.notify_one();
    }

    /// Waits for [`Self::wake_worker`]; a notice given while nobody waits is kept.
    pub async fn job_queued(&self) {
        self.queued.notified().await;
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<LiveRun>>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A run at work.
#[derive(Debug)]
pub struct LiveRun {
    reports: watch::Sender<Option<ProgressEvent>>,
    cancel: CancelFlag,
}

impl Default for LiveRun {
    fn default() -> Self {
        Self { reports: watch::Sender::new(None), cancel: CancelFlag::default() }
    }
}

impl LiveRun {
    /// Listens to its reports.
    pub fn listen(&self) -> Reports {
        self.reports.subscribe()
    }

    /// The last report.
    pub fn last(&self) -> Option<ProgressEvent> {
        self.reports.borrow().clone()
    }

    /// Stops the work at its next checkpoint.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }
}

impl Progress for LiveRun {
    fn report(&self, event: ProgressEvent) {
        self.reports.send_replace(Some(event));
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
    fn a_late_listener_gets_the_last_report_and_notice_of_the_next() {
        let hub = Hub::default();
        let guard = hub.begin("r");
        guard.run().report(report(1));
        guard.run().report(report(2));
        let mut reports = hub.find("r").expect("is at work").listen();
        assert_eq!(*reports.borrow_and_update(), Some(report(2)));
        guard.run().report(report(3));
        assert!(reports.has_changed().expect("the run goes on"));
        assert_eq!(*reports.borrow_and_update(), Some(report(3)));
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
