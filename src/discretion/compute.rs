//! From facts and penalty clauses to the range for a case under one provision.

use super::alternatives::{beside, mitigated, no_penalty, nothing};
use super::applies::{Holds, holds};
use super::bands;
use super::circumstance::Effect;
use super::formula;
use super::input::RangeInput;
use super::outcome::Alternative;
use super::profile::{FineKind, Place, Several, TierKind};
use super::range::{FineRange, RangeReport, Step, Tier};
use super::select::{self, Selection, with_condition};
use super::statutory::{self, words};
use super::tier::{self, Placing};
use crate::law::money::Yuan;
use crate::law::penalty_clause::{Fine, FineUnit};

/// Computes the statutory range, the tier and the range for a case, with every step.
///
/// Nothing is guessed: where a fact is missing the range stays open and a note says what is missing.
pub fn compute(input: &RangeInput<'_>) -> RangeReport {
    let mut selection = select::select(input);
    let (statutory, kind) = statutory_range(input, &mut selection);
    let (other, optional) = measures(input, &mut selection);
    let Selection { mut steps, mut notes, .. } = selection;
    let placing = tier::place(input, &mut steps, &mut notes);
    let placed = match placing {
        Placing::NoPenalty(source) => Placed { tier: Some(no_penalty(&source)), case: nothing(), ..Placed::default() },
        // The formula stands for all tiers.
        Placing::Contradictory | Placing::In(..) if has_formula(input) => {
            by_formula(input, statutory, &mut steps, &mut notes)
        }
        Placing::Contradictory => Placed { case: statutory, ..Placed::default() },
        Placing::In(tier, several) => in_tier(input, (statutory, kind), (tier, several), &mut steps, &mut notes),
    };
    let Placed { tier, case, point, mut alternatives } = placed;
    if tier.as_ref().is_none_or(|tier| tier.id != "no_penalty") {
        alternatives.extend(beside(input, statutory, kind));
    }
    if !optional.is_empty() {
        let combined = input.profile.and_then(|rules| Some(rules.cite(rules.combined_penalties.as_deref()?)));
        notes.extend(combined);
    }
    RangeReport { statutory, tier, case, point, other, optional, alternatives, steps, notes, ..RangeReport::default() }
}

/// Where a case came to lie.
#[derive(Default)]
struct Placed {
    tier: Option<Tier>,
    case: FineRange,
    point: Option<Yuan>,
    alternatives: Vec<Alternative>,
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
    let names: Vec<&str> =
        input.found().filter(|(entry, _)| pulls(entry.effect)).map(|(entry, _)| entry.name).collect();
    if !names.is_empty() {
        notes.push(format!("公式没有计入{}，由办案人员在公式结果的基础上裁量", names.join("、")));
    }
    let tier = Tier { id: "formula".to_owned(), name: "按公式裁量".to_owned(), source: step.source.clone() };
    steps.push(step);
    let case = FineRange::closed(Some(amount), Some(amount));
    Placed { tier: Some(tier), case, point: Some(amount), alternatives: Vec::new() }
}

/// The part of the statutory range that a tier has under the rules of the office.
fn in_tier(
    input: &RangeInput<'_>,
    (statutory, kind): (FineRange, FineKind),
    (tier, several): (TierKind, Option<&Several>),
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Placed {
    let found: Vec<&str> = input.found().map(|(entry, _)| entry.name).collect();
    let none_found = || "没有认定的从轻、减轻或者从重情节".to_owned();
    let because = match input.tier {
        Some(_) => "由办案人员确定".to_owned(),
        None if found.is_empty() => none_found(),
        None => found.join("、"),
    };
    let band = input.profile.and_then(|profile| Some((profile, profile.band(kind, tier)?)));
    let source = match (band, tier) {
        (Some((profile, band)), _) => profile.cite(&band.source),
        (None, TierKind::Mitigated) => "行政处罚法第三十二条".to_owned(),
        (None, _) => "行政处罚法第五条第二款".to_owned(),
    };
    let name = tier.name().to_owned();
    steps.push(Step { rule: "裁量档次".to_owned(), source: source.clone(), input: because, result: name.clone() });
    let placed_tier = Tier { id: tier.id().to_owned(), name, source };
    let whole = Placed { tier: Some(placed_tier.clone()), case: statutory, ..Placed::default() };
    if statutory == FineRange::OPEN {
        return whole;
    }
    if tier == TierKind::Mitigated {
        return below_minimum(input, (statutory, kind), whole, steps, notes);
    }
    if statutory.min.is_some() && statutory.min == statutory.max {
        notes.push("法定罚款是固定数额，没有幅度可以划分".to_owned());
        return whole;
    }
    if statutory.max.is_none() {
        notes.push("法定罚款没有最高限，不能按比例划分幅度，由办案人员裁量".to_owned());
        return whole;
    }
    let Some((profile, band)) = band else {
        notes.push(no_band(input, kind, tier));
        return whole;
    };
    let Some(cut) = bands::cut(statutory, kind, band, profile) else { return whole };
    if statutory.min.is_none() {
        notes.push("法律没有规定最低罚款，按从0元起划分幅度".to_owned());
    }
    notes.extend(band.note.as_ref().map(|note| format!("{}{note}", profile.name())));
    steps.push(cut.step);
    let Some(several) = several else { return Placed { case: cut.range, ..whole } };
    let case = bands::at(cut.range, several.at);
    steps.push(Step {
        rule: "同一方向的多个情节".to_owned(),
        source: profile.cite(&several.source),
        input: words(cut.range),
        result: words(case),
    });
    let mut alternatives = Vec::new();
    if several.at != Place::Tier && case != cut.range {
        let source = placed_tier.source.clone();
        let needs = "规则写的是“一般”：在该档次的幅度内另定数额的，须说明理由".to_owned();
        alternatives.push(Alternative { tier: placed_tier, range: cut.range, source, needs });
    }
    Placed { case, alternatives, ..whole }
}

/// 减轻 as a person chose it.
fn below_minimum(
    input: &RangeInput<'_>,
    (statutory, kind): (FineRange, FineKind),
    whole: Placed,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Placed {
    let Some((tier, range)) = mitigated(input, statutory, kind) else {
        notes.push("法律没有规定最低罚款，裁量规则也没有规定减轻的幅度，减轻的数额由办案人员裁量".to_owned());
        return Placed { case: FineRange::OPEN, ..whole };
    };
    let rule = "减轻：法定最低罚款以下".to_owned();
    steps.push(Step { rule, source: tier.source.clone(), input: words(statutory), result: words(range) });
    Placed { tier: Some(tier), case: range, ..whole }
}

/// Why a tier has no figures of its own.
fn no_band(input: &RangeInput<'_>, kind: FineKind, tier: TierKind) -> String {
    match input.profile {
        Some(profile) => {
            let note = profile.note.as_ref().map(|note| format!("：{note}")).unwrap_or_default();
            let name = profile.name();
            format!("{name}没有规定{}{}处罚的幅度{note}；只给出法定幅度，由办案人员裁量", kind.name(), tier.name())
        }
        None => "没有适用的裁量规则，只给出法定幅度；请指定本机关的裁量规则或者裁量基准".to_owned(),
    }
}

/// The range that the chosen fines allow; open where they can't be chosen or computed.
fn statutory_range(input: &RangeInput<'_>, selection: &mut Selection<'_>) -> (FineRange, FineKind) {
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
