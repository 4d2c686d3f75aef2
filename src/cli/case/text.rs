//! Case files for a person.

use std::fmt::Write;

use crate::casework::archive::verify::ArchiveReport;
use crate::casework::calendar::china_date;
use crate::casework::case_file::file::CaseFile;
use crate::casework::deadline::Status;
use crate::casework::redaction::Redacted;
use crate::casework::review::checks::Check;
use crate::casework::review::due::Due;
use crate::handling::sheet::{CaseSheet, ReviewSheet};
use crate::handling::timeline::TimelineEntry;
use crate::store::case_files::CaseRow;

/// One line for each case.
pub(super) fn list(rows: &[CaseRow]) -> String {
    let line = |row: &CaseRow| {
        let number = row.number.as_deref().unwrap_or("未编号");
        format!("{}  {number}  {}  {}  {}", row.id, row.stage.name(), row.party, row.title)
    };
    if rows.is_empty() { "没有案件".to_owned() } else { rows.iter().map(line).collect::<Vec<_>>().join("\n") }
}

/// The head of a case.
pub(super) fn file(file: &CaseFile) -> String {
    let number = file.number.as_deref().unwrap_or("未编号");
    let officers: Vec<&str> = file.officers.iter().map(|officer| officer.name.as_str()).collect();
    format!(
        "{}  {number}\n{}：{}\n阶段：{}　办案人员：{}　记录 {} 项",
        file.id,
        file.party.name,
        file.title,
        file.stage.name(),
        officers.join("、"),
        file.acts,
    )
}

/// A case with what is missing and what runs out.
pub(super) fn sheet(sheet: &CaseSheet) -> String {
    let mut text = file(&sheet.file);
    let dues = [("法制审核", &sheet.review_due), ("听证权利", &sheet.hearing_due), ("集体讨论", &sheet.discussion_due)];
    for (name, due) in dues {
        let _ = write!(text, "\n{name}：{}", due_in_words(due));
    }
    if !sheet.gates.is_empty() {
        text.push_str("\n作出决定前还缺：");
        for gate in &sheet.gates {
            let _ = write!(text, "\n  - {}", gate.message);
        }
    }
    let running = sheet.deadlines.iter().filter(|deadline| deadline.status != Status::NotStarted);
    for deadline in running {
        let _ = write!(text, "\n期限“{}”：{}", deadline.name, deadline.message);
    }
    text
}

fn due_in_words(due: &Due) -> String {
    format!("{}（{}）", if due.due { "应当" } else { "不须" }, due.reasons.join("；"))
}

/// One line for each act and each event of the publication.
pub(super) fn timeline(entries: &[TimelineEntry]) -> String {
    let line = |entry: &TimelineEntry| {
        let (seq, who, what) = match entry {
            TimelineEntry::Act(act) => (act.recorded.seq.to_string(), &act.recorded.actor.name, &act.summary),
            TimelineEntry::Publication(event) => {
                (format!("公示{}", event.publication_seq), &event.actor.name, &event.summary)
            }
        };
        format!("{seq:>3}  {}  {who}  {what}", china_date(entry.at()))
    };
    entries.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What a review has to look at, item by item.
pub(super) fn review(sheet: &ReviewSheet) -> String {
    let mut text = format!("法制审核：{}", due_in_words(&sheet.due));
    let mut item = None;
    for check in &sheet.checks {
        if item != Some(check.item) {
            item = Some(check.item);
            let _ = write!(text, "\n【{}】", check.item.name());
        }
        let _ = write!(text, "\n{}", line(check));
    }
    if !sheet.text.is_empty() {
        text.push_str("\n【决定书文字】");
        sheet.text.iter().for_each(|check| {
            let _ = write!(text, "\n{}", line(check));
        });
    }
    if let Some(changes) = &sheet.changes {
        text.push_str("\n【上次送审以来】");
        if changes.is_empty() {
            text.push_str("\n  没有变化");
        }
        for part in &changes.parts {
            let _ = write!(text, "\n  {}：{} → {}", part.part, part.before, part.after);
        }
    }
    text
}

/// The text for publication, and what a person has to confirm.
pub(super) fn redacted(redacted: &Redacted) -> String {
    let mut text = format!("{}\n\n已隐去 {} 处，须由人逐项确认：", redacted.text, redacted.items.len());
    for item in &redacted.items {
        let doubt = if item.certain { "" } else { "，存疑" };
        let (kind, why) = (item.kind.name(), &item.reason);
        let _ = write!(text, "\n  - {} → {}（{kind}{doubt}：{why}）", item.original, item.replacement);
    }
    for leftover in &redacted.leftovers {
        let _ = write!(text, "\n  ? {}：{}", leftover.text, leftover.reason);
    }
    text
}

/// What was found in an archive.
pub(super) fn archive(report: &ArchiveReport) -> String {
    let (files, events, log) = (report.files, report.events, report.log_entries);
    let mut text = format!("案件 {}：{files} 个文件，办理记录 {events} 项，日志 {log} 条", report.case.id);
    if report.publication_events > 0 {
        let _ = write!(text, "，公示记录 {} 项", report.publication_events);
    }
    let _ = write!(text, "\nmanifest.json 的 SHA-256：{}", report.manifest_sha256);
    text.push_str(if report.ok { "\n核验通过" } else { "\n核验没有通过：" });
    for problem in &report.problems {
        let _ = write!(text, "\n  - {}：{}", problem.path, problem.message);
    }
    text
}

fn line(check: &Check) -> String {
    format!("  {}：{}（{}）", check.verdict.name(), check.message, check.source)
}
