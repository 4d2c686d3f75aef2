//! Figures of an agency's casework over a period, counted from the acts of its cases, and the reports that state them: the annual
//! statistics (黑政办发〔2019〕26号 二（一）3（2）) and the half-yearly report (三（八）).
//!
//! An act counts in the period in which it was recorded, so that a figure counted once comes out the same ever after. Every figure
//! says how it is counted. Fines are summed, never compared between officers or units (国办发〔2022〕27号（六）).

mod figure;
mod groups;
mod kinds;
mod limits;
mod period;
pub mod report;
mod tally;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::calendar::{Calendar, china_date, end_of_china_day, in_words};
use super::case_file::act::Recorded;
use super::deadline;
use super::publication::Recorded as Published;

pub use figure::{Figure, Group, Value};
pub use period::Period;

use limits::Limits;
use tally::Tally;

/// How many people there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Staff {
    /// Officers of the register who could enforce on the last day of the period; `None` where no register is held.
    pub registered_officers: Option<u64>,
    /// Accounts of officers that are not disabled now.
    pub officers: u64,
    /// Accounts of reviewers that are not disabled now.
    pub reviewers: u64,
    /// Those of them with a legal qualification.
    pub qualified_reviewers: u64,
}

/// How many entries the registers hold on the last day of the period; `None` where none was imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Registered {
    /// Bodies.
    pub bodies: Option<u64>,
    /// Officers.
    pub officers: Option<u64>,
    /// Powers.
    pub powers: Option<u64>,
}

/// What is counted beside the cases, and by which rules.
pub struct Source<'a> {
    /// The agency.
    pub agency: &'a str,
    /// People.
    pub staff: Staff,
    /// Registers.
    pub registered: Registered,
    /// The agency's time limits.
    pub limits: &'a deadline::Rules,
    /// The agency's calendar.
    pub calendar: &'a Calendar,
    /// The present.
    pub now: DateTime<Utc>,
}

/// What was counted, so that it can be counted again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = StatisticsBasis)]
pub struct Basis {
    /// First and last day.
    pub period: Period,
    /// The last day of which everything is known: the last of the period, or the day of counting where the period goes on.
    pub known_until: NaiveDate,
    /// When it was counted.
    pub counted_at: DateTime<Utc>,
    /// Cases of the agency with at least one act up to that day.
    pub cases: u64,
    /// Acts in them up to that day.
    pub acts: u64,
    /// Acts in the period.
    pub acts_in_period: u64,
    /// What happened to publications of their decisions up to that day.
    pub publication_events: u64,
    /// SHA-256 over one line for each case in the order of the identifiers: identifier, number of its acts and number of events of its
    /// publication up to that day, with a blank between them.
    pub sha256: String,
}

/// Figures of a period.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Statistics {
    /// The agency.
    pub agency: String,
    /// What was counted.
    pub basis: Basis,
    /// The figures, in groups.
    pub groups: Vec<Group>,
    /// What could not be counted, in Chinese.
    pub remarks: Vec<String>,
}

impl Statistics {
    /// The figure with an identifier.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.groups.iter().flat_map(|group| &group.figures).find(|figure| figure.id == id)
    }

    /// The number that a figure counts; zero where it counts none.
    pub fn count(&self, id: &str) -> u64 {
        match self.figure(id).map(|figure| &figure.value) {
            Some(Value::Count(count)) => *count,
            _ => 0,
        }
    }
}

/// Counts the cases of an agency over a period, one after the other.
pub struct Counting<'a> {
    source: Source<'a>,
    period: Period,
    known_until: NaiveDate,
    /// The moment up to which acts count.
    end: DateTime<Utc>,
    tally: Tally,
    limits: Limits,
    /// Identifier of each case with the numbers of its acts and of the events of its publication.
    counted: BTreeMap<String, (u64, u64)>,
}

impl<'a> Counting<'a> {
    /// Begins with nothing.
    pub fn new(source: Source<'a>, period: Period) -> Self {
        let known_until = period.until.min(china_date(source.now));
        let end = end_of_china_day(known_until).min(source.now);
        let (tally, limits) = (Tally::new(period), Limits::default());
        Self { source, period, known_until, end, tally, limits, counted: BTreeMap::new() }
    }

    /// Counts a case by all its acts and everything that happened to the publication of its decision, oldest first; what came after
    /// the period does not count.
    pub fn case(&mut self, id: &str, acts: &[Recorded], events: &[Published]) {
        let known = acts.partition_point(|act| act.at <= self.end);
        let known = acts.get(..known).unwrap_or_default();
        if known.is_empty() {
            return;
        }
        let told = events.partition_point(|told| told.event.signature.at <= self.end);
        let told = events.get(..told).unwrap_or_default();
        self.counted.insert(id.to_owned(), (known.len() as u64, told.len() as u64));
        self.tally.case(id, known);
        self.tally.publication(told);
        self.limits.case(&self.source, known, told, self.period, self.end);
    }

    /// The figures.
    pub fn finish(self) -> Statistics {
        let mut lines = String::new();
        for (id, (acts, events)) in &self.counted {
            // Writing to a string does not fail.
            let _ = writeln!(lines, "{id} {acts} {events}");
        }
        let basis = Basis {
            period: self.period,
            known_until: self.known_until,
            counted_at: self.source.now,
            cases: self.counted.len() as u64,
            acts: self.counted.values().map(|(acts, _)| acts).sum(),
            acts_in_period: self.tally.acts,
            publication_events: self.counted.values().map(|(_, events)| events).sum(),
            sha256: hex::encode(Sha256::digest(lines)),
        };
        let mut remarks = Vec::new();
        if self.known_until < self.period.until {
            remarks.push(format!("统计期尚未结束，数据截至{}", in_words(self.known_until)));
        }
        Statistics {
            agency: self.source.agency.to_owned(),
            basis,
            groups: groups::groups(&self.source, &self.tally, &self.limits),
            remarks,
        }
    }
}
