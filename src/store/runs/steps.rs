//! Steps of a run. Each attempt is a row of its own: what a crashed or failed attempt was given stays on record.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::record::{self, Change};
use super::{Runs, Status};
use crate::store::entities::step;
use crate::store::error::StoreError;
use crate::store::time;

/// What a step that finished is recorded with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepRecord {
    /// The result.
    pub output: Value,
    /// Name of the model that was used.
    pub model: Option<String>,
    /// SHA-256 of its weights.
    pub model_sha256: Option<String>,
    /// Version of the prompt or template.
    pub prompt_version: Option<String>,
    /// How long it took, in seconds.
    pub seconds: f64,
}

/// An attempt at a step.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepRow {
    /// The step, as in `assist::pipeline::STEPS`.
    pub name: String,
    /// From 1.
    pub attempt: u32,
    /// How far it is.
    pub status: Status,
    /// What it was given.
    pub input: Value,
    /// Its result once it is done.
    pub output: Option<Value>,
    /// Name of the model that was used.
    pub model: Option<String>,
    /// SHA-256 of its weights.
    pub model_sha256: Option<String>,
    /// Version of the prompt or template.
    pub prompt_version: Option<String>,
    /// How long it took, in seconds.
    pub seconds: Option<f64>,
    /// Stable code of the error it failed with.
    pub error_code: Option<String>,
    /// The error for a person.
    pub error_message: Option<String>,
    /// When the attempt began.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
}

impl Runs {
    /// A new attempt at a step begins; the run is then running. An attempt that a crash cut off is marked so.
    ///
    /// # Errors
    /// `store.step_finished` where the step has its result, `store.run_closed`, `store.not_found`.
    pub async fn begin_step(&self, run_id: &str, name: &str, input: &Value) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        let now = time::to_text(self.store.now());
        record::open_run(writing.on(), run_id).await?;
        let last = last_attempt(writing.on(), run_id, name).await?;
        if last.as_ref().is_some_and(|row| row.status == Status::Done.as_str()) {
            return Err(StoreError::StepFinished(name.to_owned()));
        }
        if let Some(cut_off) = last.as_ref().filter(|row| row.status == Status::Running.as_str()) {
            end_failed(writing.on(), cut_off.id, "step.interrupted", "程序中断，本次未完成", &now).await?;
        }
        let attempt = last.map_or(1, |row| row.attempt + 1);
        step::Entity::insert(fresh(run_id, name, attempt, input, &now)).exec_without_returning(writing.on()).await?;
        let running = Change { status: Status::Running, report: None, error: None };
        record::apply(writing.on(), run_id, running, &now).await?;
        let detail = json!({"attempt": attempt, "input": input});
        self.store.audit().note(writing.on(), "step.begin", subject(run_id, name), detail).await?;
        writing.commit().await
    }

    /// The running attempt at a step has its result.
    ///
    /// # Errors
    /// `store.step_not_running`, `store.run_closed`, `store.not_found`.
    pub async fn finish_step(&self, run_id: &str, name: &str, record: StepRecord) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        record::open_run(writing.on(), run_id).await?;
        let row = running_attempt(writing.on(), run_id, name).await?;
        let detail = json!({"attempt": row.attempt, "output": record.output, "model": record.model,
            "model_sha256": record.model_sha256, "prompt_version": record.prompt_version, "seconds": record.seconds});
        let done = step::ActiveModel {
            id: Set(row.id),
            status: Set(Status::Done.as_str().to_owned()),
            output: Set(Some(record.output)),
            model: Set(record.model),
            model_sha256: Set(record.model_sha256),
            prompt_version: Set(record.prompt_version),
            seconds: Set(Some(record.seconds)),
            finished_at: Set(Some(time::to_text(self.store.now()))),
            ..Default::default()
        };
        step::Entity::update(done).exec(writing.on()).await?;
        self.store.audit().note(writing.on(), "step.finish", subject(run_id, name), detail).await?;
        writing.commit().await
    }

    /// The running attempt at a step failed with `code` and a sentence for the user.
    ///
    /// # Errors
    /// `store.step_not_running`, `store.not_found`.
    pub async fn fail_step(&self, run_id: &str, name: &str, code: &str, message: &str) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        let row = running_attempt(writing.on(), run_id, name).await?;
        end_failed(writing.on(), row.id, code, message, &time::to_text(self.store.now())).await?;
        let detail = json!({"attempt": row.attempt, "code": code, "message": message});
        self.store.audit().note(writing.on(), "step.fail", subject(run_id, name), detail).await?;
        writing.commit().await
    }

    /// The latest attempt at a step.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn step(&self, run_id: &str, name: &str) -> Result<Option<StepRow>, StoreError> {
        last_attempt(self.store.read(), run_id, name).await?.map(StepRow::try_from).transpose()
    }

    /// The latest attempt at each step that was begun, in the order in which they began.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn steps(&self, run_id: &str) -> Result<Vec<StepRow>, StoreError> {
        let mut steps = self.attempts(run_id).await?;
        let latest = |row: &StepRow, all: &[StepRow]| {
            !all.iter().any(|other| other.name == row.name && other.attempt > row.attempt)
        };
        let all = steps.clone();
        steps.retain(|row| latest(row, &all));
        Ok(steps)
    }

    /// Every attempt at every step, in the order in which they began.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn attempts(&self, run_id: &str) -> Result<Vec<StepRow>, StoreError> {
        let query = step::Entity::find().filter(step::Column::RunId.eq(run_id)).order_by_asc(step::Column::Id);
        query.all(self.store.read()).await?.into_iter().map(StepRow::try_from).collect()
    }
}

fn subject(run_id: &str, name: &str) -> String {
    format!("run/{run_id}/{name}")
}

async fn last_attempt(on: &impl ConnectionTrait, run_id: &str, name: &str) -> Result<Option<step::Model>, StoreError> {
    let query = step::Entity::find().filter(step::Column::RunId.eq(run_id)).filter(step::Column::Name.eq(name));
    Ok(query.order_by_desc(step::Column::Attempt).one(on).await?)
}

async fn running_attempt(on: &impl ConnectionTrait, run_id: &str, name: &str) -> Result<step::Model, StoreError> {
    let last = last_attempt(on, run_id, name).await?;
    let running = last.filter(|row| row.status == Status::Running.as_str());
    running.ok_or_else(|| StoreError::StepNotRunning(name.to_owned()))
}

async fn end_failed(
    on: &impl ConnectionTrait,
    id: i64,
    code: &str,
    message: &str,
    now: &str,
) -> Result<(), StoreError> {
    step::Entity::update_many()
        .col_expr(step::Column::Status, Expr::value(Status::Failed.as_str()))
        .col_expr(step::Column::ErrorCode, Expr::value(code))
        .col_expr(step::Column::ErrorMessage, Expr::value(message))
        .col_expr(step::Column::FinishedAt, Expr::value(now))
        .filter(step::Column::Id.eq(id))
        .exec(on)
        .await?;
    Ok(())
}

/// The run was cancelled: so is the attempt under way.
pub(super) async fn cancel_running(on: &impl ConnectionTrait, run_id: &str, now: &str) -> Result<(), StoreError> {
    step::Entity::update_many()
        .col_expr(step::Column::Status, Expr::value(Status::Cancelled.as_str()))
        .col_expr(step::Column::FinishedAt, Expr::value(now))
        .filter(step::Column::RunId.eq(run_id))
        .filter(step::Column::Status.eq(Status::Running.as_str()))
        .exec(on)
        .await?;
    Ok(())
}

fn fresh(run_id: &str, name: &str, attempt: i32, input: &Value, now: &str) -> step::ActiveModel {
    step::ActiveModel {
        id: NotSet,
        run_id: Set(run_id.to_owned()),
        name: Set(name.to_owned()),
        attempt: Set(attempt),
        status: Set(Status::Running.as_str().to_owned()),
        input: Set(input.clone()),
        output: Set(None),
        model: Set(None),
        model_sha256: Set(None),
        prompt_version: Set(None),
        seconds: Set(None),
        error_code: Set(None),
        error_message: Set(None),
        started_at: Set(now.to_owned()),
        finished_at: Set(None),
    }
}

impl TryFrom<step::Model> for StepRow {
    type Error = StoreError;

    fn try_from(row: step::Model) -> Result<Self, StoreError> {
        Ok(Self {
            status: Status::from_text(&row.status)?,
            started_at: time::from_text(&row.started_at)?,
            finished_at: time::from_optional(row.finished_at.as_deref())?,
            attempt: u32::try_from(row.attempt).unwrap_or_default(),
            name: row.name,
            input: row.input,
            output: row.output,
            model: row.model,
            model_sha256: row.model_sha256,
            prompt_version: row.prompt_version,
            seconds: row.seconds,
            error_code: row.error_code,
            error_message: row.error_message,
        })
    }
}
