//! Registers and the report of an import, for a person.

use crate::casework::registers::{Change, Entry, Finding, Register};
use crate::store::registers::{Listed, RegisterReport, ReportEntry};

/// Findings and entries beyond that many are only counted; `--json` lists all.
const MOST_SHOWN: usize = 20;

pub(super) fn list(register: Register, listed: &[Listed]) -> String {
    if listed.is_empty() {
        return format!("{}中没有记载", register.name());
    }
    listed.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(listed: &Listed) -> String {
    let held = &listed.held;
    let said = match &held.entry {
        Entry::Body(body) => {
            optional(&[("信用代码", &body.code), ("委托机关", &body.entrusted_by), ("状态", &body.ended)])
        }
        Entry::Officer(officer) => {
            let until = officer.valid_until.map(|date| date.to_string());
            optional(&[("单位", &officer.unit), ("有效期止", &until), ("状态", &officer.left)])
        }
        Entry::Power(power) => {
            let cited: Vec<String> = power
                .provisions
                .iter()
                .map(|cited| {
                    format!("《{}》{}", cited.law, cited.number.map(|number| number.to_string()).unwrap_or_default())
                })
                .collect();
            let cited = Some(cited.join("、")).filter(|cited| !cited.is_empty());
            optional(&[("类别", &power.category), ("依据", &cited)])
        }
    };
    let day = |day: Option<chrono::NaiveDate>, none: &str| day.map_or_else(|| none.to_owned(), |day| day.to_string());
    let period = match (held.valid_from, held.valid_until) {
        (None, None) => String::new(),
        (from, until) => format!("，{}至{}", day(from, ""), day(until, "今")),
    };
    format!(
        "{}（{}）  {}{said}  [{}，第{}版{period}]",
        held.entry.name(),
        held.key,
        held.agency,
        listed.recorded_by,
        held.version
    )
}

fn optional(parts: &[(&str, &Option<String>)]) -> String {
    parts.iter().filter_map(|(name, value)| value.as_ref().map(|value| format!("，{name}：{value}"))).collect()
}

pub(super) fn report(report: &RegisterReport) -> String {
    let mut lines = Vec::new();
    for file in &report.files {
        lines.push(format!("已读取 {}（{}，{} 行）", file.source, file.format, file.rows));
    }
    lines.push(format!(
        "{}：可用 {}，存疑 {}，未导入 {}；新增 {}，变更 {}，未变 {}",
        report.register.name(),
        report.accepted,
        report.doubtful.len(),
        report.refused.len(),
        report.added,
        report.changed.len(),
        report.unchanged,
    ));
    some(&mut lines, report.refused.iter().map(|found| finding("未导入", found)));
    some(&mut lines, report.doubtful.iter().map(|found| finding("存疑", found)));
    let changed = report.changed.iter().map(|changed| {
        let changes: Vec<String> = changed.changes.iter().map(change).collect();
        format!("  变更 {}（第{}版）：{}", named(&changed.entry), changed.version, changes.join("；"))
    });
    some(&mut lines, changed);
    let what = if report.ended { "已终止" } else { "名单中没有" };
    some(&mut lines, report.missing.iter().map(|entry| format!("  {what} {}", named(entry))));
    if !report.missing.is_empty() && !report.ended {
        lines.push("  名单中没有的记载仍然有效；确认这是完整名单的，加 --complete 终止它们".to_owned());
    }
    some(&mut lines, report.remarks.iter().map(|remark| format!("  注意 {remark}")));
    lines.join("\n")
}

fn finding(what: &str, found: &Finding) -> String {
    format!("  {what} {} {}：{}", found.file, found.cell, found.message)
}

fn named(entry: &ReportEntry) -> String {
    format!("{}（{}，{}）", entry.name, entry.key, entry.agency)
}

fn change(change: &Change) -> String {
    let words = |value: &serde_json::Value| match value {
        serde_json::Value::Null => "无".to_owned(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    format!("{} {} → {}", field(&change.field), words(&change.before), words(&change.after))
}

/// A field of an entry on screen.
fn field(name: &str) -> &str {
    match name {
        "name" => "名称",
        "code" => "代码",
        "kind" => "主体类别",
        "funding" => "经费来源",
        "staffing" => "编制",
        "duties" => "职责",
        "legal_representative" => "法定代表人",
        "address" => "地址",
        "hotline" => "电话",
        "entrusted_by" => "委托机关",
        "entrustment" => "委托依据",
        "entrusted_until" => "委托期限止",
        "ended" | "left" => "状态",
        "unit" => "单位",
        "post" => "职务",
        "category" => "类别",
        "valid_from" => "有效期起",
        "valid_until" => "有效期止",
        "basis" => "实施依据",
        "provisions" => "依据的条文",
        "measures" => "处罚种类",
        "duty" => "责任事项",
        "procedure" => "程序",
        "remedy" => "救济途径",
        other => other,
    }
}

fn some(lines: &mut Vec<String>, all: impl ExactSizeIterator<Item = String>) {
    let hidden = all.len().saturating_sub(MOST_SHOWN);
    lines.extend(all.take(MOST_SHOWN));
    if hidden > 0 {
        lines.push(format!("  另有 {hidden} 条，用 --json 查看全部"));
    }
}
