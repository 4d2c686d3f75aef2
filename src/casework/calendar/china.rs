//! Legal dates: the day in China (UTC+8, no daylight saving) that a moment falls on.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};

/// By how much clocks in China are ahead of UTC.
const AHEAD: TimeDelta = TimeDelta::hours(8);

/// The date in China at a moment.
pub fn china_date(moment: DateTime<Utc>) -> NaiveDate {
    moment.naive_utc().checked_add_signed(AHEAD).map_or(NaiveDate::MAX, |local| local.date())
}

/// A moment as clocks in China show it: 2026-03-05 09:30.
pub fn china_clock(moment: DateTime<Utc>) -> String {
    let local = moment.naive_utc().checked_add_signed(AHEAD).unwrap_or(moment.naive_utc());
    local.format("%Y-%m-%d %H:%M").to_string()
}

/// The last second of a day in China: a period ends at 24:00 of its last day (民法典 第二百零三条第二款).
pub fn end_of_china_day(date: NaiveDate) -> DateTime<Utc> {
    let next_midnight = date.checked_add_days(Days::new(1)).unwrap_or(date).and_time(chrono::NaiveTime::MIN);
    let back = AHEAD + TimeDelta::seconds(1);
    next_midnight.checked_sub_signed(back).unwrap_or(next_midnight).and_utc()
}

/// A date as documents write it: 2026年3月5日.
pub fn in_words(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
