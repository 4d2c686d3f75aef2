//! Thresholds: a base, a count or a share between two numbers.
//!
//! ```text
//! threshold := what (不足 | 不满) n | what 在? n 以上 (不足 n | 不满 n | n 以下)? | what n 以下 | (超过) what n
//! n         := number 元 | number unit | 百分之 number
//! ```

use rust_decimal::Decimal;

use super::super::amount::yuan;
use super::{BaseKind, When};
use crate::law::money::Yuan;
use crate::law::numerals::{is_numeral, take_number};

/// Units that are counted and are no money.
const UNITS: [&str; 16] =
    ["平方米", "立方米", "公顷", "亩", "千克", "公斤", "吨", "克", "株", "辆", "艘", "人", "件", "次", "日", "度"];

#[derive(Default)]
struct Bounds {
    at_least: Option<Decimal>,
    below: Option<Decimal>,
    at_most: Option<Decimal>,
    above: Option<Decimal>,
}

/// What a number is counted in: yuan, or a unit.
type Measure<'a> = Option<&'a str>;

/// Reads a threshold; `before` is what the piece before it measured, where this one leaves it out (…或者不足五万元).
pub(super) fn read(piece: &str, before: Option<&str>) -> Option<When> {
    if let Some(words) = piece.strip_prefix("超过") {
        return excess(words);
    }
    let (at, (bounds, measure)) = piece.char_indices().find_map(|(at, c)| {
        let inside_number = is_numeral(c) && piece[..at].ends_with(is_numeral);
        if inside_number { None } else { Some((at, bounds(&piece[at..])?)) }
    })?;
    let own = &piece[..at];
    let of = if own.is_empty() { before? } else { own };
    match measure {
        None if bounds.above.is_none() => Some(money(of, &bounds)),
        None => None,
        Some(unit) => Some(quantity(of, unit, bounds)),
    }
}

/// 超过额定乘员百分之二十: what is exceeded stands between.
fn excess(words: &str) -> Option<When> {
    words.char_indices().skip(1).find_map(|(at, c)| {
        let inside_number = is_numeral(c) && words[..at].ends_with(is_numeral);
        let (value, measure, rest) = counted(&words[at..]).filter(|_| !inside_number)?;
        let unit = measure.filter(|_| rest.is_empty())?;
        Some(quantity(&words[..at], unit, Bounds { above: Some(value), ..Bounds::default() }))
    })
}

fn quantity(of: &str, unit: &str, bounds: Bounds) -> When {
    let Bounds { at_least, below, at_most, above } = bounds;
    When::Quantity { of: of.to_owned(), unit: unit.to_owned(), at_least, below, at_most, above }
}

/// The bounds that are all of the words.
fn bounds(words: &str) -> Option<(Bounds, Measure<'_>)> {
    if let Some(words) = words.strip_prefix("超过") {
        let (value, measure, rest) = counted(words)?;
        return rest.is_empty().then(|| (Bounds { above: Some(value), ..Bounds::default() }, measure));
    }
    let words = words.strip_prefix('在').or_else(|| words.strip_prefix("达到")).unwrap_or(words);
    if let Some((value, measure, rest)) = short_of(words) {
        return rest.is_empty().then(|| (Bounds { below: Some(value), ..Bounds::default() }, measure));
    }
    let (value, measure, rest) = counted(words)?;
    if let Some(rest) = rest.strip_prefix("以下") {
        return rest.is_empty().then(|| (Bounds { at_most: Some(value), ..Bounds::default() }, measure));
    }
    let rest = rest.strip_prefix("以上")?;
    let mut bounds = Bounds { at_least: Some(value), ..Bounds::default() };
    if rest.is_empty() {
        return Some((bounds, measure));
    }
    if let Some((below, of_same, "")) = short_of(rest) {
        bounds.below = Some(below);
        return (of_same == measure).then_some((bounds, measure));
    }
    let (most, of_same, rest) = counted(rest)?;
    bounds.at_most = Some(most);
    (rest == "以下" && of_same == measure && most >= value).then_some((bounds, measure))
}

/// 不足X, 不满X: the number itself is not included.
fn short_of(words: &str) -> Option<(Decimal, Measure<'_>, &str)> {
    counted(words.strip_prefix("不足").or_else(|| words.strip_prefix("不满"))?)
}

/// A number with what it is counted in.
fn counted(words: &str) -> Option<(Decimal, Measure<'_>, &str)> {
    if let Some((value, rest)) = yuan(words) {
        return Some((value, None, rest));
    }
    if let Some(after) = words.strip_prefix("百分之") {
        let (value, rest) = take_number(after)?;
        return Some(((value / Decimal::ONE_HUNDRED).normalize(), Some("百分比"), rest));
    }
    let (value, rest) = take_number(words)?;
    let unit = UNITS.iter().find(|unit| rest.starts_with(**unit))?;
    Some((value, Some(&rest[..unit.len()]), &rest[unit.len()..]))
}

fn money(of: &str, bounds: &Bounds) -> When {
    let at_least = bounds.at_least.map(Yuan);
    let below = bounds.below.map(Yuan);
    let at_most = bounds.at_most.map(Yuan);
    match BaseKind::of(of) {
        Some(on) => When::Threshold { on, at_least, below, at_most },
        None => When::Amount { of: of.to_owned(), at_least, below, at_most },
    }
}
