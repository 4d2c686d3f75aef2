//! What of a case's history its time limits hang on.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::act::{Act, Recorded};
use super::materials::MaterialKind;
use super::model::Outcome;
use crate::casework::calendar::end_of_china_day;
use crate::casework::deadline::{self, Extension, ExtensionKind, Longer, Milestone, Moments};

/// Milestones that no other act tells: an officer marks them.
pub const MARKED: [Milestone; 15] = [
    Milestone::EvidencePreserved,
    Milestone::PreservationDecided,
    Milestone::PropertySeized,
    Milestone::SeizureEnded,
    Milestone::CoercionOnSpot,
    Milestone::CoercionReported,
    Milestone::Transferred,
    Milestone::FinePaid,
    Milestone::FineCollected,
    Milestone::FineHandedIn,
    Milestone::FineBanked,
    Milestone::PublicationExempted,
    Milestone::ReconsiderationRequested,
    Milestone::ReconsiderationServed,
    Milestone::Sued,
];

/// The moments of a penalty case, from its whole history.
pub fn moments(history: &[Recorded]) -> Moments {
    let mut reader =
        Reader { moments: Moments::of_case(deadline::Act::Penalty), notice: String::new(), fine: false, penalty: true };
    history.iter().for_each(|recorded| reader.read(recorded));
    reader.moments
}

/// The longer times that the head gave.
pub fn extensions(history: &[Recorded]) -> Vec<Extension> {
    let of = |recorded: &Recorded| match &recorded.act {
        Act::ExtendDeadline { deadline, until, reason } => Some(Extension {
            rule: deadline.clone(),
            subject: None,
            kind: ExtensionKind::Extended,
            longer: Longer::Until(*until),
            approved_at: recorded.at,
            approved_by: recorded.actor.name.clone(),
            basis: reason.clone(),
        }),
        _ => None,
    };
    history.iter().filter_map(of).collect()
}

struct Reader {
    moments: Moments,
    /// The notice that statements and hearings belong to.
    notice: String,
    /// Whether the outcome proposed last holds a fine.
    fine: bool,
    /// Whether it is a penalty at all.
    penalty: bool,
}

impl Reader {
    fn add(&mut self, what: Milestone, at: DateTime<Utc>) {
        self.moments = std::mem::replace(&mut self.moments, Moments::of_case(deadline::Act::Penalty)).with(what, at);
    }

    fn about(&mut self, what: Milestone, at: DateTime<Utc>, subject: &str) {
        let moments = std::mem::replace(&mut self.moments, Moments::of_case(deadline::Act::Penalty));
        self.moments = moments.with_subject(what, at, subject);
    }

    /// Something about the notice that was given last.
    fn of_notice(&mut self, what: Milestone, at: DateTime<Utc>) {
        let notice = self.notice.clone();
        self.about(what, at, &notice);
    }

    fn read(&mut self, recorded: &Recorded) {
        let at = recorded.at;
        match &recorded.act {
            Act::ApproveFiling { .. } => self.add(Milestone::Filed, at),
            Act::Drop { .. } => {
                self.add(Milestone::CaseDismissed, at);
                self.add(Milestone::Closed, at);
            }
            Act::RefuseFiling { .. } | Act::Close { .. } => self.add(Milestone::Closed, at),
            Act::Transfer { .. } => {
                self.add(Milestone::TransferApproved, at);
                self.add(Milestone::Closed, at);
            }
            Act::Archive { .. } => self.add(Milestone::Archived, at),
            Act::AddMaterial { material } if material.kind == MaterialKind::Recording => {
                let id = recorded.added.id.clone().unwrap_or_default();
                self.about(Milestone::RecordingMade, material.taken_at, &id);
                self.about(Milestone::RecordingStored, at, &id);
            }
            Act::SetOutcome { outcome, .. } => {
                self.penalty = is_penalty(outcome);
                self.fine = self.penalty && outcome.fine().is_some();
            }
            Act::Decide { .. } => {
                self.add(Milestone::Decided, at);
                self.moments.result = (!self.penalty).then_some(deadline::Act::Other);
            }
            Act::RevokeDecision { .. } => self.add(Milestone::DecisionOverturned, at),
            Act::Serve { served_on, .. } => {
                self.add(Milestone::Served, noon(*served_on));
                if self.fine {
                    self.add(Milestone::FineServed, noon(*served_on));
                }
            }
            Act::MarkMilestone { milestone, at, subject, .. } if subject.is_empty() => self.add(*milestone, *at),
            Act::MarkMilestone { milestone, at, subject, .. } => self.about(*milestone, *at, subject),
            _ => self.hear(recorded),
        }
    }

    fn hear(&mut self, recorded: &Recorded) {
        match &recorded.act {
            Act::GiveNotice { document, received_on, hearing_right, .. } => {
                self.notice.clone_from(document);
                self.of_notice(Milestone::PenaltyNotified, noon(*received_on));
                if *hearing_right {
                    self.of_notice(Milestone::HearingRightTold, noon(*received_on));
                }
            }
            Act::ReceiveStatement { received_on, .. } => self.of_notice(Milestone::StatementMade, noon(*received_on)),
            Act::WaiveRights { hearing, .. } => {
                self.of_notice(Milestone::StatementWaived, recorded.at);
                if *hearing {
                    self.of_notice(Milestone::HearingWaived, recorded.at);
                }
            }
            Act::RequestHearing { requested_on } => self.of_notice(Milestone::HearingRequested, noon(*requested_on)),
            Act::ScheduleHearing { told_on, held_on, .. } => {
                self.of_notice(Milestone::HearingNotified, noon(*told_on));
                self.of_notice(Milestone::HearingScheduled, noon(*held_on));
            }
            _ => {}
        }
    }
}

fn is_penalty(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Penalty { .. })
}

/// A moment within a China date of which only the day is known.
fn noon(day: NaiveDate) -> DateTime<Utc> {
    // Noon in China is four in the morning in UTC, on the same date.
    NaiveTime::from_hms_opt(4, 0, 0).map_or_else(|| end_of_china_day(day), |time| day.and_time(time).and_utc())
}
