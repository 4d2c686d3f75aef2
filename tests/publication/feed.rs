//! What the platform gets, page by page, as JSON and as a table.

use serde_json::{Value, json};

use crate::decided::{DECISION, HIDDEN};
use crate::office::Office;

/// A table as whoever reads it takes it: without the mark of its bytes, and one apostrophe off.
fn read_back(table: &str) -> Vec<Vec<String>> {
    let table = table.strip_prefix('\u{FEFF}').expect("a byte order mark");
    assert!(table.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    let cell = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
    reader.records().map(|record| record.expect("a record").iter().map(cell).collect()).collect()
}

#[test]
fn a_platform_takes_up_where_it_left_off_and_hears_of_every_change() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let cases: Vec<String> = (1..=3).map(|number| office.decided(&format!("{number}号"), DECISION)).collect();
    cases.iter().for_each(|case| drop(office.public(case)));
    let page = office.feed("xi", "?limit=2");
    assert_eq!((page["items"].as_array().map(Vec::len), &page["more"]), (Some(2), &json!(true)));
    let whole = page.to_string();
    for hidden in HIDDEN {
        assert!(!whole.contains(hidden), "{hidden} in the feed");
    }
    let text = page["items"][0]["text"].as_str().expect("a text");
    assert!(text.contains("罚款50000元") && text.contains("刘某"), "{text}");
    let rest = office.feed("xi", &format!("?after={}&limit=2", page["next"]));
    assert_eq!((rest["items"].as_array().map(Vec::len), &rest["more"]), (Some(1), &json!(false)));
    let none = office.feed("xi", &format!("?after={}", rest["next"]));
    assert_eq!((&none["items"], &none["next"]), (&json!([]), &rest["next"]));

    let withdraw = json!({"type": "withdraw", "ground": "disclosure", "explanation": "公开了不应公开的内容"});
    office.publish("shen", &cases[0], &withdraw);
    office.publish("jia", &cases[1], &json!({"type": "correct", "reason": "有误"}));
    let under_way = office.feed("xi", &format!("?after={}", rest["next"]));
    assert_eq!(under_way["items"].as_array().map(Vec::len), Some(1), "a correction is not told before it is public");
    office.confirm_all("jia", &cases[1]);
    office.publish("jia", &cases[1], &json!({"type": "submit"}));
    office.approved("zhang", &cases[1]);
    office.publish("jia", &cases[1], &json!({"type": "publish"}));
    let changes = office.feed("xi", &format!("?after={}", rest["next"]));
    let told: Vec<(&Value, &Value)> =
        changes["items"].as_array().expect("a list").iter().map(|item| (&item["change"], &item["status"])).collect();
    assert_eq!(told, [(&json!("withdrawn"), &json!("withdrawn")), (&json!("corrected"), &json!("published"))]);
    let gone = &changes["items"][0];
    assert_eq!((&gone["party"], &gone["conclusion"], gone.get("text")), (&json!(""), &json!(""), None));
    assert_eq!(gone["withdrawal"], "公开了不应公开的内容：公开了不应公开的内容");
    assert!(changes["items"][1]["corrected_at"].is_string());

    // Who begins anew gets each publication once, as it stands.
    let all = office.feed("xi", "");
    assert_eq!(all["items"].as_array().map(Vec::len), Some(3));
    assert!(!all.to_string().contains("\"change\":\"published\",\"conclusion\":\"\""));
}

#[test]
fn the_table_reads_back_and_no_cell_is_a_formula() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    let prepared = office.publish("jia", &case, &json!({"type": "prepare"}));
    let mut fields = prepared["publication"]["draft"]["fields"].clone();
    fields["conclusion"] = json!("=HYPERLINK(\"http://x\")，\n罚款,50000元");
    fields["body"] = json!("＝青阳县市场监督管理局");
    office.publish("jia", &case, &json!({"type": "set_fields", "fields": fields}));
    office.confirm_all("jia", &case);
    office.publish("jia", &case, &json!({"type": "submit"}));
    office.approved("zhang", &case);
    office.publish("jia", &case, &json!({"type": "publish"}));

    let reply = office.get("xi", "/api/v1/publications/feed?format=csv");
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8; header=present");
    assert!(reply.header("content-disposition").contains("publications.csv"));
    let json = office.feed("xi", "");
    assert_eq!((reply.header("x-next-after"), reply.header("x-more")), (json["next"].to_string().as_str(), "false"));
    let raw = reply.text();
    for formula in [",=", ",\"=", ",＝", ",+", ",@"] {
        assert!(!raw.contains(formula), "{formula} in {raw}");
    }
    let table = read_back(&raw);
    assert_eq!((table.len(), table[0].len(), table[1].len()), (2, 18, 18));
    let cell = |name: &str| &table[1][table[0].iter().position(|column| column == name).expect("a column")];
    let item = &json["items"][0];
    assert_eq!(cell("执法结论"), item["conclusion"].as_str().expect("words"));
    assert_eq!(cell("执法机关"), "＝青阳县市场监督管理局");
    assert_eq!(cell("变动序号"), &item["number"].to_string());
    assert_eq!((cell("变动").as_str(), cell("状态").as_str()), ("公开", "已公开"));
    assert_eq!(cell("文本摘要（SHA-256）"), item["text_sha256"].as_str().expect("a hash"));
}
