//! Publications for a person.

use std::fmt::Write;

use crate::casework::publication::{Draft, Verdict};
use crate::handling::publication::{FeedPage, PublicationRow, PublicationSheet, TodoKind};

/// A publication as it stands.
pub(super) fn sheet(sheet: &PublicationSheet) -> String {
    let mut text = format!("{}  公示：{}　记录 {} 项", sheet.case_id, sheet.stage.name(), sheet.events);
    if let Some(revoked) = &sheet.revoked {
        let _ = write!(text, "\n决定已被变更、撤销或者确认违法：{}", revoked.reason);
        if sheet.to_withdraw {
            text.push_str("\n须撤回并公开说明理由");
        }
    }
    for deadline in &sheet.deadlines {
        let _ = write!(text, "\n期限“{}”：{}", deadline.name, deadline.message);
    }
    if let Some(live) = sheet.publication.visible() {
        let approver = &live.approval.signature.by.name;
        let _ = write!(text, "\n\n【已公开的文本】（{approver}审批）\n{}", live.text);
    }
    if let Some(withdrawal) = &sheet.publication.withdrawal {
        let _ = write!(text, "\n已撤回：{}：{}", withdrawal.ground.name(), withdrawal.explanation);
    }
    if let Some(draft) = &sheet.publication.draft {
        text.push_str(&self::draft(draft, sheet.text_sha256.as_deref()));
        for leftover in &sheet.leftovers {
            let _ = write!(text, "\n  ? {}：{}", leftover.text, leftover.reason);
        }
    }
    let _ = write!(text, "\n\n可以办理：{}", sheet.may.join("、"));
    text
}

fn draft(draft: &Draft, sha256: Option<&str>) -> String {
    let mut text = format!("\n\n【准备公开的文本】\n{}\n\n公示的项目：", draft.text);
    for (name, words) in draft.fields.named() {
        let _ = write!(text, "\n  {name}：{words}");
    }
    let _ = write!(text, "\n  决定日期：{}", draft.fields.decided_on);
    let _ = write!(text, "\n隐去 {} 处，其中 {} 处还没有核对：", draft.items.len(), draft.open().count());
    for item in &draft.items {
        let redaction = &item.redaction;
        let doubt = if redaction.certain { "" } else { "，存疑" };
        let verdict = match &item.verdict {
            Verdict::Proposed => "待核对",
            Verdict::Confirmed { .. } => "已确认",
            Verdict::Lifted { .. } => "已取消隐去",
        };
        let (from, to, kind, why) =
            (&redaction.original, &redaction.replacement, redaction.kind.name(), &redaction.reason);
        let _ = write!(text, "\n  {}  {verdict}  {from} → {to}（{kind}{doubt}：{why}）", redaction.id);
    }
    if let Some(returned) = &draft.returned {
        let _ = write!(text, "\n已退回：{returned}");
    }
    let _ = write!(text, "\n文本的 SHA-256（审批时写明）：{}", sha256.unwrap_or_default());
    text
}

/// One line for each decision.
pub(super) fn list(rows: &[PublicationRow]) -> String {
    let line = |row: &PublicationRow| {
        let due = row.due.map_or_else(|| "未规定".to_owned(), |due| due.to_string());
        let late = if row.late { "　逾期" } else { "" };
        let (stage, number) = (row.stage.name(), &row.decision_number);
        format!("{}  {number}  {stage}  期限 {due}{late}  {}  {}", row.case_id, row.party, row.title)
    };
    if rows.is_empty() {
        "没有已经作出的决定".to_owned()
    } else {
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// One line for each thing to do.
pub(super) fn due(rows: &[PublicationRow]) -> String {
    let line = |row: &PublicationRow| {
        let todo = row.todo.as_ref()?;
        let what = match todo.what {
            TodoKind::Publish => "公开",
            TodoKind::Withdraw => "撤回",
            TodoKind::Expire => "结束",
        };
        Some(format!("{}  {}  {what}  {}", row.case_id, row.decision_number, todo.message))
    };
    let lines: Vec<String> = rows.iter().filter_map(line).collect();
    if lines.is_empty() { "没有待办的公示".to_owned() } else { lines.join("\n") }
}

/// One line for each change.
pub(super) fn feed(page: &FeedPage) -> String {
    let mut text = String::new();
    for entry in &page.items {
        let (number, change, row) = (entry.number, entry.change.name(), &entry.row);
        let _ = writeln!(text, "{number}  {change}  {}  {}  {}", row.decision_number, row.party, row.conclusion);
    }
    let more = if page.more { "还有更多" } else { "没有更多" };
    let _ = write!(text, "下次从 {} 之后取，{more}", page.next);
    text
}
