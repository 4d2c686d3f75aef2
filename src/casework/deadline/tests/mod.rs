mod document;
mod extensions;
mod overrides;
mod property;
mod shipped;
mod standing;
mod yearly;

use chrono::{DateTime, NaiveDate, Utc};

use super::*;
use crate::casework::calendar::Calendar;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A time as a clock in China shows it: 2026-03-05 14:30.
fn at(text: &str) -> DateTime<Utc> {
    let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time");
    (local - chrono::TimeDelta::hours(8)).and_utc()
}

fn penalty() -> Moments {
    Moments::of_case(Act::Penalty)
}

fn find(rules: &Rules, moments: &Moments, extensions: &[Extension], now: &str, id: &str) -> Vec<Deadline> {
    let all = deadlines(rules, &Calendar::published(), moments, extensions, at(now));
    all.into_iter().filter(|deadline| deadline.id == id).collect()
}

fn one(moments: &Moments, now: &str, id: &str) -> Deadline {
    let mut found = find(&Rules::shipped(), moments, &[], now, id);
    assert_eq!(found.len(), 1, "{id}: {found:?}");
    found.remove(0)
}
