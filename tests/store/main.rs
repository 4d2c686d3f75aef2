//! The records: runs, steps, jobs, cases; two processes on one file; a process killed in the middle of writing.
#![expect(clippy::expect_used, reason = "helpers of tests fail the test")]

mod cases;
mod jobs;
mod opening;
mod runs;
mod sessions;

use std::path::Path;
use std::sync::{Arc, Mutex};

use caiheng::clock::{Clock, FixedClock};
use caiheng::failure::Failure;
use caiheng::store::runs::NewRun;
use caiheng::store::{Store, StoreError};
use chrono::{DateTime, Duration, Utc};

/// A clock that a test moves.
#[derive(Clone)]
struct HandClock(Arc<Mutex<DateTime<Utc>>>);

impl HandClock {
    fn new() -> Self {
        Self(Arc::new(Mutex::new("2026-11-23T08:00:00Z".parse().expect("a time"))))
    }

    fn pass(&self, seconds: i64) {
        *self.0.lock().expect("the clock") += Duration::seconds(seconds);
    }
}

impl Clock for HandClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().expect("the clock")
    }
}

async fn open(folder: &Path) -> Store {
    let clock = FixedClock("2026-11-23T08:00:00Z".parse().expect("a time"));
    Store::open(&folder.join("caiheng.sqlite3"), Arc::new(clock)).await.expect("opens")
}

fn new_run(title: &str) -> NewRun {
    NewRun {
        title: title.into(),
        file_name: "询问录音.flac".into(),
        stored_path: "uploads/1.flac".into(),
        kind: "audio".into(),
        sha256: "ab".repeat(32),
        as_of: "2025-03-12".parse().ok(),
        owner: None,
    }
}

fn code(error: StoreError) -> &'static str {
    Failure::from(error).code
}
