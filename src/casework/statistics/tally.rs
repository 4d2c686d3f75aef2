//! Goes through the acts of a case and counts those of the period.

use std::collections::BTreeMap;

use super::Period;
use super::kinds::Imposed;
use crate::casework::calendar::china_date;
use crate::casework::case_file::act::{Act, Recorded};
use crate::casework::case_file::apply::{apply, begin};
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::MaterialKind;
use crate::casework::case_file::stage::Stage;
use crate::casework::publication::{Event, Recorded as Published, What};
use crate::casework::review::opinion::OpinionResult;

/// Acts of the period by what they are; the identifiers are those of the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    period: Period,
    pub acts: u64,
    counts: BTreeMap<&'static str, u64>,
    pub imposed: Imposed,
    /// Filed and decided, by field of enforcement.
    pub fields: BTreeMap<String, (u64, u64)>,
    /// Cases at each stage on the last day.
    pub stages: BTreeMap<Stage, u64>,
}

impl Tally {
    pub fn new(period: Period) -> Self {
        Self {
            period,
            acts: 0,
            counts: BTreeMap::new(),
            imposed: Imposed::default(),
            fields: BTreeMap::new(),
            stages: BTreeMap::new(),
        }
    }

    /// How many acts count under an identifier.
    pub fn of(&self, id: &str) -> u64 {
        self.counts.get(id).copied().unwrap_or_default()
    }

    /// Counts a case by its acts up to the end of the period.
    pub fn case(&mut self, id: &str, acts: &[Recorded]) {
        let Some((first, rest)) = acts.split_first() else { return };
        let Some(mut file) = begin(id, first) else { return };
        self.act(&file, first);
        for recorded in rest {
            // The file before the act: what was decided upon is what stood in it.
            self.act(&file, recorded);
            apply(&mut file, recorded);
        }
        *self.stages.entry(file.stage).or_default() += 1;
    }

    /// Counts what happened to the publication of a case, up to the end of the period.
    pub fn publication(&mut self, events: &[Published]) {
        let mut was_public = false;
        for Event { signature, what } in events.iter().map(|told| &told.event) {
            let counts = self.period.contains(china_date(signature.at));
            match what {
                What::Published { late, .. } => {
                    let first = !std::mem::replace(&mut was_public, true);
                    let ids: &[&'static str] = match (first, late) {
                        (true, true) => &["published", "published_late"],
                        (true, false) => &["published"],
                        (false, _) => &["published_again"],
                    };
                    ids.iter().filter(|_| counts).for_each(|id| self.add(id));
                }
                What::Withdrawn { .. } if counts => self.add("withdrawn"),
                What::Expired if counts => self.add("expired"),
                _ => {}
            }
        }
    }

    fn add(&mut self, id: &'static str) {
        *self.counts.entry(id).or_default() += 1;
    }

    fn act(&mut self, before: &CaseFile, recorded: &Recorded) {
        if !self.period.contains(china_date(recorded.at)) {
            return;
        }
        self.acts += 1;
        match &recorded.act {
            Act::Open { .. } => self.add("opened"),
            Act::ApproveFiling { .. } => {
                self.add("filed");
                self.fields.entry(before.field.clone()).or_default().0 += 1;
            }
            Act::RefuseFiling { .. } => self.add("not_filed"),
            Act::Drop { .. } => self.add("dropped"),
            Act::Transfer { .. } => {
                let crime = before.facts.as_ref().is_some_and(|facts| facts.traits.suspected_crime);
                self.add("transferred");
                if crime {
                    self.add("transferred_crime");
                }
            }
            Act::Decide { .. } => self.decided(before, recorded),
            Act::RevokeDecision { .. } => self.add("revoked"),
            Act::Serve { .. } => self.add("served"),
            Act::RecordExecution { complete: true, .. } => self.add("executed"),
            Act::Close { .. } => self.add("closed"),
            Act::Archive { .. } => self.add("archived"),
            Act::ExtendDeadline { .. } => self.add("extended"),
            _ => self.reviewed_or_heard(recorded),
        }
    }

    fn decided(&mut self, before: &CaseFile, recorded: &Recorded) {
        self.add("decided");
        self.imposed.decided(before.outcome.as_ref());
        self.fields.entry(before.field.clone()).or_default().1 += 1;
        let due = recorded.added.review_due.as_ref().is_some_and(|due| due.due);
        self.add(if due { "review_due" } else { "review_not_due" });
        if before.discussion.is_some() {
            self.add("discussed");
        }
    }

    fn reviewed_or_heard(&mut self, recorded: &Recorded) {
        match &recorded.act {
            Act::RequestReview { .. } => self.add("rounds"),
            Act::GiveOpinion { result, .. } => {
                self.add("opinions");
                self.add(match result {
                    OpinionResult::Agree {} => "agreed",
                    OpinionResult::Problems {} => "problems",
                    OpinionResult::Supplement { .. } => "supplement",
                });
            }
            Act::Disagree { .. } => self.add("disagreements"),
            Act::SettleDisagreement { another_review: true, .. } => {
                self.add("rounds");
                self.add("looked_at_anew");
            }
            Act::GiveNotice { hearing_right, .. } => {
                self.add("notices");
                if *hearing_right {
                    self.add("hearing_told");
                }
            }
            Act::ReceiveStatement { .. } => self.add("statements"),
            Act::AnswerStatement { adopted, .. } => {
                self.add(if *adopted { "statements_adopted" } else { "statements_not_adopted" });
            }
            Act::WaiveRights { .. } => self.add("waived"),
            Act::RequestHearing { .. } => self.add("hearing_requested"),
            Act::HoldHearing { .. } => self.add("hearing_held"),
            Act::EndHearing { .. } => self.add("hearing_ended"),
            _ => self.recorded(recorded),
        }
    }

    fn recorded(&mut self, recorded: &Recorded) {
        match &recorded.act {
            Act::BeginRecord { .. } => self.add("records"),
            Act::SignRecord { .. } => self.add("records_signed"),
            Act::AddMaterial { material } => {
                self.add("materials");
                if material.kind == MaterialKind::Recording {
                    self.add("recordings");
                }
            }
            _ => {}
        }
    }
}
