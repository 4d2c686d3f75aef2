//! A range as a page that a reviewer can check by hand.

use crate::assist::range_question::RangeAnswer;
use crate::discretion::benchmark::Candidate;
use crate::discretion::range::{
    Alternative, BenchmarkUse, Comparison, Concurrent, FineRange, LawSide, Milder, Proposed, RangeReport,
};

/// The answer in words.
pub fn in_words(answer: &RangeAnswer) -> String {
    let report = &answer.report;
    let mut lines = vec![format!("《{}》{}", answer.law, answer.number)];
    lines.extend(result(report));
    lines.extend(report.benchmark.as_ref().map(benchmark).unwrap_or_default());
    lines.extend(section("可以选择的其他结果", report.alternatives.iter().map(alternative)));
    lines.extend(section("同一行为违反的规定（行政处罚法第二十九条）", report.also.iter().map(concurrent)));
    lines.extend(report.comparison.as_ref().map(comparison).unwrap_or_default());
    lines.extend(report.proposed.as_ref().map(proposed).unwrap_or_default());
    lines.extend(steps(report));
    lines.extend(section("须由人处理", report.notes.iter().map(|note| format!("  - {note}"))));
    lines.join("\n")
}

fn result(report: &RangeReport) -> Vec<String> {
    let tier = match &report.tier {
        Some(tier) => format!("{}（依据：{}）", tier.name, tier.source),
        None => "由办案人员裁量".to_owned(),
    };
    let rules = match &report.profile {
        Some(profile) => format!("{}（{}）", profile.name, profile.reason),
        None => "没有适用的裁量规则".to_owned(),
    };
    let mut lines = vec![
        format!("法定幅度：{}", fine(report.statutory)),
        format!("裁量规则：{rules}"),
        format!("裁量档次：{tier}"),
        format!("本案幅度：{}", fine(report.case)),
    ];
    lines.extend(report.point.map(|point| format!("确定数额：{point}")));
    if !report.other.is_empty() {
        let optional = |name: &String| if report.optional.contains(name) { "（可以）" } else { "" };
        let other: Vec<String> = report.other.iter().map(|name| format!("{name}{}", optional(name))).collect();
        lines.push(format!("其他处罚：{}", other.join("、")));
    }
    lines
}

fn benchmark(used: &BenchmarkUse) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(row) = &used.row {
        lines.push(format!("裁量基准：{}第{}项“{}”（{}，{}）", row.title, row.item, row.act, row.tier, row.cell));
    }
    if let Some(days) = used.detention {
        let point = days.point.map(|point| format!("，指导天数{point}日")).unwrap_or_default();
        lines.push(format!("拘留：{}日至{}日{point}", days.min, days.max));
    }
    lines.extend(used.may_warn.map(|may| if may { "可以警告" } else { "不可以警告" }.to_owned()));
    let candidate = |one: &Candidate| format!("  - {}（{}）：{}", one.row.tier, one.condition, one.standard);
    lines.extend(section("裁量基准中可能适用的阶次", used.candidates.iter().map(candidate)));
    lines
}

fn alternative(other: &Alternative) -> String {
    let range = fine(other.range);
    format!("  - {}：{range}（依据：{}）\n    条件：{}", other.tier.name, other.source, other.needs)
}

fn concurrent(one: &Concurrent) -> String {
    let mark = if one.chosen { "（罚款数额高，适用）" } else { "" };
    format!("  - 《{}》{}{mark}：法定{}，本案{}", one.law, one.number, fine(one.statutory), fine(one.case))
}

fn comparison(both: &Comparison) -> Vec<String> {
    let applies = match both.milder {
        Milder::Old => "适用行为时的规定",
        Milder::New => "适用新的规定",
        Milder::Same => "处罚相同，适用行为时的规定",
        Milder::Person => "须由办案人员比较",
    };
    let side = |name: &str, side: &LawSide| {
        let other = if side.other.is_empty() { String::new() } else { format!("；{}", side.other.join("、")) };
        format!("  - {name}（{}）《{}》{}：{}{other}", side.on, side.law, side.number, fine(side.statutory))
    };
    let mut lines = vec![format!("从旧兼从轻（行政处罚法第三十七条）：{applies}"), side("行为时", &both.old)];
    lines.push(both.new.as_ref().map_or_else(|| "  - 决定时：没有对应的规定".to_owned(), |new| side("决定时", new)));
    lines.push(format!("  理由：{}", both.why));
    lines
}

fn proposed(proposed: &Proposed) -> Vec<String> {
    let said = |known: Option<bool>| match known {
        Some(true) => "在内",
        Some(false) => "不在内",
        None => "不能确定",
    };
    let mut lines = vec![format!(
        "拟处罚款：{}（法定幅度：{}；本案幅度：{}）",
        proposed.amount,
        said(proposed.in_statutory),
        said(proposed.in_case)
    )];
    if proposed.departs {
        let approval = proposed.approval.as_deref().unwrap_or_default();
        let reason = proposed.reason.as_deref().unwrap_or_default();
        lines.push(format!("  调整适用（国办发〔2022〕27号第（十二）项），理由：{reason}；{approval}，归入案卷"));
    }
    lines
}

fn steps(report: &RangeReport) -> Vec<String> {
    let mut lines = vec!["步骤：".to_owned()];
    for (step, number) in report.steps.iter().zip(1..) {
        lines.push(format!("  {number}. {}（{}）", step.rule, step.source));
        lines.push(format!("     {} → {}", step.input, step.result));
    }
    lines
}

fn section(title: &str, lines: impl Iterator<Item = String>) -> Vec<String> {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return lines;
    }
    std::iter::once(format!("{title}：")).chain(lines).collect()
}

fn fine(range: FineRange) -> String {
    range.in_words().unwrap_or_else(|| "未能确定".to_owned())
}
