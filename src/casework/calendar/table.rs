//! The arrangement of a year that an agency supplies.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;

use super::is_weekday;
use crate::failure::Failure;

/// Between the two ends of a span of rest days.
const TO: char = '至';

/// No holiday of China is longer than this; a longer span is a slip of the pen.
const LONGEST_SPAN_DAYS: i64 = 15;

/// One year, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct YearTable {
    pub year: i32,
    pub source: String,
    rest: BTreeSet<NaiveDate>,
    work: BTreeSet<NaiveDate>,
}

impl YearTable {
    /// The days that the table names, and whether they are working days.
    pub(super) fn days(&self) -> impl Iterator<Item = (NaiveDate, bool)> {
        let rest = self.rest.iter().map(|date| (*date, false));
        rest.chain(self.work.iter().map(|date| (*date, true)))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    year: Vec<RawYear>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYear {
    year: i32,
    source: String,
    rest: Vec<String>,
    #[serde(default)]
    work: Vec<String>,
}

/// Reads and checks the tables of a file.
pub(super) fn read(toml: &str) -> Result<Vec<YearTable>, Failure> {
    let file: File = toml::from_str(toml).map_err(|error| {
        Failure::new("calendar.file", format!("放假安排文件的格式不对：{}", error.message()))
            .with_hint("每年一个 [[year]]，写明 year、source、rest、work；日期加引号，如 \"2027-01-01\"")
    })?;
    let mut tables = BTreeMap::new();
    for raw in file.year {
        let table = checked(raw)?;
        if let Some(twice) = tables.insert(table.year, table) {
            return Err(wrong(twice.year, "写了两次"));
        }
    }
    Ok(tables.into_values().collect())
}

fn checked(raw: RawYear) -> Result<YearTable, Failure> {
    if !(1949..=2199).contains(&raw.year) {
        return Err(wrong(raw.year, "不是有放假安排的年份"));
    }
    if raw.source.trim().is_empty() {
        return Err(wrong(raw.year, "没有写明放假安排的文号（source）"));
    }
    let rest = days(raw.year, &raw.rest)?;
    let work = days(raw.year, &raw.work)?;
    if rest.is_empty() {
        return Err(wrong(raw.year, "没有放假日（rest）"));
    }
    if let Some(both) = rest.intersection(&work).next() {
        return Err(wrong(raw.year, &format!("{both} 既是放假日又是上班日")));
    }
    if let Some(weekday) = work.iter().find(|date| is_weekday(**date)) {
        return Err(wrong(raw.year, &format!("调休上班日 {weekday} 不是周六或者周日")));
    }
    Ok(YearTable { year: raw.year, source: raw.source.trim().to_owned(), rest, work })
}

fn days(year: i32, written: &[String]) -> Result<BTreeSet<NaiveDate>, Failure> {
    let mut found = BTreeSet::new();
    for text in written {
        let (first, last) = match text.split_once(TO) {
            Some((first, last)) => (date(year, first)?, date(year, last)?),
            None => (date(year, text)?, date(year, text)?),
        };
        if !(0..LONGEST_SPAN_DAYS).contains(&(last - first).num_days()) {
            return Err(wrong(year, &format!("起止日期“{text}”颠倒或者过长")));
        }
        let following = (0..).map_while(|ahead| first.checked_add_days(Days::new(ahead)));
        found.extend(following.take_while(|date| *date <= last));
    }
    Ok(found)
}

/// A date of the year, or of the December before: 元旦 may begin there.
fn date(year: i32, text: &str) -> Result<NaiveDate, Failure> {
    let text = text.trim();
    let Ok(date) = text.parse::<NaiveDate>() else {
        return Err(wrong(year, &format!("“{text}”不是日期")));
    };
    let december_before = date.year() == year - 1 && date.month() == 12;
    if date.year() != year && !december_before {
        return Err(wrong(year, &format!("{date} 不在该年")));
    }
    Ok(date)
}

fn wrong(year: i32, what: &str) -> Failure {
    Failure::new("calendar.day", format!("{year}年放假安排：{what}"))
        .with_hint("对照国务院办公厅关于该年部分节假日安排的通知修改")
}
