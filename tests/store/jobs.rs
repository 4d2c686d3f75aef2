//! The job queue.

use std::sync::Arc;

use caiheng::store::Store;
use caiheng::store::jobs::Heartbeat;
use caiheng::store::runs::Status;
use serde_json::json;

use super::{HandClock, code, new_run, open};

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
    jobs.hand_back(&running, "w").await.expect("hands back");
    let again = jobs.claim("w", 30).await.expect("claims").expect("waits again");
    assert_eq!(again.attempts, 1, "a try that was handed back does not count");
    jobs.cancelled(&running, "w").await.expect("stops");
    assert_eq!(jobs.get(&running).await.expect("reads").expect("is there").status, Status::Cancelled);
    assert_eq!(code(jobs.cancel("no-such-job").await.expect_err("refuses")), "store.not_found");
}
