//! Ninety days, review, discussion, service.

use chrono::{Days, NaiveDate};

use super::super::Case;
use super::super::sheet::{Pointer, Sheet};
use crate::casework::calendar::china_date;
use crate::casework::case_file::materials::MaterialKind;
use crate::casework::case_file::stage::Stage;

/// Days from filing to the decision (第六十条).
const DECISION_DAYS: u64 = 90;
/// Working days in which a decision is served (第六十一条第一款、第八十五条).
const SERVICE_DAYS: u16 = 7;
/// Extensions of the decision bear identifiers that begin so.
const DECISION: &str = "decide";

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    ninety(case, sheet);
    review(case, sheet);
    discussion(case, sheet);
    service(case, sheet);
}

fn last_day(case: &Case<'_>) -> Option<NaiveDate> {
    let filed = china_date(case.file.filed_at?);
    let extended = case.file.extensions.iter().filter(|(id, _)| id.starts_with(DECISION)).map(|(_, until)| *until);
    filed.checked_add_days(Days::new(DECISION_DAYS)).into_iter().chain(extended).max()
}

fn ninety(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.ninety_days";
    let Some(last) = last_day(case) else { return sheet.unknown(ID, "尚未立案，没有起算", Vec::new()) };
    if case.file.stage.ended() && case.file.decision.is_none() {
        return sheet.ok(ID, "案件没有作出处罚决定就已终结");
    }
    let on = case.decided_on();
    match &case.file.decision {
        Some(_) if on <= last => sheet.ok(ID, format!("{on}作出决定，期限至{last}")),
        Some(_) => {
            let message = format!("{on}作出决定，期限至{last}（法律、法规、规章另有规定或者有不计入的期间的，请核对）");
            sheet.problem(ID, message, Vec::new());
        }
        None if case.today > last => {
            sheet.problem(ID, format!("期限至{last}，尚未作出决定，也没有延长"), Vec::new());
        }
        None => sheet.ok(ID, format!("期限至{last}，尚未届满")),
    }
}

fn review(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.review";
    let due = case.rules.review_due(case.file);
    if !due.due && case.file.reviews.is_empty() {
        return sheet.ok(ID, format!("不属于应当法制审核的情形：{}", due.reasons.first().cloned().unwrap_or_default()));
    }
    let Some(last) = case.file.reviews.last() else {
        let message = format!("应当法制审核（{}），没有送审", due.reasons.join("；"));
        return match case.file.decision {
            Some(_) => sheet.problem(ID, message, Vec::new()),
            None => sheet.unknown(ID, message, Vec::new()),
        };
    };
    let changed = case.file.matter.changed_since(last.matter);
    let decided = case.file.decision.as_ref();
    if !changed.is_empty() {
        return sheet.problem(ID, format!("送审之后{}有变化，须重新送审", changed.join("、")), Vec::new());
    }
    match &last.opinion {
        None if decided.is_some() => sheet.problem(ID, "审核没有出具意见就作出决定", Vec::new()),
        None => sheet.unknown(ID, "审核尚在进行", Vec::new()),
        Some(_) if !last.passed() => sheet.problem(ID, "最近一次审核没有通过", Vec::new()),
        Some(opinion) if decided.is_some_and(|decision| decision.at < opinion.at) => {
            sheet.problem(ID, "审核意见晚于决定", Vec::new());
        }
        Some(opinion) => sheet.ok(ID, format!("{}审核通过，其后没有变化", china_date(opinion.at))),
    }
}

fn discussion(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.discussion";
    let due = case.rules.discussion_due(case.file);
    let Some(discussion) = &case.file.discussion else {
        if !due.due {
            return sheet.ok(ID, "不属于应当集体讨论的情形");
        }
        let message = format!("应当集体讨论（{}），没有讨论", due.reasons.join("；"));
        return match case.file.decision {
            Some(_) => sheet.problem(ID, message, Vec::new()),
            None => sheet.unknown(ID, message, Vec::new()),
        };
    };
    let refs = vec![Pointer::record(&discussion.record)];
    let changed = case.file.matter.changed_since(discussion.matter);
    let signed = case.file.records.get(&discussion.record).is_some_and(|record| record.signed.is_some());
    let mut wrong: Vec<String> = Vec::new();
    if discussion.heads.iter().filter(|name| !name.trim().is_empty()).count() < 2 {
        wrong.push("参加集体讨论的负责人少于两人".to_owned());
    }
    if !changed.is_empty() {
        wrong.push(format!("集体讨论之后{}有变化", changed.join("、")));
    }
    if !signed {
        wrong.push("集体讨论笔录没有签名".to_owned());
    }
    if case.file.decision.as_ref().is_some_and(|decision| decision.at < discussion.at) {
        wrong.push("集体讨论晚于决定".to_owned());
    }
    if wrong.is_empty() {
        return sheet.ok(ID, format!("{}集体讨论", discussion.heads.join("、")));
    }
    sheet.problem(ID, wrong.join("；"), refs);
}

fn service(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.service";
    let Some(decision) = &case.file.decision else { return sheet.ok(ID, "尚未作出决定，无须送达") };
    let last = case.rules.working_days_after(decision.decided_on, SERVICE_DAYS);
    let Some(service) = &case.file.service else {
        if case.today > last && case.file.stage == Stage::Service {
            return sheet.problem(ID, format!("决定应当在{last}之前送达，没有送达"), Vec::new());
        }
        return sheet.unknown(ID, format!("尚未送达，期限至{last}"), Vec::new());
    };
    let refs = vec![Pointer::material(&service.proof)];
    let proof = case.file.materials.get(&service.proof);
    // An announcement takes sixty days or thirty by law: its last day is not that of the seven days.
    let announced = service.method.contains("公告");
    if proof.is_none_or(|proof| proof.kind != MaterialKind::ServiceProof) {
        return sheet.problem(ID, "送达没有送达回证", refs);
    }
    if service.served_on > last && !announced {
        return sheet.problem(ID, format!("{}送达，期限至{last}", service.served_on), refs);
    }
    if announced {
        return sheet.for_person(ID, "公告送达，请核对是否穷尽其他方式、公告期限是否届满", refs);
    }
    sheet.ok(ID, format!("{}{}", service.served_on, service.method));
}
