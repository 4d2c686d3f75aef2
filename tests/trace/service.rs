//! The trace over HTTP.

use std::time::Duration;

use serde_json::json;

use crate::corpus::home_with_laws;
use crate::office::Office;
use crate::{INTERVIEW, sentence};

#[test]
fn the_service_follows_a_sentence_for_those_who_may_read_runs() {
    let Some(home) = home_with_laws() else { return };
    let office = Office::open_with(home.path(), &[("CAIHENG_MODELS", "/nowhere")]);
    let done = office.run("jia", INTERVIEW);
    assert_eq!(done["status"], "done", "{done:#}");
    let run = done["id"].as_str().expect("an id");
    let path = format!("/api/v1/runs/{run}/trace");
    office.server.get(&path).is_problem(401, "access.login_required");
    office.get("xi", &path).is_problem(403, "access.permission");
    office.get("jia", "/api/v1/runs/none/trace").is_problem(404, "run.not_found");
    office.get("wai", &path).is_problem(404, "run.not_found");
    let reply = office.get("jia", &path);
    assert_eq!(reply.status, 200, "{}", reply.text());
    let traced = reply.json();
    assert_eq!((&traced["run"], &traced["known"]), (&json!(run), &json!("recorded")));
    assert_eq!(sentence(&traced, "货值金额为152元")["rests_on"][0]["segments"][0]["number"], 4);
}

#[test]
fn signed_heads_are_for_those_who_may_read_the_log() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    office.server.get("/api/v1/audit/heads").is_problem(401, "access.login_required");
    office.get("jia", "/api/v1/audit/heads").is_problem(403, "access.permission");
    // The service signs when it starts, beside everything else.
    let begin = std::time::Instant::now();
    let heads = loop {
        let heads = office.get("shen", "/api/v1/audit/heads").json();
        if heads.as_array().is_some_and(|heads| !heads.is_empty()) {
            break heads;
        }
        assert!(begin.elapsed() < Duration::from_secs(20), "not signed");
        std::thread::sleep(Duration::from_millis(50));
    };
    assert_eq!(heads.as_array().map(Vec::len), Some(1));
    assert_eq!(heads[0]["public_key"].as_str().map(str::len), Some(64));
    let verified = crate::office::json_of(home.path(), &["audit", "verify"]);
    assert_eq!((&verified["ok"], &verified["heads"]["logged"]), (&json!(true), &json!(1)));
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &std::fs::metadata(home.path().join("keys/audit.key")).expect("made").permissions(),
    );
    assert_eq!(mode & 0o777, 0o600);
}
