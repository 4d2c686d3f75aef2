//! `caiheng search cases`: which cases, what is alike, and where a fine would fall.

use serde_json::{Value, json};

use crate::corpus::Home;

/// Number, article, region, kind of party, circumstance, fine.
type Row = (u32, u32, &'static str, &'static str, &'static str, Option<u32>);

const CASES: [Row; 11] = [
    (1, 124, "辽宁省", "个体工商户", "初次违法", Some(1_000)),
    (2, 124, "辽宁省", "企业", "再次违法", Some(2_000)),
    (3, 124, "辽宁省", "企业", "初次违法", Some(3_000)),
    (4, 124, "山东省", "企业", "初次违法", Some(4_000)),
    (5, 124, "山东省", "企业", "初次违法", Some(5_000)),
    (6, 124, "山东省", "企业", "初次违法", Some(6_000)),
    (7, 124, "山东省", "企业", "初次违法", Some(7_000)),
    (8, 124, "山东省", "企业", "初次违法", Some(8_000)),
    (9, 124, "山东省", "企业", "初次违法", None),
    (10, 126, "山东省", "企业", "初次违法", Some(90_000)),
    (11, 126, "山东省", "企业", "初次违法", Some(95_000)),
];

fn home() -> Home {
    let home = Home::with_laws();
    let line = |(number, article, region, party_kind, circumstance, fine): &(
        u32,
        u32,
        &str,
        &str,
        &str,
        Option<u32>,
    )| {
        json!({"case_id": format!("案{number}"), "decided_on": format!("2025-01-{number:02}"), "agency": "某局", "region": region,
            "field": "食品安全", "party": "某店", "party_kind": party_kind,
            "facts": format!("某店销售超过保质期的牛奶，货值金额{}元。", number * 100),
            "basis": [format!("《中华人民共和国食品安全法》第{}条", if *article == 124 { "一百二十四" } else { "一百二十六" })],
            "penalties": if fine.is_some() { json!(["罚款"]) } else { json!(["警告"]) },
            "fine": fine, "circumstances": [circumstance], "invented": true})
        .to_string()
    };
    let file = home.path().join("cases.jsonl");
    std::fs::write(&file, CASES.iter().map(line).collect::<Vec<_>>().join("\n")).expect("writes");
    home.json(&["import", "cases", file.to_str().expect("UTF-8")]);
    home
}

fn ask(home: &Home, more: &[&str]) -> Value {
    home.json(&[["search", "cases", "小超市卖过期牛奶", "--limit", "20"].as_slice(), more].concat())
}

fn ids(answer: &Value) -> Vec<u32> {
    let id = |hit: &Value| hit["case_id"].as_str().and_then(|id| id.trim_start_matches('案').parse().ok());
    let mut ids: Vec<u32> =
        answer["hits"].as_array().expect("hits").iter().map(|hit| id(hit).expect("an id")).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn each_filter_takes_what_it_names() {
    let home = home();
    let all: Vec<u32> = (1..=11).collect();
    assert_eq!(ids(&ask(&home, &[])), all);
    assert_eq!(ids(&ask(&home, &["--law", "食安法", "--article", "126"])), [10, 11]);
    assert_eq!(ids(&ask(&home, &["--region", "辽宁省大连市"])), [1, 2, 3]);
    assert_eq!(ids(&ask(&home, &["--from", "2025-01-04", "--to", "2025-01-05"])), [4, 5]);
    assert_eq!(ids(&ask(&home, &["--fine-min", "8000", "--fine-max", "90000"])), [8, 10]);
    assert_eq!(ids(&ask(&home, &["--penalty", "警告"])), [9]);
    assert_eq!(ids(&ask(&home, &["--field", "生态环境"])), [] as [u32; 0]);
}

#[test]
fn a_hit_says_what_is_alike_and_what_differs() {
    let home = home();
    let own =
        ["--party-kind", "个体工商户", "--circumstance", "初次违法", "--goods-value", "120", "--own-region", "山东省"];
    let answer = ask(&home, &[["--law", "食品安全法", "--article", "124"].as_slice(), &own].concat());
    let hits = answer["hits"].as_array().expect("hits");
    let hit = |id: &str| hits.iter().find(|hit| hit["case_id"] == id).expect("found");
    let alike = [
        "同样适用《食品安全法》第一百二十四条",
        "当事人同为个体工商户",
        "情节相同：初次违法",
        "货值金额相近：本案120元，该案100元",
    ];
    assert_eq!(hit("案1")["alike"], json!(alike));
    assert_eq!(hit("案1")["differs"], json!(["地区不同：本案在山东省，该案在辽宁省"]));
    assert!(hit("案2")["differs"].to_string().contains("本案有而该案未载的情节：初次违法"));
    let nothing_known = ask(&home, &[]);
    assert_eq!((&nothing_known["hits"][0]["alike"], &nothing_known["distribution"]), (&json!([]), &Value::Null));
}

#[test]
fn the_fines_under_the_same_provision_are_spread_out() {
    let home = home();
    let under = |article: &str| {
        ask(&home, &["--law", "食品安全法", "--article", article, "--fine", "2000", "--region", "辽宁省"])
    };
    let spread = under("124")["distribution"].clone();
    // The region narrows the hits, not the cases that the fine is measured by.
    assert_eq!((spread["count"].clone(), spread["enough"].clone()), (json!(8), json!(true)), "{spread}");
    let figures = ["min", "p25", "median", "p75", "max"].map(|name| spread[name].clone());
    assert_eq!(figures, [1_000, 2_750, 4_500, 6_250, 8_000].map(|yuan| json!(yuan)));
    assert_eq!((spread["fine"].clone(), spread["percentile"].clone()), (json!(2_000), json!(18.8)));
    assert!(spread["note"].to_string().contains("虚构案例 8 件"), "{spread}");
    let few = under("126")["distribution"].clone();
    assert_eq!(
        (few["count"].clone(), few["enough"].clone(), few["median"].clone()),
        (json!(2), json!(false), Value::Null)
    );
    assert!(few["note"].to_string().contains("少于 8 件"), "{few}");
}

#[test]
fn a_departure_from_comparable_cases_is_said_with_its_numbers() {
    let home = home();
    let compared = |more: &[&str]| {
        let asked = [["--law", "食品安全法", "--article", "124"].as_slice(), more].concat();
        let answer = ask(&home, &asked);
        (answer["deviation"].clone(), answer["distribution"].clone())
    };
    // Fines of 1,000 to 8,000: a tenth at position 0.7, nine tenths at 6.3; quartiles 2,750 and 6,250, fences -2,500 and 11,500.
    let (usual, spread) = compared(&["--fine", "2000"]);
    assert_eq!((&spread["p10"], &spread["p90"]), (&json!(1_700), &json!(7_300)), "{spread}");
    assert_eq!(usual["kind"], "within", "{usual}");
    let (high, _) = compared(&["--fine", "11501"]);
    assert_eq!((&high["kind"], &high["numbers"]["upper_fence"]), (&json!("far_above"), &json!(11_500)), "{high}");
    assert_eq!(high["numbers"]["invented"], 8);
    assert!(high["reason"].to_string().contains("虚构案例8件"), "{high}");
    let (range, spread) =
        compared(&["--range-min", "500", "--range-max", "1500", "--circumstance", "主动消除或者减轻危害后果"]);
    assert_eq!((&range["kind"], &range["compared"]), (&json!("below"), &json!("range")), "{range}");
    assert_eq!(range["explained_by"], json!(["主动消除或者减轻违法行为危害后果"]));
    // None below 500, one of eight below 1,500.
    assert_eq!((&spread["low_percentile"], &spread["high_percentile"]), (&json!(0.0), &json!(12.5)), "{spread}");
    let few = ask(&home, &["--law", "食品安全法", "--article", "126", "--fine", "2000"]);
    assert_eq!((&few["deviation"]["kind"], &few["deviation"]["numbers"]["p10"]), (&json!("too_few"), &Value::Null));
}

#[test]
fn a_citation_in_the_question_tells_the_provision() {
    let home = home();
    let answer = home.json(&["search", "cases", "卖过期牛奶 《食品安全法》第一百二十四条", "--limit", "3"]);
    assert_eq!(answer["distribution"]["count"], 8);
}

#[test]
fn bounds_that_cannot_hold_are_refused() {
    let home = home();
    let failed = |more: &[&str]| {
        let output = home.run(&[["search", "cases", "牛奶"].as_slice(), more].concat());
        assert!(!output.status.success(), "{more:?}");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert!(failed(&["--fine-min", "2", "--fine-max", "1"]).contains("search.bounds"));
    assert!(failed(&["--from", "2025-02-01", "--to", "2025-01-01"]).contains("search.bounds"));
    assert!(failed(&["--range-min", "2", "--range-max", "1"]).contains("search.bounds"));
    assert!(failed(&["--fine=-1"]).contains("search.bounds"));
    assert!(failed(&["--law", "没有这部法"]).contains("law.unknown"));
}
