//! Hearing (行政处罚法 第六十三条至第六十五条).

use super::super::Case;
use super::super::sheet::{Pointer, Sheet};
use crate::casework::case_file::file::Hearing;
use crate::casework::case_file::materials::RecordKind;

/// Working days in which a hearing may be asked for (第六十四条第一项).
const REQUEST_DAYS: u16 = 5;
/// Working days before a hearing on which the party is told of it (第六十四条第二项).
const NOTICE_DAYS: u16 = 7;

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    right(case, sheet);
    let Some(hearing) = &case.file.hearing else {
        let words = "当事人没有要求听证";
        waiting(case, sheet);
        sheet.ok("procedure.hearing_chair", words);
        return sheet.ok("procedure.hearing_record", words);
    };
    days(case, sheet, hearing);
    chair(case, sheet, hearing);
    record(case, sheet, hearing);
}

fn right(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.hearing_right";
    let due = case.rules.hearing_due(case.file);
    if !due.due {
        return sheet.ok(ID, format!("无须告知听证权利：{}", due.reasons.first().cloned().unwrap_or_default()));
    }
    let why = due.reasons.join("；");
    match &case.file.notice {
        None => sheet.unknown(ID, format!("应当告知听证权利，尚未告知（{why}）"), Vec::new()),
        Some(notice) if notice.hearing_until.is_none() => {
            sheet.problem(ID, format!("没有告知听证权利（{why}）"), vec![Pointer::document(&notice.document)]);
        }
        Some(_) => sheet.ok(ID, format!("已经告知听证权利（{why}）")),
    }
}

/// Nobody asked for a hearing: the period for it must be over before a decision.
fn waiting(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.hearing_days";
    let notice = case.file.notice.as_ref();
    let Some((notice, until)) = notice.and_then(|notice| Some((notice, notice.hearing_until?))) else {
        return sheet.ok(ID, "没有告知听证权利，没有听证期限");
    };
    let least = case.rules.working_days_after(notice.received_on, REQUEST_DAYS);
    match &case.file.decision {
        _ if until < least => {
            sheet.problem(ID, format!("要求听证的期限至{until}，少于五个工作日（{least}）"), Vec::new());
        }
        Some(decision) if decision.decided_on <= until && !notice.hearing_waived => {
            let message = format!("要求听证的期限至{until}，{}就作出决定", decision.decided_on);
            sheet.problem(ID, message, Vec::new());
        }
        None if case.today <= until && !notice.hearing_waived => {
            sheet.unknown(ID, format!("要求听证的期限至{until}，尚未届满"), Vec::new());
        }
        _ => sheet.ok(ID, format!("要求听证的期限至{until}，已经届满或者放弃")),
    }
}

fn days(case: &Case<'_>, sheet: &mut Sheet, hearing: &Hearing) {
    const ID: &str = "procedure.hearing_days";
    let Some(scheduled) = &hearing.scheduled else {
        return sheet.unknown(ID, "尚未通知听证的时间、地点", Vec::new());
    };
    let earliest = case.rules.working_days_after(scheduled.told_on, NOTICE_DAYS);
    if scheduled.held_on < earliest {
        let message = format!("{}通知，{}举行，少于七个工作日", scheduled.told_on, scheduled.held_on);
        return sheet.problem(ID, message, Vec::new());
    }
    sheet.ok(ID, format!("{}通知，{}举行", scheduled.told_on, scheduled.held_on));
}

fn chair(case: &Case<'_>, sheet: &mut Sheet, hearing: &Hearing) {
    const ID: &str = "procedure.hearing_chair";
    let Some(scheduled) = &hearing.scheduled else {
        return sheet.unknown(ID, "尚未指定听证主持人", Vec::new());
    };
    let chair = &scheduled.chair;
    if case.file.ever_officers.contains(&chair.id) {
        return sheet.problem(ID, format!("听证主持人{}是或者曾是本案办案人员", chair.name), Vec::new());
    }
    sheet.ok(ID, format!("听证主持人{}不是本案调查人员", chair.name));
}

fn record(case: &Case<'_>, sheet: &mut Sheet, hearing: &Hearing) {
    const ID: &str = "procedure.hearing_record";
    if let Some(reason) = &hearing.ended {
        return sheet.for_person(ID, format!("听证没有举行（{reason}），请核对是否属于撤回或者视为放弃"), Vec::new());
    }
    let Some(id) = &hearing.record else {
        return match case.file.decision {
            Some(_) => sheet.problem(ID, "当事人要求听证，没有举行就作出决定", Vec::new()),
            None => sheet.unknown(ID, "当事人要求听证，尚未举行", Vec::new()),
        };
    };
    let refs = vec![Pointer::record(id)];
    match case.file.records.get(id) {
        None => sheet.problem(ID, "案卷中没有听证笔录", refs),
        Some(record) if record.kind != RecordKind::Hearing => {
            sheet.problem(ID, format!("《{}》不是听证笔录", record.title), refs);
        }
        Some(record) if record.signed.is_none() => sheet.problem(ID, "听证笔录没有签名", refs),
        Some(_) => sheet.ok(ID, "听证已经举行，听证笔录经签名"),
    }
}
