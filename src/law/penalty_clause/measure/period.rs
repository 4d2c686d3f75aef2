//! How long a measure lasts: 五日以上十日以下, 三个月至十二个月, 五年内, 终身.

use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use crate::law::numerals::take_number;

/// Days, months or years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodUnit {
    /// 日.
    Day,
    /// 个月.
    Month,
    /// 年.
    Year,
}

/// How long a measure lasts, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// Least time; `None` where the text sets none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<u32>,
    /// Greatest time; `None` where the text sets none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    /// In what both are counted; months where the text mixes months and years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<PeriodUnit>,
    /// Whether it may last for life (终身, 直至终身).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub for_life: bool,
}

/// The first period in a text.
pub(super) fn read_in(text: &str) -> Option<Period> {
    let timed = text.char_indices().find_map(|(at, _)| take(&text[at..]).map(|(period, _)| period));
    let for_life = text.contains("终身");
    match timed {
        // 十年直至终身: the time named is the least.
        Some(period) if for_life => Some(Period { max: None, for_life, ..period }),
        Some(period) => Some(period),
        None => for_life.then_some(Period { min: None, max: None, unit: None, for_life }),
    }
}

/// Reads a period at the start of `text`, and what follows it.
pub(super) fn take(text: &str) -> Option<(Period, &str)> {
    let (low, low_unit, rest) = time(text)?;
    let second = rest.strip_prefix("以上").or_else(|| rest.strip_prefix('至'));
    if let Some((high, high_unit, after)) = second.and_then(time) {
        let closed = after.strip_prefix("以下").unwrap_or(after);
        let (low_unit, high_unit) = (low_unit.or(high_unit)?, high_unit?);
        let (min, max, unit) = if low_unit == high_unit {
            (low, high, low_unit)
        } else {
            (in_months(low, low_unit)?, in_months(high, high_unit)?, PeriodUnit::Month)
        };
        return (min <= max).then_some((whole(Some(min), Some(max), unit), closed));
    }
    let unit = low_unit?;
    if let Some(rest) = rest.strip_prefix("以下") {
        return Some((whole(None, Some(low), unit), rest));
    }
    if let Some(rest) = rest.strip_prefix("以上") {
        return Some((whole(Some(low), None, unit), rest));
    }
    Some((whole(Some(low), Some(low), unit), rest))
}

fn whole(min: Option<u32>, max: Option<u32>, unit: PeriodUnit) -> Period {
    Period { min, max, unit: Some(unit), for_life: false }
}

/// A number of days, months or years; the unit may stand behind the other end (三至五年).
fn time(text: &str) -> Option<(u32, Option<PeriodUnit>, &str)> {
    let (value, rest) = take_number(text)?;
    let value = value.to_u32().filter(|_| value.fract().is_zero())?;
    for (word, unit) in
        [("日", PeriodUnit::Day), ("天", PeriodUnit::Day), ("个月", PeriodUnit::Month), ("年", PeriodUnit::Year)]
    {
        if let Some(rest) = rest.strip_prefix(word) {
            return Some((value, Some(unit), rest));
        }
    }
    rest.starts_with('至').then_some((value, None, rest))
}

fn in_months(value: u32, unit: PeriodUnit) -> Option<u32> {
    match unit {
        PeriodUnit::Day => None,
        PeriodUnit::Month => Some(value),
        PeriodUnit::Year => value.checked_mul(12),
    }
}
