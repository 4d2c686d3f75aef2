//! Every row of the two sample tables as a case: the figure is that of the row, read here by a list of its own and not by
//! the product.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use crate::case::{Expectation, Needs, Range, WorkedCase};
use crate::homes::shared;

/// The files in ../shared/samples/discretion.
pub const TABLES: [&str; 2] = ["shenzhen_city_mgmt_2023_first9.json", "xinjiang_traffic_2025_first16.csv"];
/// The local regulation that the first table is based on.
pub const REGULATION: &str = "深圳经济特区市容和环境卫生管理条例";

/// How many facilities or square metres a case has, where the fine is for each.
const UNITS: f64 = 3.0;
/// The amounts of the first table.
const AMOUNTS: [(&str, f64); 10] = [
    ("一百元", 100.0),
    ("三百元", 300.0),
    ("五百元", 500.0),
    ("七百元", 700.0),
    ("一千元", 1000.0),
    ("二千元", 2000.0),
    ("三千元", 3000.0),
    ("五千元", 5000.0),
    ("七千元", 7000.0),
    ("一万元", 10_000.0),
];

/// A tier of the first table.
struct Row {
    act: String,
    penalty: String,
    /// Article and last paragraph of the basis.
    basis: (u32, u32),
    tier: String,
    condition: String,
    standard: String,
}

/// All rows of both tables; none where the tables are not here.
pub fn all() -> Vec<WorkedCase> {
    let mut cases: Vec<WorkedCase> = shenzhen().iter().enumerate().map(|(number, row)| case_of(number, row)).collect();
    cases.extend(xinjiang());
    cases
}

/// Articles of the regulation that hold the ranges that the table itself states: article, paragraphs.
pub fn articles() -> Vec<(u32, Vec<String>)> {
    let mut articles: Vec<(u32, Vec<String>)> = Vec::new();
    for row in shenzhen() {
        let (article, paragraph) = row.basis;
        let at = articles.iter().position(|(number, _)| *number == article).unwrap_or_else(|| {
            articles.push((article, Vec::new()));
            articles.len() - 1
        });
        let paragraphs = &mut articles[at].1;
        while paragraphs.len() < paragraph as usize {
            paragraphs.push("城市管理部门负责本条规定的监督管理。".to_owned());
        }
        paragraphs[paragraph as usize - 1] = format!("{}的，{}。", row.act, row.penalty);
    }
    articles
}

fn table(name: &str) -> Option<String> {
    std::fs::read_to_string(file(name)).ok()
}

/// The rows of the first table; where several acts share an article, each has the range of a paragraph of its own.
fn shenzhen() -> Vec<Row> {
    let Some(text) = table(TABLES[0]) else { return Vec::new() };
    let table: Value = serde_json::from_str(&text).expect("JSON");
    let (mut rows, mut of_26) = (Vec::new(), 0);
    for item in table["items"].as_array().expect("items") {
        let words = |value: &Value| value.as_str().expect("text").to_owned();
        let mut basis = basis(item["设定依据"].as_str().expect("a basis"));
        if basis.0 == 26 {
            of_26 += 1;
            basis.1 = of_26;
        }
        for group in item["裁量分组"].as_array().expect("groups") {
            for tier in group["裁量规则"].as_array().expect("tiers") {
                rows.push(Row {
                    act: words(&item["违法行为"]),
                    penalty: words(&group["处罚种类及幅度"]),
                    basis,
                    tier: words(&tier["裁量阶次"]),
                    condition: words(&tier["适用条件"]),
                    standard: words(&tier["处罚标准"]),
                });
            }
        }
    }
    rows
}

/// 第十八条第二、三款 is article 18, paragraph 3.
fn basis(words: &str) -> (u32, u32) {
    const NUMBERS: [(&str, u32); 7] =
        [("十三", 13), ("十七", 17), ("十八", 18), ("二十条", 20), ("二十一", 21), ("二十二", 22), ("二十六", 26)];
    let (_, article) = NUMBERS.iter().rfind(|(name, _)| words.contains(name)).expect("an article of the table");
    let paragraph = if words.contains("三款") { 3 } else { u32::from(words.contains("第二款")) + 1 };
    (*article, paragraph)
}

fn case_of(number: usize, row: &Row) -> WorkedCase {
    let mut request = object(json!({
        "law": REGULATION, "article": row.basis.0, "paragraph": row.basis.1, "date": "2025-03-12", "found": "2025-03-12",
        "decided": "2025-04-12", "subject": "unit", "region": "深圳市", "agency": "深圳市城市管理和综合执法局", "act": row.act,
    }));
    let times = [("第一次", 1), ("第二次", 2), ("第三次", 3)];
    match times.iter().rfind(|(name, _)| row.condition.contains(name)) {
        Some((_, times)) => drop(request.insert("measures".to_owned(), json!({"处罚次数": times}))),
        // 违法行为轻微并及时改正: a person finds so.
        None => drop(request.insert("established".to_owned(), json!([row.tier]))),
    }
    if row.standard.contains("每处") || row.standard.contains("每平方米") {
        request.insert("units".to_owned(), json!(UNITS));
    }
    let expect = if row.standard.contains("不予处罚") {
        Expectation { tier: Some(Some("no_penalty".to_owned())), case: Some(exactly(0.0)), ..Expectation::default() }
    } else {
        let amount = amount(&row.standard) * if request.contains_key("units") { UNITS } else { 1.0 };
        Expectation {
            tier: Some(Some("benchmark".to_owned())),
            case: Some(exactly(amount)),
            point: Some(Some(amount)),
            ..Expectation::default()
        }
    };
    case(format!("sample-shenzhen-{number}-{}", row.tier), row.act.clone(), request, expect)
}

/// 二万元 is not in the list: it ends in 万元 as 一万元 does.
fn amount(standard: &str) -> f64 {
    if standard.contains("二万元") {
        return 20_000.0;
    }
    let (_, amount) = AMOUNTS.iter().find(|(words, _)| standard.contains(words)).expect("an amount of the table");
    *amount
}

fn xinjiang() -> Vec<WorkedCase> {
    let Some(text) = table(TABLES[1]) else { return Vec::new() };
    text.trim_start_matches('\u{feff}').lines().skip(1).filter(|line| !line.trim().is_empty()).map(by_code).collect()
}

/// A line of the second table: code, act, least, greatest and guide fine.
fn by_code(line: &str) -> WorkedCase {
    let cells: Vec<&str> = line.split(',').map(str::trim).collect();
    let (code, act) = (cells[0], cells[1]);
    let yuan = |cell: usize| cells[cell].parse::<f64>().expect("an amount");
    let provision = match code {
        code if code.starts_with("1005") || code.starts_with("1006") => {
            json!({"article": 99, "paragraph": 1, "item": 1})
        }
        code if code.starts_with("1011") => json!({"article": 97}),
        _ => json!({"article": 90}),
    };
    let mut request = object(json!({
        "law": "道路交通安全法", "date": "2025-07-01", "found": "2025-07-01", "decided": "2025-07-10", "subject": "individual",
        "region": "新疆维吾尔自治区", "agency": "新疆维吾尔自治区公安厅", "act": act,
    }));
    request.extend(object(provision));
    let expect = Expectation {
        statutory: Some(Range { min: Some(yuan(2)), max: Some(yuan(3)), min_excluded: false, max_excluded: false }),
        point: Some(Some(yuan(4))),
        ..Expectation::default()
    };
    case(format!("sample-xinjiang-{code}"), act.to_owned(), request, expect)
}

fn case(id: String, act: String, request: Map<String, Value>, expect: Expectation) -> WorkedCase {
    WorkedCase {
        id,
        section: "裁量基准样表".to_owned(),
        title: act.clone(),
        act,
        topic: vec!["裁量基准".to_owned()],
        request,
        expect,
        why: "样表该行的数额".to_owned(),
        needs: Some(Needs::Samples),
    }
}

fn exactly(amount: f64) -> Range {
    Range { min: Some(amount), max: Some(amount), min_excluded: false, max_excluded: false }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => panic!("an object, not {other}"),
    }
}

/// A table of the samples.
pub fn file(name: &str) -> PathBuf {
    shared("samples/discretion").join(name)
}

/// The tables, and what the second does not say of itself.
pub fn imports() -> [(PathBuf, &'static [&'static str]); 2] {
    let of_xinjiang = &[
        "--title",
        "道路交通违法行为行政处罚裁量权基准",
        "--document-no",
        "新公规〔2025〕1号",
        "--agency",
        "新疆维吾尔自治区公安厅",
        "--level",
        "省",
        "--region",
        "新疆维吾尔自治区",
        "--field",
        "公安",
        "--valid-from",
        "2025-01-01",
    ];
    [(file(TABLES[0]), &[]), (file(TABLES[1]), of_xinjiang)]
}
