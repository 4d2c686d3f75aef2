//! The facts of a question in Chinese, for the page.

use caiheng::discretion::circumstance::by_id;
use serde_json::{Map, Value};

/// Fields of the question, as the page names them.
const NAMES: [(&str, &str); 21] = [
    ("subject", "当事人"),
    ("birth", "出生"),
    ("ended", "行为终了"),
    ("found", "发现"),
    ("decided", "决定"),
    ("life_health_or_financial_harm", "涉及生命健康、金融安全且有危害后果"),
    ("goods_value", "货值金额"),
    ("illegal_gain", "违法所得"),
    ("illegal_turnover", "违法经营额"),
    ("act", "违法行为："),
    ("bases", ""),
    ("units", "数量"),
    ("measures", ""),
    ("factors", "裁量百分值："),
    ("circumstances", "情节："),
    ("established", "经认定："),
    ("also", "同时违反："),
    ("successor", "现行对应条文："),
    ("tier", "人工选档："),
    ("proposed", "拟处"),
    ("reason", "理由："),
];

/// Every fact, in the order of [`NAMES`].
pub fn of(request: &Map<String, Value>) -> String {
    let told = |(field, name): &(&str, &str)| Some(format!("{name}{}", words(field, request.get(*field)?)));
    let mut all: Vec<String> = NAMES.iter().filter_map(told).collect();
    if request.contains_key("approval") {
        all.push("有批准或者集体讨论的材料".to_owned());
    }
    all.join("；")
}

/// Law, article, paragraph and item: 食品安全法第124条第1款第5项.
pub fn citation(request: &Map<String, Value>) -> String {
    let mut text = request["law"].as_str().unwrap_or_default().to_owned();
    for (field, unit) in [("article", "条"), ("paragraph", "款"), ("item", "项")] {
        if let Some(number) = request.get(field) {
            text.push_str(&format!("第{number}{unit}"));
        }
    }
    text
}

/// Whose rules are applied.
pub fn rules(request: &Map<String, Value>) -> String {
    let fields = ["profile", "benchmark", "agency", "region", "field"];
    let named: Vec<&str> = fields.iter().filter_map(|field| request.get(*field)?.as_str()).collect();
    if named.is_empty() { "—".to_owned() } else { named.join("、") }
}

fn words(field: &str, value: &Value) -> String {
    match (field, value) {
        ("subject", Value::String(subject)) => if subject == "unit" { "为单位" } else { "为个人" }.to_owned(),
        ("goods_value" | "illegal_gain" | "illegal_turnover" | "proposed", amount) => format!("{amount}元"),
        ("bases", Value::Object(bases)) => pairs(bases, "元"),
        ("measures" | "factors", Value::Object(named)) => pairs(named, ""),
        ("circumstances", Value::Array(found)) => joined(found, circumstance),
        ("also", Value::Array(others)) => joined(others, |other| other.as_object().map(citation)),
        ("successor", Value::Object(article)) => citation(article),
        (_, Value::Array(texts)) => joined(texts, |text| text.as_str().map(str::to_owned)),
        (_, Value::Bool(yes)) => if *yes { "：是" } else { "：否" }.to_owned(),
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

fn circumstance(value: &Value) -> Option<String> {
    let id = value.as_str().or_else(|| value["id"].as_str())?;
    Some(by_id(id).map_or(id, |entry| entry.name.as_str()).to_owned())
}

fn joined(values: &[Value], name: impl Fn(&Value) -> Option<String>) -> String {
    if values.is_empty() {
        return "无".to_owned();
    }
    values.iter().filter_map(name).collect::<Vec<_>>().join("、")
}

fn pairs(named: &Map<String, Value>, unit: &str) -> String {
    named.iter().map(|(name, amount)| format!("{name}{amount}{unit}")).collect::<Vec<_>>().join("、")
}
