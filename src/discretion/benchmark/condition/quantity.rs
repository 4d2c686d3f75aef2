//! Quantities with bounds: 面积不足50平方米, 货值金额1万元以上5万元以下, 超标30%以上.
//!
//! ```text
//! quantity := name? bounds 的?
//! bounds   := low separator? high | low | high | number unit
//! low      := number unit? (以上 | 及以上) | (超过 | 大于 | 达到 | 不低于 …) number unit?
//! high     := number unit (以下 | 以内) | (不足 | 低于 | 不超过 …) number unit
//!           | (至 | - | ～) number unit 以下?                                     behind the number of a low end
//! ```
//!
//! 以上, 以下, 以内, 至 hold the number itself; 不足, 不满, 超过 do not, and （含）,（不含） say otherwise.

use rust_decimal::Decimal;
use serde::Serialize;

use super::Condition;
use super::unit::{self, Read};
use crate::law::money::serialize_number;
use crate::law::numerals::{is_numeral, take_number};
use crate::law::penalty_clause::BaseKind;

/// Two ends, each with whether the number itself belongs to it; an open end is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bounds {
    /// The lower end.
    pub min: Option<End>,
    /// The upper end.
    pub max: Option<End>,
}

/// One end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct End {
    /// The number, in the unit of the quantity.
    #[serde(serialize_with = "serialize_number")]
    pub value: Decimal,
    /// Whether the number itself is within.
    pub included: bool,
}

impl Bounds {
    /// Whether a value lies within.
    pub fn contains(&self, value: Decimal) -> bool {
        let above = self.min.is_none_or(|end| value > end.value || end.included && value == end.value);
        let below = self.max.is_none_or(|end| value < end.value || end.included && value == end.value);
        above && below
    }
}

/// A measured quantity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quantity {
    /// What is measured, as the table says it (面积, 货值金额); empty where it only gives a unit.
    pub name: String,
    /// The unit that the bounds are in, such as 平方米; 吨 and 公斤 both are 千克.
    pub unit: &'static str,
    /// The unit as written.
    pub written_unit: &'static str,
    /// The bounds.
    #[serde(flatten)]
    pub bounds: Bounds,
    /// The words of the table.
    pub text: String,
}

const BELOW: [&str; 9] = ["不足", "不满", "未满", "低于", "小于", "少于", "不到", "未达到", "未达"];
const AT_MOST: [&str; 10] =
    ["不超过", "未超过", "不高于", "不多于", "不大于", "不得超过", "至多", "最多", "小于等于", "小于或等于"];
const ABOVE: [&str; 4] = ["超过", "大于", "高于", "多于"];
const AT_LEAST: [&str; 11] =
    ["达到", "不低于", "不少于", "不小于", "至少", "已满", "满", "达", "已达", "大于等于", "大于或等于"];
const RANGE_MARKS: [&str; 10] = ["至", "到", "——", "—", "–", "－", "-", "～", "~", "以上至"];
/// What may stand between the name and the number.
const JOINTS: [&str; 7] = ["合计", "共计", "累计", "已", "在", "为", "共"];
/// Signs that make more of the words than a name: they deny, join, compare or round.
const DENYING: [char; 22] = [
    '，', '；', '：', '、', '或', '未', '不', '无', '非', '除', '第', '每', '约', '近', '<', '＜', '≤', '>', '＞', '≥',
    '=', '\n',
];
/// Units of which a table may name an exact number (涉及1人); an exact area or sum of money is no tier.
const COUNTED: [&str; 22] = [
    "人", "次", "人次", "批次", "车次", "户", "家", "辆", "台", "套", "件", "份", "张", "处", "条", "项", "座", "艘",
    "种", "起", "间", "个",
];
/// A longer name is no name of a quantity.
const LONGEST_NAME: usize = 18;

/// Reads a term that is a quantity; `text` is the term as written.
pub(super) fn read(bare: &str, text: &str) -> Option<Condition> {
    if let Some(quantity) = none_or_some(bare, text) {
        return Some(Condition::Quantity(quantity));
    }
    let starts = bare.char_indices().map(|(at, _)| at).filter(|at| opens_bounds(&bare[*at..]));
    let start = starts.into_iter().next()?;
    let (ends, rest) = bounds(&bare[start..])?;
    let name = name(&bare[..start])?;
    if !rest.is_empty() {
        return None;
    }
    let (unit, bounds) = ends.settle()?;
    let quantity = Quantity { name, unit: unit.base, written_unit: unit.word, bounds, text: text.to_owned() };
    Some(Condition::Quantity(quantity))
}

/// 没有违法所得, 有违法所得: none at all, or more than none, of a base that laws know.
fn none_or_some(bare: &str, text: &str) -> Option<Quantity> {
    let none = ["没有", "无"].iter().find_map(|word| bare.strip_prefix(word));
    let name = none.or_else(|| bare.strip_prefix('有'))?;
    let zero = |included| Some(End { value: Decimal::ZERO, included });
    let bounds = match none {
        Some(_) => Bounds { min: zero(true), max: zero(true) },
        None => Bounds { min: zero(false), max: None },
    };
    let is_base = BaseKind::of(name).is_some_and(|kind| kind.name() == name);
    is_base.then(|| Quantity { name: name.to_owned(), unit: "元", written_unit: "元", bounds, text: text.to_owned() })
}

/// Whether a unit is counted in whole numbers.
pub(in crate::discretion::benchmark) fn is_counted(unit: &str) -> bool {
    COUNTED.contains(&unit)
}

/// Whether bounds begin here: a number, or a comparison with a number behind it.
fn opens_bounds(rest: &str) -> bool {
    let numeral = |rest: &str| rest.starts_with(|sign: char| is_numeral(sign)) || rest.starts_with("百分之");
    let compares = || {
        let words = BELOW.iter().chain(&AT_MOST).chain(&ABOVE).chain(&AT_LEAST);
        words.filter_map(|word| rest.strip_prefix(word)).any(numeral)
    };
    numeral(rest) && number(rest).is_some() || compares()
}

/// What is measured; `None` where the words before the number are more than a name.
fn name(before: &str) -> Option<String> {
    let mut name = before.trim_start_matches("且").trim_start_matches("当事人");
    while let Some(shorter) = JOINTS.iter().find_map(|joint| name.strip_suffix(joint)) {
        name = shorter;
    }
    // 未逾期, 无证经营: a name that denies or joins is read wrong too easily.
    let plain = !name.contains(DENYING);
    (plain && name.chars().count() <= LONGEST_NAME).then(|| name.to_owned())
}

/// A number with its unit where it has one.
#[derive(Clone, Copy)]
struct Number {
    value: Decimal,
    unit: Option<Read>,
    /// （含） or （不含） behind it.
    inclusion: Option<bool>,
}

#[derive(Default, Clone, Copy)]
struct Ends {
    low: Option<(Number, bool)>,
    high: Option<(Number, bool)>,
}

impl Ends {
    /// Both ends in one unit; an end without a unit has that of the other.
    fn settle(self) -> Option<(Read, Bounds)> {
        let units: Vec<Read> = [self.low, self.high].into_iter().flatten().filter_map(|(end, _)| end.unit).collect();
        let unit = *units.last()?;
        if units.iter().any(|other| other.base != unit.base) {
            return None;
        }
        let end = |end: Option<(Number, bool)>| {
            end.map(|(number, included)| End {
                value: number.value * number.unit.unwrap_or(unit).factor,
                included: number.inclusion.unwrap_or(included),
            })
        };
        let bounds = Bounds { min: end(self.low), max: end(self.high) };
        let ordered = bounds.min.zip(bounds.max).is_none_or(|(min, max)| min.value <= max.value);
        ordered.then_some((unit, bounds))
    }
}

fn bounds(text: &str) -> Option<(Ends, &str)> {
    if let Some((high, rest)) = high(text) {
        return Some((Ends { low: None, high: Some(high) }, rest));
    }
    if let Some((low, rest)) = compared(text, &ABOVE, false).or_else(|| compared(text, &AT_LEAST, true)) {
        // 超过三十日以上 says two things.
        let rest = if low.1 { rest.strip_prefix("以上").unwrap_or(rest) } else { rest };
        return Some(up_to(low, rest));
    }
    let (first, rest) = number(text)?;
    if let Some((included, rest)) = marked(rest, &["及以上", "以上", "以外"]) {
        let number = Number { inclusion: first.inclusion.or(included), ..first };
        let is_outside = text.contains("以外");
        return Some(up_to((number, !is_outside), rest));
    }
    if let Some((included, rest)) = marked(rest, &["及以下", "以下", "以内", "之内"]) {
        let number = Number { inclusion: first.inclusion.or(included), ..first };
        return Some((Ends { low: None, high: Some((number, true)) }, rest));
    }
    if let Some((second, rest)) = RANGE_MARKS.iter().find_map(|mark| number(rest.strip_prefix(mark)?)) {
        let (included, rest) = marked(rest, &["以下", "以内", "之间"]).unwrap_or((None, rest));
        let second = Number { inclusion: second.inclusion.or(included), ..second };
        return Some((Ends { low: Some((first, true)), high: Some((second, true)) }, rest));
    }
    let exact = Some((first, true));
    first.unit.is_some_and(|unit| is_counted(unit.base)).then_some((Ends { low: exact, high: exact }, rest))
}

/// A low end with the high end that may follow it.
fn up_to(low: (Number, bool), rest: &str) -> (Ends, &str) {
    let after = rest.trim_start_matches(['、', '，', '且']).trim_start_matches("至");
    let after = after.trim_start_matches("但").trim_start_matches("在");
    let with_mark = || {
        let (second, rest) = number(after)?;
        let (included, rest) = marked(rest, &["及以下", "以下", "以内", "之内"])?;
        Some(((Number { inclusion: second.inclusion.or(included), ..second }, true), rest))
    };
    match high(after).or_else(with_mark) {
        Some((high, rest)) => (Ends { low: Some(low), high: Some(high) }, rest),
        None => (Ends { low: Some(low), high: None }, rest),
    }
}

/// 不足一万元, 不超过三十日.
fn high(text: &str) -> Option<((Number, bool), &str)> {
    compared(text, &BELOW, false).or_else(|| compared(text, &AT_MOST, true))
}

fn compared<'a>(text: &'a str, words: &[&str], included: bool) -> Option<((Number, bool), &'a str)> {
    let after = words.iter().find_map(|word| text.strip_prefix(word))?;
    let (number, rest) = number(after)?;
    Some(((number, included), rest))
}

/// A word that closes an end, with （含） or （不含） behind it.
fn marked<'a>(text: &'a str, words: &[&str]) -> Option<(Option<bool>, &'a str)> {
    let rest = words.iter().find_map(|word| text.strip_prefix(word))?;
    Some(inclusion(rest))
}

fn inclusion(text: &str) -> (Option<bool>, &str) {
    let Some((inside, rest)) = text.strip_prefix('（').and_then(|text| text.split_once('）')) else {
        return (None, text);
    };
    if inside.starts_with("不含") || inside.starts_with("不包括") {
        return (Some(false), rest);
    }
    if inside.starts_with('含') || inside.starts_with("包括") { (Some(true), rest) } else { (None, text) }
}

fn number(text: &str) -> Option<(Number, &str)> {
    if let Some(after) = text.strip_prefix("百分之") {
        let (value, rest) = take_number(after)?;
        let (inclusion, rest) = inclusion(rest);
        return Some((Number { value, unit: unit::whole("%"), inclusion }, rest));
    }
    let (value, rest) = take_number(text)?;
    let (unit, rest) = unit::take(rest).map_or((None, rest), |(unit, rest)| (Some(unit), rest));
    let (inclusion, rest) = inclusion(rest);
    Some((Number { value, unit, inclusion }, rest))
}
