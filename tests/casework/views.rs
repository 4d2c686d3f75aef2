//! Who saw what of a case: every answer that shows some of it is on record before it is given.

use serde_json::{Value, json};

use crate::office::{Office, caiheng, json_of};

/// What the log says of looks: actor, subject and detail, oldest first.
fn views(office: &Office) -> Vec<(String, String, Value)> {
    let log = caiheng(&office.home, &["audit", "export"]);
    let lines = String::from_utf8(log.stdout).expect("UTF-8");
    let entries = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let views = entries.filter(|entry| entry["action"] == "case.viewed");
    let text = |entry: &Value, name: &str| entry[name].as_str().expect("text").to_owned();
    views
        .map(|entry| {
            let detail = serde_json::from_str(&text(&entry, "detail")).expect("JSON");
            (text(&entry, "actor"), text(&entry, "subject"), detail)
        })
        .collect()
}

fn whats(views: &[(String, String, Value)]) -> Vec<&str> {
    views.iter().map(|(_, _, detail)| detail["what"].as_str().expect("text")).collect()
}

/// An office with a decided case that has a material and a document of two versions.
struct Case {
    office: Office,
    id: String,
    document: String,
    material: String,
}

fn case(home: &std::path::Path) -> Case {
    let office = Office::open(home);
    let id = office.investigated("1号", 5_000);
    let document = office.document(&id, "decision", "一");
    let edit = json!({"type": "edit_document", "document": document, "base": 1, "markdown": "二", "reason": "改正"});
    let file = office.act("jia", &id, &edit);
    let material = file["materials"].as_object().expect("materials").keys().next().expect("one").clone();
    Case { office, id, document, material }
}

/// Every path of the API that reads case files, of this very version, with what fills it in.
fn reading(case: &Case) -> Vec<String> {
    let document = case.office.server.get("/api/openapi.json").json();
    let paths = document["paths"].as_object().expect("paths").iter();
    let reads = paths.filter(|(path, methods)| path.starts_with("/api/v1/case-files") && methods["get"].is_object());
    reads
        .map(|(path, _)| {
            let filled = path.replace("{id}", &case.id).replace("{document}", &case.document);
            let filled = filled.replace("{material}", &case.material);
            if path.ends_with("/compare") { filled + "?from=1&to=2" } else { filled }
        })
        .collect()
}

#[test]
fn every_answer_that_shows_a_case_is_on_record() {
    let home = tempfile::tempdir().expect("a folder");
    let case = case(home.path());
    let before = views(&case.office).len();
    let paths = reading(&case);
    assert!(paths.len() >= 7, "{paths:?}");
    for path in &paths {
        let known = views(&case.office).len();
        let reply = case.office.get("shen", path);
        // Before a decision there is nothing to redact, and nothing is shown.
        let shown = if path.ends_with("/redaction") { 0 } else { 1 };
        assert_eq!(reply.status, if shown == 0 { 409 } else { 200 }, "{path}: {}", reply.text());
        assert_eq!(views(&case.office).len(), known + shown, "{path} shows something that nobody knows of");
        assert_eq!(case.office.get("shen", path).status, reply.status);
        assert_eq!(views(&case.office).len(), known + shown, "{path} a second time is the same look");
    }
    let seen = views(&case.office).split_off(before);
    for (actor, subject, detail) in &seen {
        assert_eq!(*actor, format!("shen（{}）", case.office.id("shen")));
        assert_eq!(detail["by"], case.office.id("shen"));
        let of = if detail["what"] == "list" { "cases".to_owned() } else { format!("case/{}", case.id) };
        assert_eq!(*subject, of);
    }
    let list = seen.iter().find(|(_, _, detail)| detail["what"] == "list").expect("a list");
    assert_eq!(list.2["count"], 1);
    let material = seen.iter().find(|(_, _, detail)| detail["what"] == "material").expect("a material");
    assert_eq!(material.2["material"], case.material.as_str());
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}

#[test]
fn a_look_that_is_refused_is_no_look() {
    let home = tempfile::tempdir().expect("a folder");
    let case = case(home.path());
    for path in reading(&case).iter().filter(|path| path.contains(&case.id)) {
        assert_eq!(case.office.get("wai", path).status, 404, "{path}");
        assert_eq!(case.office.get("xi", path).status, 403, "{path}");
    }
    assert_eq!(views(&case.office), []);
}

#[test]
fn the_command_line_is_on_record_too_and_archives_still_verify() {
    let home = tempfile::tempdir().expect("a folder");
    let case = case(home.path());
    let archive = home.path().join("卷.zip").display().to_string();
    for command in
        [&["list"][..], &["show", &case.id], &["timeline", &case.id], &["review", &case.id], &["show", &case.id]]
    {
        json_of(home.path(), &[&["case"], command, &["--as", "shen"]].concat());
    }
    json_of(home.path(), &["case", "export", &case.id, &archive, "--as", "shen"]);
    let seen = views(&case.office);
    assert_eq!(whats(&seen), ["list", "file", "timeline", "review", "archive"]);
    assert!(seen.iter().all(|(actor, _, _)| actor == "shen（shen，命令行）"), "{seen:?}");

    let report = json_of(home.path(), &["case", "verify", &archive]);
    assert_eq!(report["ok"], true, "{report}");
    let again = home.path().join("又.zip").display().to_string();
    json_of(home.path(), &["case", "export", &case.id, &again, "--as", "shen"]);
    let later = json_of(home.path(), &["case", "verify", &again]);
    let count = |report: &Value| report["log_entries"].as_u64().expect("a number");
    assert_eq!(count(&later), count(&report) + 2, "the first export and the look at the archive are in the second");
    let elsewhere = tempfile::tempdir().expect("a folder");
    json_of(elsewhere.path(), &["case", "import", &again]);
    assert_eq!(json_of(elsewhere.path(), &["audit", "verify"])["ok"], true);
}
