//! What of a publication's life the time limits of its case hang on.

use chrono::{DateTime, Utc};

use super::model::Publication;
use crate::casework::deadline::{Deadline, Milestone, Moments};

/// Identifiers of the time limits for publishing; which one holds depends on the result of the case.
const PUBLISH: [&str; 2] = ["publish", "publish_other"];
/// Identifier of the time limit for withdrawing.
const WITHDRAW: &str = "withdraw_publication";

/// When a decision became public, and ceased to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Life {
    /// When it first became public.
    pub first_published_at: Option<DateTime<Utc>>,
    /// When the text became public that is or was public last.
    pub published_at: Option<DateTime<Utc>>,
    /// When it was taken down last.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// When its period was over.
    pub expired_at: Option<DateTime<Utc>>,
}

impl Life {
    /// The moments of a case with those of its publication.
    #[must_use]
    pub fn on(self, moments: Moments) -> Moments {
        let told = [
            (Milestone::Published, self.first_published_at),
            (Milestone::Published, self.published_at.filter(|at| Some(*at) != self.first_published_at)),
            (Milestone::PublicationWithdrawn, self.withdrawn_at),
            (Milestone::PublicationExpired, self.expired_at),
        ];
        let happened = told.into_iter().filter_map(|(what, at)| Some((what, at?)));
        happened.fold(moments, |moments, (what, at)| moments.with(what, at))
    }
}

impl From<&Publication> for Life {
    fn from(publication: &Publication) -> Self {
        let withdrawals = publication.withdrawal.iter().chain(publication.earlier_withdrawals.last());
        Self {
            first_published_at: publication.first_published_at,
            published_at: publication.live.as_ref().map(|live| live.published.at),
            withdrawn_at: withdrawals.map(|withdrawal| withdrawal.signature.at).next(),
            expired_at: publication.expired.as_ref().map(|signature| signature.at),
        }
    }
}

/// Of the time limits of a case those for publishing and withdrawing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Limits<'d> {
    /// For publishing.
    pub publish: Option<&'d Deadline>,
    /// For withdrawing.
    pub withdraw: Option<&'d Deadline>,
}

impl<'d> Limits<'d> {
    /// Those among `deadlines`.
    pub fn among(deadlines: &'d [Deadline]) -> Self {
        let find = |ids: &[&str]| deadlines.iter().find(|deadline| ids.contains(&deadline.id.as_str()));
        Self { publish: find(&PUBLISH), withdraw: find(&[WITHDRAW]) }
    }
}
