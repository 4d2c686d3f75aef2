//! Officers and their certificates, held against the register of officers.

use chrono::NaiveDate;

use super::super::Case;
use super::super::sheet::{Pointer, Sheet};
use crate::casework::calendar::china_date;
use crate::casework::people::{Certificate, Person};
use crate::casework::registers::{Entry, Held, Officer};

const ID: &str = "subject.register";

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    let Some(register) = &case.outside.officers else {
        return sheet.unknown(ID, "没有导入执法人员登记册，不能与账号所载的执法证核对", Vec::new());
    };
    let mut wrong: Vec<String> = Vec::new();
    let mut refs: Vec<Pointer> = Vec::new();
    for officer in &case.file.officers {
        let officer = account(case, &officer.id).unwrap_or(officer);
        note(&mut wrong, differs(register, officer, case.decided_on()));
    }
    for record in case.investigation_records() {
        let on = china_date(record.held_at);
        for present in record.present.iter().filter_map(|id| account(case, id)) {
            if note(&mut wrong, not_on(register, present, on)) {
                refs.push(Pointer::record(&record.id));
            }
        }
    }
    if wrong.is_empty() {
        return sheet.ok(ID, "办案人员的执法证与执法人员登记册一致");
    }
    sheet.problem(ID, wrong.join("；"), refs);
}

/// Adds a message that is not there yet.
fn note(wrong: &mut Vec<String>, message: Option<String>) -> bool {
    let Some(message) = message.filter(|message| !wrong.contains(message)) else { return false };
    wrong.push(message);
    true
}

/// The account as it is now, or as it was when it came to the case.
fn account<'a>(case: &'a Case<'_>, id: &'a str) -> Option<&'a Person> {
    case.outside.people.get(id).or_else(|| case.file.officers.iter().find(|officer| officer.id == id))
}

/// The entries that count on a day.
fn listed(register: &[Held], on: NaiveDate) -> impl Iterator<Item = &Officer> {
    register.iter().filter(move |held| held.counts_on(on)).filter_map(|held| match &held.entry {
        Entry::Officer(officer) => Some(officer),
        Entry::Body(_) | Entry::Power(_) => None,
    })
}

fn same_number(one: &str, two: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>().to_uppercase();
    plain(one) == plain(two)
}

/// What differs between account and register, on the day of the decision.
fn differs(register: &[Held], officer: &Person, on: NaiveDate) -> Option<String> {
    let certificate = officer.certificate.as_ref()?;
    if let Some(message) = not_on(register, officer, on) {
        return Some(message);
    }
    let entry = listed(register, on).find(|entry| same_number(&entry.certificate, &certificate.number))?;
    let until = entry.valid_until.filter(|until| *until != certificate.valid_until)?;
    Some(format!(
        "{}（执法证{}）的有效期止，账号为{}，登记册为{until}",
        officer.name, certificate.number, certificate.valid_until
    ))
}

/// Why somebody could not enforce on a day, by the register.
fn not_on(register: &[Held], officer: &Person, on: NaiveDate) -> Option<String> {
    let Certificate { number, .. } = officer.certificate.as_ref()?;
    let who = format!("{}（执法证{number}）", officer.name);
    let Some(entry) = listed(register, on).find(|entry| same_number(&entry.certificate, number)) else {
        let other = listed(register, on).find(|entry| entry.name == officer.name);
        let other =
            other.map_or(String::new(), |entry| format!("，登记册中{}的执法证号为{}", entry.name, entry.certificate));
        return Some(format!("{on}的执法人员登记册中没有{who}{other}"));
    };
    if entry.name.split_whitespace().collect::<String>() != officer.name.split_whitespace().collect::<String>() {
        return Some(format!("执法证{number}在登记册中是{}的，账号却是{}的", entry.name, officer.name));
    }
    if let Some(left) = &entry.left {
        return Some(format!("登记册载明{who}{left}"));
    }
    match (entry.valid_from, entry.valid_until) {
        (_, Some(until)) if until < on => Some(format!("按登记册，{who}已于{until}届满，{on}无效")),
        (Some(from), _) if on < from => Some(format!("按登记册，{who}自{from}起有效，{on}尚未生效")),
        _ => None,
    }
}
