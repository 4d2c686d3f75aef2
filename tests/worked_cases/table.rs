//! The page that a legal officer checks by hand: docs/WORKED_CASES.md.

use crate::case::{Expectation, Range, WorkedCase};
use crate::facts;

const HEAD: &str = "# 手工核算案例

本页由 `tests/fixtures/worked_cases.jsonl` 生成（`CAIHENG_UPDATE_DOCS=1 cargo test --test worked_cases`），每一例都由测试交给
`caiheng range` 计算，并与这里手工算出的结果逐项比较。供法制审核人员对照法条原文核对：法条只写条号和数额，原文请查法规库。

金额以元计。“以上”“以下”包含本数，“不足”“超过”不包含本数；标“不含”的端点不包含。“未定”表示事实或者法律不足以得出数额，须由人补充或者裁量。
";

const COLUMNS: &str = "| 编号 | 违法行为 | 条文 | 行为日 | 事实 | 裁量规则 | 法定幅度 | 档次 | 本案幅度 | 演算 |\n|---|---|---|---|---|---|---|---|---|---|\n";

/// The whole page.
pub fn page(cases: &[WorkedCase]) -> String {
    let mut sections: Vec<&str> = Vec::new();
    for case in cases {
        if !sections.contains(&case.section.as_str()) {
            sections.push(&case.section);
        }
    }
    let mut page = format!("{HEAD}\n共{}例。\n", cases.len());
    for section in sections {
        page.push_str(&format!("\n## {section}\n\n{COLUMNS}"));
        for case in cases.iter().filter(|case| case.section == section) {
            page.push_str(&row(case));
        }
    }
    page
}

fn row(case: &WorkedCase) -> String {
    let (request, expect) = (&case.request, &case.expect);
    let date = request.get("date").and_then(|date| date.as_str()).unwrap_or_default();
    let cells = [
        format!("`{}`", case.id),
        format!("**{}**：{}", case.title, case.act),
        facts::citation(request),
        date.to_owned(),
        facts::of(request),
        facts::rules(request),
        statutory(expect),
        tier(expect),
        outcome(expect),
        case.why.clone(),
    ];
    let cells = cells.map(|cell| cell.replace('|', "\\|"));
    format!("| {} |\n", cells.join(" | "))
}

fn statutory(expect: &Expectation) -> String {
    let any: Vec<String> = expect.statutory_any.iter().map(|range| words(*range)).collect();
    if any.is_empty() { expect.statutory.map_or_else(|| "—".to_owned(), words) } else { any.join("或者") }
}

fn tier(expect: &Expectation) -> String {
    let name = |id: &str| match id {
        "no_penalty" => "不予处罚",
        "mitigated" => "减轻",
        "light" => "从轻",
        "general" => "一般",
        "heavy" => "从重",
        "benchmark" => "按裁量基准",
        "formula" => "按公式",
        other => panic!("no name for the tier {other}"),
    };
    let mut text = match &expect.tier {
        Some(Some(id)) => name(id).to_owned(),
        Some(None) => "由人裁量".to_owned(),
        None => "—".to_owned(),
    };
    for other in &expect.alternatives {
        text.push_str(&format!("；可选{}：{}", name(&other.tier), words(other.range)));
    }
    text
}

fn outcome(expect: &Expectation) -> String {
    if let Some(code) = &expect.error {
        return format!("拒绝（`{code}`）");
    }
    let mut parts: Vec<String> = Vec::new();
    parts.extend(expect.case.map(words));
    parts.extend(expect.point.flatten().map(|point| format!("建议{point}元")));
    parts.extend(expect.comparison.as_deref().map(|milder| match milder {
        "old" => "适用旧法".to_owned(),
        "new" => "适用新法".to_owned(),
        "same" => "新旧相同，适用旧法".to_owned(),
        _ => "新旧法由人比较".to_owned(),
    }));
    if let Some(chosen) = &expect.chosen {
        let name = |law: &str| law.trim_start_matches("中华人民共和国").to_owned();
        let one = chosen.as_ref().map(|one| format!("适用{}第{}条", name(&one.law), one.article));
        parts.push(one.unwrap_or_else(|| "适用哪一法由人比较".to_owned()));
    }
    if !expect.other.is_empty() {
        parts.push(format!("另有{}", expect.other.join("、")));
    }
    if parts.is_empty() { "—".to_owned() } else { parts.join("；") }
}

/// A range in words: 50000—100000元, 30000元以下, 500000元以上, 未定.
fn words(range: Range) -> String {
    let except = |excluded: bool| if excluded { "（不含）" } else { "" };
    let (not_min, not_max) = (except(range.min_excluded), except(range.max_excluded));
    match (range.min, range.max) {
        (Some(0.0), Some(0.0)) => "0元".to_owned(),
        (Some(min), Some(max)) if min == max => format!("{min}元"),
        (None | Some(0.0), Some(max)) => format!("{max}元以下{not_max}"),
        (Some(min), Some(max)) => format!("{min}元{not_min}—{max}元{not_max}"),
        (Some(min), None) => format!("{min}元以上{not_min}"),
        (None, None) => "未定".to_owned(),
    }
}
