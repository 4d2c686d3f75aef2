//! A whole case: every provision that the act breaches, under the law of the act and that of the decision, with the person's
//! age, the time limit, the choice of rules, and the fine that somebody proposes.

use chrono::NaiveDate;

use super::alternatives::{is_ground, no_penalty, nothing};
use super::compute::compute;
use super::departure;
use super::input::RangeInput;
use super::milder::{Side, compare};
use super::one_act::higher;
use super::outcome::{Alternative, Comparison, Concurrent, LawSide, Milder, ProfileRef};
use super::profile::Chosen;
use super::range::{RangeReport, Step};
use super::request::RangeQuestion;
use super::standing::{self, Standing};
use super::statutory::words;
use super::tier::{missing_for_first_offence, must_not_punish};
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

/// One provision under the law of the act, and under that of the decision where it differs.
fn weigh(case: &Case<'_>, breached: &Breached) -> Result<Decision, Failure> {
    let old = &breached.at_act;
    let standing = standing::of(case.question, &old.law, case.decided);
    let mut report = under(case, old, &standing)?;
    let mut applied = old;
    match &breached.present {
        Present::Same => {}
        Present::Changed(new) => {
            let other = under(case, new, &standing)?;
            let old_side = Side { report: &report, has_fine: has_fine(old) };
            let (milder, why) = compare(old_side, Side { report: &other, has_fine: has_fine(new) });
            let comparison = Comparison { milder, why, old: side(old, &report), new: Some(side(new, &other)) };
            if milder == Milder::New {
                (report, applied) = (other, new);
            }
            conclude(&mut report, comparison);
        }
        Present::Repealed(what) => {
            let why = format!("{what}；新的规定不认为是违法的，适用新的规定，不予处罚");
            let comparison = Comparison { milder: Milder::New, why, old: side(old, &report), new: None };
            report.tier = Some(no_penalty("行政处罚法第三十七条"));
            report.case = nothing();
            report.point = None;
            report.alternatives.clear();
            report
                .notes
                .push("须核对是否另有现行的法律、法规、规章处罚同一行为；有的，应当与行为时的规定比较".to_owned());
            conclude(&mut report, comparison);
        }
        Present::Unclear(what) => {
            let why = format!("{what}，须由办案人员比较新旧规定");
            let comparison = Comparison { milder: Milder::Person, why, old: side(old, &report), new: None };
            conclude(&mut report, comparison);
        }
    }
    report.steps.splice(0..0, standing.steps);
    report.notes.splice(0..0, standing.notes);
    if let Some(why) = standing.limit_unknown {
        leave_open(&mut report, why);
    }
    Ok(Decision { law: applied.law.clone(), number: applied.number, paragraph: applied.paragraph, report })
}

/// The report under one provision; a tier that a person chose is checked first.
fn under(case: &Case<'_>, provision: &Governing, standing: &Standing) -> Result<RangeReport, Failure> {
    let question = case.question;
    let input = RangeInput {
        citation: &cite(&provision.law, provision.number),
        clauses: &provision.clauses,
        law: &provision.law,
        number: provision.number,
        paragraph: provision.paragraph,
        item: provision.item,
        date: question.dates.act,
        act: question.act.as_deref(),
        measures: &question.measures,
        established: &question.established,
        facts: &question.facts,
        circumstances: &standing.circumstances,
        factors: &question.factors,
        tier: question.tier.as_deref(),
        profile: case.rules.profile,
    };
    check_tier(&input)?;
    let mut report = compute(&input);
    report.notes.extend(provision.note.clone());
    Ok(report)
}

/// A tier that the law does not leave to anybody's choice.
fn check_tier(input: &RangeInput<'_>) -> Result<(), Failure> {
    match input.tier {
        Some("mitigated") if !input.found().any(|(entry, _)| is_ground(entry)) => {
            let hint = "只有行政处罚法第三十条、第三十一条、第三十二条规定的情节可以减轻；请先认定并写入 circumstances";
            Err(Failure::new("range.mitigation", "没有可以减轻处罚的情节，不能在法定最低罚款以下处罚").with_hint(hint))
        }
        Some("no_penalty") => {
            let may = missing_for_first_offence(input).is_some_and(|missing| missing.is_empty());
            if may || must_not_punish(input).is_some() {
                return Ok(());
            }
            let hint =
                "不予处罚的情形见行政处罚法第三十条、第三十一条、第三十三条、第三十六条；请先认定并写入 circumstances";
            Err(Failure::new("range.no_penalty", "没有不予处罚的情形").with_hint(hint))
        }
        _ => Ok(()),
    }
}

/// Not known whether the act may be punished at all: both outcomes are shown, and a person decides.
fn leave_open(report: &mut RangeReport, why: String) {
    if report.tier.as_ref().is_some_and(|tier| tier.id == "no_penalty") {
        return;
    }
    let source = "行政处罚法第三十六条".to_owned();
    let barred = Alternative { tier: no_penalty(&source), range: nothing(), source, needs: why };
    let computed = report.tier.take().map(|tier| Alternative {
        source: tier.source.clone(),
        tier,
        range: report.case,
        needs: "经认定没有超过追究期限".to_owned(),
    });
    report.alternatives.splice(0..0, [barred].into_iter().chain(computed));
    (report.case, report.point) = (report.statutory, None);
}

fn conclude(report: &mut RangeReport, comparison: Comparison) {
    let side = |side: &LawSide| format!("{}（{}）：{}", cite(&side.law, side.number), side.on, words(side.statutory));
    let new = comparison.new.as_ref().map_or_else(|| "没有对应的规定".to_owned(), side);
    report.steps.push(Step {
        rule: "从旧兼从轻".to_owned(),
        source: "行政处罚法第三十七条".to_owned(),
        input: format!("行为时{}；决定时{new}", side(&comparison.old)),
        result: comparison.why.clone(),
    });
    if comparison.milder == Milder::Person {
        report.notes.push(format!("从旧兼从轻：{}", comparison.why));
    }
    report
        .notes
        .extend(comparison.new.as_ref().and_then(|new| new.note.clone()).filter(|note| !report.notes.contains(note)));
    report.comparison = Some(comparison);
}

fn side(provision: &Governing, report: &RangeReport) -> LawSide {
    LawSide {
        law: provision.law.clone(),
        number: provision.number,
        paragraph: provision.paragraph,
        on: provision.on,
        statutory: report.statutory,
        other: report.other.clone(),
        note: provision.note.clone(),
    }
}

fn has_fine(provision: &Governing) -> bool {
    let of_case = |clause: &&PenaltyClause| provision.paragraph.is_none_or(|number| number == clause.paragraph);
    let mut clauses = provision.clauses.iter().filter(of_case);
    clauses.any(|clause| !clause.fines.is_empty() || !clause.unread.is_empty() || !clause.references.is_empty())
}

fn cite(law: &str, number: ArticleNumber) -> String {
    format!("《{law}》{number}")
}

fn rules(chosen: &Chosen<'_>) -> (Step, Vec<String>) {
    let name = chosen.profile.map(super::profile::RuleProfile::name);
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
