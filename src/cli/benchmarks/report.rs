//! The report on a table, for a legal officer.

use crate::discretion::benchmark::check::Finding;
use crate::store::benchmark_import::{BenchmarkReport, Outcome};

/// Findings beyond that many of a kind are only counted; `--json` lists all.
const MOST_SHOWN: usize = 40;

/// The report in words.
pub(super) fn in_words(report: &BenchmarkReport) -> String {
    let head = &report.benchmark;
    let outcome = match report.outcome {
        Outcome::Added => "已导入",
        Outcome::Changed => "已更新",
        Outcome::Unchanged => "没有变化",
        Outcome::Refused => "全部拒绝，没有导入",
        Outcome::Checked => "已核对（没有导入）",
    };
    let region = head.region.as_deref().unwrap_or("全国");
    let from = head.validity.from.map(|day| day.to_string()).unwrap_or_default();
    let to = head.validity.to.map(|day| format!("，{day}起失效")).unwrap_or_default();
    let mut lines = vec![
        format!("{}（{}）：{outcome}", report.source, report.format),
        format!("  {}  编号 {}", head.citation(), head.id),
        format!("  {}（{}），{region}，{from}起施行{to}", head.agency, head.level.name()),
        format!("  违法行为 {} 项，裁量阶次 {} 行", report.items, report.rows),
        format!(
            "  接受 {} 项，存疑 {} 项（已接受，请核对），拒绝 {} 项",
            report.accepted, report.doubtful_items, report.refused_items
        ),
        format!("  适用条件：可以计算 {} 行，须由人判断 {} 行", report.conditions_computed, report.conditions_judged),
    ];
    if head.sample {
        lines.push("  本表是示例，非正式基准，不能作为处罚依据".to_owned());
    }
    lines.extend(report.remarks.iter().map(|remark| format!("  注意 {remark}")));
    push(&mut lines, "拒绝", report.refused().collect());
    push(&mut lines, "存疑", report.doubtful().collect());
    lines.join("\n")
}

fn push(lines: &mut Vec<String>, kind: &str, findings: Vec<&Finding>) {
    let hidden = findings.len().saturating_sub(MOST_SHOWN);
    lines.extend(findings.into_iter().take(MOST_SHOWN).map(|finding| line(kind, finding)));
    if hidden > 0 {
        lines.push(format!("  另有 {hidden} 处{kind}，用 --json 查看全部"));
    }
}

fn line(kind: &str, finding: &Finding) -> String {
    let cell = if finding.cell.is_empty() { "全表" } else { &finding.cell };
    let item = finding.item.as_ref().map(|number| format!("第{number}项")).unwrap_or_default();
    let tier = finding.tier.as_ref().map(|name| format!("“{name}”")).unwrap_or_default();
    let rule = finding.rule.map(|rule| format!("（{rule}）")).unwrap_or_default();
    format!("  {kind} {cell} {item}{tier}：{}{rule}", finding.message)
}
