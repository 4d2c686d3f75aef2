//! When an agency's reports are due, and which of them it has published or sent.

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::AgencyRules;
use crate::assist::pipeline::Services;
use crate::casework::calendar::china_date;
use crate::casework::deadline::{self, Deadline, Milestone, Moments};
use crate::casework::people::{Permission, Person};
use crate::failure::Failure;

/// A report of an agency's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// 年度行政执法数据, published by 31 January of the year after.
    Annual,
    /// The report of 1 June.
    June,
    /// The report of 20 December.
    December,
}

impl ReportKind {
    const fn milestone(self) -> Milestone {
        match self {
            Self::Annual => Milestone::StatisticsPublished,
            Self::June => Milestone::JuneReportSent,
            Self::December => Milestone::DecemberReportSent,
        }
    }
}

/// A report that was published or sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportSent {
    /// Which.
    pub report: ReportKind,
    /// The year that it is about.
    pub year: i32,
    /// When it was published or sent.
    pub at: DateTime<Utc>,
}

/// How the time limits of an agency's reports stand: the last one of each and the next.
///
/// # Errors
/// `deadline.*`, `calendar.file`, `store.*`.
pub async fn due(services: &Services, agency: &str) -> Result<Vec<Deadline>, Failure> {
    let rules = AgencyRules::load(&services.config.home, agency)?;
    let (held, now) = (services.store.reports_sent(), services.clock.now());
    let since = held.kept_since(agency).await?.unwrap_or(now);
    let moments = Moments { list: held.of(agency).await?, ..Moments::of_agency(china_date(since)) };
    Ok(deadline::deadlines(&rules.deadlines, &rules.calendar, &moments, &[], now))
}

/// Marks a report of the actor's agency as published or sent, and gives the time limits after it. `called` is what the log calls
/// the actor.
///
/// # Errors
/// `access.permission`, `report.future`, `report.year`, `report.sent_already`, and as [`due`].
pub async fn sent(
    services: &Services,
    actor: &Person,
    called: &str,
    what: &ReportSent,
) -> Result<Vec<Deadline>, Failure> {
    if !actor.may(Permission::DecideCases) && !actor.may(Permission::ManageRegisters) {
        return Err(Failure::new("access.permission", "只有机关负责人和系统管理员能登记报告的报送"));
    }
    if what.at > services.clock.now() {
        return Err(Failure::new("report.future", "报送的时间在将来"));
    }
    let day = china_date(what.at);
    let is_over = what.report != ReportKind::Annual || what.year < day.year();
    if what.year > day.year() || what.year < day.year() - 5 || !is_over {
        return Err(Failure::new("report.year", format!("{} 年的报告不会在 {day} 报送", what.year)));
    }
    let held = services.store.acting_as(called).reports_sent();
    held.mark(&actor.agency, what.report.milestone(), what.year, what.at, &actor.id).await?;
    due(services, &actor.agency).await
}
