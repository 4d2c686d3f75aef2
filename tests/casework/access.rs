//! Who gets in: everything asks for a login once there is an account, and another agency's data is out of reach.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::office::{Office, caiheng, json_of};
use crate::server::{Server, TRANSCRIPT, form};

/// Operations that answer whoever asks.
const OPEN: [(&str, &str); 4] =
    [("get", "/healthz"), ("get", "/readyz"), ("get", "/api/v1/session"), ("post", "/api/v1/session")];

/// Every documented operation: method and path, variable parts filled in.
fn operations(document: &Value) -> Vec<(String, String, String)> {
    let paths = document["paths"].as_object().expect("paths");
    let each = |(path, item): (&String, &Value)| {
        let methods = item.as_object().expect("methods").keys().filter(|key| *key != "parameters");
        let filled = path.split('/').map(|part| if part.starts_with('{') { "x" } else { part });
        let filled = filled.collect::<Vec<_>>().join("/");
        methods.map(|method| (method.clone(), path.clone(), filled.clone())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(each).collect()
}

#[test]
fn with_an_account_every_operation_asks_for_a_login_and_documents_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path());
    let document = office.server.get("/api/openapi.json").json();
    let all = operations(&document);
    assert!(all.len() > 45, "{}", all.len());
    for (method, path, filled) in all {
        let reply = office.server.send(&method.to_uppercase(), &filled, b"", &[]);
        if OPEN.contains(&(method.as_str(), path.as_str())) {
            assert_ne!(reply.json()["code"], "access.login_required", "{method} {path}");
            continue;
        }
        reply.is_problem(
            if reply.status == 429 { 429 } else { 401 },
            if reply.status == 429 { "access.throttled" } else { "access.login_required" },
        );
        let responses = &document["paths"][&path][&method]["responses"];
        let documented = responses.get("401").is_some() && responses.get("403").is_some();
        assert!(documented, "{method} {path}");
    }
}

#[test]
fn without_an_account_this_machine_gets_in_and_nobody_through_a_proxy() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(folder.path());
    assert_eq!(server.get("/api/v1/session").json()["mode"], "local");
    assert_eq!(server.get("/api/v1/runs").status, 200);
    server.get("/api/v1/case-files").is_problem(401, "access.login_required");
    let forwarded = [("x-forwarded-for", "203.0.113.9")];
    server.get_with("/api/v1/runs", &forwarded).is_problem(401, "access.login_required");
    let (run, job) = server.accepted("笔录.txt", TRANSCRIPT.as_bytes());

    let add = ["people", "add", "guan", "--name", "管", "--agency", "甲局", "--role", "administrator"];
    json_of(folder.path(), &add);
    server.get("/api/v1/runs").is_problem(401, "access.login_required");
    let officer = ["people", "add", "jia", "--name", "甲", "--agency", "甲局", "--role", "reviewer"];
    json_of(folder.path(), &officer);
    let browser = Browser::settled(&server, folder.path(), "jia", "Lihua-7gulou+Yanjing");
    // What was made before is nobody's, until the administrator says whose it is.
    assert_eq!(browser.get("/api/v1/runs").json()["runs"], json!([]));
    browser.get(&format!("/api/v1/runs/{run}")).is_problem(404, "run.not_found");
    browser.get(&format!("/api/v1/jobs/{job}")).is_problem(404, "job.not_found");
    assert_eq!(json_of(folder.path(), &["people", "take-runs", "jia"]), json!(1));
    assert_eq!(browser.get(&format!("/api/v1/runs/{run}")).status, 200);
    assert_eq!(browser.get(&format!("/api/v1/jobs/{job}")).status, 200);
    assert!(caiheng(folder.path(), &["audit", "verify"]).status.success());
}

#[test]
fn another_agency_sees_no_run_and_no_account() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path());
    let token = office.token("jia");
    let body = form(Some(("笔录.txt", TRANSCRIPT.as_bytes())), &[]);
    let headers = [("authorization", token.as_str()), ("content-type", crate::server::FORM)];
    let made = office.server.post("/api/v1/runs", &body, &headers);
    assert_eq!(made.status, 202, "{}", made.text());
    let made = made.json();
    let (run, job) = (made["run_id"].as_str().expect("a run"), made["job_id"].as_str().expect("a job"));
    assert_eq!(office.get("yi", &format!("/api/v1/runs/{run}")).status, 200, "a colleague sees it");
    for rest in ["", "/report", "/draft", "/recording", "/events", "/steps/transcribe"] {
        office.get("wai", &format!("/api/v1/runs/{run}{rest}")).is_problem(404, "run.not_found");
    }
    office.post("wai", &format!("/api/v1/runs/{run}/cancel"), &json!({}), &[]).is_problem(404, "run.not_found");
    office.get("wai", &format!("/api/v1/jobs/{job}")).is_problem(404, "job.not_found");
    assert_eq!(office.get("wai", "/api/v1/runs").json()["runs"], json!([]));
    let add = ["people", "add", "nei", "--name", "内", "--agency", "别的机关", "--role", "administrator"];
    json_of(&office.home, &add);
    let browser = Browser::settled(&office.server, &office.home, "nei", "Lihua-7gulou+Yanjing");
    let change = json!({"disabled": true});
    browser.send("PATCH", "/api/v1/people/jia", Some(&change)).is_problem(404, "people.not_found");
    browser.send("POST", "/api/v1/people/jia/password", None).is_problem(404, "people.not_found");
    browser.send("DELETE", "/api/v1/people/jia/second-factor", None).is_problem(404, "people.not_found");
    let new = json!({"login": "xin", "name": "新", "roles": ["analyst"]});
    let made = browser.send("POST", "/api/v1/people", Some(&new));
    assert_eq!(made.json()["agency"], "别的机关", "{}", made.text());
    browser.send("POST", "/api/v1/people", Some(&new)).is_problem(409, "people.login_taken");
    let own = json!({"disabled": true});
    browser.send("PATCH", "/api/v1/people/nei", Some(&own)).is_problem(422, "people.self");
    browser.send("POST", "/api/v1/people/nei/password", None).is_problem(422, "people.self");
    let more = json!({"roles": ["administrator", "head"]});
    browser.send("PATCH", "/api/v1/people/nei", Some(&more)).is_problem(422, "people.self");
    let token = json_of(&office.home, &["people", "token", "nei", "--name", "t"])["secret"].clone();
    let token = format!("Bearer {}", token.as_str().expect("a secret"));
    let by_token = office.server.send("POST", "/api/v1/people/xin/password", b"", &[("authorization", &token)]);
    by_token.is_problem(403, "access.in_person");
    let last = caiheng(&office.home, &["people", "change", "nei", "--disabled", "true"]);
    assert!(String::from_utf8_lossy(&last.stderr).contains("people.last_administrator"));
    let given = browser.send("POST", "/api/v1/people/xin/password", None).json();
    let password = given["password"].as_str().expect("a password");
    assert_eq!(Browser::new(&office.server).log_in("xin", password, None).status, 201);
}

#[test]
fn roles_open_what_is_theirs() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path());
    for (login, path, allowed) in [
        ("xi", "/api/v1/runs", false),
        ("xi", "/api/v1/audit/verify", false),
        ("xi", "/api/v1/benchmarks", true),
        ("jia", "/api/v1/runs", true),
        ("jia", "/api/v1/audit/verify", false),
        ("jia", "/api/v1/people", false),
        ("shen", "/api/v1/audit/verify", true),
        ("zhang", "/api/v1/audit/verify", true),
        ("zhang", "/api/v1/runs", false),
    ] {
        let reply = office.get(login, path);
        assert_eq!(reply.status == 200, allowed, "{login} {path}: {}", reply.text());
        if !allowed {
            reply.is_problem(403, "access.permission");
        }
    }
}
