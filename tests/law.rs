//! The rules of law through the binary: penalty clauses and ranges over a small corpus.
#![expect(clippy::expect_used, reason = "helpers of tests fail the test")]

use std::path::Path;
use std::process::{Command, Output};

use sea_orm::{ConnectionTrait, Database};
use serde_json::{Value, json};

const FOOD: &str = include_str!("law/food_124.txt");
const AIR: &str = include_str!("law/air_115.txt");
const SCHEMA: &str = "
    CREATE TABLE laws (law_id TEXT PRIMARY KEY, law_name TEXT NOT NULL, doc_type TEXT, level TEXT, issuing_body TEXT,
        publish_date TEXT, effective_date TEXT, version_date TEXT, status TEXT, law_department TEXT);
    CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id TEXT NOT NULL, law_name TEXT NOT NULL, law_department TEXT,
        level TEXT, status TEXT, chapter TEXT, section TEXT, article_no TEXT, article_no_arabic INTEGER,
        article_text TEXT, char_count INTEGER);";

/// A data folder with two laws imported.
fn corpus() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("laws.db");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(write_source(&source));
    let imported = caiheng(folder.path(), &["import", "laws", &source.to_string_lossy()]);
    assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
    folder
}

async fn write_source(path: &Path) {
    let source = Database::connect(format!("sqlite://{}?mode=rwc", path.display())).await.expect("opens");
    source.execute_unprepared(SCHEMA).await.expect("creates");
    let laws = [
        ("f1", "中华人民共和国食品安全法", "2025-09-12", "2015-10-01", "现行有效", "第一百二十四条", 124, FOOD),
        ("a1", "中华人民共和国大气污染防治法", "2018-10-26", "2016-01-01", "现行有效", "第一百一十五条", 115, AIR),
    ];
    for (id, name, published, effective, status, article, number, text) in laws {
        let law = format!(
            "INSERT INTO laws VALUES ('{id}','{name}','法律','法律','全国人民代表大会常务委员会','{published}','{effective}',
             '{published}','{status}','行政法');
             INSERT INTO articles VALUES ({number},'{id}','{name}','行政法','法律','{status}','第九章 法律责任',NULL,
             '{article}',{number},'{}',{});",
            text.trim_end(),
            text.chars().count()
        );
        source.execute_unprepared(&law).await.expect("inserts");
    }
    source.close().await.expect("closes");
}

fn caiheng(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    command.env_remove("CAIHENG_HOME").arg("--home").arg(home).args(arguments).output().expect("runs")
}

fn json_of(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn range(home: &Path, facts: &Value) -> Output {
    let file = home.join("facts.json");
    std::fs::write(&file, facts.to_string()).expect("writes");
    caiheng(home, &["--json", "range", &file.to_string_lossy()])
}

#[test]
fn the_food_article_gives_its_clauses_as_json() {
    let home = corpus();
    let clauses = json_of(&caiheng(home.path(), &["--json", "penalties", "--law", "食品安全法", "--article", "124"]));
    let first = &clauses[0];
    assert_eq!(
        (&first["law"], &first["article"], &first["paragraph"]),
        (&json!("中华人民共和国食品安全法"), &json!(124), &json!(1))
    );
    let fine = |index: usize| &first["fines"][index];
    assert_eq!([&fine(0)["min"], &fine(0)["max"], &fine(0)["unit"]], [&json!(50_000), &json!(100_000), &json!("yuan")]);
    assert_eq!([&fine(1)["min"], &fine(1)["max"], &fine(1)["unit"]], [&json!(10), &json!(20), &json!("times")]);
    assert_eq!(fine(1)["base"], json!("货值金额"));
    assert_eq!(fine(0)["subject"], json!("any"));
    let others = first["other"].as_array().expect("a list");
    assert!(others.contains(&json!("没收违法所得")) && others.contains(&json!("吊销许可证")), "{others:?}");
    let all = caiheng(home.path(), &["--json", "penalties", "--all"]);
    let summary = String::from_utf8_lossy(&all.stderr).into_owned();
    assert!(summary.contains("法条2条") && summary.contains("未能解析：无"), "{summary}");
    let lines = String::from_utf8(all.stdout).expect("UTF-8");
    assert!(lines.lines().count() >= 2);
    assert!(
        lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok_and(|clause| clause["law"].is_string()))
    );
}

#[test]
fn a_measure_names_its_kind_and_the_words_that_it_stands_in() {
    let home = corpus();
    let clauses = json_of(&caiheng(home.path(), &["--json", "penalties", "--law", "食品安全法", "--article", "124"]));
    let measures = clauses[0]["measures"].as_array().expect("a list");
    let gain = measures.iter().find(|measure| measure["kind"] == json!("confiscate_gain")).expect("the gain");
    let (start, end) = (gain["span"][0].as_u64().expect("a start"), gain["span"][1].as_u64().expect("an end"));
    let words = &FOOD.trim_end()[usize::try_from(start).expect("fits")..usize::try_from(end).expect("fits")];
    assert_eq!((gain["text"].as_str(), words), (Some("没收违法所得"), "没收违法所得"));
    let unread = caiheng(home.path(), &["--json", "penalties", "--all", "--unread"]);
    assert!(unread.status.success() && unread.stdout.is_empty());
}

#[test]
fn facts_lead_to_the_range_with_every_step() {
    let home = corpus();
    let facts = |goods: u32| {
        json!({"law": "食品安全法", "article": 124, "date": "2026-03-12", "goods_value": goods,
               "circumstances": [{"id": "cooperation", "evidence": "笔录第3句"}]})
    };
    let cases =
        [(152, 50_000, 100_000, 65_000), (20_000, 200_000, 400_000, 260_000), (10_000, 100_000, 200_000, 130_000)];
    for (goods, min, max, light) in cases {
        let answer = json_of(&range(home.path(), &facts(goods)));
        assert_eq!(answer["statutory"], json!({"min": min, "max": max}), "{goods}");
        assert_eq!(answer["case"], json!({"min": min, "max": light}), "{goods}");
        assert_eq!(answer["tier"]["id"], json!("light"));
        let steps = answer["steps"].as_array().expect("a list");
        assert!(steps.iter().all(|step| step["source"].as_str().is_some_and(|source| !source.is_empty())), "{steps:?}");
    }
    let dust = json!({"law": "大气污染防治法", "article": 115, "date": "2025-05-06", "subject": "unit"});
    assert_eq!(json_of(&range(home.path(), &dust))["statutory"], json!({"min": 10_000, "max": 100_000}));
}

#[test]
fn bad_questions_get_their_codes() {
    let home = corpus();
    let food = |extra: Value| {
        let mut facts = json!({"law": "食品安全法", "article": 124, "date": "2026-03-12"});
        let (Some(facts), Value::Object(extra)) = (facts.as_object_mut(), extra) else { panic!("objects") };
        facts.extend(extra);
        Value::Object(facts.clone())
    };
    let cases = [
        (food(json!({"goods_value": -1})), "range.negative"),
        (food(json!({"date": "2026-02-30"})), "range.date"),
        (food(json!({"circumstances": ["nice_weather"]})), "range.circumstance"),
        (food(json!({"article": 900})), "law.no_article"),
        (food(json!({"law": "月球法"})), "law.unknown"),
    ];
    for (facts, code) in cases {
        let output = range(home.path(), &facts);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(code), "{code}: {said}");
    }
}

#[test]
fn citations_are_checked_and_the_exit_code_says_so() {
    let home = corpus();
    let check = |text: &[u8]| {
        let file = home.path().join("draft.txt");
        std::fs::write(&file, text).expect("writes");
        caiheng(home.path(), &["--json", "cite", "check", &file.to_string_lossy(), "--as-of", "2026-03-12"])
    };
    let right =
        check("当事人违反食品安全法第124条，依照《中华人民共和国食品安全法》第一百二十四条第一款处罚。".as_bytes());
    let report = json_of(&right);
    assert_eq!((&report["ok"], report["citations"].as_array().map(Vec::len)), (&json!(true), Some(2)), "{report}");
    assert_eq!(report["citations"][0]["law"], json!("中华人民共和国食品安全法"));
    let gbk = [&b"\xca\xb3\xc6\xb7\xb0\xb2\xc8\xab\xb7\xa8\xb5\xda"[..], b"900", b"\xcc\xf5"].concat();
    let wrong = check(&gbk);
    let report: Value = serde_json::from_slice(&wrong.stdout).expect("JSON");
    assert_eq!((wrong.status.code(), &report["ok"]), (Some(1), &json!(false)), "{report}");
    assert_eq!(report["citations"][0]["exists"], json!(false));
}

#[test]
fn an_empty_corpus_is_said_plainly() {
    let home = tempfile::tempdir().expect("a folder");
    let output = caiheng(home.path(), &["penalties", "--all"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("laws.empty") && said.contains("caiheng import laws"), "{said}");
}
