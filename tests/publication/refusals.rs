//! Who may not: nothing is public that another person did not approve as it is.

use serde_json::{Value, json};

use crate::decided::DECISION;
use crate::office::{Office, caiheng, json_of};

#[test]
fn only_another_person_approves_and_only_what_they_read() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    let submitted = office.submitted(&case);
    let text = submitted["text_sha256"].clone();
    let approve = |text: &Value| json!({"type": "approve", "text_sha256": text});
    let publish = json!({"type": "publish"});
    office.ask("jia", &case, &approve(&text)).is_problem(403, "access.permission");
    for login in ["jia", "shen", "zhang"] {
        office.ask(login, &case, &publish).is_problem(409, "publication.stage");
    }
    office.ask("shen", &case, &approve(&json!("0".repeat(64)))).is_problem(409, "publication.changed");
    office.ask("shen", &case, &json!({"type": "submit"})).is_problem(403, "access.permission");
    office.ask("xi", &case, &publish).is_problem(403, "access.permission");

    // An officer of the case who is given the role of a reviewer as well stays an officer of the case.
    let roles = ["people", "change", "yi", "--role", "officer", "--role", "reviewer"];
    assert!(caiheng(home.path(), &roles).status.success());
    let token = json_of(home.path(), &["people", "token", "yi", "--name", "两种角色"]);
    let token = format!("Bearer {}", token["secret"].as_str().expect("a secret"));
    let both = [("authorization", token.as_str()), ("content-type", "application/json")];
    let path = format!("/api/v1/case-files/{case}/publication");
    let own = office.server.post(&path, approve(&text).to_string().as_bytes(), &both);
    own.is_problem(403, "publication.own_work");

    // A change after the approval voids it.
    office.approved("shen", &case);
    let marked = json!({"quote": "货值金额100元", "secret": "trade", "reason": "商业秘密"});
    let changed = office.publish("jia", &case, &json!({"type": "add", "marked": marked}));
    assert_eq!(changed["stage"], "prepared");
    office.ask("jia", &case, &publish).is_problem(409, "publication.stage");
    office.publish("jia", &case, &json!({"type": "submit"}));
    office.ask("shen", &case, &approve(&text)).is_problem(409, "publication.changed");
    assert_eq!(office.feed("jia", "")["items"], json!([]));

    let log = caiheng(home.path(), &["audit", "export"]);
    let log = String::from_utf8_lossy(&log.stdout).into_owned();
    for code in ["publication.own_work", "publication.changed", "publication.stage"] {
        assert!(log.contains(code), "{code} is not on record");
    }
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}

#[test]
fn a_token_may_no_more_than_its_scopes() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    office.public(&case);
    let scoped = |login: &str, scopes: &[&str]| {
        let scopes: Vec<&str> = scopes.iter().flat_map(|scope| ["--scope", scope]).collect();
        let made = json_of(home.path(), &[&["people", "token", login, "--name", "平台"], scopes.as_slice()].concat());
        format!("Bearer {}", made["secret"].as_str().expect("a secret"))
    };
    let platform = scoped("zhang", &["read_publications"]);
    let get = |token: &str, path: &str| office.server.get_with(path, &[("authorization", token)]);
    assert_eq!(get(&platform, "/api/v1/publications/feed").json()["items"].as_array().map(Vec::len), Some(1));
    let of_case = format!("/api/v1/case-files/{case}/publication");
    for path in [of_case.as_str(), "/api/v1/publications", "/api/v1/publications/due"] {
        get(&platform, path).is_problem(403, "access.permission");
    }
    let reader = scoped("zhang", &["read_cases"]);
    get(&reader, "/api/v1/publications/feed").is_problem(403, "access.permission");
    let headers = [("authorization", reader.as_str()), ("content-type", "application/json")];
    let withdraw = json!({"type": "withdraw", "ground": "disclosure", "explanation": "误公开"});
    office.server.post(&of_case, withdraw.to_string().as_bytes(), &headers).is_problem(403, "access.permission");
}

#[test]
fn another_agency_sees_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    office.public(&case);
    let path = format!("/api/v1/case-files/{case}/publication");
    office.get("wai", &path).is_problem(404, "case.not_found");
    office.ask("wai", &case, &json!({"type": "prepare"})).is_problem(404, "case.not_found");
    assert_eq!(office.feed("wai", ""), json!({"items": [], "next": 0, "more": false}));
    for path in ["/api/v1/publications", "/api/v1/publications/due"] {
        assert_eq!(office.get("wai", path).json(), json!([]));
    }
    office.server.get(&path).is_problem(401, "access.login_required");
    office.server.get("/api/v1/publications/feed").is_problem(401, "access.login_required");
}

#[test]
fn what_cannot_be_worked_on_is_refused_with_its_reason() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let open = office.filed("0号");
    office.ask("jia", &open, &json!({"type": "prepare"})).is_problem(409, "case.no_decision");
    let case = office.decided("1号", DECISION);
    for act in [
        json!({"type": "prepare", "text": "自己写的"}),
        json!({"type": "publish", "due": "2099-01-01"}),
        json!({"type": "x"}),
    ] {
        office.ask("jia", &case, &act).is_problem(422, "request.fields");
    }
    let nowhere =
        json!({"type": "prepare", "known": {"marked": [{"quote": "没有这句", "secret": "trade", "reason": "秘密"}]}});
    office.ask("jia", &case, &nowhere).is_problem(422, "redaction.marked_quote");
    let prepared = office.publish("jia", &case, &json!({"type": "prepare", "known": {"names": ["城关镇"]}}));
    let fields = &prepared["publication"]["draft"]["fields"];
    let with = |name: &str, words: &str| {
        let mut fields = fields.clone();
        fields[name] = json!(words);
        json!({"type": "set_fields", "fields": fields})
    };
    office.ask("jia", &case, &with("decision_number", "另一号")).is_problem(422, "publication.fields");
    office.ask("jia", &case, &with("conclusion", "")).is_problem(422, "publication.empty");
    office.publish("jia", &case, &with("conclusion", "对刘桂芳罚款50000元"));
    office.confirm_all("jia", &case);
    office.ask("jia", &case, &json!({"type": "submit"})).is_problem(422, "publication.discloses");
    office.ask("jia", &case, &json!({"type": "confirm", "ids": ["没有"]})).is_problem(422, "publication.item");
    office.ask("jia", &case, &json!({"type": "expire"})).is_problem(409, "publication.stage");
    office.post("jia", "/api/v1/publications", &json!({}), &[]).is_problem(405, "request.method");
    office.get("jia", "/api/v1/publications?stage=nowhere").is_problem(400, "request.query");
    office.get("jia", "/api/v1/publications/feed?after=-1").is_problem(400, "request.query");
}
