//! Whether a condition holds on the facts of a case.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::offence::ORDINAL;
use super::quantity::Quantity;
use super::{Condition, Offence, unit};
use crate::discretion::range::RangeFacts;

/// What the facts say about a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    Yes,
    /// It does not hold, or nothing shows that it does.
    No,
    /// Facts are missing that decide it; what a person would have to judge besides is in `judged`.
    Unknown {
        /// The facts by their names, such as 面积（平方米）.
        missing: Vec<String>,
        /// Words for a person to judge.
        judged: Vec<String>,
    },
    /// Only a person can judge these words.
    Judged(Vec<String>),
}

/// The facts of a case that conditions ask for.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Money and units.
    pub range: &'a RangeFacts,
    /// Measured facts by name (面积, 次数, 逾期天数), in the unit that the table writes or the one named in brackets: 面积（公顷）.
    pub measures: &'a BTreeMap<String, Decimal>,
    /// Identifiers of the circumstances found.
    pub circumstances: &'a [&'a str],
    /// Words of conditions that a person has found to hold.
    pub established: &'a [String],
    /// Names of quantities that the table writes in several units: a measure without its unit does not answer them.
    pub in_several_units: &'a [String],
}

/// Whether `condition` holds.
///
/// A circumstance that was not found does not hold. Words for a person hold where they are among the established ones.
pub fn evaluate(condition: &Condition, facts: &Facts<'_>) -> Answer {
    match condition {
        Condition::Always => Answer::Yes,
        Condition::Offence(offence) => of_offence(offence, facts),
        Condition::Quantity(quantity) => of_quantity(quantity, facts),
        Condition::Circumstance { id, text } => of_circumstance(id, text, facts),
        Condition::Judged { text } => {
            if facts.has_established(text) {
                Answer::Yes
            } else {
                Answer::Judged(vec![text.clone()])
            }
        }
        Condition::All { of } => join(of, facts, &Answer::No, &Answer::Yes),
        Condition::Any { of } => join(of, facts, &Answer::Yes, &Answer::No),
    }
}

/// `decisive` settles the whole; where nothing is open, the whole is `otherwise`.
fn join(of: &[Condition], facts: &Facts<'_>, decisive: &Answer, otherwise: &Answer) -> Answer {
    let (mut missing, mut judged) = (Vec::new(), Vec::new());
    for part in of {
        match evaluate(part, facts) {
            answer if answer == *decisive => return answer,
            Answer::Unknown { missing: more, judged: words } => {
                missing.extend(more);
                judged.extend(words);
            }
            Answer::Judged(words) => judged.extend(words),
            Answer::Yes | Answer::No => {}
        }
    }
    missing.sort();
    missing.dedup();
    match (missing.is_empty(), judged.is_empty()) {
        (true, true) => otherwise.clone(),
        (true, false) => Answer::Judged(judged),
        _ => Answer::Unknown { missing, judged },
    }
}

fn yes_or_no(yes: bool) -> Answer {
    if yes { Answer::Yes } else { Answer::No }
}

fn unknown(name: String) -> Answer {
    Answer::Unknown { missing: vec![name], judged: Vec::new() }
}

fn of_offence(offence: &Offence, facts: &Facts<'_>) -> Answer {
    let Some(count) = facts.count(&offence.fact) else { return unknown(offence.fact.clone()) };
    let least = Decimal::from(offence.at_least);
    yes_or_no(count >= least && offence.at_most.is_none_or(|most| count <= Decimal::from(most)))
}

fn of_circumstance(id: &str, text: &str, facts: &Facts<'_>) -> Answer {
    if facts.circumstances.contains(&id) || facts.has_established(text) {
        return Answer::Yes;
    }
    match (id, facts.count(ORDINAL)) {
        ("first_offence", Some(count)) => yes_or_no(count == Decimal::ONE),
        ("first_offence", None) => unknown(ORDINAL.to_owned()),
        _ => Answer::No,
    }
}

fn of_quantity(quantity: &Quantity, facts: &Facts<'_>) -> Answer {
    match facts.amount(quantity) {
        Some(value) => yes_or_no(quantity.bounds.contains(value)),
        None => unknown(quantity.fact()),
    }
}

impl Quantity {
    /// The fact that answers it: 面积（平方米）.
    pub fn fact(&self) -> String {
        match (self.name.as_str(), self.written_unit) {
            (name, "元") if !name.is_empty() => name.to_owned(),
            ("", unit) => format!("数量（{unit}）"),
            (name, unit) => format!("{name}（{unit}）"),
        }
    }
}

impl Facts<'_> {
    fn has_established(&self, text: &str) -> bool {
        let plain = |words: &str| -> String {
            words.trim_end_matches(['。', '；', '，', '的']).chars().filter(|sign| !sign.is_whitespace()).collect()
        };
        let text = plain(text);
        self.established.iter().any(|words| plain(words) == text)
    }

    /// How often; a case with the circumstance 初次违法 is the first.
    fn count(&self, fact: &str) -> Option<Decimal> {
        let named = self.measures.get(fact).copied();
        if fact != ORDINAL {
            return named;
        }
        let other_names = ["违法次数", "处罚次数", "第几次"].iter().find_map(|name| self.measures.get(*name).copied());
        let first = self.circumstances.contains(&"first_offence").then_some(Decimal::ONE);
        named.or(other_names).or(first)
    }

    /// The amount of a quantity in the unit of its bounds.
    fn amount(&self, quantity: &Quantity) -> Option<Decimal> {
        if quantity.unit == "元"
            && let Some(yuan) = self.money(&quantity.name)
        {
            return Some(yuan);
        }
        if quantity.unit == "次"
            && let Some(count) = self.measures.get(&format!("{}次数", quantity.name))
        {
            return Some(*count);
        }
        let named = self.measures.iter().find_map(|(key, value)| self.measured(key, *value, quantity));
        named.or_else(|| self.only_one_in(quantity))
    }

    fn money(&self, name: &str) -> Option<Decimal> {
        self.range.base_named(name).map(|yuan| yuan.0)
    }

    /// The value of a measure where it is the one that is asked for.
    fn measured(&self, key: &str, value: Decimal, quantity: &Quantity) -> Option<Decimal> {
        let (name, unit) = split_key(key);
        if !is_called(name, quantity) {
            return None;
        }
        let Some(unit) = unit else {
            let is_clear = !self.in_several_units.contains(&quantity.name);
            let written = unit::whole(quantity.written_unit)?;
            return is_clear.then(|| value * written.factor);
        };
        in_base_of(quantity, unit, value)
    }

    /// A condition that only gives a unit (不足50平方米) is about the one measure in that unit.
    fn only_one_in(&self, quantity: &Quantity) -> Option<Decimal> {
        if !quantity.name.is_empty() {
            return None;
        }
        let mut fitting =
            self.measures.iter().filter_map(|(key, value)| in_base_of(quantity, split_key(key).1?, *value));
        let only = fitting.next();
        only.filter(|_| fitting.next().is_none())
    }
}

/// Whether a fact has the name of a quantity, with or without what it counts: 逾期天数 and 超标百分比 are 逾期 and 超标.
fn is_called(name: &str, quantity: &Quantity) -> bool {
    let counts: &[&str] = match quantity.unit {
        "%" => &["百分比", "比例", "率"],
        "日" => &["天数", "日数"],
        "人" => &["人数"],
        "倍" => &["倍数"],
        "平方米" => &["面积"],
        _ => &["数量"],
    };
    let rest = name.strip_prefix(quantity.name.as_str());
    rest.is_some_and(|rest| rest.is_empty() && !name.is_empty() || rest == "数量" || counts.contains(&rest))
}

fn in_base_of(quantity: &Quantity, unit: &str, value: Decimal) -> Option<Decimal> {
    let unit = unit::whole(unit)?;
    (unit.base == quantity.unit).then(|| value * unit.factor)
}

/// 面积（公顷）: the name and the unit.
fn split_key(key: &str) -> (&str, Option<&str>) {
    let inner = key.strip_suffix(['）', ')']);
    let parts = inner.and_then(|key| key.split_once(['（', '(']));
    parts.map_or((key.trim(), None), |(name, unit)| (name.trim(), Some(unit.trim())))
}
