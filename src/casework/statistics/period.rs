//! The period of a report.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Failure;

/// First and last day, both counted, as dates in China.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = StatisticsPeriod)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

impl Period {
    /// From one day to another.
    ///
    /// # Errors
    /// `report.period` where the last day is before the first.
    pub fn new(from: NaiveDate, until: NaiveDate) -> Result<Self, Failure> {
        if until < from {
            return Err(Failure::new("report.period", format!("统计期的止日 {until} 在起日 {from} 之前")));
        }
        Ok(Self { from, until })
    }

    /// A calendar year.
    ///
    /// # Errors
    /// `report.period` where the year is none of 1949 to 2999.
    pub fn year(year: i32) -> Result<Self, Failure> {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1949..=2999).contains(&year));
        match (day(1, 1), day(12, 31)) {
            (Some(from), Some(until)) => Ok(Self { from, until }),
            _ => Err(Failure::new("report.period", format!("年份 {year} 不对"))),
        }
    }

    /// Since the day after the report before, which was due on 1 June or 20 December (黑政办发〔2019〕26号 三（八）).
    pub fn since_last_report(until: NaiveDate) -> Self {
        let due = [until.year() - 1, until.year()]
            .into_iter()
            .flat_map(|year| [NaiveDate::from_ymd_opt(year, 6, 1), NaiveDate::from_ymd_opt(year, 12, 20)])
            .flatten();
        let before = due.filter(|due| *due < until).max();
        let from = before.and_then(|due| due.checked_add_days(Days::new(1))).unwrap_or(until);
        Self { from, until }
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}
