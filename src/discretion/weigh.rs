//! One provision of a case: under the law of the act, under that of the decision where it differs, and whether it was found
//! in time.

use super::alternatives::{is_ground, no_penalty, nothing};
use super::compute::compute;
use super::decide::{Breached, Case, Decision, Governing, Present};
use super::input::RangeInput;
use super::milder::{Side, compare};
use super::outcome::{Alternative, Comparison, LawSide, Milder};
use super::range::{RangeReport, Step};
use super::standing::{self, Standing};
use super::statutory::words;
use super::tier::{missing_for_first_offence, must_not_punish};
use crate::failure::Failure;
use crate::law::penalty_clause::PenaltyClause;
use crate::law::provision::ArticleNumber;

/// One provision under the law of the act, and under that of the decision where it differs.
pub(super) fn weigh(case: &Case<'_>, breached: &Breached) -> Result<Decision, Failure> {
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
            (report.other, report.optional) = (Vec::new(), Vec::new());
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
        date: question.dates.ended.unwrap_or(question.dates.act),
        act: question.act.as_deref(),
        measures: &question.measures,
        established: &question.established,
        facts: &question.facts,
        circumstances: &standing.circumstances,
        factors: &question.factors,
        tier: question.tier.as_deref(),
        profile: case.rules.profile,
        benchmarks: case.benchmarks,
        field: case.field,
        region: case.region,
    };
    check_tier(&input)?;
    let mut report = compute(&input);
    report.notes.extend(provision.note.clone());
    Ok(report)
}

/// A tier that the law does not leave to anybody's choice.
fn check_tier(input: &RangeInput<'_>) -> Result<(), Failure> {
    match input.tier {
        Some("mitigated") if !input.found().any(|found| is_ground(&found)) => {
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

pub(super) fn cite(law: &str, number: ArticleNumber) -> String {
    format!("《{law}》{number}")
}
