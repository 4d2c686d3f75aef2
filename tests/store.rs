//! The records: runs, steps, jobs; two processes on one file; a process killed in the middle of writing.
#![expect(clippy::expect_used, reason = "helpers of tests fail the test")]

use std::path::Path;
use std::sync::{Arc, Mutex};

use caiheng::clock::{Clock, FixedClock, SystemClock};
use caiheng::failure::Failure;
use caiheng::store::jobs::Heartbeat;
use caiheng::store::runs::{NewRun, Status, StepRecord};
use caiheng::store::{Store, StoreError};
use chrono::{DateTime, Duration, Utc};
use serde_json::json;

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
    }
}

fn code(error: StoreError) -> &'static str {
    Failure::from(error).code
}

#[tokio::test]
async fn a_run_keeps_every_step_and_ends_with_its_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let runs = store.runs();
    let id = runs.create(new_run("某超市案")).await.expect("creates");
    runs.begin_step(&id, "extract", &json!({"segments": 3})).await.expect("begins");
    assert_eq!(runs.get(&id).await.expect("reads").expect("is there").status, Status::Running);

    let record = StepRecord {
        output: json!({"act": "经营过期食品", "amount": 35.5}),
        model: Some("qwen".into()),
        model_sha256: Some("cd".repeat(32)),
        prompt_version: Some("extract/1".into()),
        seconds: 1.25,
    };
    runs.finish_step(&id, "extract", record.clone()).await.expect("finishes");
    let row = runs.step(&id, "extract").await.expect("reads").expect("is there");
    assert_eq!((row.status, row.output, row.seconds), (Status::Done, Some(record.output), Some(1.25)));

    assert_eq!(runs.save_draft(&id, "# 决定书").await.expect("saves"), 1);
    assert_eq!(runs.save_draft(&id, "# 决定书").await.expect("saves"), 1, "the same draft is no new version");
    assert_eq!(runs.save_draft(&id, "# 决定书二").await.expect("saves"), 2);
    runs.finish(&id, &json!({"draft": "# 决定书二"})).await.expect("finishes");

    let run = runs.get(&id).await.expect("reads").expect("is there");
    assert_eq!(run.status, Status::Done);
    assert_eq!(run.report, Some(json!({"draft": "# 决定书二"})));
    assert_eq!(runs.draft(&id).await.expect("reads").as_deref(), Some("# 决定书二"));
    assert_eq!(code(runs.cancel(&id).await.expect_err("refuses")), "store.run_closed");
    assert!(store.audit().verify(None).await.expect("verifies").ok);
}

#[tokio::test]
async fn a_finished_step_is_not_begun_again_and_a_cut_off_one_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let runs = store.runs();
    let id = runs.create(new_run("案")).await.expect("creates");
    runs.begin_step(&id, "transcribe", &json!({})).await.expect("begins");
    runs.begin_step(&id, "transcribe", &json!({})).await.expect("begins again after a crash");
    let attempts = runs.attempts(&id).await.expect("reads");
    assert_eq!(attempts.len(), 2);
    assert_eq!(attempts[0].error_code.as_deref(), Some("step.interrupted"));

    runs.fail_step(&id, "transcribe", "audio.empty", "录音为空").await.expect("fails");
    runs.fail(&id, "audio.empty", "录音为空").await.expect("fails");
    runs.begin_step(&id, "transcribe", &json!({})).await.expect("a failed run may be taken up again");
    runs.finish_step(&id, "transcribe", StepRecord::default()).await.expect("finishes");
    let again = runs.begin_step(&id, "transcribe", &json!({})).await.expect_err("refuses");
    assert_eq!(code(again), "store.step_finished");
    let none = runs.finish_step(&id, "draft", StepRecord::default()).await.expect_err("refuses");
    assert_eq!(code(none), "store.step_not_running");
    let steps = runs.steps(&id).await.expect("reads");
    assert_eq!(steps.len(), 1, "only the latest attempt of each step");
    assert_eq!(steps[0].attempt, 3);
}

#[tokio::test]
async fn lists_go_from_new_to_old_page_by_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let mut ids = Vec::new();
    for number in 0..5 {
        ids.push(store.runs().create(new_run(&format!("案{number}"))).await.expect("creates"));
    }
    let first = store.runs().list(2, None).await.expect("lists");
    assert_eq!(first.iter().map(|run| run.title.as_str()).collect::<Vec<_>>(), ["案4", "案3"]);
    let next = store.runs().list(9, Some(&first[1].id)).await.expect("lists");
    assert_eq!(
        next.iter().map(|run| run.id.clone()).collect::<Vec<_>>(),
        [&ids[2], &ids[1], &ids[0]].map(Clone::clone)
    );
}

#[tokio::test]
async fn a_dead_workers_job_goes_on_elsewhere_and_only_its_holder_ends_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let store = Store::open(&folder.path().join("q.sqlite3"), Arc::new(clock.clone())).await.expect("opens");
    let jobs = store.jobs();
    let (run_id, job_id) = store.runs().submit(new_run("案"), "assist").await.expect("submits");
    assert_eq!(jobs.pending_count().await.expect("counts"), 1);

    let first = jobs.claim("worker-1", 30).await.expect("claims").expect("one waits");
    assert_eq!((first.id.as_str(), first.run_id.as_deref()), (job_id.as_str(), Some(run_id.as_str())));
    assert!(jobs.claim("worker-2", 30).await.expect("claims").is_none());
    clock.pass(20);
    assert_eq!(jobs.heartbeat(&job_id, "worker-1").await.expect("beats"), Heartbeat::Continue);
    clock.pass(20);
    assert!(jobs.claim("worker-2", 30).await.expect("claims").is_none(), "the heartbeat renewed the lease");

    clock.pass(20);
    let second = jobs.claim("worker-2", 30).await.expect("claims").expect("the lease ran out");
    assert_eq!(second.attempts, 2);
    assert_eq!(code(jobs.complete(&job_id, "worker-1").await.expect_err("refuses")), "store.lease_lost");
    assert_eq!(code(jobs.heartbeat(&job_id, "worker-1").await.expect_err("refuses")), "store.lease_lost");
    jobs.complete(&job_id, "worker-2").await.expect("completes");
    assert_eq!(jobs.get(&job_id).await.expect("reads").expect("is there").status, Status::Done);
    assert_eq!(jobs.latest_for_run(&run_id).await.expect("reads").expect("is there").id, job_id);
}

#[tokio::test]
async fn a_job_that_kills_its_worker_five_times_is_given_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let store = Store::open(&folder.path().join("q.sqlite3"), Arc::new(clock.clone())).await.expect("opens");
    let id = store.jobs().enqueue("assist", json!({})).await.expect("queues");
    for attempt in 1..=5 {
        let job = store.jobs().claim("w", 10).await.expect("claims").expect("it is tried again");
        assert_eq!(job.attempts, attempt);
        clock.pass(11);
    }
    assert!(store.jobs().claim("w", 10).await.expect("claims").is_none());
    let job = store.jobs().get(&id).await.expect("reads").expect("is there");
    assert_eq!((job.status, job.error_code.as_deref()), (Status::Failed, Some("job.gave_up")));
}

#[tokio::test]
async fn cancelling_stops_a_pending_job_at_once_and_a_running_one_through_its_worker() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let jobs = store.jobs();
    let pending = jobs.enqueue("assist", json!({})).await.expect("queues");
    assert_eq!(jobs.cancel(&pending).await.expect("cancels").status, Status::Cancelled);
    assert!(jobs.claim("w", 30).await.expect("claims").is_none());

    let running = jobs.enqueue("assist", json!({})).await.expect("queues");
    jobs.claim("w", 30).await.expect("claims").expect("one waits");
    assert_eq!(jobs.cancel(&running).await.expect("asks").status, Status::Running);
    assert_eq!(jobs.heartbeat(&running, "w").await.expect("beats"), Heartbeat::Stop);
    jobs.cancelled(&running, "w").await.expect("stops");
    assert_eq!(jobs.get(&running).await.expect("reads").expect("is there").status, Status::Cancelled);
    assert_eq!(code(jobs.cancel("no-such-job").await.expect_err("refuses")), "store.not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_stores_on_one_file_write_at_once_without_a_lock_error_or_a_broken_chain() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("caiheng.sqlite3");
    let mut writers = Vec::new();
    for store_number in 0..2 {
        // Each store has connections of its own, as two processes have.
        let store = Store::open(&path, Arc::new(SystemClock)).await.expect("opens");
        for task in 0..4 {
            let store = store.clone();
            writers.push(tokio::spawn(async move {
                for number in 0..10 {
                    let title = format!("{store_number}-{task}-{number}");
                    store.runs().create(new_run(&title)).await.expect("writes while the other writes");
                    store.runs().list(3, None).await.expect("reads while others write");
                }
            }));
        }
    }
    for writer in writers {
        writer.await.expect("ends");
    }
    let store = open(folder.path()).await;
    let report = store.audit().verify(None).await.expect("verifies");
    assert!(report.ok, "{:?}", report.problems);
    assert_eq!(report.entries, 80);
    assert_eq!(store.runs().list(1000, None).await.expect("lists").len(), 80);
}

#[tokio::test]
async fn a_database_that_cannot_be_opened_is_said_plainly() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("caiheng.sqlite3");
    std::fs::write(&path, "这不是数据库，只是一段文字。".repeat(100)).expect("writes");
    let error = Store::open(&path, Arc::new(SystemClock)).await.expect_err("refuses");
    assert_eq!(code(error), "store.open");
}
