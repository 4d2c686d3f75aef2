//! Whether a day is a working day in China, and periods counted by it.
//!
//! Rest days and make-up days (调休) are set by the State Council year by year, usually in the November before. A year that
//! is not held is *not known*: it is counted Monday to Friday, and every result that rests on it says so.
//!
//! How periods run: 民法典 第二百零一条至第二百零三条 and 民事诉讼法 第八十五条 (the first day does not count; a last day that
//! is a rest day is carried to the next working day; hours run from the moment); which periods are working days:
//! 行政处罚法 第八十五条 (二日、三日、五日、七日), 行政强制法 第六十九条 (十日以内), 行政复议法 第八十八条.

mod china;
mod count;
mod published;
mod table;

#[cfg(test)]
mod property;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

pub use china::{china_clock, china_date, end_of_china_day, in_words};
pub use count::{Counted, WorkingDays};
pub(in crate::casework) use count::{plain_days, plain_months};

use crate::failure::Failure;
use table::YearTable;

/// From this day of December on, the arrangement of the next year may still turn a day into a rest day or a working day.
const TAIL_OF_DECEMBER: u32 = 26;

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = CalendarDay)]
pub struct Day {
    /// Whether agencies work on it; Monday to Friday where `known` is false.
    pub working: bool,
    /// Whether the arrangement that decides it is held.
    pub known: bool,
}

/// Working days as published, with the years that an agency has added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    tables: BTreeMap<i32, YearTable>,
    /// Days that a table names, those in the December before its year included: working or not.
    named: BTreeMap<NaiveDate, bool>,
}

impl Calendar {
    /// The arrangements that ship with the program: 2004 to 2026.
    pub fn published() -> Self {
        Self::default()
    }

    /// The shipped arrangements and those of an agency's TOML; a year that the agency supplies wins.
    ///
    /// ```toml
    /// [[year]]
    /// year = 2027
    /// source = "国办发明电〔2026〕×号"                  # document that sets it
    /// rest = ["2027-01-01", "2027-02-05至2027-02-11"]    # every rest day of a holiday, weekend days may be left out
    /// work = ["2027-02-14"]                              # Saturdays and Sundays on which agencies work
    /// ```
    ///
    /// # Errors
    /// `calendar.file` where it is not such a file, `calendar.day` where a date or a year in it can't be right.
    pub fn with_tables(toml: &str) -> Result<Self, Failure> {
        let mut calendar = Self::default();
        for table in table::read(toml)? {
            calendar.named.extend(table.days());
            calendar.tables.insert(table.year, table);
        }
        Ok(calendar)
    }

    /// Whether `date` is a working day, and whether that is known.
    pub fn day(&self, date: NaiveDate) -> Day {
        Day { working: self.is_working(date), known: self.missing_year(date).is_none() }
    }

    /// Whether agencies work on `date`; Monday to Friday where it is not known.
    pub fn is_working(&self, date: NaiveDate) -> bool {
        if let Some(working) = self.named.get(&date) {
            return *working;
        }
        if self.tables.contains_key(&date.year()) {
            return is_weekday(date);
        }
        published::is_working(date).unwrap_or_else(|| is_weekday(date))
    }

    /// The year whose arrangement would be needed to know `date`; `None` where it is known.
    pub fn missing_year(&self, date: NaiveDate) -> Option<i32> {
        if self.named.contains_key(&date) {
            return None;
        }
        let year = date.year();
        if !self.holds(year) {
            return Some(year);
        }
        let hangs_on_next_year = date.month() == 12 && date.day() >= TAIL_OF_DECEMBER;
        (hangs_on_next_year && !self.holds(year + 1)).then_some(year + 1)
    }

    /// Whether the arrangement of `year` is held.
    pub fn holds(&self, year: i32) -> bool {
        self.tables.contains_key(&year) || published::YEARS.contains(&year)
    }

    /// The document that sets `year`, where an agency supplied it.
    pub fn source(&self, year: i32) -> Option<&str> {
        self.tables.get(&year).map(|table| table.source.as_str())
    }
}

fn is_weekday(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
