//! Pages, the OpenAPI document, and the headers that every answer carries.

use std::process::Command;

use serde_json::Value;

use crate::server::Server;

#[test]
fn every_answer_forbids_foreign_content_and_framing() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start(home.path());
    for path in ["/", "/some/page", "/healthz", "/api/v1/nothing", "/api/docs/", "/api/openapi.json"] {
        let reply = server.get(path);
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{path}");
        assert!(!reply.header("x-request-id").is_empty(), "{path}");
    }
}

#[test]
fn paths_of_the_pages_get_the_page_and_missing_files_do_not() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start(home.path());
    for path in ["/", "/runs/0190", "/search"] {
        let reply = server.get(path);
        assert_eq!(reply.status, 200, "{path}");
        assert!(reply.header("content-type").starts_with("text/html"), "{path}");
    }
    server.get("/assets/nothing.js").is_problem(404, "route.not_found");
    server.get("/../../Cargo.toml").is_problem(404, "route.not_found");
    assert_eq!(server.get("/api/docs").header("location"), "/api/docs/");
}

#[test]
fn the_document_that_is_served_is_the_one_that_is_printed() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start(home.path());
    let served = server.get("/api/openapi.json").json();
    let printed = Command::new(env!("CARGO_BIN_EXE_caiheng")).arg("openapi").output().expect("runs");
    let printed: Value = serde_json::from_slice(&printed.stdout).expect("JSON");
    assert_eq!(served, printed);
    assert!(served["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    let document = serde_json::to_value(caiheng::http::document()).expect("JSON");
    let mut references = Vec::new();
    collect_references(&document, &mut references);
    assert!(references.len() > 20);
    for reference in references {
        let pointer = reference.trim_start_matches('#');
        assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

#[test]
fn every_error_in_the_document_is_a_problem() {
    let document = serde_json::to_value(caiheng::http::document()).expect("JSON");
    let paths = document["paths"].as_object().expect("paths");
    for (path, operations) in paths.iter().filter(|(path, _)| path.starts_with("/api/")) {
        for (method, operation) in operations.as_object().expect("operations") {
            assert!(operation["operationId"].is_string(), "{method} {path}");
            let responses = operation["responses"].as_object().expect("responses");
            for (status, response) in responses.iter().filter(|(status, _)| *status >= &"400".to_owned()) {
                assert!(response["content"]["application/problem+json"].is_object(), "{method} {path} {status}");
            }
        }
    }
}

fn collect_references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| collect_references(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_references(item, found)),
        _ => {}
    }
}
