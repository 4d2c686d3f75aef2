//! Where a period ends.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::rule::{Rule, Term, Unit};
use crate::casework::calendar::{Calendar, Counted, china_date, end_of_china_day, plain_days, plain_months};

/// The end of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Due {
    /// The last day, in China.
    pub date: NaiveDate,
    /// The moment behind which it is late.
    pub at: DateTime<Utc>,
    /// Why it may still change.
    pub provisional: Option<String>,
}

impl Due {
    /// By the end of a day.
    pub(super) fn on(counted: Counted) -> Self {
        Self { date: counted.date, at: end_of_china_day(counted.date), provisional: counted.provisional }
    }

    /// Whether a moment is behind it. Days are compared as days, so that nothing hangs on the last second.
    pub(super) fn is_passed_at(&self, moment: DateTime<Utc>, unit: Option<Unit>) -> bool {
        match unit {
            Some(Unit::Hours) => moment > self.at,
            _ => china_date(moment) > self.date,
        }
    }
}

/// The end of what runs from `start`, longer by `extra` of its unit; `None` where no length is set.
pub(super) fn end(rule: &Rule, start: DateTime<Utc>, extra: u16, calendar: &Calendar) -> Option<Due> {
    let Term::Length { amount, unit } = rule.term else { return None };
    let amount = amount.saturating_add(extra);
    let from = china_date(start);
    let counted = match unit {
        Unit::Hours => return Some(hours(start, amount)),
        Unit::WorkingDays if rule.before => clear_days_before(from, amount, calendar),
        Unit::WorkingDays => calendar.add_working_days(from, amount),
        Unit::Months if rule.carry => calendar.after_months(from, amount),
        Unit::Months => plain(plain_months(from, amount)),
        Unit::NaturalDays | Unit::FixedDate if rule.carry => calendar.after_days(from, amount),
        Unit::NaturalDays | Unit::FixedDate => plain(plain_days(from, amount)),
    };
    Some(Due::on(counted))
}

/// 24 hours run from the moment (民法典 第二百零一条第二款), rest days or not.
fn hours(start: DateTime<Utc>, amount: u16) -> Due {
    let at = start.checked_add_signed(TimeDelta::hours(amount.into())).unwrap_or(DateTime::<Utc>::MAX_UTC);
    Due { date: china_date(at), at, provisional: None }
}

/// The last day on which `amount` working days still lie between it and `event`, neither counted.
fn clear_days_before(event: NaiveDate, amount: u16, calendar: &Calendar) -> Counted {
    let first_clear = calendar.subtract_working_days(event, amount);
    Counted { date: first_clear.date.pred_opt().unwrap_or(first_clear.date), ..first_clear }
}

fn plain(date: NaiveDate) -> Counted {
    Counted { date, provisional: None }
}
