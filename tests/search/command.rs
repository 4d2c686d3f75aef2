//! `caiheng search` and `caiheng index`.

use serde_json::{Value, json};

use crate::corpus::Home;

fn articles(answer: &Value) -> Vec<(String, u64)> {
    let hits = answer["hits"].as_array().expect("hits");
    let named =
        |hit: &Value| (hit["law"].as_str().expect("a law").to_owned(), hit["article"].as_u64().expect("a number"));
    hits.iter().map(named).collect()
}

#[test]
fn a_plain_description_finds_the_penalty_article_and_says_why() {
    let home = Home::with_laws();
    let answer = home.json(&["search", "provisions", "店里卖过期的面包", "--as-of", "2026-01-05"]);
    let first = &answer["hits"][0];
    assert_eq!((first["law"].as_str(), first["article"].as_u64()), (Some("中华人民共和国食品安全法"), Some(124)));
    assert_eq!(first["rank"], json!(1));
    assert_eq!(first["valid_from"], json!("2025-09-12"));
    assert!(first["why"].to_string().contains("超过保质期"), "{first}");
    assert!(first["why"].to_string().contains("罚则条文"), "{first}");
}

#[test]
fn only_the_law_in_force_on_the_date_is_found() {
    let home = Home::with_laws();
    let ask = |date| articles(&home.json(&["search", "provisions", "工地没设围挡", "--as-of", date]));
    let (before, after) = (ask("2025-05-06"), ask("2026-09-01"));
    let (air, code) = ("中华人民共和国大气污染防治法".to_owned(), "中华人民共和国生态环境法典".to_owned());
    assert!(before.contains(&(air.clone(), 115)) && before.iter().all(|(law, _)| *law != code), "{before:?}");
    assert!(after.contains(&(code, 1130)) && after.iter().all(|(law, _)| *law != air), "{after:?}");
}

#[test]
fn where_the_version_in_force_is_not_held_the_nearest_one_says_so() {
    let home = Home::with_laws();
    let answer = home.json(&["search", "provisions", "超过保质期的食品", "--as-of", "2025-03-12"]);
    let note = answer["hits"][0]["version_note"].as_str().expect("a note");
    assert!(note.contains("未收录") && note.contains("2025-03-12"), "{note}");
}

#[test]
fn a_description_of_a_duty_finds_its_penalty_article() {
    let home = Home::with_laws();
    let answer =
        home.json(&["search", "provisions", "网站没有留存网络日志", "--penalty-only", "--as-of", "2026-03-01"]);
    assert_eq!(articles(&answer).first(), Some(&("中华人民共和国网络安全法".to_owned(), 61)));
    assert!(answer["hits"][0]["why"].to_string().contains("对应本法第二十三条"));
}

const LOCAL: &str = "# 某某省食品小作坊条例\n\n2020年7月30日某某省第十三届人民代表大会常务委员会第二十二次会议通过\n\n\
    第一条 为了加强管理，制定本条例。\n\n第二条 小作坊生产豆腐不洗手的，处五百元以上二千元以下罚款。\n";

#[test]
fn a_local_rule_is_found_in_its_region_and_by_its_level() {
    let home = Home::with_laws();
    std::fs::write(home.path().join("local.md"), LOCAL).expect("writes");
    let local = home.path().join("local.md");
    home.json(&["import", "laws", local.to_str().expect("UTF-8")]);
    let ask = |more: &[&str]| {
        let query = ["search", "provisions", "小作坊做豆腐不洗手", "--as-of", "2026-01-05"];
        home.json(&[query.as_slice(), more].concat())
    };
    let found = ("某某省食品小作坊条例".to_owned(), 2);
    for more in [[].as_slice(), &["--region", "某某省某某市"], &["--level", "地方性法规"], &["--law", &found.0]]
    {
        let answer = ask(more);
        assert_eq!(articles(&answer).first(), Some(&found), "{more:?}: {answer}");
        assert_eq!(answer["hits"][0]["level"], "地方性法规");
    }
    for more in [&["--region", "另一省"], &["--level", "法律"]] {
        assert!(!articles(&ask(more)).contains(&found), "{more:?}");
    }
    let nowhere = ask(&["--region", ""]);
    assert!(nowhere["notes"].to_string().contains("地方性法规"), "{nowhere}");
}

#[test]
fn a_batch_answers_each_line_in_order() {
    let home = Home::with_laws();
    let file = home.path().join("queries.jsonl");
    let lines = "{\"_id\":\"b\",\"text\":\"酒后开车\"}\n{\"_id\":7,\"text\":\" \"}\n\n{\"_id\":\"a\",\"text\":\"卖过期食品\"}\n";
    std::fs::write(&file, lines).expect("writes");
    let output = home.run(&["search", "provisions", "--batch", file.to_str().expect("UTF-8"), "--limit", "1"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["_id"]).collect();
    assert_eq!(ids, [&json!("b"), &json!(7), &json!("a")]);
    assert_eq!(answers[0]["hits"][0]["article"], json!(91));
    assert_eq!(answers[1]["error"], json!("search.empty_query"));
    assert!(answers.iter().all(|answer| answer["ms"].is_number()));
}

#[test]
fn failures_have_stable_codes() {
    let home = Home::with_laws();
    let failed = |home: &Home, arguments: &[&str]| {
        let output = home.run(arguments);
        assert!(!output.status.success());
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert!(failed(&home, &["search", "provisions", "  "]).contains("search.empty_query"));
    let broken = home.path().join("broken.jsonl");
    std::fs::write(&broken, "{\"_id\":1}\n").expect("writes");
    assert!(
        failed(&home, &["search", "provisions", "--batch", broken.to_str().expect("UTF-8")]).contains("search.batch")
    );
    assert!(failed(&Home::empty(), &["search", "provisions", "食品"]).contains("laws.empty"));
    assert!(failed(&home, &["index", "build", "--vectors"]).contains("models.missing"));
}

#[test]
fn a_missing_model_is_said_and_the_search_goes_on() {
    let home = Home::with_laws();
    let answer = home.json(&["search", "provisions", "酒后开车"]);
    assert!(answer["notes"].to_string().contains("未检索：向量索引不可用"), "{answer}");
    assert_eq!(answer["hits"][0]["article"], json!(91));
}

#[test]
fn a_broken_index_is_set_aside_rebuilt_and_said() {
    let home = Home::with_laws();
    home.json(&["index", "build"]);
    let folders = std::fs::read_dir(home.path().join("data/index")).expect("lists").flatten();
    let built =
        folders.map(|entry| entry.path()).find(|path| path.is_dir() && path.to_string_lossy().contains("lexical-"));
    std::fs::write(built.expect("an index").join("meta.json"), "nonsense").expect("writes");
    let answer = home.json(&["search", "provisions", "酒后开车"]);
    assert_eq!(answer["hits"][0]["article"], json!(91));
    assert!(answer["notes"].to_string().contains("全文索引已损坏"), "{answer}");
    let again = home.json(&["search", "provisions", "酒后开车"]);
    assert!(!again["notes"].to_string().contains("全文索引已损坏"), "{again}");
}
