//! The arrangements that ship with the program, from the crate `chinese_holiday`.

use std::ops::RangeInclusive;

use chinese_holiday::{Ymd, chinese_holiday};
use chrono::{Datelike, NaiveDate};

/// Years whose arrangement the crate holds. A test fails when a newer version of it knows more.
pub(super) const YEARS: RangeInclusive<i32> = 2004..=2026;

/// The last day that the crate answers for: later ones may be touched by the arrangement of the next year.
const LAST_DAY: (i32, u32, u32) = (2026, 12, 25);

/// Whether `date` is a working day; `None` outside what the crate holds, where it would panic.
pub(super) fn is_working(date: NaiveDate) -> Option<bool> {
    let day = (date.year(), date.month(), date.day());
    if !YEARS.contains(&day.0) || day > LAST_DAY {
        return None;
    }
    let year = u16::try_from(day.0).ok()?;
    let month = u8::try_from(day.1).ok()?;
    let of_month = u8::try_from(day.2).ok()?;
    Some(chinese_holiday(Ymd::new(year, month, of_month)).is_workday())
}
