//! What happened and when, as the case file or the agency's register knows it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Milestone;

/// The kind of enforcement act (行政执法行为) that a case is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeadlineAct)]
pub enum Act {
    /// 行政处罚.
    #[default]
    Penalty,
    /// 行政许可.
    Permit,
    /// 行政强制.
    Coercion,
    /// 行政检查.
    Inspection,
    /// 行政征收征用.
    Levy,
    /// Any other.
    Other,
}

/// Whose time limits they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeadlineScope)]
pub enum Scope {
    /// Those of one case.
    #[default]
    Case,
    /// Those of the agency as a whole: yearly reports.
    Agency,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Moment {
    /// What happened.
    pub what: Milestone,
    /// When, in UTC; rules that count days take the date in China.
    pub at: DateTime<Utc>,
    /// What it is about where there may be several: the identifier of a recording, a seizure, a notice; of yearly reports
    /// the year.
    pub subject: Option<String>,
}

/// Everything that happened in a case, or in an agency, as far as time limits hang on it.
///
/// Of several moments with the same milestone and the same subject the first counts; a notice that was given anew needs a
/// subject of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Moments {
    /// Of a case or of an agency.
    pub scope: Scope,
    /// The kind of act; of no matter for an agency.
    pub act: Act,
    /// The kind of its result, where that is another: a penalty case that ends without a penalty.
    #[serde(default)]
    pub result: Option<Act>,
    /// Since when an agency keeps its reports here: yearly ones that were due earlier are left out.
    pub since: Option<NaiveDate>,
    /// In any order.
    pub list: Vec<Moment>,
}

impl Moments {
    /// Of a case, with nothing that happened yet.
    pub fn of_case(act: Act) -> Self {
        Self { scope: Scope::Case, act, result: None, since: None, list: Vec::new() }
    }

    /// Of an agency that keeps its reports here since a day.
    pub fn of_agency(since: NaiveDate) -> Self {
        Self { scope: Scope::Agency, act: Act::Other, result: None, since: Some(since), list: Vec::new() }
    }

    /// With something more that happened.
    #[must_use]
    pub fn with(mut self, what: Milestone, at: DateTime<Utc>) -> Self {
        self.list.push(Moment { what, at, subject: None });
        self
    }

    /// With something more that happened to one of several things.
    #[must_use]
    pub fn with_subject(mut self, what: Milestone, at: DateTime<Utc>, subject: impl Into<String>) -> Self {
        self.list.push(Moment { what, at, subject: Some(subject.into()) });
        self
    }

    /// The first moment of each subject at which `what` happened, earliest first.
    pub(super) fn firsts(&self, what: Milestone) -> Vec<&Moment> {
        let mut found: Vec<&Moment> = self.list.iter().filter(|moment| moment.what == what).collect();
        found.sort_by_key(|moment| moment.at);
        let mut firsts: Vec<&Moment> = Vec::new();
        for moment in found {
            if firsts.iter().all(|first| first.subject != moment.subject) {
                firsts.push(moment);
            }
        }
        firsts
    }
}
