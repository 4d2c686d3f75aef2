//! From facts and penalty clauses to the range for a case under one provision.

use super::alternatives::{beside, no_penalty, nothing};
use super::by_benchmark::by_benchmark;
use super::circumstance::Effect;
use super::formula;
use super::gather::{measures, statutory_range};
use super::in_tier::{Placed, in_tier};
use super::input::RangeInput;
use super::profile::FineKind;
use super::range::{FineRange, RangeReport, Step, Tier};
use super::select::{self, Selection};
use super::tier::{self, Placing};

/// Computes the statutory range, the tier and the range for a case, with every step.
///
/// Nothing is guessed: where a fact is missing the range stays open and a note says what is missing.
pub fn compute(input: &RangeInput<'_>) -> RangeReport {
    let mut selection = select::select(input);
    let (statutory, kind) = statutory_range(input, &mut selection);
    let (mut other, mut optional) = measures(input, &mut selection);
    let Selection { mut steps, mut notes, .. } = selection;
    let placing = tier::place(input, &mut steps, &mut notes);
    let must_not = matches!(placing, Placing::NoPenalty(_));
    let by_table = if must_not { None } else { by_benchmark(input, statutory, &mut steps, &mut notes) };
    let benchmark = by_table.as_ref().map(|by_table| by_table.applied.clone());
    if let Some(by_table) = &by_table {
        let is_held = |name: &String| other.iter().any(|held| held.starts_with(name.as_str()));
        other.extend(by_table.other.iter().filter(|name| !is_held(name)).cloned().collect::<Vec<_>>());
    }
    let placed = match by_table {
        Some(by_table) => by_table.placed,
        None => by_rules(input, (statutory, kind), placing, &mut steps, &mut notes),
    };
    let Placed { tier, case, point, mut alternatives } = placed;
    if tier.as_ref().is_none_or(|tier| tier.id != "no_penalty") {
        alternatives.extend(beside(input, statutory, kind));
    } else if !other.is_empty() {
        notes.push(format!(
            "不予处罚的，{}也不适用；责令改正和违法所得的处理（行政处罚法第二十八条）由办案人员决定",
            other.join("、")
        ));
        (other, optional) = (Vec::new(), Vec::new());
    }
    if !optional.is_empty() {
        let combined = input.profile.and_then(|rules| Some(rules.cite(rules.combined_penalties.as_deref()?)));
        notes.extend(combined);
    }
    RangeReport {
        statutory,
        tier,
        case,
        point,
        other,
        optional,
        alternatives,
        benchmark,
        steps,
        notes,
        ..RangeReport::default()
    }
}

/// Where no benchmark covers the case: the rules of the office, or the statute alone.
fn by_rules(
    input: &RangeInput<'_>,
    (statutory, kind): (FineRange, FineKind),
    placing: Placing<'_>,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Placed {
    match placing {
        Placing::NoPenalty(source) => Placed { tier: Some(no_penalty(&source)), case: nothing(), ..Placed::default() },
        // The formula stands for all tiers.
        Placing::Contradictory | Placing::In(..) if has_formula(input) => by_formula(input, statutory, steps, notes),
        Placing::Contradictory => Placed { case: statutory, ..Placed::default() },
        Placing::In(tier, several) => in_tier(input, (statutory, kind), (tier, several), steps, notes),
    }
}

fn has_formula(input: &RangeInput<'_>) -> bool {
    input.profile.is_some_and(|profile| profile.formula.is_some())
}

fn by_formula(input: &RangeInput<'_>, statutory: FineRange, steps: &mut Vec<Step>, notes: &mut Vec<String>) -> Placed {
    let statute = Placed { case: statutory, ..Placed::default() };
    let Some((profile, formula)) = input.profile.and_then(|profile| Some((profile, profile.formula.as_ref()?))) else {
        return statute;
    };
    if input.factors.is_empty() {
        notes.push(format!("{}按公式计算罚款，缺少裁量因素的百分值（factors），没有计算", profile.name()));
        return statute;
    }
    let Some((amount, step)) = formula::amount(formula, profile, statutory, input.factors) else {
        notes.push("法定罚款没有最高限，不能按公式计算，由办案人员裁量".to_owned());
        return statute;
    };
    let pulls = |effect: Effect| effect.lightens() || effect.aggravates();
    let names: Vec<&str> = input.found().filter(|found| pulls(found.effect())).map(|found| found.name()).collect();
    if !names.is_empty() {
        notes.push(format!("公式没有计入{}，由办案人员在公式结果的基础上裁量", names.join("、")));
    }
    let tier = Tier { id: "formula".to_owned(), name: "按公式裁量".to_owned(), source: step.source.clone() };
    steps.push(step);
    let case = FineRange::closed(Some(amount), Some(amount));
    Placed { tier: Some(tier), case, point: Some(amount), alternatives: Vec::new() }
}
