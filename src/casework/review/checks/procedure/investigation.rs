//! Filing, records, evidence that was preserved or seized.

use chrono::NaiveDate;

use super::super::sheet::{Pointer, Sheet};
use super::super::{Case, words};
use crate::casework::calendar::china_date;
use crate::casework::case_file::materials::{Record, RecordKind};

/// Working days in which something is decided on evidence that was preserved (第五十六条、第八十五条).
const PRESERVED_DAYS: u16 = 7;

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    filing(case, sheet);
    rights(case, sheet);
    signed(case, sheet);
    preserved(case, sheet);
    seizure(case, sheet);
}

fn filing(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.filing";
    match case.file.filed_at {
        Some(at) => sheet.ok(ID, format!("{}经批准立案", china_date(at))),
        None => sheet.problem(ID, "没有批准立案", Vec::new()),
    }
}

fn rights(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.rights_told";
    if case.investigation_records().next().is_none() {
        return sheet.unknown(ID, "没有询问笔录或者检查笔录", Vec::new());
    }
    let wrong = case.investigation_records().filter(|record| !record.rights_told);
    let wrong = wrong
        .map(|record| (format!("《{}》没有记明告知权利义务", record.title), Pointer::record(&record.id)))
        .collect();
    sheet.none_wrong(ID, "询问、检查均记明告知权利义务", wrong);
}

fn signed(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.records_signed";
    let records = || case.file.records.values().filter(|record| record.kind != RecordKind::Transcript);
    if records().next().is_none() {
        return sheet.unknown(ID, "没有笔录", Vec::new());
    }
    let wrong = records().filter_map(|record| Some((lacking(case, record)?, Pointer::record(&record.id)))).collect();
    sheet.none_wrong(ID, "笔录均经签名", wrong);
}

fn lacking(case: &Case<'_>, record: &Record) -> Option<String> {
    let title = &record.title;
    let Some(signed) = &record.signed else { return Some(format!("《{title}》尚未签名")) };
    if signed.signatures.iter().any(|signature| signature.refused.as_deref().is_some_and(|why| why.trim().is_empty())) {
        return Some(format!("《{title}》有人拒绝签名，没有注明原因"));
    }
    if !matches!(record.kind, RecordKind::Interview | RecordKind::Inspection) {
        return None;
    }
    let officers = case.history.iter().flat_map(|recorded| &recorded.added.people).chain(&case.file.officers);
    let names: Vec<&str> = officers.map(|officer| officer.name.as_str()).collect();
    let is_officer = |name: &str, role: &str| role.contains("执法") || role.contains("记录") || names.contains(&name);
    let other = signed.signatures.iter().any(|signature| !is_officer(&signature.name, &signature.role));
    let officer = signed.signatures.iter().any(|signature| is_officer(&signature.name, &signature.role));
    match (other, officer) {
        (true, true) => None,
        (false, _) => Some(format!("《{title}》没有当事人或者有关人员的签名，也没有注明拒绝签名")),
        (_, false) => Some(format!("《{title}》没有执法人员的签名")),
    }
}

/// What bears the name of a preservation, and what bears that of a decision on one; both by their names and dates.
fn preserved(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.preserved";
    let materials = case
        .file
        .materials
        .values()
        .map(|held| (held.name.clone(), china_date(held.taken_at), Pointer::material(&held.id)));
    let documents = case.file.documents.values().filter_map(|held| {
        let version = held.versions.last()?;
        let title = version.markdown.lines().find(|line| !line.trim().is_empty())?.to_owned();
        Some((title, china_date(version.at), Pointer::document(&held.id)))
    });
    let named: Vec<(String, NaiveDate, Pointer)> =
        materials.chain(documents).filter(|(name, ..)| name.contains("登记保存")).collect();
    let (handled, begun): (Vec<_>, Vec<_>) =
        named.into_iter().partition(|(name, ..)| name.contains("处理") || name.contains("解除"));
    if begun.is_empty() {
        return sheet.ok(ID, "没有先行登记保存");
    }
    for (name, on, pointer) in begun {
        let last = case.rules.working_days_after(on, PRESERVED_DAYS);
        let decided = handled.iter().filter(|(_, day, _)| *day >= on).map(|(_, day, _)| *day).min();
        match decided {
            Some(day) if day <= last => sheet.ok(ID, format!("“{name}”（{on}）于{day}作出处理决定")),
            Some(day) => {
                sheet.problem(ID, format!("“{name}”（{on}）至{last}应当作出处理决定，{day}才作出"), vec![pointer]);
            }
            None if case.today > last => {
                sheet.problem(ID, format!("“{name}”（{on}）至{last}应当作出处理决定，案卷中没有"), vec![pointer]);
            }
            None => sheet.unknown(ID, format!("“{name}”（{on}）至{last}应当作出处理决定，期限未届满"), vec![pointer]),
        }
    }
}

fn seizure(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.seizure";
    let seizes = |text: &str| text.contains("查封") || text.contains("扣押");
    let materials =
        case.file.materials.values().filter(|held| seizes(&held.name)).map(|held| Pointer::material(&held.id));
    let records =
        case.file.records.values().filter(|record| seizes(&words(record))).map(|record| Pointer::record(&record.id));
    let documents = case.file.documents.values().filter(|document| {
        document
            .versions
            .last()
            .is_some_and(|version| version.markdown.lines().find(|line| !line.trim().is_empty()).is_some_and(seizes))
    });
    let refs: Vec<Pointer> =
        materials.chain(records).chain(documents.map(|document| Pointer::document(&document.id))).collect();
    if refs.is_empty() {
        return sheet.ok(ID, "案卷中没有查封、扣押");
    }
    let message = "案卷涉及查封、扣押，请核对批准、决定书、清单、三十日期限和处理决定，以及全程音像记录";
    sheet.for_person(ID, message, refs);
}
