//! Time limits that were not kept, by rule.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Period, Source};
use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::moments::{extensions, moments};
use crate::casework::deadline::{Deadline, Holder, Status, deadlines};
use crate::casework::publication::{Life, Publication, Recorded as Published};

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

impl Limits {
    /// Looks at a case as it was at the end of the period: by its acts and what had happened to its publication.
    pub fn case(
        &mut self,
        source: &Source<'_>,
        known: &[Recorded],
        told: &[Published],
        period: Period,
        end: DateTime<Utc>,
    ) {
        let publication = Publication::fold(told.iter().map(|told| &told.event));
        let moments = Life::from(&publication).on(moments(known));
        let all = deadlines(source.limits, source.calendar, &moments, &extensions(known), end);
        for deadline in all.iter().filter(|deadline| deadline.holder == Holder::Agency) {
            if deadline.status != Status::NotStarted {
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
