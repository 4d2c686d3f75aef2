//! Cases over HTTP and on the command line.

use sea_orm::{ConnectionTrait, Database};
use serde_json::{Value, json};

use crate::office::{Office, caiheng, json_of, outcome};

fn office() -> (tempfile::TempDir, Office) {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    (home, office)
}

#[test]
fn a_case_goes_from_filing_to_the_archive_and_everything_is_on_record() {
    let (home, office) = office();
    let case = office.investigated("青市监罚〔2026〕1号", 50_000);
    office.notified(&case, 50_000);
    let document = office.document(&case, "decision", "# 行政处罚决定书\n\n罚款50000元。");
    let edit = json!({"type": "edit_document", "document": document, "base": 1, "markdown": "# 行政处罚决定书\n\n经营者：刘桂芳，电话13812345678。\n\n罚款人民币50000元。"});
    office.act("yi", &case, &edit);
    office.attempt("jia", &case, &edit).is_problem(409, "case.version_conflict");
    let compared = office.get("jia", &format!("/api/v1/case-files/{case}/documents/{document}/compare?from=1&to=2"));
    assert_eq!(compared.status, 200, "{}", compared.text());
    assert!(compared.text().contains("人民币"), "{}", compared.text());

    let sheet = office.get("jia", &format!("/api/v1/case-files/{case}")).json();
    let reviewed = sheet["review_due"]["due"].as_bool().expect("says whether it is due");
    if reviewed {
        office.reviewed(&case);
    }
    office.act("jia", &case, &json!({"type": "submit_for_decision", "document": document}));
    let decide = json!({"type": "decide", "document": document, "version": 2, "number": "青市监罚决〔2026〕1号"});
    office.attempt("jia", &case, &decide).is_problem(403, "case.not_permitted");
    let decided = office.act("zhang", &case, &decide);
    assert_eq!(decided["stage"], "service");

    let proof = office.add_material("jia", &case, "送达回证", b"%PDF-1.7 proof");
    let today = decided["decision"]["decided_on"].clone();
    office.act("jia", &case, &json!({"type": "serve", "method": "直接送达", "served_on": today, "proof": proof}));
    office.act(
        "jia",
        &case,
        &json!({"type": "record_execution", "what": "罚款缴清", "done_on": today, "complete": true}),
    );
    office.act("jia", &case, &json!({"type": "close", "reason": "执行完毕"}));
    let archived = office.act("jia", &case, &json!({"type": "archive", "volume": "2026-1"}));
    office.attempt("jia", &case, &json!({"type": "note", "text": "迟到的备注"})).is_problem(409, "case.archived");

    let timeline = office.get("shen", &format!("/api/v1/case-files/{case}/timeline")).json();
    let timeline = timeline.as_array().expect("a list");
    assert_eq!(timeline.len() as u64, archived["acts"].as_u64().expect("a number"));
    assert!(timeline.iter().all(|entry| entry["summary"].as_str().is_some_and(|summary| !summary.is_empty())));
    assert_eq!(timeline[0]["actor"]["name"], "jia");

    let deadlines = office.get("jia", &format!("/api/v1/case-files/{case}")).json()["deadlines"].clone();
    let status = |id: &str| {
        let all = deadlines.as_array().expect("deadlines");
        all.iter().find(|deadline| deadline["id"] == id).map(|deadline| deadline["status"].clone())
    };
    assert_eq!((status("decide"), status("archive")), (Some(json!("met")), Some(json!("met"))));

    let public = office.get("jia", &format!("/api/v1/case-files/{case}/redaction"));
    assert_eq!(public.status, 200, "{}", public.text());
    let public = public.json();
    let text = public["text"].as_str().expect("a text");
    assert!(!text.contains("13812345678") && !text.contains("刘桂芳") && text.contains("50000元"), "{text}");

    let verified = json_of(home.path(), &["audit", "verify"]);
    assert_eq!(verified["ok"], true, "{verified}");
    let listed = json_of(home.path(), &["case", "--as", "jia", "list"]);
    assert_eq!(listed[0]["stage"], "archived");
    let shown = caiheng(home.path(), &["case", "--as", "jia", "timeline", &case]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("归档，卷宗号 2026-1"));
}

#[test]
fn a_case_leaves_as_an_archive_that_verifies_and_comes_in_elsewhere_once() {
    let (home, office) = office();
    let case = office.investigated("1号", 50_000);
    office.notified(&case, 50_000);
    let elsewhere = tempfile::tempdir().expect("a folder");
    for name in ["卷.zip", "卷"] {
        let target = home.path().join(name);
        let target = target.to_str().expect("a path");
        let exported = json_of(home.path(), &["case", "--as", "jia", "export", &case, target]);
        assert_eq!(exported["case"]["id"], case.as_str());
        let report = json_of(elsewhere.path(), &["case", "verify", target]);
        assert_eq!(report["ok"], true, "{report}");
        // The log has the export on record by now, so that the second one holds one entry more; the acts are the same.
        let taken = json_of(elsewhere.path(), &["case", "import", target]);
        assert_eq!(taken["acts"], report["events"]);
    }
    assert_eq!(json_of(elsewhere.path(), &["audit", "verify"])["ok"], true);

    let folder = home.path().join("卷");
    let sums =
        std::process::Command::new("sha256sum").args(["-c", "--quiet", "SHA256SUMS"]).current_dir(&folder).status();
    assert!(sums.expect("sha256sum runs").success());
    for name in ["events.jsonl", "log.jsonl", "case.json", "timeline.md"] {
        let path = folder.join(name);
        let whole = std::fs::read(&path).expect("readable");
        let mut changed = whole.clone();
        changed[20] ^= 1;
        std::fs::write(&path, changed).expect("written");
        let done = caiheng(elsewhere.path(), &["--json", "case", "verify", folder.to_str().expect("a path")]);
        assert_eq!(done.status.code(), Some(1), "{name}");
        let refused = caiheng(elsewhere.path(), &["case", "import", folder.to_str().expect("a path")]);
        assert!(String::from_utf8_lossy(&refused.stderr).contains("archive.unverified"), "{name}");
        std::fs::write(&path, whole).expect("written");
    }
    std::fs::write(folder.join("多出来的.txt"), "x").expect("written");
    let done = caiheng(elsewhere.path(), &["--json", "case", "verify", folder.to_str().expect("a path")]);
    assert_eq!(done.status.code(), Some(1));
}

#[test]
fn no_large_fine_is_decided_without_a_review_of_the_case_as_it_is() {
    let (home, office) = office();
    let case = office.investigated("1号", 500_000);
    office.notified(&case, 500_000);
    let document = office.document(&case, "decision", "罚款500000元");
    let submit = json!({"type": "submit_for_decision", "document": document});
    office.attempt("jia", &case, &submit).is_problem(409, "case.review_missing");
    office.attempt("jia", &case, &json!({"type": "take_review"})).is_problem(403, "case.not_permitted");

    let review = office.get("shen", &format!("/api/v1/case-files/{case}/review"));
    assert_eq!(review.status, 200, "{}", review.text());
    let review = review.json();
    assert_eq!(review["due"]["due"], true, "{review}");
    for item in ["subject", "procedure", "facts", "law", "authority", "documents", "crime"] {
        let checks = review["checks"].as_array().expect("checks");
        assert!(checks.iter().any(|check| check["item"] == item), "nothing on {item}");
    }

    office.reviewed(&case);
    office.act("jia", &case, &outcome(400_000, "核减"));
    office.attempt("jia", &case, &submit).is_problem(409, "case.review_missing");
    let changes = office.get("shen", &format!("/api/v1/case-files/{case}/review")).json()["changes"].clone();
    assert!(changes.to_string().contains("拟作出的决定"), "{changes}");

    let refused = caiheng(home.path(), &["audit", "export"]);
    let log = String::from_utf8_lossy(&refused.stdout).into_owned();
    assert!(log.contains("case.refused") && log.contains("case.review_missing"));
}

#[test]
fn the_data_of_another_agency_is_out_of_reach_and_each_refusal_is_logged() {
    let (home, office) = office();
    let case = office.opened();
    let path = format!("/api/v1/case-files/{case}");
    office.get("wai", &path).is_problem(404, "case.not_found");
    office.attempt("wai", &case, &json!({"type": "note", "text": "看看"})).is_problem(404, "case.not_found");
    assert_eq!(office.get("wai", "/api/v1/case-files").json(), json!([]));
    office.get("xi", &path).is_problem(403, "access.permission");
    office.server.get(&path).is_problem(401, "access.login_required");
    office.server.get_with(&path, &[("authorization", "Bearer chk_falsch")]).is_problem(401, "access.token");

    let tokens = json_of(home.path(), &["people", "tokens", "jia"]);
    let token = tokens[0]["id"].as_str().expect("an id");
    assert!(caiheng(home.path(), &["people", "revoke", token]).status.success());
    office.get("jia", &path).is_problem(401, "access.token");
    assert!(caiheng(home.path(), &["people", "change", "shen", "--disabled", "true"]).status.success());
    office.get("shen", &path).is_problem(401, "access.token");

    let log = caiheng(home.path(), &["audit", "export"]);
    let log = String::from_utf8_lossy(&log.stdout).into_owned();
    for code in ["access.login_required", "access.token", "access.permission"] {
        assert!(log.contains(code), "{code} is not in the log");
    }
    let secret = office.token("yi");
    let bytes = std::fs::read(home.path().join("caiheng.sqlite3")).expect("readable");
    let secret = secret.trim_start_matches("Bearer ").as_bytes();
    assert!(!bytes.windows(secret.len()).any(|window| window == secret), "a token stands in the database");
}

#[test]
fn a_retried_act_is_done_once_and_a_signed_record_is_frozen() {
    let (_home, office) = office();
    let case = office.filed("1号");
    let record = json!({"type": "begin_record", "kind": "interview", "title": "刘某", "held_at": "2026-01-05T02:00:00Z",
        "present": [office.id("jia"), office.id("yi")], "certificates_shown": true, "rights_told": true,
        "exchanges": [{"question": "是否属实？", "answer": "属实", "start": 1.5, "end": 3.0}]});
    let path = format!("/api/v1/case-files/{case}/acts");
    let first = office.post("jia", &path, &record, &[("idempotency-key", "a-1")]);
    let again = office.post("jia", &path, &record, &[("idempotency-key", "a-1")]);
    assert_eq!((first.status, again.status), (200, 200), "{}", again.text());
    assert_eq!(first.json()["records"].as_object().map(serde_json::Map::len), Some(1));
    assert_eq!(first.json(), again.json());

    let id = first.json()["records"].as_object().expect("records").keys().next().expect("one").clone();
    let sign = json!({"type": "sign_record", "record": id, "version": 1,
        "signatures": [{"name": "刘某", "role": "被询问人"}]});
    let stale = office.post("jia", &format!("{path}?expected_acts=1"), &sign, &[]);
    stale.is_problem(409, "case.version_conflict");
    office.act("jia", &case, &sign);
    let edit = json!({"type": "edit_record", "record": id, "base": 1, "reason": "改",
        "exchanges": [{"answer": "不属实"}]});
    office.attempt("jia", &case, &edit).is_problem(409, "case.frozen");
}

#[test]
fn materials_come_back_byte_for_byte_and_bad_ones_are_refused() {
    let (_home, office) = office();
    let case = office.filed("1号");
    let (text, _, _) = encoding_rs::GBK.encode("扣押清单：面包九袋");
    let id = office.add_material("jia", &case, "清单", &text);
    let back = office.get("shen", &format!("/api/v1/case-files/{case}/materials/{id}"));
    assert_eq!((back.status, back.body.as_slice()), (200, text.as_ref()));
    let token = office.token("jia");
    let headers = [("authorization", token.as_str())];
    let path = format!("/api/v1/case-files/{case}/materials?kind=evidence&taken_at=2026-01-01T00:00:00Z");
    office.server.post(&format!("{path}&name=x"), b"", &headers).is_problem(422, "material.empty");
    office.server.post(&path, b"x", &headers).is_problem(400, "request.query");
    office.get("jia", &format!("/api/v1/case-files/{case}/materials/none")).is_problem(404, "material.not_found");
}

#[tokio::test]
async fn the_database_itself_takes_no_unreviewed_decision_and_a_changed_act_is_found() {
    let (home, office) = office();
    let case = office.investigated("1号", 500_000);
    let file = format!("sqlite://{}", home.path().join("caiheng.sqlite3").display());
    let raw = Database::connect(file).await.expect("connects");
    let insert = |due: bool| {
        format!(
            "INSERT INTO case_event SELECT case_id, seq + 1, at, 'decide', actor, '{{\"type\":\"decide\"}}', \
             '{{\"review_due\":{{\"due\":{due}}}}}', NULL FROM case_event WHERE case_id = '{case}' ORDER BY seq DESC LIMIT 1"
        )
    };
    let refused = raw.execute_unprepared(&insert(true)).await.expect_err("refused");
    assert!(refused.to_string().contains("a decision needs a passed review"), "{refused}");
    for change in ["UPDATE case_event SET act = '{}'", "DELETE FROM case_event"] {
        let refused = raw.execute_unprepared(change).await.expect_err("refused");
        assert!(refused.to_string().contains("append-only"), "{refused}");
    }
    raw.execute_unprepared("DROP TRIGGER case_event_no_update").await.expect("drops");
    let change = "UPDATE case_event SET act = replace(act, '面包', '牛奶') WHERE kind = 'set_facts'";
    raw.execute_unprepared(change).await.expect("changes");
    raw.close().await.expect("closes");
    let done = caiheng(home.path(), &["--json", "audit", "verify"]);
    let report: Value = serde_json::from_slice(&done.stdout).expect("a report");
    assert_eq!(report["problems"][0]["kind"], "record_altered", "{report}");
}
