//! What the program says about the server.

use std::process::Command;

use serde_json::Value;

use crate::server::Loopback;

fn run(url: &str, arguments: &[&str]) -> Value {
    let home = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_caiheng"))
        .args(["--json", "--home"])
        .arg(home.path().join("data"))
        .args(arguments)
        .current_dir(home.path())
        .env("CAIHENG_VECTORS", "qdrant")
        .env("CAIHENG_QDRANT_URL", url)
        .output()
        .expect("runs");
    let printed = if output.stdout.is_empty() { &output.stderr } else { &output.stdout };
    serde_json::from_slice(printed).unwrap_or_else(|_| Value::from(String::from_utf8_lossy(printed).into_owned()))
}

fn finding(url: &str) -> Value {
    let report = run(url, &["doctor"]);
    let findings = report["findings"].as_array().cloned().unwrap_or_default();
    findings.into_iter().find(|finding| finding["what"] == "向量索引").expect("is looked at")
}

#[test]
fn the_doctor_tells_whether_the_server_answers() {
    let server = Loopback::start();
    let url = server.url();
    let there = finding(&url);
    assert_eq!(there["ok"], true);
    assert_eq!(there["detail"], format!("保存在 {url}（loopback 1.18.0）"));
    drop(server);
    let away = finding(&url);
    assert_eq!(away["ok"], false);
    assert!(away["detail"].as_str().expect("text").contains("search.vector.unavailable"), "{away}");
    assert!(away["remedy"].as_str().expect("text").contains("[vectors]"), "{away}");
}

#[test]
fn an_address_that_is_none_is_an_error_of_the_configuration() {
    let said = run("qdrant.example", &["doctor"]).to_string();
    assert!(said.contains("config.value") && said.contains("vectors.url"), "{said}");
}
