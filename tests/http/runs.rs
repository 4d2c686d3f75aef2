//! Runs from upload to their end.

use std::time::Duration;

use crate::server::{Server, TRANSCRIPT};

#[test]
fn a_run_that_cannot_be_done_fails_with_a_code_and_the_service_goes_on() {
    let home = tempfile::tempdir().expect("a folder");
    let no_models = home.path().join("no models");
    let models = no_models.to_str().expect("a path");
    let server = Server::start_with(home.path(), &[("CAIHENG_MODELS", models)]);
    let (run, job) = server.accepted("a.txt", TRANSCRIPT.as_bytes());
    let detail = server.wait_for_run(&run, Duration::from_secs(60), |detail| detail["run"]["status"] == "failed");
    assert!(detail["run"]["error"]["code"].as_str().is_some_and(|code| !code.is_empty()), "{detail:#}");
    let job = server.get(&format!("/api/v1/jobs/{job}")).json();
    assert_eq!(job["status"], "failed");
    assert_eq!(job["error"]["code"], detail["run"]["error"]["code"]);
    server.post(&format!("/api/v1/runs/{run}/cancel"), b"", &[]).is_problem(409, "run.ended");
    assert_eq!(server.get("/healthz").status, 200);
}
