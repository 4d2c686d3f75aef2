//! Counting: working days, natural days and months, and what of it rests on a year that is not held.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;

use super::Calendar;

/// A date that was counted to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Counted {
    /// The last day of the period.
    pub date: NaiveDate,
    /// Why the date may still change, in Chinese; `None` where every arrangement that it rests on is held.
    pub provisional: Option<String>,
}

/// A number of working days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct WorkingDays {
    /// Working days after the first date, up to and including the second; negative where the second is earlier.
    pub days: i64,
    /// Why the number may still change, in Chinese.
    pub provisional: Option<String>,
}

impl Calendar {
    /// The day that is `days` working days after `from`; `from` itself does not count (民法典 第二百零一条).
    pub fn add_working_days(&self, from: NaiveDate, days: u16) -> Counted {
        self.walk(from, days, NaiveDate::succ_opt)
    }

    /// The day that is `days` working days before `from`; `from` itself does not count.
    pub fn subtract_working_days(&self, from: NaiveDate, days: u16) -> Counted {
        self.walk(from, days, NaiveDate::pred_opt)
    }

    /// The first working day that is not before `date`.
    pub fn next_working_day(&self, date: NaiveDate) -> Counted {
        let mut missing = Missing::default();
        let mut day = date;
        loop {
            missing.see(self, day);
            match day.succ_opt() {
                Some(next) if !self.is_working(day) => day = next,
                _ => return Counted { date: day, provisional: missing.sentence() },
            }
        }
    }

    /// Working days after `from` up to and including `to`; negative where `to` is the earlier one, so that adding and
    /// counting agree.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> WorkingDays {
        let (first, last, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        let mut missing = Missing::default();
        let mut days = 0;
        let mut day = first;
        while let Some(next) = day.succ_opt().filter(|next| *next <= last) {
            day = next;
            missing.see(self, day);
            days += i64::from(self.is_working(day));
        }
        WorkingDays { days: sign * days, provisional: missing.sentence() }
    }

    /// The last day of a period of natural days; a rest day is carried to the next working day (民事诉讼法 第八十五条第三款,
    /// 民法典 第二百零三条).
    pub fn after_days(&self, from: NaiveDate, days: u16) -> Counted {
        self.next_working_day(plain_days(from, days))
    }

    /// The last day of a period of months: the day of the same number, or the last of the month (民法典 第二百零二条); a rest
    /// day is carried as in [`Self::after_days`].
    pub fn after_months(&self, from: NaiveDate, months: u16) -> Counted {
        self.next_working_day(plain_months(from, months))
    }

    fn walk(&self, from: NaiveDate, days: u16, step: fn(&NaiveDate) -> Option<NaiveDate>) -> Counted {
        let mut missing = Missing::default();
        let mut left = days;
        let mut day = from;
        while left > 0 {
            let Some(next) = step(&day) else { break };
            day = next;
            missing.see(self, day);
            left -= u16::from(self.is_working(day));
        }
        Counted { date: day, provisional: missing.sentence() }
    }
}

/// `days` days later, not carried.
pub(in crate::casework) fn plain_days(from: NaiveDate, days: u16) -> NaiveDate {
    from.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// `months` months later, not carried.
pub(in crate::casework) fn plain_months(from: NaiveDate, months: u16) -> NaiveDate {
    from.checked_add_months(Months::new(months.into())).unwrap_or(NaiveDate::MAX)
}

/// The years that a count rests on without holding them.
#[derive(Default)]
struct Missing(BTreeSet<i32>);

impl Missing {
    fn see(&mut self, calendar: &Calendar, date: NaiveDate) {
        self.0.extend(calendar.missing_year(date));
    }

    fn sentence(&self) -> Option<String> {
        let years = match (self.0.first()?, self.0.last()?) {
            (first, last) if first == last => format!("{first}年"),
            (first, last) => format!("{first}年至{last}年"),
        };
        Some(format!("{years}放假安排尚未公布或者未收录，按周一至周五推算，收录后须重新核对"))
    }
}
