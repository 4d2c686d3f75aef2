//! Whether the tiers of an act cover what they measure without gaps and overlaps, where that can be computed.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::condition::{Bounds, Condition, End, is_counted};
use super::super::model::Item;
use super::{Finding, Verdict};

/// What is measured: its name and its unit.
type Measured = (String, &'static str);

/// Checks the tiers of one act.
pub(super) fn check(item: &Item, findings: &mut Vec<Finding>) {
    let mut ranges: BTreeMap<Measured, Vec<Bounds>> = BTreeMap::new();
    let mut mixed: Vec<Measured> = Vec::new();
    for tier in &item.tiers {
        collect(&tier.condition, false, &mut ranges, &mut mixed);
    }
    ranges.retain(|measured, bounds| bounds.len() > 1 && !mixed.contains(measured));
    let first = Bounds { min: one(), max: one() };
    let names_first = item.tiers.iter().any(|tier| tier.condition.names_first_offence());
    for ((name, unit), mut bounds) in ranges {
        if unit == "次" && names_first && !bounds.iter().any(|bounds| bounds.contains(Decimal::ONE)) {
            bounds.push(first);
        }
        bounds.sort_by_key(|bounds| bounds.min.map(|end| end.value));
        let what = if name.is_empty() { "数量" } else { name.as_str() };
        for (code, message) in breaks(&bounds, unit) {
            findings.push(Finding::of_item(item, Verdict::Doubtful, code, format!("{what}{message}"), None));
        }
    }
}

fn one() -> Option<End> {
    Some(End { value: Decimal::ONE, included: true })
}

/// The ranges of a condition. Joined with other conditions they need not cover anything.
fn collect(
    condition: &Condition,
    joined: bool,
    ranges: &mut BTreeMap<Measured, Vec<Bounds>>,
    mixed: &mut Vec<Measured>,
) {
    let mut take = |measured: Measured, bounds: Bounds| {
        if joined { mixed.push(measured) } else { ranges.entry(measured).or_default().push(bounds) }
    };
    match condition {
        Condition::Quantity(quantity) => take((quantity.name.clone(), quantity.unit), quantity.bounds),
        Condition::Offence(offence) => {
            let end = |value: u32| Some(End { value: Decimal::from(value), included: true });
            let max = offence.at_most.and_then(end);
            take((offence.fact.clone(), "次"), Bounds { min: end(offence.at_least), max });
        }
        Condition::All { of } => of.iter().for_each(|part| collect(part, true, ranges, mixed)),
        Condition::Any { of } => of.iter().for_each(|part| collect(part, joined, ranges, mixed)),
        _ => {}
    }
}

/// Gaps and overlaps of ranges in rising order.
fn breaks(bounds: &[Bounds], unit: &str) -> Vec<(&'static str, String)> {
    let counts = is_counted(unit);
    let mut found = Vec::new();
    let least = Decimal::from(u8::from(counts));
    if let Some(first) = bounds.first().and_then(|bounds| bounds.min).filter(|end| end.value > least) {
        found.push(("gap", format!("{}{unit}以下没有裁量阶次", first.value.normalize())));
    }
    let mut reached = bounds.first().and_then(|bounds| bounds.max);
    let mut open = bounds.first().is_some_and(|bounds| bounds.max.is_none());
    for next in bounds.iter().skip(1) {
        found.extend(between(reached, open, next.min, unit));
        open |= next.max.is_none();
        let further = next.max.zip(reached).is_none_or(|(next, reached)| next.value > reached.value);
        if further {
            reached = next.max;
        }
    }
    if let Some(last) = reached.filter(|_| !open) {
        let from = if counts { last.value + Decimal::ONE } else { last.value };
        found.push(("gap", format!("{}{unit}以上没有裁量阶次", from.normalize())));
    }
    found
}

fn between(reached: Option<End>, open: bool, next: Option<End>, unit: &str) -> Option<(&'static str, String)> {
    let next = next?;
    let at = |value: Decimal| format!("{}{unit}", value.normalize());
    if open {
        return Some(("overlap", format!("{}以上有两个裁量阶次", at(next.value))));
    }
    let reached = reached?;
    let adjoins = is_counted(unit) && next.included && reached.included && next.value == reached.value + Decimal::ONE;
    if adjoins {
        return None;
    }
    if next.value < reached.value {
        return Some(("overlap", format!("{}至{}之间有两个裁量阶次", at(next.value), at(reached.value))));
    }
    if next.value > reached.value {
        return Some(("gap", format!("{}至{}之间没有裁量阶次", at(reached.value), at(next.value))));
    }
    match (reached.included, next.included) {
        (true, true) => Some(("overlap", format!("恰为{}时有两个裁量阶次", at(next.value)))),
        (false, false) => Some(("gap", format!("恰为{}时没有裁量阶次", at(next.value)))),
        _ => None,
    }
}
