//! Who holds a job, and until when.

use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

use crate::store::entities::job;
use crate::store::error::StoreError;
use crate::store::runs::Status;
use crate::store::time;

/// A job whose worker died that often is not tried again: it may be the job that kills the worker.
const MAX_ATTEMPTS: i32 = 5;

/// When a claim of so many seconds runs out.
pub(super) fn lease_end(now: DateTime<Utc>, seconds: i64) -> String {
    time::to_text(now + Duration::seconds(seconds))
}

/// The job, if `worker` holds it.
pub(super) async fn held_by(on: &impl ConnectionTrait, id: &str, worker: &str) -> Result<job::Model, StoreError> {
    let row = job::Entity::find_by_id(id).one(on).await?.ok_or_else(|| StoreError::not_found("作业", id))?;
    let held = row.status == Status::Running.as_str() && row.worker.as_deref() == Some(worker);
    if held { Ok(row) } else { Err(StoreError::LeaseLost(id.to_owned())) }
}

/// Running jobs whose lease ran out: cancelled where the user had asked for that, failed after too many attempts,
/// pending again otherwise.
pub(super) async fn release(on: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let now = time::to_text(now);
    let expired = Condition::all()
        .add(job::Column::Status.eq(Status::Running.as_str()))
        .add(job::Column::LeaseUntil.lt(now.as_str()));
    let ended = |status: Status| {
        job::Entity::update_many()
            .col_expr(job::Column::Status, Expr::value(status.as_str()))
            .col_expr(job::Column::Worker, Expr::value(None::<String>))
            .col_expr(job::Column::LeaseUntil, Expr::value(None::<String>))
            .col_expr(job::Column::UpdatedAt, Expr::value(now.as_str()))
            .filter(expired.clone())
    };
    let cancelled = ended(Status::Cancelled).filter(job::Column::CancelRequested.eq(true)).exec(on).await?;
    let given_up = ended(Status::Failed)
        .filter(job::Column::Attempts.gte(MAX_ATTEMPTS))
        .col_expr(job::Column::ErrorCode, Expr::value("job.gave_up"))
        .col_expr(job::Column::ErrorMessage, Expr::value(format!("执行中断 {MAX_ATTEMPTS} 次，不再重试")))
        .exec(on)
        .await?;
    let released = ended(Status::Pending).exec(on).await?;
    Ok(cancelled.rows_affected + given_up.rows_affected + released.rows_affected)
}
