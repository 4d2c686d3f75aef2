//! From facts and penalty clauses to the range for a case.

use super::applies::{Holds, holds};
use super::input::RangeInput;
use super::range::{FineRange, RangeReport, Step, Tier};
use super::select::{self, Selection, with_condition};
use super::statutory::{self, words};
use super::tier::{self, Placing};
use crate::law::money::Yuan;

const OPEN: FineRange = FineRange { min: None, max: None };

/// Computes the statutory range, the tier and the range for a case, with every step.
///
/// Nothing is guessed: where a fact is missing the range stays open and a note says what is missing.
pub fn compute(input: &RangeInput<'_>) -> RangeReport {
    let mut selection = select::select(input);
    let statutory = statutory_range(input, &mut selection);
    let (other, optional) = measures(input, &mut selection);
    let Selection { mut steps, mut notes, .. } = selection;
    notes.push(format!("裁量档次和幅度按{}；其他机关办理的案件应当适用本机关的裁量基准", input.profile.name));
    let placing = tier::place(input, &mut steps, &mut notes);
    let (tier, case) = match placing {
        Placing::Contradictory => (None, statutory),
        Placing::NoPenalty(source) => {
            let none = Tier { id: "no_penalty".to_owned(), name: "不予处罚".to_owned(), source: source.to_owned() };
            let nothing = Some(Yuan::default());
            (Some(none), FineRange { min: nothing, max: nothing })
        }
        Placing::InBand(tier, band) => {
            let known = statutory != OPEN;
            let case = if known { tier::case_range(statutory, &band, &mut steps, &mut notes) } else { OPEN };
            (Some(tier), case)
        }
    };
    if let Some(tier) = &tier {
        let (rule, source) = ("裁量档次".to_owned(), tier.source.clone());
        let at = steps.iter().rposition(|step| step.rule.starts_with("取法定幅度")).unwrap_or(steps.len());
        let found: Vec<&str> = input.found().map(|(entry, _)| entry.name.as_str()).collect();
        let found = if found.is_empty() {
            "没有认定的从轻、减轻或者从重情节".to_owned()
        } else {
            found.join("、")
        };
        steps.insert(at, Step { rule, source, input: found, result: tier.name.clone() });
    }
    RangeReport { statutory, tier, case, other, optional, steps, notes }
}

/// The range that the chosen fines allow; open where they can't be chosen or computed.
fn statutory_range(input: &RangeInput<'_>, selection: &mut Selection<'_>) -> FineRange {
    if !selection.undecided.is_empty() {
        let listed: Vec<_> = selection.undecided.iter().map(|fine| format!("“{}”", with_condition(fine))).collect();
        selection.notes.push(format!("现有事实不能确定适用哪一档罚款：{}", listed.join("；")));
        return OPEN;
    }
    let source = input.source(selection.clause.map_or(1, |clause| clause.paragraph));
    let mut ranges = Vec::new();
    for fine in &selection.fines {
        let computed = statutory::compute(fine, input, &source);
        selection.steps.extend(computed.steps);
        selection.notes.extend(computed.notes);
        ranges.push(computed.range);
    }
    match ranges[..] {
        [] => OPEN,
        [only] => only.unwrap_or(OPEN),
        _ => choose_between(&ranges, input, selection),
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
        return OPEN;
    }
    let min = known.iter().map(|range| range.min).min().flatten();
    let max = if known.iter().all(|range| range.max.is_some()) {
        known.iter().filter_map(|range| range.max).max()
    } else {
        None
    };
    let range = FineRange { min, max };
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
fn measures(input: &RangeInput<'_>, selection: &mut Selection<'_>) -> (Vec<String>, Vec<String>) {
    let Some(clause) = selection.clause else { return (Vec::new(), Vec::new()) };
    let (mut certain, mut optional) = (Vec::new(), Vec::new());
    for measure in &clause.measures {
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
