//! Decisions with their publications, and what is to be done about them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::assist::pipeline::Services;
use crate::casework::calendar::china_date;
use crate::casework::case_file::act::Act;
use crate::casework::deadline::{Deadline, Milestone, Status};
use crate::casework::publication::{Ground, Limits, Stage};
use crate::failure::Failure;
use crate::handling::AgencyRules;
use crate::store::publications::{Held, ListFilter, Wanted};

/// A decision with its publication. Not for the public: it names the party.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublicationRow {
    /// The case.
    pub case_id: String,
    /// 案号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_number: Option<String>,
    /// 案由.
    pub title: String,
    /// 当事人.
    pub party: String,
    /// Accounts of the officers.
    pub officers: Vec<String>,
    /// 决定书文号.
    pub decision_number: String,
    /// Day of the decision in China.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<NaiveDate>,
    /// Identifier of the publication in the feed, once something was prepared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where it stands.
    pub stage: Stage,
    /// Whether a text is being prepared: the first, a correction, or one that comes after a withdrawal.
    pub drafted: bool,
    /// Day in China on which it first became public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<NaiveDate>,
    /// Last day for publishing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Whether it became public after that day, or is not public and the day has passed.
    pub late: bool,
    /// Last day on which it is public, where the agency sets one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// What is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub todo: Option<Todo>,
}

/// What is to be done about a publication.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PublicationTodo)]
pub struct Todo {
    /// What.
    pub what: TodoKind,
    /// Last day for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Working days left, today not counted; negative once the day has passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
    /// Whether that day has passed.
    pub late: bool,
    /// In one Chinese sentence.
    pub message: String,
}

/// What kind of thing is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PublicationTodoKind)]
pub enum TodoKind {
    /// Publish it.
    Publish,
    /// Take it down: the decision stands no more.
    Withdraw,
    /// End it: its period is over.
    Expire,
}

/// Decisions of an agency with their publications.
///
/// # Errors
/// `publication.policy`, `calendar.file`, `deadline.*`, `store.*`.
pub async fn list(services: &Services, agency: &str, filter: &ListFilter) -> Result<Vec<PublicationRow>, Failure> {
    let rules = AgencyRules::load(&services.config.home, agency)?;
    let now = services.clock.now();
    let held = services.store.publications().list(agency, filter).await?;
    Ok(held.into_iter().map(|held| row(&rules, held, now)).collect())
}

/// What is to be done, what is due first before the rest.
///
/// # Errors
/// As [`list`].
pub async fn due(services: &Services, agency: &str, limit: u64) -> Result<Vec<PublicationRow>, Failure> {
    let wanted = Wanted::Open(services.clock.today());
    let mut rows = list(services, agency, &ListFilter { wanted, stage: None, before: None, limit }).await?;
    rows.retain(|row| row.todo.is_some());
    rows.sort_by_key(|row| row.todo.as_ref().and_then(|todo| todo.due).unwrap_or(NaiveDate::MAX));
    Ok(rows)
}

fn row(rules: &AgencyRules, held: Held, now: DateTime<Utc>) -> PublicationRow {
    let deadlines = rules.time_limits(&held.acts, held.life, now);
    let limits = Limits::among(&deadlines);
    let decided = held.acts.iter().rev().find_map(|recorded| match &recorded.act {
        Act::Decide { number, .. } => Some((number.clone(), china_date(recorded.at))),
        _ => None,
    });
    let (decision_number, decided_on) = decided.unzip();
    let todo = todo(&held, &limits, china_date(now));
    PublicationRow {
        decision_number: decision_number.unwrap_or_default(),
        decided_on,
        late: held.late || limits.publish.is_some_and(|limit| limit.status == Status::Overdue),
        due: limits.publish.and_then(|limit| limit.due),
        todo,
        id: held.id,
        stage: held.stage,
        drafted: held.drafted,
        published_on: held.life.first_published_at.map(china_date),
        until: held.until,
        case_id: held.case.id,
        case_number: held.case.number,
        title: held.case.title,
        party: held.case.party,
        officers: held.case.officers,
    }
}

fn todo(held: &Held, limits: &Limits<'_>, today: NaiveDate) -> Option<Todo> {
    let has = |is: fn(&Act) -> bool| held.acts.iter().any(|recorded| is(&recorded.act));
    let is_revoked = has(|act| matches!(act, Act::RevokeDecision { .. }));
    let is_exempted = has(|act| matches!(act, Act::MarkMilestone { milestone: Milestone::PublicationExempted, .. }));
    match held.stage {
        Stage::Published if is_revoked => limits.withdraw.map(|limit| of_limit(TodoKind::Withdraw, limit)),
        Stage::Published => held.until.filter(|until| *until < today).map(over),
        Stage::Withdrawn if !is_revoked && held.ground == Some(Ground::Disclosure) => Some(Todo {
            what: TodoKind::Publish,
            due: None,
            days_left: None,
            late: false,
            message: "因公开了不应公开的内容已经撤回，处理后应当重新公开".to_owned(),
        }),
        Stage::Withdrawn | Stage::Expired => None,
        _ if is_revoked || is_exempted => None,
        _ => limits.publish.map(|limit| of_limit(TodoKind::Publish, limit)),
    }
}

fn of_limit(what: TodoKind, limit: &Deadline) -> Todo {
    let late = limit.status == Status::Overdue;
    Todo { what, due: limit.due, days_left: limit.days_left, late, message: limit.message.clone() }
}

fn over(until: NaiveDate) -> Todo {
    let message = format!("公示期已于{until}届满，应当结束公示");
    Todo { what: TodoKind::Expire, due: Some(until), days_left: None, late: true, message }
}
