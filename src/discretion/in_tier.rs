//! The part of a statutory range that a tier has under the rules of an office.

use super::alternatives::mitigated;
use super::bands;
use super::circumstance::Effect;
use super::input::RangeInput;
use super::outcome::Alternative;
use super::profile::{Band, FineKind, Place, RuleProfile, Several, TierKind};
use super::range::{FineRange, Step, Tier};
use super::statutory::words;
use super::tier::with;
use crate::law::money::Yuan;

/// Where a case came to lie.
#[derive(Default)]
pub(super) struct Placed {
    pub tier: Option<Tier>,
    pub case: FineRange,
    pub point: Option<Yuan>,
    pub alternatives: Vec<Alternative>,
}

/// The part of the statutory range that a tier has under the rules of the office.
pub(super) fn in_tier(
    input: &RangeInput<'_>,
    (statutory, kind): (FineRange, FineKind),
    (tier, several): (TierKind, Option<&Several>),
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Placed {
    // Grounds of the tier; what is a mere factor is no reason for it.
    let leads = |effect: Effect| match tier {
        TierKind::Light | TierKind::Mitigated => effect.lightens(),
        TierKind::Heavy => effect.aggravates(),
        _ => false,
    };
    let found = with(input, leads);
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
    let whole = Placed { tier: Some(placed_tier), case: statutory, ..Placed::default() };
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
    match band {
        Some((profile, band)) => divided(Rule { profile, band, several }, (statutory, kind), whole, steps, notes),
        None => {
            notes.push(no_band(input, kind, tier));
            whole
        }
    }
}

/// A band of some rules, with what they say of several circumstances.
#[derive(Clone, Copy)]
struct Rule<'a> {
    profile: &'a RuleProfile,
    band: &'a Band,
    several: Option<&'a Several>,
}

/// The band cut out of the range.
fn divided(
    rule: Rule<'_>,
    (statutory, kind): (FineRange, FineKind),
    whole: Placed,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Placed {
    let Rule { profile, band, several } = rule;
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
    let rest = whole.tier.clone().filter(|_| several.at != Place::Tier && case != cut.range);
    let alternatives = rest.map(|tier| Alternative {
        source: tier.source.clone(),
        tier,
        range: cut.range,
        needs: "规则写的是“一般”：在该档次的幅度内另定数额的，须说明理由".to_owned(),
    });
    Placed { case, alternatives: alternatives.into_iter().collect(), ..whole }
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
