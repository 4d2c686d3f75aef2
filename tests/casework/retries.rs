//! Requests that are sent again, and writers at the same time.

use serde_json::json;

use crate::office::{Office, caiheng, json_of};

fn office() -> (tempfile::TempDir, Office) {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    (home, office)
}

#[test]
fn a_repeated_request_gets_its_first_answer_also_after_the_case_has_gone_on() {
    let (home, office) = office();
    let opening = office.opening();
    let open = || office.post("jia", "/api/v1/case-files", &opening, &[("idempotency-key", "o-1")]);
    let first = open();
    let case = first.json()["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/v1/case-files/{case}/acts");
    let note = json!({"type": "note", "text": "已电话联系"});
    let noted = office.post("jia", &path, &note, &[("idempotency-key", "n-1")]);
    office.act("yi", &case, &json!({"type": "note", "text": "其后"}));

    assert_eq!(open().json(), first.json());
    assert_eq!(office.post("jia", &path, &note, &[("idempotency-key", "n-1")]).json(), noted.json());
    let timeline = office.get("jia", &format!("/api/v1/case-files/{case}/timeline")).json();
    assert_eq!(timeline.as_array().map(Vec::len), Some(3));
    assert_eq!(office.get("jia", "/api/v1/case-files").json().as_array().map(Vec::len), Some(1));

    // The colleague's key is their own: a second case.
    let other = office.post("yi", "/api/v1/case-files", &opening, &[("idempotency-key", "o-1")]);
    assert_eq!(other.status, 201, "{}", other.text());
    assert_ne!(other.json()["id"], first.json()["id"]);
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}

#[test]
fn a_key_that_comes_with_another_act_is_refused_and_nothing_is_done() {
    let (home, office) = office();
    let case = office.filed("1号");
    let path = format!("/api/v1/case-files/{case}/acts");
    let key = [("idempotency-key", "k")];
    let note = |text: &str| json!({"type": "note", "text": text});
    assert_eq!(office.post("jia", &path, &note("一"), &key).status, 200);
    office.post("jia", &path, &note("二"), &key).is_problem(409, "case.key_reused");
    office.post("yi", &path, &note("一"), &key).is_problem(409, "case.key_reused");
    let too_long = "k".repeat(201);
    office.post("jia", &path, &note("三"), &[("idempotency-key", &too_long)]).is_problem(400, "request.key");
    let timeline = office.get("jia", &format!("/api/v1/case-files/{case}/timeline")).json();
    assert_eq!(timeline.as_array().map(Vec::len), Some(3), "{timeline}");
    let log = caiheng(home.path(), &["audit", "export"]);
    assert!(String::from_utf8_lossy(&log.stdout).contains("case.key_reused"));
}

#[test]
fn of_two_writers_who_saw_the_same_case_one_is_told_of_the_other() {
    let (home, office) = office();
    let case = office.filed("1号");
    let path = format!("/api/v1/case-files/{case}/acts?expected_acts=2");
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let write = |login: &'static str| {
            let (office, path) = (&office, &path);
            scope.spawn(move || office.post(login, path, &json!({"type": "note", "text": login}), &[]).status)
        };
        let writers: Vec<_> = ["jia", "yi", "jia", "yi", "jia", "yi"].into_iter().map(write).collect();
        writers.into_iter().map(|writer| writer.join().expect("a writer")).collect()
    });
    let count = |status: u16| statuses.iter().filter(|given| **given == status).count();
    assert_eq!((count(200), count(409)), (1, 5), "{statuses:?}");
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}

#[test]
fn a_number_is_given_once_and_the_second_attempt_is_on_record() {
    let (home, office) = office();
    office.filed("1号");
    let second = office.opened();
    let approve = json!({"type": "approve_filing", "number": "1号"});
    office.attempt("zhang", &second, &approve).is_problem(409, "case.number_taken");
    let sheet = office.get("jia", &format!("/api/v1/case-files/{second}")).json();
    assert_eq!((&sheet["file"]["stage"], &sheet["file"]["acts"]), (&json!("filing"), &json!(1)));
    let log = caiheng(home.path(), &["audit", "export"]);
    assert!(String::from_utf8_lossy(&log.stdout).contains("case.number_taken"));
}
