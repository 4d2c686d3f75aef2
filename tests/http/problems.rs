//! Wrong requests get problem+json with a stable code, and the service goes on.

use crate::server::{FORM, Server};

#[test]
fn wrong_requests_get_problems_with_stable_codes() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start(home.path());
    server.get("/api/v1/nothing").is_problem(404, "route.not_found");
    server.get("/api/v1/runs/nobody").is_problem(404, "run.not_found");
    server.get("/api/v1/runs/nobody/report").is_problem(404, "run.not_found");
    server.get("/api/v1/runs/nobody/events").is_problem(404, "run.not_found");
    server.get("/api/v1/jobs/nobody").is_problem(404, "job.not_found");
    server.get("/api/v1/provisions/7").is_problem(404, "provision.not_found");
    server.get("/api/v1/provisions/seven").is_problem(400, "request.path");
    server.get("/api/v1/runs?limit=many").is_problem(400, "request.query");
    server.get("/api/v1/runs?limitt=1").is_problem(400, "request.query");
    server.delete("/api/v1/runs").is_problem(405, "request.method");
    server.post("/healthz", b"", &[]).is_problem(405, "request.method");
    server.post("/api/v1/runs", b"{}", &[("content-type", "application/json")]).is_problem(415, "request.content_type");
    server.post("/api/v1/runs", b"--YYYY\r\n", &[("content-type", FORM)]).is_problem(400, "request.form");
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn a_page_of_another_site_can_neither_post_nor_read_under_a_foreign_name() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[("CAIHENG_HOSTS", "caiheng.example.gov.cn")]);
    let post = |headers: &[(&str, &str)]| server.post("/api/v1/runs/x/cancel", b"", headers);
    post(&[("origin", "http://evil.example")]).is_problem(403, "request.cross_origin");
    post(&[("sec-fetch-site", "cross-site")]).is_problem(403, "request.cross_origin");
    post(&[("origin", "null")]).is_problem(403, "request.cross_origin");
    post(&[("origin", server.url())]).is_problem(404, "run.not_found");
    post(&[]).is_problem(404, "run.not_found");

    server.get_with("/api/v1/runs", &[("host", "evil.example")]).is_problem(403, "request.host");
    assert_eq!(server.get_with("/api/v1/runs", &[("host", "localhost:1")]).status, 200);
    assert_eq!(server.get_with("/api/v1/runs", &[("host", "caiheng.example.gov.cn")]).status, 200);
}

#[test]
fn an_unready_service_says_what_is_missing() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start(home.path());
    let reply = server.get("/readyz");
    assert_eq!(reply.status, 503);
    assert!(reply.json()["missing"][0].as_str().is_some_and(|what| what.contains("法律")), "{}", reply.text());
}

#[test]
fn a_taken_port_is_a_clear_error() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start(home.path());
    let address = server.url().trim_start_matches("http://");
    let second = std::process::Command::new(env!("CARGO_BIN_EXE_caiheng"))
        .args(["serve", "--bind", address])
        .env("CAIHENG_HOME", home.path())
        .output()
        .expect("runs");
    assert_eq!(second.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&second.stderr).contains("server.bind"));
}

/// Two types of one name would share a schema, and the document would describe one of them wrongly.
#[test]
fn every_schema_of_the_document_has_one_type() {
    let mut seen = std::collections::BTreeMap::new();
    let mut files = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a text");
        let mut attributes = String::new();
        for line in text.lines().map(str::trim) {
            if line.starts_with("#[") || line.starts_with("///") || (!attributes.is_empty() && line.ends_with(")]")) {
                attributes.push_str(line);
                continue;
            }
            let declared = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "));
            if let Some(declared) = declared.filter(|_| attributes.contains("ToSchema")) {
                let own: String = declared.chars().take_while(|letter| letter.is_alphanumeric()).collect();
                let given = attributes.split("schema(as = ").nth(1).and_then(|rest| rest.split([')', ',']).next());
                let name = given.map_or(own, str::to_owned);
                let other = seen.insert(name.clone(), path.clone());
                assert!(other.is_none(), "{name} stands for a type in {path:?} and one in {other:?}");
            }
            attributes.clear();
        }
    }
    assert!(seen.len() > 100);
}
