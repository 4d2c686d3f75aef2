//! All time limits of a case or an agency at a moment.

use chrono::{DateTime, Utc};

use super::extended;
use super::extension::Extension;
use super::outcome::{Deadline, Status};
use super::period::{self, Due};
use super::rule::{Holder, Rule, Term, Unit};
use super::{Moment, Moments, Rules, message, yearly};
use crate::casework::calendar::{Calendar, china_date};

/// How every time limit of `moments` stands at `now`, in the order of the rules; one for each subject of those that may run
/// several times, and those that have not begun with [`Status::NotStarted`].
///
/// Extensions that the rules do not allow are left out of the count and named in the deadline.
pub fn deadlines(
    rules: &Rules,
    calendar: &Calendar,
    moments: &Moments,
    extensions: &[Extension],
    now: DateTime<Utc>,
) -> Vec<Deadline> {
    let at = Setting { calendar, moments, extensions, now };
    let of_scope = rules.all().iter().filter(|rule| rule.scope == moments.scope);
    let held = of_scope.filter(|rule| matches!(rule.term, Term::Yearly { .. }) || rule.holds_for(moments));
    held.flat_map(|rule| at.of_rule(rule)).collect()
}

/// What all rules are looked at with.
pub(super) struct Setting<'a> {
    pub calendar: &'a Calendar,
    pub moments: &'a Moments,
    pub extensions: &'a [Extension],
    pub now: DateTime<Utc>,
}

/// A time limit that runs: what is known of it before it is put into words.
pub(super) struct Running<'a> {
    pub rule: &'a Rule,
    pub due: Option<Due>,
    pub fulfilled: Option<&'a Moment>,
}

impl<'a> Setting<'a> {
    fn of_rule(&self, rule: &'a Rule) -> Vec<Deadline> {
        let Some(starts) = rule.starts else {
            return yearly::occurrences(self, rule);
        };
        let begun = self.moments.firsts(starts).into_iter().filter(|start| self.may_start(rule, start));
        let running: Vec<Deadline> = begun.map(|start| self.of_start(rule, start)).collect();
        if running.is_empty() {
            return vec![Deadline::not_started(rule, message::not_started(rule, starts))];
        }
        running
    }

    /// What the rule requires has happened, and has not been ended again since.
    fn may_start(&self, rule: &Rule, start: &Moment) -> bool {
        let Some(required) = rule.requires else { return true };
        let before = |moment: &&Moment| moment.at <= start.at;
        let happened = self.moments.list.iter().filter(|moment| moment.what == required).filter(before);
        let Some(since) = happened.map(|moment| moment.at).max() else { return false };
        let ended = |moment: &Moment| rule.ends.contains(&moment.what) && since <= moment.at && moment.at < start.at;
        !self.moments.list.iter().any(ended)
    }

    fn of_start(&self, rule: &'a Rule, start: &'a Moment) -> Deadline {
        let original = period::end(rule, start.at, 0, self.calendar);
        let extended = extended::end(self, rule, start, original.clone());
        let is_extended = extended.due != original;
        let running = Running { rule, due: extended.due, fulfilled: self.fulfilment(rule, start) };
        let mut deadline = self.standing(&running);
        deadline.subject.clone_from(&start.subject);
        deadline.starts_on = Some(china_date(start.at));
        deadline.refused_extensions = extended.refused;
        if is_extended {
            deadline.extended_to = deadline.due;
            deadline.original_due = original.map(|original| original.date);
            deadline.message.push_str(&message::extended(deadline.original_due, deadline.due));
        }
        deadline
    }

    /// The first moment that fulfils what runs from `start`.
    fn fulfilment(&self, rule: &Rule, start: &Moment) -> Option<&'a Moment> {
        let is_about_it = |moment: &Moment| !rule.matched || moment.subject == start.subject;
        let is_behind = |moment: &Moment| match rule.term.unit() {
            _ if rule.before => true,
            Some(Unit::Hours) => moment.at >= start.at,
            _ => china_date(moment.at) >= china_date(start.at),
        };
        let ends = self.moments.list.iter().filter(|moment| rule.ends.contains(&moment.what));
        ends.filter(|moment| is_about_it(moment) && is_behind(moment)).min_by_key(|moment| moment.at)
    }

    /// How it stands, in status, days and words.
    pub(super) fn standing(&self, running: &Running<'_>) -> Deadline {
        let rule = running.rule;
        let unit = rule.term.unit();
        let mut deadline = Deadline::not_started(rule, String::new());
        deadline.fulfilled_on = running.fulfilled.map(|moment| china_date(moment.at));
        if let Some(due) = &running.due {
            deadline.due = Some(due.date);
            deadline.due_at = Some(due.at);
            deadline.provisional.clone_from(&due.provisional);
            if running.fulfilled.is_none() {
                deadline.days_left = Some(self.days_left(due, unit));
                deadline.hours_left = (unit == Some(Unit::Hours)).then(|| (due.at - self.now).num_hours());
            }
        }
        deadline.status = self.status(running, deadline.hours_left.or(deadline.days_left));
        deadline.message = message::of(running, &deadline, china_date(self.now));
        deadline
    }

    fn days_left(&self, due: &Due, unit: Option<Unit>) -> i64 {
        let today = china_date(self.now);
        match unit {
            Some(Unit::WorkingDays) => self.calendar.working_days_between(today, due.date).days,
            _ => (due.date - today).num_days(),
        }
    }

    fn status(&self, running: &Running<'_>, left: Option<i64>) -> Status {
        let unit = running.rule.term.unit();
        let is_late = |moment: DateTime<Utc>| running.due.as_ref().is_some_and(|due| due.is_passed_at(moment, unit));
        match running.fulfilled {
            Some(moment) if is_late(moment.at) => Status::MetLate,
            Some(_) => Status::Met,
            None if is_late(self.now) && running.rule.holder == Holder::PartyRight => Status::Lapsed,
            None if is_late(self.now) => Status::Overdue,
            None if left.is_some_and(|left| left <= i64::from(running.rule.warn)) => Status::DueSoon,
            None => Status::Pending,
        }
    }
}
