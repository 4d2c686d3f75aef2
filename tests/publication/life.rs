//! From the decision to the public and back, over HTTP.

use serde_json::{Value, json};

use crate::decided::{DECISION, HIDDEN, NUMBER};
use crate::office::{Office, json_of};

fn names(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().map(|name| name.as_str().expect("a name")).collect()
}

#[test]
fn a_decision_becomes_public_is_corrected_and_is_withdrawn() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    let empty = office.publication("jia", &case);
    assert_eq!(
        (&empty["stage"], &empty["events"], names(&empty["may"])),
        (&json!("empty"), &json!(0), vec!["prepare"])
    );
    assert_eq!(office.publication("zhang", &case)["may"], json!([]));

    let due = office.get("jia", "/api/v1/publications/due").json();
    assert_eq!((&due[0]["case_id"], &due[0]["todo"]["what"]), (&json!(case), &json!("publish")), "{due}");
    assert!(due[0]["todo"]["message"].as_str().expect("words").contains("公开执法决定信息"), "{due}");

    let prepared = office.publish("jia", &case, &json!({"type": "prepare"}));
    let text = prepared["publication"]["draft"]["text"].as_str().expect("a text");
    for hidden in HIDDEN {
        assert!(!text.contains(hidden), "{hidden} in\n{text}");
    }
    assert!(
        text.contains("罚款50000元") && text.contains("91350100M000100Y43") && text.contains("2026年1月5日"),
        "{text}"
    );
    let fields = &prepared["publication"]["draft"]["fields"];
    assert_eq!(fields["party"], "青阳县好邻居食品店");
    assert_eq!(fields["conclusion"], "罚款50000元");
    assert_eq!(fields["decision_number"], format!("{NUMBER}之1号"));
    office.ask("jia", &case, &json!({"type": "submit"})).is_problem(409, "publication.open");

    office.confirm_all("jia", &case);
    let submitted = office.publish("yi", &case, &json!({"type": "submit"}));
    assert_eq!(submitted["stage"], "submitted");
    let sent_back = json!({"type": "send_back", "reason": "进价是商业秘密，应当隐去"});
    assert_eq!(office.publish("shen", &case, &sent_back)["stage"], "prepared");
    let marked = json!({"quote": "进价每袋3.5元", "secret": "trade", "reason": "商业秘密"});
    office.publish("jia", &case, &json!({"type": "add", "marked": marked}));
    office.publish("jia", &case, &json!({"type": "submit"}));
    let approved = office.approved("zhang", &case);
    assert_eq!(approved["stage"], "approved");
    assert_eq!(office.feed("jia", "")["items"], json!([]));

    let public = office.publish("jia", &case, &json!({"type": "publish"}));
    assert_eq!(public["stage"], "published");
    let live = &public["publication"]["live"];
    assert!(!live["text"].as_str().expect("a text").contains("3.5元"));
    assert_eq!(live["approval"]["signature"]["by"]["id"], office.id("zhang"));
    let sheet = office.get("jia", &format!("/api/v1/case-files/{case}")).json();
    let limit = sheet["deadlines"].as_array().expect("a list").iter().find(|one| one["id"] == "publish");
    assert_eq!(limit.map(|limit| &limit["status"]), Some(&json!("met")), "{limit:?}");
    assert_eq!(office.get("jia", "/api/v1/publications/due").json(), json!([]));

    let correct = json!({"type": "correct", "reason": "公示项目有误"});
    let before = office.publish("jia", &case, &correct);
    assert_eq!((&before["stage"], &before["publication"]["live"]), (&json!("published"), live));
    office.confirm_all("jia", &case);
    let mut fields = before["publication"]["draft"]["fields"].clone();
    fields["conclusion"] = json!("罚款50000元、没收违法所得6元");
    office.publish("jia", &case, &json!({"type": "set_fields", "fields": fields}));
    office.publish("jia", &case, &json!({"type": "submit"}));
    office.approved("shen", &case);
    let corrected = office.publish("shen", &case, &json!({"type": "publish"}));
    assert_eq!(corrected["publication"]["corrections"].as_array().map(Vec::len), Some(1));

    office.act("zhang", &case, &json!({"type": "revoke_decision", "reason": "经复议撤销"}));
    let revoked = office.publication("yi", &case);
    assert_eq!((&revoked["to_withdraw"], names(&revoked["may"])), (&json!(true), vec!["withdraw"]));
    office.ask("jia", &case, &correct).is_problem(409, "publication.revoked");
    let due = office.get("shen", "/api/v1/publications/due").json();
    assert_eq!(due[0]["todo"]["what"], "withdraw");
    let last_day = revoked["deadlines"][1]["due"].clone();
    assert_eq!(due[0]["todo"]["due"], last_day);

    let withdraw = |words: &str| json!({"type": "withdraw", "ground": "revoked", "explanation": words});
    office.ask("jia", &case, &withdraw(" ")).is_problem(422, "publication.empty");
    office.ask("jia", &case, &withdraw("经营者刘桂芳申请复议")).is_problem(422, "publication.discloses");
    let gone = office.publish("jia", &case, &withdraw("经行政复议，决定被撤销"));
    assert_eq!(gone["stage"], "withdrawn");
    assert_eq!(
        (&gone["publication"]["withdrawal"]["due"], &gone["publication"]["withdrawal"]["late"]),
        (&last_day, &json!(false))
    );
    assert_eq!(office.get("jia", "/api/v1/publications/due").json(), json!([]));

    let timeline = office.get("shen", &format!("/api/v1/case-files/{case}/timeline")).json();
    let told: Vec<&str> =
        timeline.as_array().expect("a list").iter().filter_map(|entry| entry["summary"].as_str()).collect();
    for words in
        ["准备公示文本", "退回公示：进价是商业秘密，应当隐去", "批准公示", "公开决定", "起草公示更正：公示项目有误"]
    {
        assert!(told.contains(&words), "{words} not in {told:?}");
    }
    let at = |words: &str| told.iter().position(|told| told.starts_with(words)).expect("told");
    assert!(at("作出决定") < at("准备公示文本") && at("决定被变更") < at("撤回公开的决定"), "{told:?}");
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}

#[test]
fn the_list_tells_where_every_decision_stands() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let first = office.decided("1号", DECISION);
    let second = office.decided("2号", DECISION);
    office.filed("3号");
    office.public(&second);
    let all = office.get("shen", "/api/v1/publications").json();
    let told: Vec<(&Value, &Value)> =
        all.as_array().expect("a list").iter().map(|row| (&row["case_id"], &row["stage"])).collect();
    assert_eq!(told, [(&json!(second), &json!("published")), (&json!(first), &json!("empty"))]);
    assert_eq!((&all[0]["late"], &all[1]["late"]), (&json!(false), &json!(false)));
    assert!(all[1]["due"].is_string() && all[1]["todo"]["what"] == "publish", "{all}");
    let only = |query: &str| office.get("jia", &format!("/api/v1/publications?{query}")).json();
    assert_eq!(only("stage=published")[0]["case_id"], second.as_str());
    assert_eq!(only("stage=empty")[0]["case_id"], first.as_str());
    assert_eq!(only("stage=withdrawn"), json!([]));
    assert_eq!(only(&format!("before={second}&limit=1"))[0]["case_id"], first.as_str());
}

#[test]
fn a_repeated_request_is_done_once_and_a_stale_one_not_at_all() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    let path = format!("/api/v1/case-files/{case}/publication");
    let key = [("idempotency-key", "p-1")];
    let first = office.post("jia", &path, &json!({"type": "prepare"}), &key);
    assert_eq!(first.status, 200, "{}", first.text());
    office.confirm_all("jia", &case);
    let again = office.post("jia", &path, &json!({"type": "prepare"}), &key);
    assert_eq!((again.status, &again.json()["publication"]), (200, &first.json()["publication"]));
    office.post("jia", &path, &json!({"type": "submit"}), &key).is_problem(409, "publication.key_reused");
    office.post("yi", &path, &json!({"type": "prepare"}), &key).is_problem(409, "publication.key_reused");
    let stale = office.post("jia", &format!("{path}?expected_events=1"), &json!({"type": "submit"}), &[]);
    stale.is_problem(409, "publication.version_conflict");
    assert_eq!(office.publication("jia", &case)["events"], 2);
    let path = format!("{path}?expected_events=2");
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let submit = |login: &'static str| {
            let (office, path) = (&office, &path);
            scope.spawn(move || office.post(login, path, &json!({"type": "submit"}), &[]).status)
        };
        let writers: Vec<_> = ["jia", "yi", "jia", "yi"].into_iter().map(submit).collect();
        writers.into_iter().map(|writer| writer.join().expect("a writer")).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}
