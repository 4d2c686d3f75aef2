//! The job queue: bounded, cancellable, shared by processes, and not lost when a process dies.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use caiheng::clock::SystemClock;
use caiheng::store::Store;

use crate::server::{Server, TRANSCRIPT};

const NO_WORKER: (&str, &str) = ("CAIHENG_WORKERS", "0");

#[test]
fn a_full_queue_answers_429_and_says_when_to_come_back() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER, ("CAIHENG_MODEL_QUEUE", "2")]);
    server.accepted("a.txt", TRANSCRIPT.as_bytes());
    let (second, _) = server.accepted("b.txt", TRANSCRIPT.as_bytes());
    let refused = server.upload("c.txt", TRANSCRIPT.as_bytes(), &[]);
    refused.is_problem(429, "queue.full");
    assert!(refused.header("retry-after").parse::<u32>().is_ok_and(|seconds| seconds > 0));
    assert_eq!(server.post(&format!("/api/v1/runs/{second}/cancel"), b"", &[]).status, 200);
    server.accepted("c.txt", TRANSCRIPT.as_bytes());
}

#[test]
fn many_uploads_at_once_do_not_pass_the_bound_together() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER, ("CAIHENG_MODEL_QUEUE", "3")]);
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let upload = || server.upload("a.txt", TRANSCRIPT.as_bytes(), &[]).status;
        let uploads: Vec<_> = (0..12).map(|_| scope.spawn(upload)).collect();
        uploads.into_iter().map(|upload| upload.join().expect("ends")).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 202).count(), 3, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 9, "{statuses:?}");
    assert_eq!(std::fs::read_dir(home.path().join("uploads")).expect("a folder").count(), 3);
}

#[test]
fn a_waiting_run_can_be_cancelled_once_and_for_all() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER]);
    let (run, job) = server.accepted("a.txt", TRANSCRIPT.as_bytes());
    for _ in 0..2 {
        let reply = server.post(&format!("/api/v1/runs/{run}/cancel"), b"", &[]);
        assert_eq!(reply.status, 200);
        assert_eq!(reply.json()["status"], "cancelled");
    }
    assert_eq!(server.get(&format!("/api/v1/jobs/{job}")).json()["status"], "cancelled");
    server.kill();
    let with_worker = Server::start(home.path());
    std::thread::sleep(Duration::from_secs(2));
    let detail = with_worker.get(&format!("/api/v1/runs/{run}")).json();
    assert_eq!(detail["run"]["status"], "cancelled");
    assert_eq!(detail["job"]["attempts"], 0);
}

#[test]
fn one_process_takes_uploads_and_another_does_the_work() {
    let home = tempfile::tempdir().expect("a folder");
    let takes = Server::start_with(home.path(), &[NO_WORKER]);
    let (run, _) = takes.accepted("a.txt", TRANSCRIPT.as_bytes());
    let _works = Server::start(home.path());
    takes.wait_for_run(&run, Duration::from_secs(30), |detail| detail["job"]["attempts"] == 1);
}

#[test]
fn a_job_whose_process_died_is_taken_up_again() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER]);
    let (run, job) = server.accepted("a.txt", TRANSCRIPT.as_bytes());
    server.kill();
    claim_and_die(home.path(), &job);
    let restarted = Server::start(home.path());
    let detail = restarted.wait_for_run(&run, Duration::from_secs(30), |detail| detail["job"]["attempts"] == 2);
    assert_eq!(detail["job"]["id"], job.as_str());
}

/// What a process leaves behind that claimed the job and was killed.
fn claim_and_die(home: &Path, job: &str) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let store = Store::open(&home.join("caiheng.sqlite3"), Arc::new(SystemClock)).await.expect("opens");
        let claimed = store.jobs().claim("a process that died", 1).await.expect("claims").expect("a job");
        assert_eq!(claimed.id, job);
    });
}

#[test]
fn a_signal_stops_the_service_within_seconds_even_with_a_stream_open() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER]);
    let (run, _) = server.accepted("a.txt", TRANSCRIPT.as_bytes());
    let url = format!("{}/api/v1/runs/{run}/events", server.url());
    let stream =
        std::thread::spawn(move || ureq::get(&url).call().map(|mut answer| answer.body_mut().read_to_string()));
    std::thread::sleep(Duration::from_millis(500));
    let (took, code) = server.terminate();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(6), "{took:?}");
    let heard = stream.join().expect("ends").expect("an answer").expect("a whole body");
    assert!(heard.contains("event: step"), "{heard}");
}
