//! Numbers inside a text, with what they count.

use std::ops::Range;

use rust_decimal::Decimal;

use super::scan::{self, Token};
use super::units;

/// One number found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberMention {
    /// Where it stands, its unit included, in bytes.
    pub span: Range<usize>,
    /// Its value; money in yuan, percentages as they are said (百分之五 is 5).
    pub value: Decimal,
    /// The measure word behind it (`袋`, `平方米`, `倍`), `元` for all money, `%` for percentages.
    pub unit: Option<String>,
    /// Whether it is said to be approximate (三百多, 大约五十, 十几).
    pub approx: bool,
    /// Whether it is a number in a row (第五) rather than a quantity.
    pub ordinal: bool,
}

/// Finds the numbers of a text, in order.
///
/// A run of numerals that does not say one number (两三百) is passed over whole, and so are the digits of names and
/// plates (黑A12345) and a lone 一 without a measure word (一般, 统一).
pub fn find_numbers(text: &str) -> Vec<NumberMention> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if Token::of(c).is_none() {
            at += c.len_utf8();
            continue;
        }
        let (mention, end) = mention_at(text, at);
        found.extend(mention);
        at = end;
    }
    found
}

/// Whether `text` says `value` in any reading: 152, 一百五十二, 152块.
pub fn mentions(text: &str, value: Decimal) -> bool {
    find_numbers(text).iter().any(|mention| mention.value == value)
}

/// The mention whose numerals begin at `at`, and where to go on.
fn mention_at(text: &str, at: usize) -> (Option<NumberMention>, usize) {
    let (before, rest) = text.split_at(at);
    let run = at + scan::run_end(rest).max(1);
    if before.ends_with(|c: char| c.is_ascii_alphabetic()) || is_fraction(rest) || is_idiom(before, rest) {
        return (None, run);
    }
    if let Some(percent) = percentage(rest) {
        let (value, length) = percent;
        let unit = Some("%".to_owned());
        return (Some(mention(before, rest, at, length, value, unit)), at + length);
    }
    if let Some((value, length)) = units::money(rest) {
        let length = length + currency_tail(&rest[length..]);
        return (Some(mention(before, rest, at, length, value, Some("元".to_owned()))), at + length);
    }
    let Some((value, length)) = scan::number(rest) else { return (None, run) };
    let (padding, after) = approximate_tail(&rest[length..]);
    let unit = units::measure_word(after);
    let lone_one =
        unit.is_none() && rest[..length].chars().count() == 1 && !rest.starts_with(|c: char| c.is_ascii_digit());
    if lone_one {
        return (None, run);
    }
    let money = padding > 0 && after.starts_with(['元', '块']);
    let unit = if money { Some("元") } else { unit };
    let unit_length = unit.map_or(0, |unit| if money { '元'.len_utf8() } else { unit.len() });
    let end = length + if unit.is_some() { padding + unit_length } else { 0 };
    let name = unit.map(|unit| unit.replace('％', "%"));
    (Some(mention(before, rest, at, end.max(length), value, name)), at + end.max(length))
}

fn mention(before: &str, rest: &str, at: usize, length: usize, value: Decimal, unit: Option<String>) -> NumberMention {
    let said = &rest[..length];
    let after = &rest[length..];
    let approx =
        ["约", "大概", "差不多", "将近", "接近", "近", "上下", "几乎"].iter().any(|word| before.ends_with(word))
            || said.contains(['多', '几', '余', '来'])
            || ["多", "几", "余", "来", "左右", "上下"].iter().any(|word| after.starts_with(word));
    NumberMention { span: at..at + length, value, unit, approx, ordinal: before.ends_with('第') }
}

/// 多, 几, 余, 来 between a number and its measure word: how long, and what follows.
fn approximate_tail(rest: &str) -> (usize, &str) {
    rest.strip_prefix(['多', '几', '余', '来']).map_or((0, rest), |after| (rest.len() - after.len(), after))
}

/// 钱 and 人民币 behind an amount belong to it.
fn currency_tail(rest: &str) -> usize {
    if rest.starts_with('钱') { '钱'.len_utf8() } else { 0 }
}

/// 百分之五, 百分之零点五: the percentage and its length.
fn percentage(rest: &str) -> Option<(Decimal, usize)> {
    let value = rest.strip_prefix("百分之")?;
    let (percent, end) = scan::number(value)?;
    Some((percent, "百分之".len() + end))
}

/// 三分之二, 千分之五: neither numeral stands for itself.
fn is_fraction(rest: &str) -> bool {
    let after = &rest[scan::run_end(rest)..];
    after.starts_with("分之") && !rest.starts_with("百分之")
}

/// Words that hold a numeral and mean no number: 万一, 十分, 千万 before a verb, 统一.
fn is_idiom(before: &str, rest: &str) -> bool {
    const WORDS: [&str; 6] = ["万一", "十分", "千万不", "千万别", "百分百", "一二三"];
    let run = &rest[..scan::run_end(rest)];
    let united = run == "一" && before.ends_with(['统', '唯', '同', '专', '单', '之']);
    WORDS.iter().any(|word| rest.starts_with(word)) && !rest.starts_with("十分钟") || united
}
