//! Decisions of an agency with their publications, also those that nobody has prepared yet.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Publications;
use super::record::word;
use crate::casework::case_file::act;
use crate::casework::publication::{Ground, Life, Stage};
use crate::store::case_files::{CaseRow, recorded};
use crate::store::entities::{case_event, case_file, publication};
use crate::store::error::StoreError;
use crate::store::time;

/// Acts on which the time limits of a publication hang.
const TELLING: [&str; 5] = ["set_outcome", "decide", "revoke_decision", "mark_milestone", "extend_deadline"];

/// Which decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All.
    All,
    /// Those about which something is to be done on this day: not public yet and not exempted, public although the decision was
    /// revoked, or beyond the last day.
    Open(NaiveDate),
}

/// Which of them, and how many.
#[derive(Debug, Clone)]
pub struct ListFilter {
    /// All or those to do.
    pub wanted: Wanted,
    /// Where the publication stands.
    pub stage: Option<Stage>,
    /// Opened before the case with this identifier.
    pub before: Option<String>,
    /// At most so many.
    pub limit: u64,
}

/// A decision with its publication, as far as there is one.
#[derive(Debug, Clone)]
pub struct Held {
    /// The case.
    pub case: CaseRow,
    /// Its acts on which the time limits hang.
    pub acts: Vec<act::Recorded>,
    /// Identifier of the publication, once something was prepared.
    pub id: Option<String>,
    /// Where it stands.
    pub stage: Stage,
    /// Whether a text is being prepared: the first, a correction, or one that comes after a withdrawal.
    pub drafted: bool,
    /// Why it was taken down.
    pub ground: Option<Ground>,
    /// Whether it became public late.
    pub late: bool,
    /// Last day on which it is public.
    pub until: Option<NaiveDate>,
    /// When it became public and ceased to be.
    pub life: Life,
}

impl Publications {
    /// Decisions of `agency`, newest case first; those to do oldest first.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn list(&self, agency: &str, filter: &ListFilter) -> Result<Vec<Held>, StoreError> {
        let mut query = case_file::Entity::find()
            .filter(case_file::Column::Agency.eq(agency))
            .filter(case_file::Column::Id.in_subquery(cases_that("decide")));
        if let Some(stage) = filter.stage {
            query = query.filter(standing_at(stage)?);
        }
        if let Some(before) = &filter.before {
            query = query.filter(case_file::Column::Id.lt(before));
        }
        let query = match filter.wanted {
            Wanted::All => query.order_by_desc(case_file::Column::Id),
            Wanted::Open(today) => query.filter(open_on(today)?).order_by_asc(case_file::Column::Id),
        };
        let cases = query.limit(filter.limit).all(self.store.read()).await?;
        let ids: Vec<String> = cases.iter().map(|case| case.id.clone()).collect();
        let mut acts = self.telling(&ids).await?;
        let rows = publication::Entity::find().filter(publication::Column::CaseId.is_in(ids));
        let rows = rows.all(self.store.read()).await?;
        let mut rows: HashMap<String, publication::Model> =
            rows.into_iter().map(|row| (row.case_id.clone(), row)).collect();
        cases.into_iter().map(|case| held(acts.remove(&case.id), rows.remove(&case.id), case)).collect()
    }

    /// Agencies with a publication whose last day is over on `today`, with its case.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn run_out(&self, today: NaiveDate) -> Result<Vec<(String, String)>, StoreError> {
        let query = publication::Entity::find().filter(publication::Column::Stage.eq(word(Stage::Published)?));
        let rows = query.filter(publication::Column::Until.lt(today)).all(self.store.read()).await?;
        Ok(rows.into_iter().map(|row| (row.agency, row.case_id)).collect())
    }

    /// The acts of these cases on which time limits hang, in order.
    async fn telling(&self, ids: &[String]) -> Result<HashMap<String, Vec<act::Recorded>>, StoreError> {
        let query = case_event::Entity::find()
            .filter(case_event::Column::CaseId.is_in(ids))
            .filter(case_event::Column::Kind.is_in(TELLING))
            .order_by_asc(case_event::Column::CaseId)
            .order_by_asc(case_event::Column::Seq);
        let mut acts: HashMap<String, Vec<act::Recorded>> = HashMap::new();
        for row in query.all(self.store.read()).await? {
            acts.entry(row.case_id.clone()).or_default().push(recorded(&row)?);
        }
        Ok(acts)
    }
}

fn held(
    acts: Option<Vec<act::Recorded>>,
    row: Option<publication::Model>,
    case: case_file::Model,
) -> Result<Held, StoreError> {
    let (case, acts) = (CaseRow::try_from(case)?, acts.unwrap_or_default());
    let Some(row) = row else {
        let (stage, life) = (Stage::Empty, Life::default());
        return Ok(Held { case, acts, id: None, stage, drafted: false, ground: None, late: false, until: None, life });
    };
    let ground = row.ground.map(|ground| serde_json::from_value(serde_json::Value::from(ground))).transpose()?;
    let moment = |text: Option<String>| time::from_optional(text.as_deref());
    Ok(Held {
        case,
        acts,
        id: Some(row.id),
        stage: serde_json::from_value(serde_json::Value::from(row.stage))?,
        drafted: row.drafted,
        ground,
        late: row.late,
        until: row.until,
        life: Life {
            first_published_at: moment(row.first_published_at)?,
            published_at: moment(row.published_at)?,
            withdrawn_at: moment(row.withdrawn_at)?,
            expired_at: moment(row.expired_at)?,
        },
    })
}

/// Cases in which an act of this kind took place.
fn cases_that(kind: &str) -> SelectStatement {
    Query::select()
        .column(case_event::Column::CaseId)
        .from(case_event::Entity)
        .and_where(case_event::Column::Kind.eq(kind))
        .to_owned()
}

/// Cases whose publication is so.
fn published_as(is: Condition) -> SelectStatement {
    Query::select().column(publication::Column::CaseId).from(publication::Entity).cond_where(is).to_owned()
}

fn standing_at(stage: Stage) -> Result<Condition, StoreError> {
    let at = Condition::all().add(publication::Column::Stage.eq(word(stage)?));
    let here = Condition::any().add(case_file::Column::Id.in_subquery(published_as(at)));
    if stage != Stage::Empty {
        return Ok(here);
    }
    Ok(here.add(case_file::Column::Id.not_in_subquery(published_as(Condition::all()))))
}

fn open_on(today: NaiveDate) -> Result<Condition, StoreError> {
    let id = case_file::Column::Id;
    let public = || Ok::<_, StoreError>(publication::Column::Stage.eq(word(Stage::Published)?));
    let ever = publication::Column::FirstPublishedAt.is_not_null();
    let anew = publication::Column::Ground.eq(word(Ground::Disclosure)?);
    // A decision that stands is public once, unless that was decided against; what told too much becomes public again without that.
    let done =
        Condition::all().add(ever).add(Condition::any().add(publication::Column::Ground.is_null()).add(anew.not()));
    let done = published_as(done);
    let unpublished = Condition::all()
        .add(id.not_in_subquery(done))
        .add(id.not_in_subquery(cases_that("revoke_decision")))
        .add(id.not_in_subquery(exempted()));
    let to_withdraw = Condition::all()
        .add(id.in_subquery(published_as(Condition::all().add(public()?))))
        .add(id.in_subquery(cases_that("revoke_decision")));
    let over = Condition::all().add(public()?).add(publication::Column::Until.lt(today));
    let run_out = Condition::all().add(id.in_subquery(published_as(over)));
    Ok(Condition::any().add(unpublished).add(to_withdraw).add(run_out))
}

/// Cases of which it was decided, with reasons, that the decision is not published.
fn exempted() -> SelectStatement {
    cases_that("mark_milestone")
        .and_where(Expr::cust(r#"json_extract("act", '$.milestone') = 'publication_exempted'"#))
        .to_owned()
}
