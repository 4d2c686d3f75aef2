//! Grammar of amounts: how statutes write how much.
//!
//! ```text
//! amount   := quantity 以上 quantity 以下 | quantity 至 quantity | quantity 以上 | quantity 以下
//!           | (不超过 | 最高) quantity | quantity
//! quantity := number 元 | number 倍 | 百分之 number | number ‰ | 等值 | 等额
//! ```

use rust_decimal::Decimal;

use super::FineUnit;
use crate::law::numerals::{is_numeral, take_number};

/// How much: both ends included, an open end is `None`; yuan, or multiples of a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    pub unit: FineUnit,
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
}

impl Amount {
    /// The amount as the greatest; `None` where it names two ends.
    pub(crate) fn as_ceiling(self) -> Option<Self> {
        let one = self.min == self.max || self.min.is_none();
        one.then_some(Self { min: None, ..self })
    }
}

/// A quantity with its unit; `None` where the text leaves the unit to the other end of the range (五千以上二万元以下).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Quantity {
    value: Decimal,
    unit: Option<FineUnit>,
}

/// Reads an amount at the start of `text`, and what follows it.
pub(crate) fn amount(text: &str) -> Option<(Amount, &str)> {
    ceiling(text).or_else(|| range(text)).or_else(|| single(text))
}

/// Whether an amount may begin at a byte of the text: not inside a number.
pub(crate) fn starts_number(text: &str, at: usize) -> bool {
    let goes_on = text[at..].starts_with(is_numeral) && text[..at].ends_with(is_numeral);
    !goes_on
}

/// Reads a quantity of yuan at the start of `text`, as in 不足一万元.
pub(crate) fn yuan(text: &str) -> Option<(Decimal, &str)> {
    let (quantity, rest) = quantity(text)?;
    (quantity.unit == Some(FineUnit::Yuan)).then_some((quantity.value, rest))
}

/// 不超过五万元, 最高五万元.
fn ceiling(text: &str) -> Option<(Amount, &str)> {
    let after =
        ["最高不超过", "最高不得超过", "不超过", "不得超过", "最高"].iter().find_map(|word| text.strip_prefix(word))?;
    let (quantity, rest) = quantity(after)?;
    Some((Amount { unit: quantity.unit?, min: None, max: Some(quantity.value) }, rest))
}

/// How many quantities of money and multiples the words hold: 五千元以上二万元以下 is two.
pub(crate) fn quantities_in(words: &str) -> usize {
    let mut count = 0;
    let mut at = 0;
    while let Some(next) = words.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = &words[at..];
        let begins = crate::law::numerals::is_numeral(next)
            || ["百分之", "千分之", "万分之"].iter().any(|word| rest.starts_with(word));
        let read = if begins && starts_number(words, at) { quantity(rest) } else { None };
        match read.filter(|(quantity, after)| quantity.unit.is_some() || after.starts_with("以上")) {
            Some((_, after)) => {
                count += 1;
                at = words.len() - after.len();
            }
            None => at += next.len_utf8(),
        }
    }
    count
}

/// Both ends: 一万元以上十万元以下, 一万元至五万元, 等值以上三倍以下.
fn range(text: &str) -> Option<(Amount, &str)> {
    let (low, rest) = quantity(text)?;
    let (rest, closed) = match rest.strip_prefix("以上") {
        // Older texts write 一百元以上、五百元以下.
        Some(rest) => (rest.trim_start_matches('、'), true),
        None => (rest.strip_prefix(['至', '到', '-', '—', '～'])?, false),
    };
    let (high, rest) = quantity(rest)?;
    let rest = if closed { up_to(rest)? } else { rest };
    let unit = match (low.unit, high.unit) {
        (Some(low), Some(high)) => (low == high).then_some(low)?,
        (Some(FineUnit::Yuan), None) => FineUnit::Yuan,
        (None, Some(unit)) => unit,
        _ => return None,
    };
    let ordered = low.value <= high.value;
    ordered.then_some((Amount { unit, min: Some(low.value), max: Some(high.value) }, rest))
}

/// One end or a fixed amount: 五万元以下, 五十万元以上, 五千元, 等值.
fn single(text: &str) -> Option<(Amount, &str)> {
    let (quantity, rest) = quantity(text)?;
    let unit = quantity.unit?;
    let value = Some(quantity.value);
    if let Some(rest) = up_to(rest) {
        return Some((Amount { unit, min: None, max: value }, rest));
    }
    if let Some(rest) = rest.strip_prefix("以上") {
        return Some((Amount { unit, min: value, max: None }, rest));
    }
    Some((Amount { unit, min: value, max: value }, rest))
}

/// 以下, 以内.
fn up_to(text: &str) -> Option<&str> {
    text.strip_prefix("以下").or_else(|| text.strip_prefix("以内"))
}

fn quantity(text: &str) -> Option<(Quantity, &str)> {
    for word in ["等值", "等额"] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((Quantity { value: Decimal::ONE, unit: Some(FineUnit::Times) }, rest));
        }
    }
    for (word, parts) in [("百分之", 100), ("千分之", 1000), ("万分之", 10_000)] {
        if let Some(after) = text.strip_prefix(word) {
            let (value, rest) = take_number(after)?;
            let value = (value / Decimal::from(parts)).normalize();
            return Some((Quantity { value, unit: Some(FineUnit::Times) }, rest));
        }
    }
    let text = text.strip_prefix("人民币").unwrap_or(text);
    let (value, rest) = take_number(text)?;
    if let Some(rest) = rest.strip_prefix(['%', '％']) {
        let value = (value / Decimal::ONE_HUNDRED).normalize();
        return Some((Quantity { value, unit: Some(FineUnit::Times) }, rest));
    }
    if let Some(rest) = rest.strip_prefix('‰') {
        let value = (value / Decimal::ONE_THOUSAND).normalize();
        return Some((Quantity { value, unit: Some(FineUnit::Times) }, rest));
    }
    let (unit, rest) = unit_of(rest);
    Some((Quantity { value, unit }, rest))
}

fn unit_of(rest: &str) -> (Option<FineUnit>, &str) {
    if let Some(rest) = rest.strip_prefix('元') {
        return (Some(FineUnit::Yuan), rest.strip_prefix("人民币").unwrap_or(rest));
    }
    match rest.strip_prefix('倍') {
        Some(rest) => (Some(FineUnit::Times), rest),
        None => (None, rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(FineUnit, Option<String>, Option<String>)> {
        let (amount, rest) = amount(text)?;
        let plain = |value: Decimal| value.normalize().to_string();
        rest.is_empty().then(|| (amount.unit, amount.min.map(plain), amount.max.map(plain)))
    }

    #[test]
    fn every_form_of_an_amount_is_read() {
        use FineUnit::{Times, Yuan};
        let forms = [
            ("五万元以上十万元以下", Yuan, Some("50000"), Some("100000")),
            ("一万元至五万元", Yuan, Some("10000"), Some("50000")),
            ("五千以上二万元以下", Yuan, Some("5000"), Some("20000")),
            ("五千元以上二万以下", Yuan, Some("5000"), Some("20000")),
            ("二十倍以上三十倍以下", Times, Some("20"), Some("30")),
            ("百分之五十以上五倍以下", Times, Some("0.5"), Some("5")),
            ("等值以上三倍以下", Times, Some("1"), Some("3")),
            ("等值以下", Times, None, Some("1")),
            ("百分之五", Times, Some("0.05"), Some("0.05")),
            ("五十万元以上", Yuan, Some("500000"), None),
            ("30%以上3倍以下", Times, Some("0.3"), Some("3")),
            ("20％以上等值以下", Times, Some("0.2"), Some("1")),
            ("100元以上、500元以下", Yuan, Some("100"), Some("500")),
            ("五至十倍", Times, Some("5"), Some("10")),
            ("10%到20%", Times, Some("0.1"), Some("0.2")),
            ("三到五倍", Times, Some("3"), Some("5")),
            ("不超过五万元", Yuan, None, Some("50000")),
            ("五千元", Yuan, Some("5000"), Some("5000")),
            ("5‰以上10‰以下", Times, Some("0.005"), Some("0.01")),
        ];
        for (text, unit, min, max) in forms {
            assert_eq!(read(text), Some((unit, min.map(Into::into), max.map(Into::into))), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_not_read() {
        for text in ["五日以下", "十万元以上一万元以下", "五", "三倍以上五万元以下", "五千元以上二倍以下", "元以下"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
