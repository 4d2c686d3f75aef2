//! Time limits that were not kept, by rule.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Period, Source};
use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::moments::{extensions, moments};
use crate::casework::deadline::{Deadline, Holder, Milestone, Status, deadlines};

/// How often a rule was not kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Missed {
    pub name: String,
    /// Not done at the end of the period, though due.
    pub overdue: u64,
    /// Done in the period, but late.
    pub late: u64,
}

/// Rules of the agency's own time limits that were not kept, by their identifiers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Limits {
    pub rules: BTreeMap<String, Missed>,
    /// Time limits of the agency that were looked at: begun before the end of the period.
    pub looked_at: u64,
}

/// Milestones that only publications tell.
const TOLD_BY_PUBLICATION: [Milestone; 2] = [Milestone::Published, Milestone::PublicationWithdrawn];

impl Limits {
    /// Looks at a case as it was at the end of the period.
    pub fn case(&mut self, source: &Source<'_>, id: &str, known: &[Recorded], period: Period, end: DateTime<Utc>) {
        let mut told = moments(known);
        let publications = source.publications.unwrap_or_default();
        for publication in publications.iter().filter(|held| held.case == id) {
            if publication.published_at <= end {
                told = told.with(Milestone::Published, publication.published_at);
            }
            if let Some(at) = publication.withdrawn_at.filter(|at| *at <= end) {
                told = told.with(Milestone::PublicationWithdrawn, at);
            }
        }
        let all = deadlines(source.limits, source.calendar, &told, &extensions(known), end);
        for deadline in all.iter().filter(|deadline| deadline.holder == Holder::Agency) {
            let can_be_known = source.publications.is_some() || !hangs_on_publication(source, &deadline.id);
            if can_be_known && deadline.status != Status::NotStarted {
                self.look(deadline, period);
            }
        }
    }

    fn look(&mut self, deadline: &Deadline, period: Period) {
        self.looked_at += 1;
        let was_late = deadline.fulfilled_on.is_some_and(|done| period.contains(done));
        let (overdue, late) = match deadline.status {
            Status::Overdue => (1, 0),
            Status::MetLate if was_late => (0, 1),
            _ => return,
        };
        let missed = self.rules.entry(deadline.id.clone()).or_default();
        missed.name.clone_from(&deadline.name);
        missed.overdue += overdue;
        missed.late += late;
    }
}

fn hangs_on_publication(source: &Source<'_>, id: &str) -> bool {
    let rule = source.limits.by_id(id);
    rule.is_some_and(|rule| rule.ends.iter().any(|end| TOLD_BY_PUBLICATION.contains(end)))
}
