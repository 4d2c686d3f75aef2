//! The statutory range of the fines that were chosen, and the penalties beside them.

use super::applies::{Holds, holds};
use super::input::RangeInput;
use super::profile::FineKind;
use super::range::{FineRange, Step};
use super::select::{Selection, with_condition};
use super::statutory::{self, words};
use crate::law::penalty_clause::{Fine, FineUnit, Measure, Subject};

/// The range that the chosen fines allow; open where they can't be chosen or computed.
pub(super) fn statutory_range(input: &RangeInput<'_>, selection: &mut Selection<'_>) -> (FineRange, FineKind) {
    let kind = selection.fines.first().map_or(FineKind::Range, |fine| kind_of(fine));
    if !selection.undecided.is_empty() {
        let listed: Vec<_> = selection.undecided.iter().map(|fine| format!("“{}”", with_condition(fine))).collect();
        selection.notes.push(format!("现有事实不能确定适用哪一档罚款：{}", listed.join("；")));
        return (FineRange::OPEN, kind);
    }
    let source = input.source(selection.clause.map_or(1, |clause| clause.paragraph));
    let mut ranges = Vec::new();
    for fine in &selection.fines {
        let computed = statutory::compute(fine, input, &source);
        selection.steps.extend(computed.steps);
        selection.notes.extend(computed.notes);
        ranges.push(computed.range);
    }
    let range = match ranges[..] {
        [] => FineRange::OPEN,
        [only] => only.unwrap_or(FineRange::OPEN),
        _ => choose_between(&ranges, input, selection),
    };
    let joined = if range.min.is_some() { FineKind::Range } else { FineKind::MaximumOnly };
    (range, if ranges.len() > 1 { joined } else { kind })
}

fn kind_of(fine: &Fine) -> FineKind {
    match (fine.unit, fine.min.is_some()) {
        (FineUnit::Yuan, true) => FineKind::Range,
        (FineUnit::Yuan, false) => FineKind::MaximumOnly,
        (FineUnit::Times, true) => FineKind::Multiples,
        (FineUnit::Times, false) => FineKind::MultiplesMaximumOnly,
    }
}

/// Several fines apply. 五十万元以下或者营业额百分之五以下 is a choice that the statute gives: the range is both together.
/// Otherwise a person must choose.
fn choose_between(ranges: &[Option<FineRange>], input: &RangeInput<'_>, selection: &mut Selection<'_>) -> FineRange {
    let mut spans = selection.fines.iter().map(|fine| &fine.span);
    let first = spans.next();
    let is_choice = spans.all(|span| Some(span) == first);
    let known: Vec<FineRange> = ranges.iter().copied().flatten().collect();
    let listed: Vec<_> = selection.fines.iter().map(|fine| format!("“{}”", with_condition(fine))).collect();
    if !is_choice || known.len() < ranges.len() {
        selection.notes.push(format!("有多项罚款规定可能适用，须由办案人员确定：{}", listed.join("；")));
        return FineRange::OPEN;
    }
    let min = known.iter().map(|range| range.min).min().flatten();
    let max = if known.iter().all(|range| range.max.is_some()) {
        known.iter().filter_map(|range| range.max).max()
    } else {
        None
    };
    let range = FineRange::closed(min, max);
    selection.steps.push(Step {
        rule: "条文规定可以选择的幅度合并".to_owned(),
        source: input.source(selection.clause.map_or(1, |clause| clause.paragraph)),
        input: known.iter().map(|range| words(*range)).collect::<Vec<_>>().join("；"),
        result: words(range),
    });
    range
}

/// Penalties beside the fine, and those of them that the statute leaves to the agency; those with a condition that nothing
/// establishes go to the notes.
pub(super) fn measures(input: &RangeInput<'_>, selection: &mut Selection<'_>) -> (Vec<String>, Vec<String>) {
    let Some(clause) = selection.clause else { return (Vec::new(), Vec::new()) };
    let (mut certain, mut optional) = (Vec::new(), Vec::new());
    let of_item = |measure: &&Measure| input.item.is_none() || measure.item.is_none() || measure.item == input.item;
    for measure in clause.measures.iter().filter(of_item) {
        if !hits(measure, input) {
            let whom = measure.subject_text.as_deref().unwrap_or("其他人员");
            selection.notes.push(format!("另对{whom}有处罚规定：{}", measure.text));
            continue;
        }
        let established = holds(measure.condition.as_deref(), &measure.when, input) == Holds::Yes;
        match (established, &measure.condition) {
            (true, _) if !certain.contains(&measure.name) => {
                certain.push(measure.name.clone());
                if measure.optional {
                    optional.push(measure.name.clone());
                }
            }
            (false, Some(condition)) => {
                selection.notes.push(format!("“{condition}”的，另有：{}", measure.name));
            }
            _ => {}
        }
    }
    (certain, optional)
}

/// Whether a measure is for the party, not for persons responsible inside a unit.
fn hits(measure: &Measure, input: &RangeInput<'_>) -> bool {
    match (measure.subject, input.facts.subject) {
        (Subject::Individual, Some(Subject::Unit)) | (Subject::Unit, Some(Subject::Individual)) => false,
        (Subject::Individual, _) => !measure.subject_text.as_deref().is_some_and(|whom| whom.contains("责任人员")),
        _ => true,
    }
}
