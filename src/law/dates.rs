//! Dates as texts say them: 2025年3月12日上午, 二〇二五年五月六日, 2月20号, 去年11月, 2025-03-12.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::numerals::{is_numeral, take_number};

/// One date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands, the part of the day included, in bytes.
    pub span: Range<usize>,
    /// The date as it is written.
    pub text: String,
    /// What it says.
    pub value: DateValue,
    /// The part of the day or the time behind it, such as 上午 or 下午3时, as written.
    pub time: Option<String>,
}

/// What a mention of a date says; nothing is filled in that the text does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateValue {
    /// A whole date.
    Day(NaiveDate),
    /// A month of a year.
    Month {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
    },
    /// A year.
    Year(i32),
    /// A month, and perhaps a day, without the year.
    Partial {
        /// The month, 1 to 12.
        month: u32,
        /// The day of the month.
        day: Option<u32>,
    },
    /// No such day, such as 2月30日 or 13月.
    Invalid,
}

impl DateValue {
    /// The whole date, where `year` supplies a year that the text does not say.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Day(date) => Some(date),
            Self::Partial { month, day: Some(day) } => NaiveDate::from_ymd_opt(year, month, day),
            _ => None,
        }
    }
}

/// Finds the dates of a text, in order. `anchor_year` is the year that 今年 and 去年 count from; without it they are
/// read as dates without a year.
pub fn find_dates(text: &str, anchor_year: Option<i32>) -> Vec<DateMention> {
    let mut found: Vec<DateMention> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let inside_number = text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || is_numeral(c));
        let read = if inside_number { None } else { date_at(&text[at..], anchor_year) };
        let Some((value, length)) = read else {
            at += c.len_utf8();
            continue;
        };
        let time = time_of_day(&text[at + length..]);
        let end = at + length + time.len();
        let written = text[at..at + length].to_owned();
        let time = if time.is_empty() { None } else { Some(time.to_owned()) };
        found.push(DateMention { span: at..end, text: written, value, time });
        at = end;
    }
    found
}

fn date_at(rest: &str, anchor: Option<i32>) -> Option<(DateValue, usize)> {
    numeric(rest).or_else(|| spoken(rest, anchor))
}

/// 2025-03-12, 2025/3/12, 2025.3.12.
fn numeric(rest: &str) -> Option<(DateValue, usize)> {
    let (year, after) = ascii_digits(rest, 4..=4)?;
    let separator = after.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, after) = ascii_digits(after.strip_prefix(separator)?, 1..=2)?;
    let (day, after) = ascii_digits(after.strip_prefix(separator)?, 1..=2)?;
    if after.starts_with(|c: char| c.is_ascii_digit()) || !plausible_year(year) {
        return None;
    }
    Some((whole(year, month, day), rest.len() - after.len()))
}

/// Year, month and day with their Chinese marks; each part may be missing from either end.
fn spoken(rest: &str, anchor: Option<i32>) -> Option<(DateValue, usize)> {
    if let Some((year, after)) = year(rest, anchor) {
        let length = rest.len() - after.len();
        return match (month(after), year) {
            (Some((month, after_month)), _) => Some(with_day(year, month, rest, after_month)),
            (None, Some(year)) if !after.starts_with(['度', '来', '内', '以']) => {
                Some((DateValue::Year(year), length))
            }
            _ => None,
        };
    }
    let (month, after) = month(rest)?;
    Some(with_day(None, month, rest, after))
}

/// A year with its mark: 2025年, 二〇二五年, 25年3月, 去年. The inner `None`: a year is meant that is not known.
fn year(rest: &str, anchor: Option<i32>) -> Option<(Option<i32>, &str)> {
    for (word, back) in [("今年", 0), ("本年", 0), ("去年", 1), ("前年", 2)] {
        if let Some(after) = rest.strip_prefix(word) {
            return Some((anchor.map(|year| year - back), after));
        }
    }
    if let Some((number, after)) = ascii_digits(rest, 4..=4).or_else(|| chinese_year(rest, 4)) {
        let after = after.strip_prefix('年')?;
        return plausible_year(number).then_some((i32::try_from(number).ok(), after));
    }
    // Two digits are a year only before a month: 15年 alone may be a duration.
    let (number, after) = ascii_digits(rest, 2..=2).or_else(|| chinese_year(rest, 2))?;
    let after = after.strip_prefix('年')?;
    month(after)?;
    let century = if number > 50 { 1900 } else { 2000 };
    Some((i32::try_from(century + number).ok(), after))
}

/// The month with its mark (3月, 十二月份, 元月) and what follows.
fn month(rest: &str) -> Option<(u32, &str)> {
    if let Some(after) = rest.strip_prefix("元月") {
        return Some((1, after.strip_prefix('份').unwrap_or(after)));
    }
    let (month, after) = small_number(rest)?;
    let after = after.strip_prefix('月')?;
    Some((month, after.strip_prefix('份').unwrap_or(after)))
}

fn with_day(year: Option<i32>, month: u32, rest: &str, after_month: &str) -> (DateValue, usize) {
    let day = small_number(after_month).and_then(|(day, after)| Some((day, after.strip_prefix(['日', '号'])?)));
    let length = rest.len() - day.map_or(after_month, |(_, after)| after).len();
    let value = match (year, day) {
        (Some(year), Some((day, _))) => u32::try_from(year).map_or(DateValue::Invalid, |year| whole(year, month, day)),
        (Some(year), None) if (1..=12).contains(&month) => DateValue::Month { year, month },
        (None, day) if exists_in_some_year(month, day.map(|(day, _)| day)) => {
            DateValue::Partial { month, day: day.map(|(day, _)| day) }
        }
        _ => DateValue::Invalid,
    };
    (value, length)
}

fn whole(year: u32, month: u32, day: u32) -> DateValue {
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    date.map_or(DateValue::Invalid, DateValue::Day)
}

fn exists_in_some_year(month: u32, day: Option<u32>) -> bool {
    const LEAP_YEAR: i32 = 2024;
    NaiveDate::from_ymd_opt(LEAP_YEAR, month, day.unwrap_or(1)).is_some_and(|date| date.month() == month)
}

fn plausible_year(year: u32) -> bool {
    (1900..=2200).contains(&year)
}

/// A number below 100 in digits or Chinese numerals.
fn small_number(rest: &str) -> Option<(u32, &str)> {
    let (value, after) = take_number(rest)?;
    let value = u32::try_from(value).ok()?;
    let whole = value.to_string();
    let in_range = value < 100 && !rest[..rest.len() - after.len()].contains(['.', '点', '千']);
    (in_range && whole.len() <= 2).then_some((value, after))
}

fn ascii_digits(rest: &str, count: std::ops::RangeInclusive<usize>) -> Option<(u32, &str)> {
    let digits: String = rest
        .chars()
        .map_while(|c| c.to_digit(10).or_else(|| full_width_digit(c)))
        .take(9)
        .filter_map(|digit| char::from_digit(digit, 10))
        .collect();
    let bytes: usize = rest.chars().take(digits.len()).map(char::len_utf8).sum();
    count.contains(&digits.len()).then_some((digits.parse().ok()?, &rest[bytes..]))
}

fn full_width_digit(c: char) -> Option<u32> {
    ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32)
}

/// 二〇二五 or 二五: exactly `count` Chinese digits.
fn chinese_year(rest: &str, count: usize) -> Option<(u32, &str)> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let mut number = 0;
    let mut read = 0;
    for (index, c) in rest.char_indices() {
        let digit =
            if matches!(c, '零' | 'O' | '○') { Some(0) } else { DIGITS.chars().position(|digit| digit == c) };
        let Some(digit) = digit else {
            return (read == count).then_some((number, &rest[index..]));
        };
        number = number * 10 + u32::try_from(digit).ok()?;
        read += 1;
        if read > count {
            return None;
        }
    }
    None
}

/// The part of the day or the time at the start of a text: 上午, 下午3时, 晚上八点半.
fn time_of_day(rest: &str) -> &str {
    const PARTS: [&str; 9] = ["上午", "下午", "中午", "晚上", "凌晨", "早上", "早晨", "傍晚", "晚"];
    let part = PARTS.iter().find(|part| rest.starts_with(**part)).map_or(0, |part| part.len());
    let after = &rest[part..];
    let hour = small_number(after).and_then(|(_, tail)| tail.strip_prefix(['时', '点']));
    let Some(tail) = hour else { return &rest[..part] };
    let tail = tail.strip_prefix(['许', '半', '整']).unwrap_or(tail);
    let minute = small_number(tail).and_then(|(_, end)| end.strip_prefix('分'));
    let end = rest.len() - minute.unwrap_or(tail).len();
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::law::numerals::to_chinese;

    fn values(text: &str, anchor: Option<i32>) -> Vec<DateValue> {
        find_dates(text, anchor).into_iter().map(|mention| mention.value).collect()
    }

    fn day(year: i32, month: u32, day: u32) -> DateValue {
        DateValue::Day(NaiveDate::from_ymd_opt(year, month, day).expect("a real day"))
    }

    #[test]
    fn whole_dates_are_read_in_every_script() {
        for text in ["2025年5月6日", "二〇二五年五月六日", "２０２５年５月６日", "2025-05-06", "2025/5/6", "25年5月6号"]
        {
            assert_eq!(values(text, None), [day(2025, 5, 6)], "{text}");
        }
    }

    #[test]
    fn a_missing_year_is_not_filled_in() {
        assert_eq!(values("2月20号进的货", None), [DateValue::Partial { month: 2, day: Some(20) }]);
        assert_eq!(values("去年11月开始", Some(2025)), [DateValue::Month { year: 2024, month: 11 }]);
        assert_eq!(values("去年11月开始", None), [DateValue::Partial { month: 11, day: None }]);
        assert_eq!(values("2024年办的证", None), [DateValue::Year(2024)]);
    }

    #[test]
    fn a_day_that_does_not_exist_is_reported_as_such() {
        for text in ["2025年2月30日", "2月30日", "2025年13月1日", "2025-02-29"] {
            assert_eq!(values(text, None), [DateValue::Invalid], "{text}");
        }
        assert_eq!(values("2月29日", None), [DateValue::Partial { month: 2, day: Some(29) }]);
    }

    #[test]
    fn the_time_of_day_belongs_to_the_mention() {
        let found = find_dates("我们于2025年3月12日上午十点半到店检查", None);
        assert_eq!(found[0].text, "2025年3月12日");
        assert_eq!(found[0].time.as_deref(), Some("上午十点半"));
    }

    #[test]
    fn durations_are_no_dates() {
        assert_eq!(values("保质期12个月，干了15年，三个月内改正，一年内", None), []);
    }

    proptest! {
        #[test]
        fn every_day_survives_both_scripts(offset in 0i64..90_000) {
            let start = NaiveDate::from_ymd_opt(1950, 1, 1).expect("a real day");
            let date = start + chrono::Duration::days(offset);
            let digits: String = date.year().to_string().chars()
                .filter_map(|c| "〇一二三四五六七八九".chars().nth(c.to_digit(10)? as usize)).collect();
            let (month, day) = (date.month(), date.day());
            let chinese = format!("{digits}年{}月{}日", to_chinese(month.into()), to_chinese(day.into()));
            prop_assert_eq!(values(&chinese, None), vec![DateValue::Day(date)]);
            prop_assert_eq!(values(&date.format("%Y年%-m月%-d日").to_string(), None), vec![DateValue::Day(date)]);
        }

        #[test]
        fn no_text_makes_the_finder_fail(text in "[0-9〇一二十年月日号去今元份./上午点半-]{0,14}") {
            for mention in find_dates(&text, Some(2025)) {
                prop_assert!(text.get(mention.span).is_some());
            }
        }
    }
}
