//! Runs from upload to their end, on the real pipeline.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;

use crate::corpus::{has_models, home_with_laws};
use crate::events::events_of;
use crate::server::{Server, TRANSCRIPT};

/// Long enough for the small model on a slow machine.
const PATIENCE: Duration = Duration::from_secs(900);
/// The small model: the wording does not matter here.
const SMALL: &str = "qwen2.5-coder-0.5b-instruct";

fn with_small_model(home: &Path) -> Server {
    Server::start_with(home, &[("CAIHENG_GENERATOR", SMALL), ("CAIHENG_EMBED_WHEN_IDLE", "0")])
}

fn ended(detail: &Value) -> bool {
    matches!(detail["run"]["status"].as_str(), Some("done" | "failed" | "cancelled"))
}

#[test]
fn a_run_that_cannot_be_done_fails_with_a_code_and_the_service_goes_on() {
    let home = tempfile::tempdir().expect("a folder");
    let no_models = home.path().join("no models");
    let models = no_models.to_str().expect("a path");
    let server = Server::start_with(home.path(), &[("CAIHENG_MODELS", models)]);
    let (run, job) = server.accepted("a.txt", TRANSCRIPT.as_bytes());
    let detail = server.wait_for_run(&run, Duration::from_secs(60), ended);
    assert_eq!(detail["run"]["status"], "failed");
    assert!(detail["run"]["error"]["code"].as_str().is_some_and(|code| !code.is_empty()), "{detail:#}");
    let job = server.get(&format!("/api/v1/jobs/{job}")).json();
    assert_eq!(job["status"], "failed");
    assert_eq!(job["error"]["code"], detail["run"]["error"]["code"]);
    server.post(&format!("/api/v1/runs/{run}/cancel"), b"", &[]).is_problem(409, "run.ended");
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn a_killed_service_goes_on_where_it_was_and_does_nothing_twice() {
    let Some(home) = home_with_laws().filter(|_| has_models(&[SMALL])) else { return };
    let server = with_small_model(home.path());
    let (run, job) = server.accepted("a.txt", TRANSCRIPT.as_bytes());
    let at_extract = |detail: &Value| detail["steps"][1]["status"] == "running";
    let before = server.wait_for_run(&run, PATIENCE, at_extract);
    assert_eq!(before["steps"][0]["status"], "done");
    server.kill();

    let server = with_small_model(home.path());
    let events = events_of(&server.get(&format!("/api/v1/runs/{run}/events")).text());
    assert_eq!(events.last(), Some(&("end".to_owned(), "{\"status\":\"done\"}".to_owned())));
    assert!(events.iter().any(|(name, _)| name == "progress"));
    let after = server.get(&format!("/api/v1/runs/{run}")).json();
    assert_eq!(after["job"]["id"], job.as_str());
    assert_eq!((&after["job"]["status"], &after["job"]["attempts"]), (&"done".into(), &2.into()));
    assert!(after["steps"].as_array().is_some_and(|steps| steps.iter().all(|step| step["status"] == "done")));
    // The step before the kill was kept, the one that was cut off was repeated.
    assert_eq!(after["steps"][0]["started_at"], before["steps"][0]["started_at"]);
    let attempt = |step: &str| server.get(&format!("/api/v1/runs/{run}/steps/{step}")).json()["attempt"].clone();
    assert_eq!((attempt("transcribe"), attempt("extract"), attempt("check")), (1.into(), 2.into(), 1.into()));

    assert_eq!(server.get("/api/v1/runs").json()["runs"].as_array().map(Vec::len), Some(1));
    let report = server.get(&format!("/api/v1/runs/{run}/report")).json();
    let draft = server.get(&format!("/api/v1/runs/{run}/draft"));
    assert_eq!(report["draft"], draft.text());
    assert!(draft.header("content-type").starts_with("text/markdown"));
    let log = server.get("/api/v1/audit/verify").json();
    assert_eq!(log["ok"], true, "{log:#}");
    assert_eq!(server.terminate().1, Some(0));
}

#[test]
fn a_run_under_way_stops_when_it_is_cancelled() {
    let Some(home) = home_with_laws().filter(|_| has_models(&[SMALL])) else { return };
    let server = with_small_model(home.path());
    let (run, _) = server.accepted("a.txt", TRANSCRIPT.as_bytes());
    server.wait_for_run(&run, PATIENCE, |detail| detail["steps"][1]["status"] == "running");
    assert_eq!(server.post(&format!("/api/v1/runs/{run}/cancel"), b"", &[]).json()["status"], "cancelled");
    let detail = server.wait_for_run(&run, PATIENCE, |detail| detail["job"]["status"] == "cancelled");
    assert_eq!(detail["run"]["status"], "cancelled");
    assert!(detail["steps"].as_array().is_some_and(|steps| steps.iter().all(|step| step["status"] != "running")));
    assert_eq!(server.get("/api/v1/audit/verify").json()["ok"], true);
}

#[test]
fn a_signal_hands_the_run_back_and_the_next_start_goes_on() {
    let Some(home) = home_with_laws().filter(|_| has_models(&[SMALL])) else { return };
    let server = with_small_model(home.path());
    let (run, _) = server.accepted("a.txt", TRANSCRIPT.as_bytes());
    server.wait_for_run(&run, PATIENCE, |detail| detail["steps"][1]["status"] == "running");
    let (took, code) = server.terminate();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(10), "{took:?}");
    let server = with_small_model(home.path());
    let detail = server.wait_for_run(&run, PATIENCE, ended);
    assert_eq!(detail["run"]["status"], "done", "{detail:#}");
    assert_eq!(detail["job"]["attempts"], 1, "an attempt that was handed back does not count");
}
