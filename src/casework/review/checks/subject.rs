//! Item one: the body and its officers.

mod register;

use chrono::NaiveDate;

use super::sheet::{Pointer, Sheet};
use super::{Case, words};
use crate::casework::calendar::china_date;
use crate::casework::case_file::materials::{Record, RecordKind};
use crate::casework::people::{Person, Role};

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    body(case, sheet);
    now(case, sheet);
    then(case, sheet);
    register::check(case, sheet);
    acts(case, sheet);
    certificates(case, sheet);
    recusal(case, sheet);
    reviewer(case, sheet);
    sheet.for_person(
        "subject.person",
        "办案人员与当事人、案件有无利害关系，笔录所列执法人员是否确实到场，须由审核人员判断",
        Vec::new(),
    );
}

fn body(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "subject.body";
    let Some(body) = &case.outside.body else {
        return sheet.unknown(ID, format!("没有登记执法主体“{}”，不能核对主体资格", case.file.agency), Vec::new());
    };
    let entrustment = body.entrustment.as_deref().is_some_and(|text| !text.trim().is_empty());
    match &body.entrusted_by {
        _ if !body.lawful => {
            let because = body.because.as_ref().map_or(String::new(), |because| format!("：{because}"));
            sheet.problem(ID, format!("{}不具有执法主体资格{because}", body.name), Vec::new());
        }
        Some(by) if !entrustment => {
            sheet.problem(ID, format!("{}受{by}委托执法，没有登记委托书", body.name), Vec::new());
        }
        Some(by) => sheet.ok(ID, format!("{}受{by}委托执法，应当以{by}的名义作出决定", body.name)),
        None => sheet.ok(ID, format!("{}具有执法主体资格", body.name)),
    }
}

fn now(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "subject.officers_now";
    let account = |officer: &Person| case.outside.people.get(&officer.id).cloned().unwrap_or_else(|| officer.clone());
    let officers: Vec<Person> = case.file.officers.iter().map(account).collect();
    let valid = officers.iter().filter(|officer| officer.may_enforce_on(case.decided_on())).count();
    if valid >= 2 {
        return sheet.ok(ID, format!("{}名办案人员执法证有效", valid));
    }
    let lapsed: Vec<&str> =
        officers.iter().filter(|held| !held.may_enforce_on(case.decided_on())).map(|held| held.name.as_str()).collect();
    let message = format!("执法证有效的办案人员只有{valid}人（执法证无效或者没有登记：{}）", lapsed.join("、"));
    sheet.problem(ID, message, Vec::new());
}

/// Every state of an account that the file or its history holds, and the present one.
fn accounts<'a>(case: &'a Case<'_>, id: &'a str) -> impl Iterator<Item = &'a Person> {
    let recorded = case.history.iter().flat_map(|recorded| {
        recorded
            .added
            .people
            .iter()
            .chain(std::iter::once(&recorded.actor))
            .filter(|held| held.agency == case.file.agency)
    });
    let all = recorded.chain(&case.file.officers).chain(case.outside.people.get(id));
    all.filter(move |held| held.id == id)
}

fn qualified(case: &Case<'_>, id: &str, on: NaiveDate) -> bool {
    accounts(case, id).any(|held| held.may_enforce_on(on))
}

fn then(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "subject.officers_then";
    if case.investigation_records().next().is_none() {
        return sheet.unknown(ID, "没有询问笔录或者检查笔录", Vec::new());
    }
    let lacking = |record: &Record| {
        let on = china_date(record.held_at);
        let valid = record.present.iter().filter(|id| qualified(case, id, on)).count();
        let message = format!("《{}》（{on}）在场且执法证有效的执法人员只有{valid}人", record.title);
        (valid < 2).then(|| (message, Pointer::record(&record.id)))
    };
    let wrong = case.investigation_records().filter_map(lacking).collect();
    sheet.none_wrong(ID, "每次询问、检查均有两名以上执法证有效的执法人员在场", wrong);
}

/// What somebody did who was an officer of the case: heads and reviewers need no certificate.
fn acts(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "subject.acts";
    if case.history.is_empty() {
        return sheet.unknown(ID, "没有提供办案经过", Vec::new());
    }
    let wrong = case.history.iter().filter_map(|recorded| {
        let (actor, on) = (&recorded.actor, china_date(recorded.at));
        let handles = actor.roles.contains(&Role::Officer) && case.file.ever_officers.contains(&actor.id);
        let message = format!("第{}件事（{on}）由{}办理，当日执法证无效", recorded.seq, actor.name);
        (handles && !actor.may_enforce_on(on)).then_some((message, Pointer::Act { seq: recorded.seq }))
    });
    sheet.none_wrong(ID, "办案人员办理各事项时执法证均有效", wrong.collect());
}

fn certificates(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "subject.certificates_shown";
    if case.investigation_records().next().is_none() {
        return sheet.unknown(ID, "没有询问笔录或者检查笔录", Vec::new());
    }
    let wrong = case.investigation_records().filter(|record| !record.certificates_shown);
    let wrong = wrong
        .map(|record| (format!("《{}》没有记明出示执法证件", record.title), Pointer::record(&record.id)))
        .collect();
    sheet.none_wrong(ID, "询问、检查均记明出示执法证件", wrong);
}

fn recusal(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "subject.recusal";
    let interviews: Vec<&Record> =
        case.file.records.values().filter(|record| record.kind == RecordKind::Interview).collect();
    if interviews.is_empty() {
        return sheet.unknown(ID, "没有询问笔录，不能核对是否问明回避", Vec::new());
    }
    let asked_for: Vec<Pointer> = interviews
        .iter()
        .filter(|record| asks_recusal(&words(record)))
        .map(|record| Pointer::record(&record.id))
        .collect();
    if !asked_for.is_empty() {
        return sheet.for_person(ID, "笔录中似有回避申请，请核对是否依法审查并由负责人决定", asked_for);
    }
    let wrong = interviews.iter().filter(|record| !words(record).contains("回避"));
    let wrong = wrong
        .map(|record| (format!("《{}》没有问明是否申请回避", record.title), Pointer::record(&record.id)))
        .collect();
    sheet.none_wrong(ID, "询问时问明是否申请回避，没有回避申请", wrong);
}

/// Somebody says that they ask for recusal, outside of a question and without a 不 before it.
fn asks_recusal(text: &str) -> bool {
    let wants = ["我申请回避", "要求回避", "申请其回避", "申请他回避", "申请你回避", "请求回避"];
    text.lines().any(|line| {
        let asked = line.contains('？') || line.contains('?') || line.contains("是否") || line.contains("有权");
        !asked && !line.contains('不') && wants.iter().any(|words| line.contains(words))
    })
}

fn reviewer(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "subject.reviewer";
    let reviewers: Vec<&Person> = case.file.reviews.iter().filter_map(|round| round.reviewer.as_ref()).collect();
    if reviewers.is_empty() {
        return sheet.unknown(ID, "尚无审核人员接手审核", Vec::new());
    }
    let mut wrong = Vec::new();
    for reviewer in reviewers {
        if reviewer.legal_qualification.as_deref().is_none_or(|held| held.trim().is_empty()) {
            wrong.push(format!("没有登记审核人员{}的法律职业资格", reviewer.name));
        }
        if case.file.ever_officers.contains(&reviewer.id) {
            wrong.push(format!("审核人员{}是或者曾是本案办案人员", reviewer.name));
        }
    }
    if wrong.is_empty() {
        return sheet.ok(ID, "审核人员登记了法律职业资格，没有办理过本案");
    }
    sheet.problem(ID, wrong.join("；"), Vec::new());
}
