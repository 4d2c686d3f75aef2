//! Quantities in signs: 面积＜50平方米, 50平方米≤面积＜100平方米, 货值金额≥1万元.

use super::quantity::{Bounds, End, Quantity};
use super::{Condition, unit};
use crate::law::numerals::take_number;
use rust_decimal::Decimal;

/// A sign between two sides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Below { or_equal: bool },
    Above { or_equal: bool },
}

/// One side: a number with its unit, or the name of what is measured.
enum Side<'a> {
    Number(Decimal, Option<unit::Read>),
    Name(&'a str),
}

/// Reads a term in signs; `text` is the term as written.
pub(super) fn read(bare: &str, text: &str) -> Option<Condition> {
    let (sides, signs) = split(bare)?;
    let sides: Vec<Side<'_>> = sides.into_iter().map(side).collect();
    let (name, min, max) = match (&sides[..], &signs[..]) {
        ([Side::Name(name), Side::Number(value, unit)], [sign]) => one_end(name, *sign, (*value, *unit)),
        ([Side::Number(value, unit), Side::Name(name)], [sign]) => one_end(name, turned(*sign), (*value, *unit)),
        ([Side::Number(low, low_unit), Side::Name(name), Side::Number(high, high_unit)], [first, second]) => {
            let (Sign::Below { or_equal: low_in }, Sign::Below { or_equal: high_in }) = (*first, *second) else {
                return None;
            };
            (*name, Some((*low, *low_unit, low_in)), Some((*high, *high_unit, high_in)))
        }
        _ => return None,
    };
    let units: Vec<unit::Read> = [min, max].into_iter().flatten().filter_map(|(_, unit, _)| unit).collect();
    let unit = *units.last()?;
    if units.iter().any(|other| other.base != unit.base) {
        return None;
    }
    let end = |end: Option<(Decimal, Option<unit::Read>, bool)>| {
        end.map(|(value, own, included)| End { value: value * own.unwrap_or(unit).factor, included })
    };
    let bounds = Bounds { min: end(min), max: end(max) };
    let ordered = bounds.min.zip(bounds.max).is_none_or(|(min, max)| min.value <= max.value);
    ordered.then(|| {
        Condition::Quantity(Quantity {
            name: name.to_owned(),
            unit: unit.base,
            written_unit: unit.word,
            bounds,
            text: text.to_owned(),
        })
    })
}

type Bound = Option<(Decimal, Option<unit::Read>, bool)>;

/// The end that one sign sets on what stands before it.
fn one_end(name: &str, sign: Sign, (value, unit): (Decimal, Option<unit::Read>)) -> (&str, Bound, Bound) {
    match sign {
        Sign::Below { or_equal } => (name, None, Some((value, unit, or_equal))),
        Sign::Above { or_equal } => (name, Some((value, unit, or_equal)), None),
    }
}

fn turned(sign: Sign) -> Sign {
    match sign {
        Sign::Below { or_equal } => Sign::Above { or_equal },
        Sign::Above { or_equal } => Sign::Below { or_equal },
    }
}

fn split(text: &str) -> Option<(Vec<&str>, Vec<Sign>)> {
    let (mut sides, mut signs, mut start) = (Vec::new(), Vec::new(), 0);
    for (at, letter) in text.char_indices() {
        let sign = match letter {
            '<' | '＜' => Sign::Below { or_equal: false },
            '≤' | '≦' | '⩽' => Sign::Below { or_equal: true },
            '>' | '＞' => Sign::Above { or_equal: false },
            '≥' | '≧' | '⩾' => Sign::Above { or_equal: true },
            _ => continue,
        };
        sides.push(text.get(start..at)?);
        signs.push(sign);
        start = at + letter.len_utf8();
    }
    sides.push(text.get(start..)?);
    (!signs.is_empty()).then_some((sides, signs))
}

fn side(text: &str) -> Side<'_> {
    let text = text.trim();
    let number = take_number(text).and_then(|(value, rest)| match unit::whole(rest) {
        Some(unit) => Some((value, Some(unit))),
        None => rest.is_empty().then_some((value, None)),
    });
    number.map_or(Side::Name(text), |(value, unit)| Side::Number(value, unit))
}
