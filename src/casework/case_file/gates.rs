//! What stands between a case and its decision.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::file::{CaseFile, Hearing, Notice};
use super::model::Outcome;
use super::rules::{Context, Rules};
use crate::casework::people::Person;

/// Something that must be done before the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseGate)]
pub struct Gate {
    /// Stable identifier, also the code of the refusal: `case.review_missing` ...
    pub code: String,
    /// What is missing, in Chinese, with the article that asks for it.
    pub message: String,
}

/// Everything that is still missing before a decision may be issued on `today`; empty where nothing is.
pub fn before_decision(file: &CaseFile, context: &Context<'_>) -> Vec<Gate> {
    let mut gates = Vec::new();
    gates.extend(incomplete(file));
    gates.extend(unqualified(file, context));
    gates.extend(crime(file));
    gates.extend(review(file, context.rules));
    gates.extend(discussion(file, context.rules));
    if matches!(file.outcome, Some(Outcome::Penalty { .. })) {
        gates.extend(notice(file, context));
    }
    gates
}

fn gate(code: &str, message: impl Into<String>) -> Gate {
    Gate { code: code.to_owned(), message: message.into() }
}

/// Facts, provisions and outcome (第五十九条第一款).
fn incomplete(file: &CaseFile) -> Vec<Gate> {
    let parts = [
        (file.facts.is_none(), "违法事实"),
        (file.provisions.is_none(), "法律依据"),
        (file.outcome.is_none(), "拟作出的决定"),
    ];
    let missing: Vec<&str> = parts.iter().filter(|(lacks, _)| *lacks).map(|(_, name)| *name).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    vec![gate("case.incomplete", format!("尚未填写{}（行政处罚法第五十九条）", missing.join("、")))]
}

/// At least two officers whose certificates are valid now, by their accounts of now (第四十二条第一款).
pub(super) fn unqualified(file: &CaseFile, context: &Context<'_>) -> Option<Gate> {
    let now: Vec<Person> = file.officers.iter().filter_map(|officer| (context.person)(&officer.id)).collect();
    let valid = now.iter().filter(|officer| officer.may_enforce_on(context.today)).count();
    if valid >= 2 {
        return None;
    }
    let message = format!("具有有效执法资格的办案人员只有 {valid} 人，不得少于两人（行政处罚法第四十二条第一款）");
    Some(gate("case.officers", message))
}

/// Signs of a crime: the case is transferred, not decided (第二十七条第一款).
fn crime(file: &CaseFile) -> Option<Gate> {
    let suspected = file.facts.as_ref().is_some_and(|facts| facts.traits.suspected_crime);
    suspected.then(|| {
        gate(
            "case.crime",
            "案件标记为涉嫌犯罪，应当移送司法机关，不得以行政处罚代替（行政处罚法第二十七条第一款、第八十二条）",
        )
    })
}

/// A review where one is due, of the case as it is now (第五十八条第一款).
fn review(file: &CaseFile, rules: &dyn Rules) -> Option<Gate> {
    let due = rules.review_due(file);
    if !due.due || file.passed_review().is_some() {
        return None;
    }
    let why = due.reasons.join("；");
    let message = match file.reviews.last() {
        None => "尚未法制审核".to_owned(),
        Some(round) if round.opinion.is_none() => "法制审核尚未出具意见".to_owned(),
        Some(round) if !round.passed() => "法制审核未通过".to_owned(),
        Some(round) => {
            format!("法制审核之后{}有变化，须重新审核", file.matter.changed_since(round.matter).join("、"))
        }
    };
    let message = format!("{message}，不得作出决定（行政处罚法第五十八条第一款；应当审核的理由：{why}）");
    Some(gate("case.review_missing", message))
}

/// Collective discussion of the case as it is now (第五十七条第二款).
fn discussion(file: &CaseFile, rules: &dyn Rules) -> Option<Gate> {
    let due = rules.discussion_due(file);
    let held = file.discussion.as_ref().is_some_and(|discussion| discussion.matter == file.matter);
    if !due.due || held {
        return None;
    }
    let message = format!("尚未经负责人集体讨论（行政处罚法第五十七条第二款；理由：{}）", due.reasons.join("；"));
    Some(gate("case.discussion_missing", message))
}

/// Notice of just this proposal, statement and hearing (第四十四条、第四十五条、第六十二条至第六十四条).
fn notice(file: &CaseFile, context: &Context<'_>) -> Vec<Gate> {
    let Some(notice) = &file.notice else {
        return vec![gate(
            "case.notice_missing",
            "尚未告知拟作出的处罚内容及事实、理由、依据（行政处罚法第四十四条、第六十二条）",
        )];
    };
    if !notice.matter.same_proposal(file.matter) {
        let changed = file.matter.changed_since(notice.matter).join("、");
        return vec![gate("case.notice_stale", format!("告知之后{changed}有变化，须重新告知（行政处罚法第四十四条）"))];
    }
    let right_due = context.rules.hearing_due(file);
    if right_due.due && notice.hearing_until.is_none() {
        let message = format!("告知时没有告知听证权利（行政处罚法第六十三条；理由：{}）", right_due.reasons.join("；"));
        return vec![gate("case.hearing_not_told", message)];
    }
    statement(notice, context.today).into_iter().chain(hearing(file.hearing.as_ref(), notice, context.today)).collect()
}

fn statement(notice: &Notice, today: NaiveDate) -> Option<Gate> {
    if !notice.statements.is_empty() {
        let unanswered = notice.answer.is_none();
        return unanswered
            .then(|| gate("case.statement_unanswered", "当事人的陈述、申辩尚未复核（行政处罚法第四十五条第一款）"));
    }
    if notice.statement_waived || today > notice.statement_until {
        return None;
    }
    let message =
        format!("陈述、申辩期限至 {}，尚未届满，当事人也没有明确放弃（行政处罚法第六十二条）", notice.statement_until);
    Some(gate("case.statement_period", message))
}

fn hearing(hearing: Option<&Hearing>, notice: &Notice, today: NaiveDate) -> Option<Gate> {
    let until = notice.hearing_until?;
    if let Some(hearing) = hearing {
        let open = hearing.record.is_none() && hearing.ended.is_none();
        return open
            .then(|| gate("case.hearing_open", "当事人要求听证，听证尚未举行（行政处罚法第六十三条、第六十四条）"));
    }
    if notice.hearing_waived || today > until {
        return None;
    }
    let message = format!("要求听证的期限至 {until}，尚未届满，当事人也没有明确放弃（行政处罚法第六十四条第一项）");
    Some(gate("case.hearing_period", message))
}

/// The stable code of a gate.
pub(super) fn code_of(gate: &Gate) -> &'static str {
    CODES.iter().find(|code| **code == gate.code).copied().unwrap_or("case.not_ready")
}

/// Codes of the gates.
const CODES: [&str; 12] = [
    "case.incomplete",
    "case.officers",
    "case.crime",
    "case.review_missing",
    "case.discussion_missing",
    "case.notice_missing",
    "case.notice_stale",
    "case.hearing_not_told",
    "case.statement_unanswered",
    "case.statement_period",
    "case.hearing_open",
    "case.hearing_period",
];
