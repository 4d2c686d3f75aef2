//! Notice, statement and defence, hearing (行政处罚法 第四十四条、第四十五条、第六十二条至第六十五条).

use chrono::NaiveDate;

use super::filing::before_decision;
use super::{at_stage, nothing, said, texts, who};
use crate::casework::case_file::act::{Act, Added};
use crate::casework::case_file::file::{CaseFile, Hearing, Notice};
use crate::casework::case_file::materials::DocumentKind;
use crate::casework::case_file::model::Outcome;
use crate::casework::case_file::rules::Context;
use crate::casework::case_file::stage::Stage;
use crate::failure::Failure;

/// Working days in which the party may ask for a hearing (第六十四条第一项).
const HEARING_REQUEST_DAYS: u16 = 5;
/// Working days before a hearing on which the party is told of it (第六十四条第二项).
const HEARING_NOTICE_DAYS: u16 = 7;

pub(super) fn give(file: &CaseFile, context: &Context<'_>, act: &Act) -> Result<Added, Failure> {
    let Act::GiveNotice { document, version, received_on, statement_until, hearing_right } = act else {
        return nothing();
    };
    at_stage(file, &[Stage::Review, Stage::Notice])?;
    who::officer(file, context)?;
    texts::unissued(file, document, *version)?;
    of_kind(file, document, DocumentKind::PriorNotice)?;
    let Some(Outcome::Penalty { .. }) = &file.outcome else {
        return Err(Failure::new("case.no_proposal", "没有拟作出的行政处罚，无须告知"));
    };
    concrete(file, document, *version)?;
    not_after(*received_on, context.today, "收到告知书的日期")?;
    if statement_until < received_on {
        return Err(Failure::new("case.past", "陈述、申辩的期限早于收到告知书的日期"));
    }
    let right_due = context.rules.hearing_due(file);
    if right_due.due && !hearing_right {
        let message = format!("本案应当告知听证权利（行政处罚法第六十三条；理由：{}）", right_due.reasons.join("；"));
        return Err(Failure::new("case.hearing_not_told", message));
    }
    let hearing_until = hearing_right.then(|| context.rules.working_days_after(*received_on, HEARING_REQUEST_DAYS));
    Ok(Added { matter: Some(file.matter), hearing_until, ..Added::default() })
}

/// The notice must name the very fine that is proposed, not a span of fines.
fn concrete(file: &CaseFile, document: &str, version: u32) -> Result<(), Failure> {
    let Some(fine) = file.outcome.as_ref().and_then(Outcome::fine) else { return Ok(()) };
    let text = file.documents.get(document).and_then(|document| document.version(version));
    let named = text.is_some_and(|text| crate::casework::review::amounts::names(&text.markdown, fine));
    if named {
        return Ok(());
    }
    let message = format!("告知书没有写明拟处罚款的具体数额 {fine}（行政处罚法第四十四条）");
    Err(Failure::new("case.notice_vague", message))
}

/// Refuses a document of another kind.
pub(super) fn of_kind(file: &CaseFile, document: &str, kind: DocumentKind) -> Result<(), Failure> {
    if file.documents.get(document).is_some_and(|document| document.kind == kind) {
        return Ok(());
    }
    Err(Failure::new("case.document_kind", format!("这份文书不是{}", kind.name())))
}

/// Refuses a day that has not come yet.
pub(super) fn not_after(day: NaiveDate, today: NaiveDate, what: &str) -> Result<(), Failure> {
    if day <= today {
        return Ok(());
    }
    Err(Failure::new("case.future", format!("{what}在将来")))
}

fn given<'a>(file: &'a CaseFile, context: &Context<'_>) -> Result<&'a Notice, Failure> {
    before_decision(file)?;
    who::officer(file, context)?;
    file.notice.as_ref().ok_or_else(|| Failure::new("case.notice_missing", "尚未告知"))
}

pub(super) fn statement(
    file: &CaseFile,
    context: &Context<'_>,
    received_on: NaiveDate,
    held_in: &str,
) -> Result<Added, Failure> {
    let notice = given(file, context)?;
    not_after(received_on, context.today, "收到陈述、申辩的日期")?;
    if received_on < notice.received_on {
        return Err(Failure::new("case.past", "陈述、申辩早于告知"));
    }
    if !file.records.contains_key(held_in) {
        texts::material(file, held_in)?;
    }
    nothing()
}

pub(super) fn waive(file: &CaseFile, context: &Context<'_>, material: &str) -> Result<Added, Failure> {
    given(file, context)?;
    texts::material(file, material)?;
    nothing()
}

pub(super) fn answer(file: &CaseFile, context: &Context<'_>, reason: &str) -> Result<Added, Failure> {
    let notice = given(file, context)?;
    if notice.statements.is_empty() {
        return Err(Failure::new("case.no_statement", "没有收到陈述、申辩"));
    }
    said("复核意见", reason)?;
    nothing()
}

pub(super) fn request_hearing(file: &CaseFile, context: &Context<'_>, on: NaiveDate) -> Result<Added, Failure> {
    let notice = given(file, context)?;
    not_after(on, context.today, "要求听证的日期")?;
    let Some(until) = notice.hearing_until else {
        return Err(Failure::new("case.no_hearing_right", "告知书没有告知听证权利"));
    };
    if file.hearing.is_some() {
        return Err(Failure::new("case.hearing_exists", "已经要求过听证"));
    }
    if on > until || on < notice.received_on {
        return Err(Failure::new(
            "case.hearing_late",
            format!("要求听证的期限至 {until}（行政处罚法第六十四条第一项）"),
        ));
    }
    nothing()
}

fn open(file: &CaseFile) -> Result<&Hearing, Failure> {
    let open = file.hearing.as_ref().filter(|hearing| hearing.record.is_none() && hearing.ended.is_none());
    open.ok_or_else(|| Failure::new("case.no_hearing", "没有待举行的听证"))
}

pub(super) fn schedule(file: &CaseFile, context: &Context<'_>, act: &Act) -> Result<Added, Failure> {
    let Act::ScheduleHearing { told_on, held_on, place, chair } = act else { return nothing() };
    given(file, context)?;
    open(file)?;
    said("听证地点", place)?;
    not_after(*told_on, context.today, "通知听证的日期")?;
    // Seven whole working days lie between the notice and the hearing.
    let last = context.rules.working_days_after(*told_on, HEARING_NOTICE_DAYS);
    if *held_on <= last {
        let message = format!("应当在举行听证的七个工作日前通知，最早在 {last} 之后举行（行政处罚法第六十四条第二项）");
        return Err(Failure::new("case.hearing_notice", message));
    }
    let presides = (context.person)(chair).filter(|person| person.agency == file.agency);
    let presides = presides.ok_or_else(|| Failure::new("case.officer_unknown", format!("本机关没有人员 {chair}")))?;
    if file.ever_officers.contains(&presides.id) {
        let message = format!("{}是本案调查人员，不能主持听证（行政处罚法第六十四条第四项）", presides.name);
        return Err(Failure::new("case.conflict_of_roles", message));
    }
    Ok(Added { people: vec![presides], ..Added::default() })
}

pub(super) fn hold(file: &CaseFile, context: &Context<'_>, record: &str) -> Result<Added, Failure> {
    given(file, context)?;
    let Some(scheduled) = &open(file)?.scheduled else {
        return Err(Failure::new("case.hearing_unscheduled", "听证尚未通知当事人"));
    };
    not_after(scheduled.held_on, context.today, "听证的日期")?;
    texts::signed(file, record)?;
    nothing()
}

pub(super) fn end(file: &CaseFile, context: &Context<'_>, reason: &str) -> Result<Added, Failure> {
    given(file, context)?;
    open(file)?;
    said("理由", reason)?;
    nothing()
}
