//! Time limits that come back each year by a day.

use chrono::{Datelike, NaiveDate};

use super::Moment;
use super::evaluate::{Running, Setting};
use super::outcome::Deadline;
use super::period::Due;
use super::rule::{Rule, Term};
use crate::casework::calendar::{Counted, china_date};

/// The one that comes next, behind the last one that has passed since the agency keeps its reports here.
pub(super) fn occurrences<'a>(at: &Setting<'a>, rule: &'a Rule) -> Vec<Deadline> {
    let Term::Yearly { month, day } = rule.term else { return Vec::new() };
    let today = china_date(at.now);
    let days = (today.year() - 1..=today.year() + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    let (passed, ahead): (Vec<NaiveDate>, Vec<NaiveDate>) = days.partition(|due| *due < today);
    let is_kept = |due: &&NaiveDate| at.moments.since.is_some_and(|since| since <= **due);
    let shown = passed.last().filter(is_kept).into_iter().chain(ahead.first());
    shown.map(|due| occurrence(at, rule, *due)).collect()
}

fn occurrence<'a>(at: &Setting<'a>, rule: &'a Rule, due: NaiveDate) -> Deadline {
    let about = due.year() - i32::from(rule.about_previous_year);
    let fulfilled = at.moments.list.iter().filter(|moment| rule.ends.contains(&moment.what));
    let fulfilled = fulfilled.filter(|moment| is_about(moment, about, due)).min_by_key(|moment| moment.at);
    let end = Due::on(Counted { date: due, provisional: None });
    let mut deadline = at.standing(&Running { rule, due: Some(end), fulfilled });
    deadline.subject = Some(about.to_string());
    deadline
}

/// A report that names its year is about that; one that does not, about the next day that it can be due on.
fn is_about(moment: &Moment, year: i32, due: NaiveDate) -> bool {
    match &moment.subject {
        Some(subject) => subject.trim() == year.to_string(),
        None => {
            let sent = china_date(moment.at);
            let due_before = due.with_year(due.year() - 1);
            sent <= due && due_before.is_none_or(|before| sent > before)
        }
    }
}
