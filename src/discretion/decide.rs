//! A whole case: every provision that the act breaches, under the law of the act and that of the decision, with the person's
//! age, the time limit, the choice of rules, and the fine that somebody proposes.

use chrono::NaiveDate;

use super::benchmark::Benchmark;
use super::departure;
use super::one_act::higher;
use super::outcome::{Concurrent, ProfileRef};
use super::profile::{Chosen, RuleProfile};
use super::range::{RangeReport, Step};
use super::request::RangeQuestion;
use super::weigh::{cite, weigh};
use crate::failure::Failure;
use crate::law::penalty_clause::PenaltyClause;
use crate::law::provision::ArticleNumber;

/// A provision in the version of a date.
#[derive(Debug, Clone)]
pub struct Governing {
    /// Full official name of the law.
    pub law: String,
    /// Which article.
    pub number: ArticleNumber,
    /// Which paragraph, where it is decided.
    pub paragraph: Option<u32>,
    /// Which item, where it is decided.
    pub item: Option<u32>,
    /// Its penalty clauses.
    pub clauses: Vec<PenaltyClause>,
    /// The date for which it was looked up.
    pub on: NaiveDate,
    /// What must be said of the version or of how it was found.
    pub note: Option<String>,
}

/// What became of a provision by the day of the decision.
#[derive(Debug, Clone)]
pub enum Present {
    /// The same wording is in force.
    Same,
    /// Another wording is in force, or the article of the law that replaced it.
    Changed(Box<Governing>),
    /// The law has ended and nothing replaced it; the sentence says so.
    Repealed(String),
    /// It can't be told; the sentence says why.
    Unclear(String),
}

/// A provision that the act breaches.
#[derive(Debug, Clone)]
pub struct Breached {
    /// As of the act.
    pub at_act: Governing,
    /// By the day of the decision.
    pub present: Present,
}

/// Everything about a case.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// The question.
    pub question: &'a RangeQuestion,
    /// The provision of the question first, then the others.
    pub breached: &'a [Breached],
    /// The rules that apply.
    pub rules: Chosen<'a>,
    /// The benchmark tables that may apply, the nearest to the agency first.
    pub benchmarks: &'a [Benchmark],
    /// Field of enforcement, where it is known.
    pub field: Option<&'a str>,
    /// Region of the agency, where it is known.
    pub region: Option<&'a str>,
    /// The day of the decision.
    pub decided: NaiveDate,
}

/// A report and the provision that it is about: the higher of several, the new one where it is milder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Full official name of the law.
    pub law: String,
    /// Which article.
    pub number: ArticleNumber,
    /// Which paragraph, where it is decided.
    pub paragraph: Option<u32>,
    /// The range.
    pub report: RangeReport,
}

/// Computes the report of a case.
///
/// # Errors
/// `range.mitigation` and `range.no_penalty` where a person chose a tier that the law does not allow on these facts;
/// `range.outside_statute`, `range.departure_reason`, `range.departure_approval` about a proposed fine.
pub fn decide(case: &Case<'_>) -> Result<Decision, Failure> {
    let mut all = Vec::new();
    for breached in case.breached {
        all.push(weigh(case, breached)?);
    }
    let Some(mut decision) = one_of(all) else {
        return Err(Failure::new("range.article", "没有给出处罚条款"));
    };
    let report = &mut decision.report;
    let (rules_step, rules_notes) = rules(&case.rules);
    report.steps.insert(0, rules_step);
    report.notes.extend(rules_notes);
    report.profile = case.rules.profile.map(|profile| ProfileRef {
        id: profile.id.clone(),
        name: profile.name(),
        reason: case.rules.reason.clone(),
    });
    if let Some(proposal) = &case.question.proposal {
        report.proposed = Some(departure::check(proposal, report)?);
    }
    Ok(decision)
}

/// The provision whose fine is higher, with all of them beside it.
fn one_of(mut all: Vec<Decision>) -> Option<Decision> {
    if all.len() < 2 {
        return all.pop();
    }
    let fines: Vec<_> = all.iter().map(|one| (cite(&one.law, one.number), one.report.statutory)).collect();
    let higher = higher(&fines);
    let side_by_side = all.iter().enumerate().map(|(index, one)| Concurrent {
        law: one.law.clone(),
        number: one.number,
        paragraph: one.paragraph,
        statutory: one.report.statutory,
        case: one.report.case,
        other: one.report.other.clone(),
        chosen: higher.index == Some(index),
    });
    let also = side_by_side.collect();
    let mut decision = all.swap_remove(higher.index.unwrap_or_default());
    decision.report.also = also;
    decision.report.steps.push(higher.step);
    decision.report.notes.extend(higher.notes);
    Some(decision)
}

fn rules(chosen: &Chosen<'_>) -> (Step, Vec<String>) {
    let name = chosen.profile.map(RuleProfile::name);
    let mut input = chosen.reason.clone();
    if !chosen.others.is_empty() {
        let others: Vec<String> = chosen.others.iter().map(|other| other.name()).collect();
        input = format!("{input}；同时适用的还有{}", others.join("、"));
    }
    let step = Step {
        rule: "选定裁量规则".to_owned(),
        source: name.clone().unwrap_or_else(|| "没有适用的裁量规则".to_owned()),
        input,
        result: name.unwrap_or_else(|| "只给出法定幅度".to_owned()),
    };
    let differing: Vec<String> =
        chosen.others.iter().filter(|other| other.has_figures()).map(|other| other.name()).collect();
    let note = format!("{}也适用而且自有幅度；与所用规则不一致的，由办案人员确定", differing.join("、"));
    (step, if differing.is_empty() { Vec::new() } else { vec![note] })
}
