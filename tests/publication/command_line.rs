//! `caiheng publication`.

use std::path::Path;

use serde_json::{Value, json};

use crate::decided::{DECISION, HIDDEN};
use crate::office::{Office, caiheng, json_of};

fn act(home: &Path, login: &str, case: &str, act: &Value) -> Value {
    let file = home.join("act.json");
    std::fs::write(&file, act.to_string()).expect("writes");
    json_of(home, &["publication", "--as", login, "act", case, file.to_str().expect("a path")])
}

#[test]
fn a_decision_becomes_public_on_the_command_line() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    let home = home.path();
    let due = caiheng(home, &["publication", "due", "--as", "jia"]);
    let due = String::from_utf8_lossy(&due.stdout).into_owned();
    assert!(due.contains("公开执法决定信息"), "{due}");

    let prepared = act(home, "jia", &case, &json!({"type": "prepare"}));
    let items = prepared["publication"]["draft"]["items"].as_array().expect("items");
    let ids: Vec<&Value> = items.iter().map(|item| &item["redaction"]["id"]).collect();
    act(home, "jia", &case, &json!({"type": "confirm", "ids": ids}));
    let submitted = act(home, "jia", &case, &json!({"type": "submit"}));
    let approve = json!({"type": "approve", "text_sha256": submitted["text_sha256"]});
    let file = home.join("act.json");
    std::fs::write(&file, approve.to_string()).expect("writes");
    let own = caiheng(home, &["publication", "--as", "jia", "act", &case, file.to_str().expect("a path")]);
    let said = String::from_utf8_lossy(&own.stderr).into_owned();
    assert!(!own.status.success() && said.contains("publication.own_work"), "{said}");
    act(home, "shen", &case, &approve);
    let shown = caiheng(home, &["publication", "show", &case, "--as", "shen"]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.contains("已审批") && shown.contains("刘某"), "{shown}");
    act(home, "jia", &case, &json!({"type": "publish"}));

    let listed = json_of(home, &["publication", "list", "--as", "zhang"]);
    assert_eq!((&listed[0]["stage"], &listed[0]["late"]), (&json!("published"), &json!(false)));
    let table = home.join("公示.csv");
    let table = table.to_str().expect("a path");
    let page = json_of(home, &["publication", "feed", "--as", "xi", "--csv", table]);
    assert_eq!(page["items"][0]["change"], "published");
    let table = std::fs::read_to_string(table).expect("written");
    assert!(table.starts_with('\u{FEFF}') && table.contains("罚款50000元"), "{table}");
    assert!(HIDDEN.iter().all(|hidden| !table.contains(hidden)));
    let next = page["next"].to_string();
    let later = json_of(home, &["publication", "feed", "--as", "xi", "--after", &next]);
    assert_eq!(later["items"], json!([]));
    let refused = caiheng(home, &["publication", "list", "--as", "xi"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("access.permission"));
    let outside = caiheng(home, &["publication", "show", &case, "--as", "wai"]);
    assert!(String::from_utf8_lossy(&outside.stderr).contains("case.not_found"));
    let timeline = caiheng(home, &["case", "--as", "jia", "timeline", &case]);
    let timeline = String::from_utf8_lossy(&timeline.stdout).into_owned();
    assert!(timeline.contains("公示5") && timeline.contains("公开决定"), "{timeline}");
    let log = caiheng(home, &["audit", "export"]);
    let log = String::from_utf8_lossy(&log.stdout).into_owned();
    assert!(log.lines().any(|line| line.contains("publication.act") && line.contains("shen（shen，命令行）")));
    assert_eq!(json_of(home, &["audit", "verify"])["ok"], true);
}
