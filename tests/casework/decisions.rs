//! A decision for which a review is due, taken after one; and what each person is offered on the way.

use serde_json::{Value, json};

use crate::office::{Office, caiheng, json_of};

fn may(office: &Office, login: &str, case: &str) -> Vec<String> {
    let sheet = office.get(login, &format!("/api/v1/case-files/{case}")).json();
    let names = sheet["may"].as_array().expect("a list");
    names.iter().map(|name| name.as_str().expect("a name").to_owned()).collect()
}

#[test]
fn a_large_fine_is_decided_after_its_review() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.investigated("1号", 500_000);
    office.notified(&case, 500_000);
    let document = office.document(&case, "decision", "# 行政处罚决定书\n\n罚款500000元。");
    let may = |login: &str, act: &str| may(&office, login, &case).contains(&act.to_owned());
    assert!(!may("jia", "submit_for_decision") && may("jia", "request_review"));

    let sheet = office.get("jia", &format!("/api/v1/case-files/{case}")).json();
    assert_eq!(sheet["review_due"]["due"], true, "{sheet}");
    let gates: Vec<&Value> = sheet["gates"].as_array().expect("gates").iter().map(|gate| &gate["code"]).collect();
    assert!(gates.contains(&&json!("case.review_missing")), "{gates:?}");

    office.reviewed(&case);
    let discussed = gates.contains(&&json!("case.discussion_missing"));
    if discussed {
        discuss(&office, &case);
    }
    assert!(may("jia", "submit_for_decision") && !may("shen", "submit_for_decision") && !may("zhang", "decide"));
    office.act("jia", &case, &json!({"type": "submit_for_decision", "document": document}));
    assert!(may("zhang", "decide") && !may("jia", "decide") && !may("shen", "decide"));
    let decide = json!({"type": "decide", "document": document, "version": 1, "number": "决1号"});
    let decided = office.act("zhang", &case, &decide);
    assert_eq!(decided["stage"], "service");
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}

fn discuss(office: &Office, case: &str) {
    let begin = json!({"type": "begin_record", "kind": "discussion", "title": "集体讨论", "held_at": "2026-01-06T02:00:00Z",
        "present": [office.id("jia")], "exchanges": [{"answer": "同意"}]});
    let file = office.act("jia", case, &begin);
    let record = file["records"].as_object().expect("records").keys().max().expect("one").clone();
    let signatures = json!([{"name": "张", "role": "负责人"}, {"name": "李", "role": "负责人"}]);
    office.act("jia", case, &json!({"type": "sign_record", "record": record, "version": 1, "signatures": signatures}));
    office.act("jia", case, &json!({"type": "record_discussion", "record": record, "heads": ["张", "李"]}));
}

#[test]
fn what_is_done_on_the_command_line_is_told_apart_in_the_log() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.opened();
    let act = home.path().join("act.json");
    std::fs::write(&act, json!({"type": "note", "text": "电话联系"}).to_string()).expect("writes");
    let arguments = ["case", "--as", "jia", "act", "--case", &case, act.to_str().expect("a path")];
    assert!(caiheng(home.path(), &arguments).status.success());
    std::fs::write(&act, json!({"type": "take_review"}).to_string()).expect("writes");
    assert!(!caiheng(home.path(), &arguments).status.success());
    let log = caiheng(home.path(), &["audit", "export"]);
    let log = String::from_utf8_lossy(&log.stdout).into_owned();
    let by_command_line = log.lines().filter(|line| line.contains("jia（jia，命令行）")).count();
    assert_eq!(by_command_line, 2, "{log}");
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}
