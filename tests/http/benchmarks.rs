//! Benchmark tables over HTTP.

use std::process::Command;

use serde_json::json;

use crate::server::Server;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/benchmarks/fire.docx");

#[test]
fn tables_are_listed_by_provision_and_place_and_shown_whole() {
    let home = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    let done = command.args(["import", "benchmarks", TABLE]).env("CAIHENG_HOME", home.path()).output().expect("runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let server = Server::start_with(home.path(), &[("CAIHENG_MODELS", "/nowhere"), ("CAIHENG_WORKERS", "0")]);

    // 消防法 第六十条.
    let found = server.get("/api/v1/benchmarks?law=%E6%B6%88%E9%98%B2%E6%B3%95&article=60").json();
    let table = &found["benchmarks"][0];
    assert_eq!((&table["items"], table["acts"].as_array().map(Vec::len)), (&json!(3), Some(3)), "{found}");
    assert_eq!((&table["level"], &table["valid_from"]), (&json!("province"), &json!("2024-01-01")));
    assert_eq!(
        server.get("/api/v1/benchmarks?law=%E6%B6%88%E9%98%B2%E6%B3%95&article=61").json()["benchmarks"],
        json!([])
    );
    assert_eq!(server.get("/api/v1/benchmarks?as_of=2023-12-31").json()["benchmarks"], json!([]));

    let id = table["id"].as_str().expect("an id");
    let whole = server.get(&format!("/api/v1/benchmarks/{id}")).json();
    let tier = &whole["items"][0]["tiers"][2];
    assert_eq!((&tier["cell"], &tier["condition_read"]["kind"]), (&json!("表1第5行第7列"), &json!("any")), "{whole}");
    assert_eq!(tier["standard_read"]["fines"][0]["max"], json!(50_000));

    assert_eq!(server.get("/api/v1/benchmarks/b0").status, 404);
    assert_eq!(server.get("/api/v1/benchmarks/b0").json()["code"], "benchmark.not_found");
    assert_eq!(server.get("/api/v1/benchmarks?law=x").json()["code"], "request.query");
    assert_eq!(server.get("/api/v1/benchmarks?as_of=2020-02-30").status, 400);
}
