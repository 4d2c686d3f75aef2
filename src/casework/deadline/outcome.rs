//! How a time limit stands.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::rule::{Holder, Rule, Source, Unit};

/// How it stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeadlineStatus)]
pub enum Status {
    /// What it runs from has not happened.
    NotStarted,
    /// It runs.
    Pending,
    /// It runs and its end is near.
    DueSoon,
    /// Its end has passed, and nothing was done.
    Overdue,
    /// Done in time.
    Met,
    /// Done, but late.
    MetLate,
    /// The party did not use its right in time; nobody is late.
    Lapsed,
}

/// One time limit of a case or an agency, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Deadline {
    /// Identifier of the rule.
    pub id: String,
    /// Short name in Chinese.
    pub name: String,
    /// Whose time it is.
    pub holder: Holder,
    /// Which of several: a recording, a seizure, a year.
    pub subject: Option<String>,
    /// Day in China from which it runs, which does not count; for what has to be done before something, the day of that.
    pub starts_on: Option<NaiveDate>,
    /// Last day in China on which it can be met, extensions included.
    pub due: Option<NaiveDate>,
    /// The moment behind which it is late: the end of that day, or of the hours.
    pub due_at: Option<DateTime<Utc>>,
    /// What it is counted in; `None` where no limit is set.
    pub unit: Option<Unit>,
    /// How much of it, without extensions.
    pub amount: Option<u16>,
    /// What sets it, as one line.
    pub source: String,
    /// The same with the words of the law.
    pub sources: Vec<Source>,
    /// Day in China on which it was done.
    pub fulfilled_on: Option<NaiveDate>,
    /// How it stands.
    pub status: Status,
    /// Days left until `due`, today not counted: working days where it is counted in them, natural days otherwise; negative
    /// once it has passed. `None` where nothing is left to do or no end is set.
    pub days_left: Option<i64>,
    /// Whole hours left, where it is counted in hours.
    pub hours_left: Option<i64>,
    /// What a person should know of it, in one Chinese sentence.
    pub message: String,
    /// Why `due` may still change, in Chinese.
    pub provisional: Option<String>,
    /// The extended end, where it was extended; the same as `due`.
    pub extended_to: Option<NaiveDate>,
    /// The end without extensions, where it was extended.
    pub original_due: Option<NaiveDate>,
    /// Extensions that were given but do not count, each with the reason, in Chinese.
    pub refused_extensions: Vec<String>,
    /// What else a user should know, in Chinese.
    pub note: Option<String>,
}

impl Deadline {
    /// Whether nothing is left to do about it: met, lapsed or not begun.
    pub fn is_settled(&self) -> bool {
        !matches!(self.status, Status::Pending | Status::DueSoon | Status::Overdue)
    }

    /// A limit that has not begun to run.
    pub(super) fn not_started(rule: &Rule, message: String) -> Self {
        let amount = match rule.term {
            super::Term::Length { amount, .. } => Some(amount),
            super::Term::Yearly { .. } | super::Term::Unset => None,
        };
        Self {
            id: rule.id.clone(),
            name: rule.name.clone(),
            holder: rule.holder,
            subject: None,
            starts_on: None,
            due: None,
            due_at: None,
            unit: rule.term.unit(),
            amount,
            source: source(rule),
            sources: rule.sources.clone(),
            fulfilled_on: None,
            status: Status::NotStarted,
            days_left: None,
            hours_left: None,
            message,
            provisional: None,
            extended_to: None,
            original_due: None,
            refused_extensions: Vec::new(),
            note: rule.note.clone(),
        }
    }
}

fn source(rule: &Rule) -> String {
    match &rule.own_basis {
        Some(own) => format!("{own}；{}", rule.source()),
        None => rule.source(),
    }
}
