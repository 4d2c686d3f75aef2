//! What a decision must have behind it, read from the bare history.

use std::collections::BTreeSet;

use super::world::{LARGE_FINE, day, person};
use crate::casework::calendar::china_date;
use crate::casework::case_file::act::{Act, Recorded};
use crate::casework::case_file::model::{Facts, LegalBasis, Outcome, Party};
use crate::casework::people::Role;
use crate::casework::review::opinion::OpinionResult;
use crate::law::money::Yuan;

/// What a walk along the history remembers.
#[derive(Default)]
struct Walk {
    party: Option<Party>,
    facts: Option<Facts>,
    basis: Option<LegalBasis>,
    outcome: Option<Outcome>,
    officers: BTreeSet<String>,
    ever_officers: BTreeSet<String>,
    /// Position of the last change of what a review covers, and of what a notice covers.
    changed_for_review: usize,
    changed_for_notice: usize,
    hearings: usize,
    asked: usize,
    reviewer: Option<String>,
    agreed: Option<(usize, String)>,
    notice: Option<usize>,
}

/// Checks every decision of a history; says what is wrong with the first bad one.
pub(super) fn check(history: &[Recorded]) -> Result<Option<bool>, String> {
    let mut walk = Walk::default();
    let mut decided = None;
    for (at, recorded) in history.iter().enumerate() {
        if let Act::Decide { .. } = recorded.act {
            decided = Some(walk.decision(recorded)?);
        }
        walk.take(at + 1, recorded);
    }
    Ok(decided)
}

impl Walk {
    fn take(&mut self, at: usize, recorded: &Recorded) {
        match &recorded.act {
            Act::Open { party, officers, .. } => {
                self.party = Some(party.clone());
                self.officers.clone_from(officers);
                self.ever_officers.clone_from(officers);
            }
            Act::AssignOfficers { officers, .. } => {
                self.officers.clone_from(officers);
                self.ever_officers.extend(officers.iter().cloned());
            }
            Act::SetParty { party, .. } if self.party.as_ref() != Some(party) => {
                self.party = Some(party.clone());
                self.change(at);
            }
            Act::SetFacts { facts, .. } if self.facts.as_ref() != Some(facts) => {
                self.facts = Some(facts.clone());
                self.change(at);
            }
            Act::SetProvisions { basis, .. } if self.basis.as_ref() != Some(basis) => {
                self.basis = Some(basis.clone());
                self.change(at);
            }
            Act::SetOutcome { outcome, .. } if self.outcome.as_ref() != Some(outcome) => {
                self.outcome = Some(outcome.clone());
                self.change(at);
            }
            Act::HoldHearing { .. } => {
                self.hearings += 1;
                self.changed_for_review = at;
            }
            Act::RequestReview { .. } | Act::SettleDisagreement { another_review: true, .. } => {
                (self.asked, self.reviewer, self.agreed) = (at, None, None);
            }
            Act::TakeReview {} => self.reviewer = Some(recorded.actor.id.clone()),
            Act::GiveOpinion { result: OpinionResult::Agree {}, .. } => {
                self.agreed = Some((self.asked, recorded.actor.id.clone()));
            }
            Act::GiveOpinion { .. } => self.agreed = None,
            Act::GiveNotice { .. } => self.notice = Some(at),
            _ => {}
        }
    }

    fn change(&mut self, at: usize) {
        (self.changed_for_review, self.changed_for_notice) = (at, at);
    }

    /// Whether a review was due for the decision; an error where it lacks something.
    fn decision(&self, decision: &Recorded) -> Result<bool, String> {
        let fine = self.outcome.as_ref().and_then(Outcome::fine);
        let complex = self.facts.as_ref().is_some_and(|facts| facts.traits.complex);
        let due = complex || self.hearings > 0 || fine.is_some_and(|fine| fine >= Yuan::from_integer(LARGE_FINE));
        if due {
            let Some((asked, reviewer)) = &self.agreed else { return Err("no review that agrees".into()) };
            if *asked < self.changed_for_review {
                return Err("something changed after the review was asked for".into());
            }
            if self.ever_officers.contains(reviewer) || self.reviewer.as_ref() != Some(reviewer) {
                return Err("the reviewer handled the case, or never took it up".into());
            }
        }
        let by = &decision.actor;
        if !by.roles.contains(&Role::Head) || by.agency != "本机关" || self.ever_officers.contains(&by.id) {
            return Err("decided by somebody else than a head".into());
        }
        if matches!(self.outcome, Some(Outcome::Penalty { .. }))
            && self.notice.is_none_or(|at| at < self.changed_for_notice)
        {
            return Err("no notice of this proposal".into());
        }
        let today = china_date(decision.at);
        let valid = |id: &&String| person(id).is_some_and(|officer| officer.may_enforce_on(today));
        if self.officers.iter().filter(valid).count() < 2 || today < day("2025-01-06") {
            return Err("fewer than two officers".into());
        }
        Ok(due)
    }
}
