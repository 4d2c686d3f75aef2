//! Where the circumstances place a case.

use super::circumstance::Effect;
use super::input::RangeInput;
use super::profile::{Several, TierKind};
use super::range::Step;

/// What the circumstances come to.
pub(super) enum Placing<'a> {
    /// 不予处罚, with the article.
    NoPenalty(String),
    /// One tier, and what the rules say where several circumstances lead to it.
    In(TierKind, Option<&'a Several>),
    /// They point both ways: a person weighs them.
    Contradictory,
}

/// Weighs the circumstances, with a step for each; a tier that a person chose goes before.
pub(super) fn place<'a>(input: &RangeInput<'a>, steps: &mut Vec<Step>, notes: &mut Vec<String>) -> Placing<'a> {
    for found in input.found() {
        let lacking = || format!("未附证据，应收集：{}", found.entry.proof);
        steps.push(Step {
            rule: format!("情节：{}", found.name()),
            source: found.applied.source.clone(),
            input: if found.evidence.is_empty() { lacking() } else { found.evidence.to_owned() },
            result: found.effect().name().to_owned(),
        });
        notes.extend(found.applied.notes);
    }
    if let Some(source) = must_not_punish(input) {
        return Placing::NoPenalty(source);
    }
    first_offence(input, notes);
    if let Some(chosen) = input.tier {
        return match TierKind::from_id(chosen) {
            Some(tier) => Placing::In(tier, None),
            None => Placing::NoPenalty("由办案人员决定不予处罚（行政处罚法第三十三条第一款）".to_owned()),
        };
    }
    weigh(input, notes)
}

fn weigh<'a>(input: &RangeInput<'a>, notes: &mut Vec<String>) -> Placing<'a> {
    let (lighter, heavier) = (with(input, Effect::lightens), with(input, Effect::aggravates));
    let several = |found: &[&str], rule: Option<&'a Several>| rule.filter(|_| found.len() > 1);
    match (lighter.is_empty(), heavier.is_empty()) {
        (false, false) => {
            let rules = input.profile.and_then(|profile| Some(profile.cite(profile.contradiction.as_deref()?)));
            notes.push(format!(
                "既有从轻或者减轻情节（{}），又有从重情节（{}），应当结合案件情况综合考虑，由办案人员裁量{}",
                lighter.join("、"),
                heavier.join("、"),
                rules.map(|rules| format!("（{rules}）")).unwrap_or_default(),
            ));
            Placing::Contradictory
        }
        (false, true) => {
            let rule = input.profile.and_then(|profile| profile.several_lighter.as_ref());
            Placing::In(TierKind::Light, several(&lighter, rule))
        }
        (true, false) => {
            let rule = input.profile.and_then(|profile| profile.several_heavier.as_ref());
            Placing::In(TierKind::Heavy, several(&heavier, rule))
        }
        (true, true) => {
            let factors = with(input, |effect| effect == Effect::Factor);
            if !factors.is_empty() {
                notes.push(format!("{}本身不是从轻或者从重情节，可在综合裁量时考虑", factors.join("、")));
            }
            Placing::In(TierKind::General, None)
        }
    }
}

/// Names of the circumstances found whose effect is of a kind.
pub(super) fn with(input: &RangeInput<'_>, test: impl Fn(Effect) -> bool) -> Vec<&'static str> {
    input.found().filter(|found| test(found.effect())).map(|found| found.name()).collect()
}

/// The article by which the case must not be punished.
pub(super) fn must_not_punish(input: &RangeInput<'_>) -> Option<String> {
    if let Some(found) = input.found().find(|found| found.effect() == Effect::NoPenalty) {
        return Some(found.applied.source);
    }
    let all = ["minor_act", "timely_correction", "no_harm"].iter().all(|id| input.has(id));
    all.then(|| "行政处罚法第三十三条第一款（违法行为轻微并及时改正，没有造成危害后果）".to_owned())
}

/// What is not yet established of 首违不罚: minor harm and timely correction; nothing where all is there.
pub(super) fn missing_for_first_offence(input: &RangeInput<'_>) -> Option<Vec<&'static str>> {
    let needed = [
        (input.has("minor_harm") || input.has("no_harm"), "危害后果轻微"),
        (input.has("timely_correction"), "及时改正"),
    ];
    let missing = needed.into_iter().filter(|(there, _)| !there).map(|(_, name)| name).collect();
    input.has("first_offence").then_some(missing)
}

fn first_offence(input: &RangeInput<'_>, notes: &mut Vec<String>) {
    match missing_for_first_offence(input) {
        Some(missing) if missing.is_empty() => notes.push(
            "初次违法且危害后果轻微并及时改正，可以不予行政处罚，由办案人员决定（行政处罚法第三十三条第一款）"
                .to_owned(),
        ),
        Some(missing) => notes.push(format!(
            "初次违法，尚缺“{}”的认定，不足以适用首违不罚（行政处罚法第三十三条第一款）",
            missing.join("、")
        )),
        None => {}
    }
}
