//! Filters, counts, pages, marks and links of `caiheng search provisions`.

use serde_json::{Value, json};

use crate::corpus::Home;

const FOOD: &str = "中华人民共和国食品安全法";

fn ask(home: &Home, text: &str, more: &[&str]) -> Value {
    home.json(&[["search", "provisions", text].as_slice(), more].concat())
}

fn failed(home: &Home, text: &str, more: &[&str]) -> String {
    let output = home.run(&[["search", "provisions", text].as_slice(), more].concat());
    assert!(!output.status.success(), "{more:?}");
    String::from_utf8(output.stderr).expect("UTF-8")
}

fn places(answer: &Value) -> Vec<(String, u64)> {
    let hits = answer["hits"].as_array().expect("hits");
    let place =
        |hit: &Value| (hit["law"].as_str().expect("a law").to_owned(), hit["article"].as_u64().expect("a number"));
    hits.iter().map(place).collect()
}

fn marked(text: &str, spans: &Value) -> Vec<String> {
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("fits");
    let spans = spans.as_array().expect("spans").iter().map(|span| (number(&span["start"]), number(&span["end"])));
    spans.map(|(start, end)| text.chars().skip(start).take(end - start).collect()).collect()
}

#[test]
fn what_stands_otherwise_on_the_date_is_found_when_it_is_asked_for() {
    let home = Home::with_laws();
    let of = |status: &str, date: &str| {
        let answer = ask(&home, "工地没设围挡", &["--status", status, "--as-of", date]);
        let hits = answer["hits"].as_array().expect("hits").clone();
        assert!(status == "all" || hits.iter().all(|hit| hit["status"] == status), "{answer}");
        let hits = hits.iter().filter(|hit| hit["text"].to_string().contains("围挡")).cloned();
        hits.map(|hit| (hit["article"].clone(), hit["version_note"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(of("ended", "2026-09-01"), [(json!(115), json!("已失效：自2026-08-15起不再有效"))]);
    assert_eq!(of("not_yet", "2025-05-06"), [(json!(1130), json!("尚未生效：自2026-08-15起施行"))]);
    assert_eq!(of("in_force", "2026-09-01"), [(json!(1130), Value::Null)]);
    assert_eq!(of("all", "2026-09-01").len(), 2);
}

#[test]
fn filters_take_any_name_of_a_law_several_levels_and_a_field() {
    let home = Home::with_laws();
    let date = ["--as-of", "2026-03-01"];
    for more in [&["--law", "食安法"], &["--field", "市场监管"]] {
        let found = places(&ask(&home, "罚款", &[more.as_slice(), &date].concat()));
        assert!(!found.is_empty() && found.iter().all(|(law, _)| law == FOOD), "{more:?}: {found:?}");
    }
    let two = ["--level", "行政法规", "--level", "法律"];
    assert!(places(&ask(&home, "食品", &[two.as_slice(), &date].concat())).contains(&(FOOD.to_owned(), 124)));
    let none = ask(&home, "食品", &[["--level", "行政法规"].as_slice(), &date].concat());
    assert_eq!((none["hits"].clone(), none["empty"].clone()), (json!([]), json!("partly_searched")));
}

#[test]
fn a_slip_of_the_pen_is_no_empty_answer() {
    let home = Home::with_laws();
    let level = failed(&home, "食品", &["--level", "法津"]);
    assert!(level.contains("search.level") && level.contains("行政法规"), "{level}");
    let status = failed(&home, "食品", &["--status", "valid"]);
    assert!(status.contains("search.status") && status.contains("not_yet"), "{status}");
    let field = failed(&home, "食品", &["--field", "食品"]);
    assert!(field.contains("search.field") && field.contains("市场监管"), "{field}");
    assert!(failed(&home, "食品", &["--law", "没有这部法"]).contains("law.unknown"));
}

#[test]
fn facets_count_the_candidates_after_the_filters() {
    let home = Home::with_laws();
    let answer = ask(&home, "罚款", &["--facets", "--limit", "1", "--as-of", "2026-03-01"]);
    let facets = &answer["facets"];
    let all = ask(&home, "罚款", &["--limit", "100", "--as-of", "2026-03-01"]);
    let hits = all["hits"].as_array().expect("hits");
    assert_eq!(facets["candidates"], json!(hits.len()));
    assert_eq!(facets["penalty"], json!(hits.iter().filter(|hit| hit["is_penalty"] == true).count()));
    assert_eq!(facets["level"], json!([{"value": "法律", "count": hits.len()}]));
    let of_food = hits.iter().filter(|hit| hit["law"] == FOOD).count();
    assert!(facets["law"].as_array().expect("counts").contains(&json!({"value": FOOD, "count": of_food})), "{facets}");
    assert_eq!(all["facets"], Value::Null);
}

#[test]
fn pages_have_neither_gaps_nor_doubles_and_end() {
    let home = Home::with_laws();
    let date = ["--as-of", "2026-03-01"];
    let whole = places(&ask(&home, "罚款", &[["--limit", "100"].as_slice(), &date].concat()));
    assert!(whole.len() > 3, "{whole:?}");
    let mut paged = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let more: Vec<&str> = cursor.as_deref().map_or_else(Vec::new, |cursor| vec!["--cursor", cursor]);
        let page = ask(&home, "罚款", &[["--limit", "2"].as_slice(), &date, &more].concat());
        assert_eq!(page["hits"][0]["rank"], json!(paged.len() + 1));
        paged.extend(places(&page));
        let Some(next) = page["next"].as_str() else { break };
        cursor = Some(next.to_owned());
    }
    assert_eq!(paged, whole);
}

#[test]
fn a_cursor_is_refused_where_query_or_corpus_changed() {
    let home = Home::with_laws();
    let first = ask(&home, "罚款", &["--limit", "1"]);
    let cursor = first["next"].as_str().expect("a next page");
    assert!(failed(&home, "罚款", &["--cursor", "0g"]).contains("[search.cursor]"));
    assert!(failed(&home, "食品", &["--cursor", cursor]).contains("[search.cursor]"));
    let local = home.path().join("local.md");
    let text = "# 某某省小作坊条例\n\n2020年7月30日某某省第十三届人民代表大会常务委员会第二十二次会议通过\n\n第一条 不洗手的，处五百元罚款。\n";
    std::fs::write(&local, text).expect("writes");
    home.json(&["import", "laws", local.to_str().expect("UTF-8")]);
    assert!(failed(&home, "罚款", &["--cursor", cursor]).contains("search.cursor_stale"));
}

#[test]
fn a_hit_shows_the_item_that_matched_and_marks_the_words() {
    let home = Home::with_laws();
    let answer = ask(&home, "店里卖过期的面包", &["--as-of", "2026-01-05"]);
    let hit = &answer["hits"][0];
    assert_eq!((hit["paragraph"].clone(), hit["item"].clone()), (json!(1), json!(2)));
    let snippet = &hit["snippet"];
    let passage = snippet["text"].as_str().expect("a passage");
    assert_eq!(passage, "（二）经营标注虚假生产日期、保质期或者超过保质期的食品。");
    assert!(marked(passage, &snippet["spans"]).contains(&"超过保质期".to_owned()), "{hit}");
    let text = hit["text"].as_str().expect("a text");
    let start = usize::try_from(snippet["start"].as_u64().expect("a number")).expect("fits");
    assert!(text.chars().skip(start).collect::<String>().starts_with("（二）"));
    // Nobody's terminal: nothing is printed but the text.
    let output = home.run(&["search", "provisions", "店里卖过期的面包", "--as-of", "2026-01-05"]);
    assert!(!String::from_utf8_lossy(&output.stdout).contains('\u{1b}'));
}

#[test]
fn duty_and_penalty_bring_one_another() {
    let home = Home::with_laws();
    let answer = ask(&home, "留存网络日志", &["--as-of", "2026-03-01"]);
    let hits = answer["hits"].as_array().expect("hits");
    let hit = |number: u64| hits.iter().find(|hit| hit["article"] == number).expect("found");
    let related = |number: u64, relation: &str| {
        let one = hit(number)["related"][0].clone();
        assert_eq!((one["relation"].clone(), one["named"].clone()), (json!(relation), json!(true)), "{one}");
        one["article"].clone()
    };
    assert_eq!(related(23, "penalty"), 61);
    assert_eq!(related(61, "duty"), 23);
    assert!(hit(23)["why"].to_string().contains("对应罚则：第六十一条"));
    assert!(hit(61)["why"].to_string().contains("罚则条文，对应本法第二十三条"));
}

#[test]
fn a_cited_article_comes_first_and_says_so() {
    let home = Home::with_laws();
    let date = ["--as-of", "2026-03-01"];
    for query in ["食品安全法4条", "《食品安全法》第四条", "卖过期食品 《食安法》第四条"] {
        let answer = ask(&home, query, &date);
        assert_eq!(places(&answer).first(), Some(&(FOOD.to_owned(), 4)), "{query}");
        assert_eq!(answer["hits"][0]["why"][0], "引用的条文");
    }
    // Filters hold for cited articles too.
    let penalties = ask(&home, "食品安全法4条", &[["--penalty-only"].as_slice(), &date].concat());
    assert!(!places(&penalties).contains(&(FOOD.to_owned(), 4)));
}

#[test]
fn what_was_searched_is_said_in_numbers_and_words() {
    let home = Home::with_laws();
    let found = ask(&home, "酒后开车", &[]);
    assert_eq!(found["searched"], json!({"words": true, "meaning": "none"}));
    assert_eq!(found["empty"], Value::Null);
    let output = home.run(&["search", "provisions", "食品", "--level", "行政法规"]);
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.contains("不等于没有") && shown.contains("未检索：向量索引不可用"), "{shown}");
    let cases = home.json(&["search", "cases", "食品"]);
    assert_eq!(cases["empty"], "not_searched");
    assert_eq!(cases["searched"], json!({"words": false, "meaning": "none"}));
}
