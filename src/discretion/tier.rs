//! Where the circumstances place a case, and the part of the statutory range that goes with it.

use super::circumstance::{Circumstance, Effect};
use super::input::RangeInput;
use super::profile::Band;
use super::range::{FineRange, Step, Tier};
use super::statutory::words;
use crate::law::money::Yuan;

/// What the circumstances come to.
pub(super) enum Placing {
    /// 不予处罚.
    NoPenalty(&'static str),
    /// One band of the range.
    InBand(Tier, Band),
    /// They point both ways: a person weighs them.
    Contradictory,
}

/// Weighs the circumstances, with a step for each.
pub(super) fn place(input: &RangeInput<'_>, steps: &mut Vec<Step>, notes: &mut Vec<String>) -> Placing {
    steps.extend(input.found().map(|(entry, evidence)| Step {
        rule: format!("情节：{}", entry.name),
        source: entry.source.clone(),
        input: if evidence.is_empty() {
            format!("未附证据，应收集：{}", entry.proof)
        } else {
            evidence.to_owned()
        },
        result: entry.effect.name().to_owned(),
    }));
    if let Some(source) = no_penalty(input) {
        return Placing::NoPenalty(source);
    }
    first_offence(input, notes);
    let with = |test: fn(Effect) -> bool| -> Vec<&Circumstance> {
        input.found().map(|(entry, _)| entry).filter(|entry| test(entry.effect)).collect()
    };
    let (lighter, heavier) = (with(Effect::lightens), with(Effect::aggravates));
    if !lighter.is_empty() && !heavier.is_empty() {
        notes.push(format!(
            "既有从轻或者减轻情节（{}），又有从重情节（{}），应当结合案件情况综合考虑，由办案人员裁量（{}）",
            names(&lighter),
            names(&heavier),
            input.profile.contradiction_source
        ));
        return Placing::Contradictory;
    }
    if !lighter.is_empty() {
        notes.push("减轻处罚（在法定最低罚款限值以下确定数额）须由办案人员依照行政处罚法第三十二条等规定决定，本系统只给出从轻的幅度".to_owned());
        return band("light", "从轻", &input.profile.light);
    }
    if !heavier.is_empty() {
        return band("heavy", "从重", &input.profile.heavy);
    }
    notes.extend(input.profile.general.note.map(str::to_owned));
    let factors = with(|effect| effect == Effect::Factor);
    if !factors.is_empty() {
        notes.push(format!("{}本身不是从轻或者从重情节，可在综合裁量时考虑", names(&factors)));
    }
    band("general", "一般", &input.profile.general)
}

fn band(id: &str, name: &str, band: &Band) -> Placing {
    Placing::InBand(Tier { id: id.to_owned(), name: name.to_owned(), source: band.source.to_owned() }, band.clone())
}

fn names(entries: &[&Circumstance]) -> String {
    entries.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>().join("、")
}

/// The article by which the case must not be punished.
fn no_penalty(input: &RangeInput<'_>) -> Option<&'static str> {
    let mut found = input.found().map(|(entry, _)| entry);
    if let Some(entry) = found.find(|entry| entry.effect == Effect::NoPenalty) {
        return Some(entry.source.as_str());
    }
    let all = ["minor_act", "timely_correction", "no_harm"].iter().all(|id| input.has(id));
    all.then_some("行政处罚法第三十三条第一款（违法行为轻微并及时改正，没有造成危害后果）")
}

/// 首违不罚: only with minor harm and timely correction, and only 可以.
fn first_offence(input: &RangeInput<'_>, notes: &mut Vec<String>) {
    if !input.has("first_offence") {
        return;
    }
    let missing: Vec<&str> = [
        (input.has("minor_harm") || input.has("no_harm"), "危害后果轻微"),
        (input.has("timely_correction"), "及时改正"),
    ]
    .into_iter()
    .filter(|(there, _)| !there)
    .map(|(_, name)| name)
    .collect();
    notes.push(if missing.is_empty() {
        "初次违法且危害后果轻微并及时改正，可以不予行政处罚，由办案人员决定（行政处罚法第三十三条第一款）".to_owned()
    } else {
        format!("初次违法，尚缺“{}”的认定，不足以适用首违不罚（行政处罚法第三十三条第一款）", missing.join("、"))
    });
}

/// The part of the statutory range that a band covers.
pub(super) fn case_range(
    statutory: FineRange,
    band: &Band,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> FineRange {
    let Some(max) = statutory.max else {
        notes.push("法定罚款没有最高限，不能按比例划分幅度，由办案人员裁量".to_owned());
        return statutory;
    };
    if statutory.min == Some(max) {
        return statutory;
    }
    if statutory.min.is_none() {
        notes.push("法律没有规定最低罚款，按从0元起划分幅度".to_owned());
    }
    let min = statutory.min.unwrap_or_default();
    let width = Yuan(max.0 - min.0);
    let at = |share| Yuan(min.0 + width.times(share).0);
    let case = FineRange { min: Some(at(band.from)), max: Some(at(band.to)) };
    let line = |share: rust_decimal::Decimal, result: Yuan| {
        let percent = (share * rust_decimal::Decimal::ONE_HUNDRED).normalize();
        format!("{min} + {percent}% × （{max} − {min}） = {result}")
    };
    steps.push(Step {
        rule: format!("取法定幅度的{}", band.share()),
        source: band.source.to_owned(),
        input: format!("{}；{}", line(band.from, at(band.from)), line(band.to, at(band.to))),
        result: words(case),
    });
    case
}
