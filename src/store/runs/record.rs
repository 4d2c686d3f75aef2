//! A run as its table holds it, and how its status may change.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Found, NewRun, Owner};
use crate::store::entities::{run, upload};
use crate::store::error::StoreError;
use crate::store::time;

/// How far a run, a step or a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not begun.
    Pending,
    /// Under way.
    Running,
    /// Finished with a result.
    Done,
    /// Ended with an error.
    Failed,
    /// Ended because the user asked.
    Cancelled,
}

impl Status {
    /// The stable identifier: `pending`, `running`, `done`, `failed`, `cancelled`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// For a person.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pending => "等待",
            Self::Running => "进行中",
            Self::Done => "已完成",
            Self::Failed => "失败",
            Self::Cancelled => "已取消",
        }
    }

    /// Back from [`Self::as_str`].
    pub(in crate::store) fn from_text(text: &str) -> Result<Self, StoreError> {
        let all = [Self::Pending, Self::Running, Self::Done, Self::Failed, Self::Cancelled];
        let found = all.into_iter().find(|status| status.as_str() == text);
        found.ok_or_else(|| StoreError::Corrupt(format!("状态 {text}")))
    }
}

/// A run of the main job.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Run {
    /// UUID; later runs sort after earlier ones.
    pub id: String,
    /// Title for lists.
    pub title: String,
    /// Name of the file as the user knows it.
    pub file_name: String,
    /// Where the file is kept.
    pub stored_path: String,
    /// `audio` or `transcript`.
    pub kind: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Date of the act where the user gave one.
    pub as_of: Option<NaiveDate>,
    /// How far it is.
    pub status: Status,
    /// The report once it is done; not in lists.
    pub report: Option<Value>,
    /// Stable code of the error it failed with.
    pub error_code: Option<String>,
    /// The error for a person.
    pub error_message: Option<String>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was done, failed or was cancelled.
    pub finished_at: Option<DateTime<Utc>>,
    /// Whose it is; `None` where nobody was signed in.
    pub owner: Option<Owner>,
}

impl TryFrom<Found> for Run {
    type Error = StoreError;

    fn try_from((row, upload): Found) -> Result<Self, StoreError> {
        Ok(Self {
            status: Status::from_text(&row.status)?,
            created_at: time::from_text(&row.created_at)?,
            updated_at: time::from_text(&row.updated_at)?,
            finished_at: time::from_optional(row.finished_at.as_deref())?,
            owner: row.account_id.zip(row.agency).map(|(account_id, agency)| Owner { account_id, agency }),
            id: row.id,
            title: row.title,
            file_name: row.file_name,
            stored_path: upload.stored_path,
            kind: upload.kind,
            sha256: upload.sha256,
            as_of: row.as_of,
            report: row.report,
            error_code: row.error_code,
            error_message: row.error_message,
        })
    }
}

/// A change of a run's status, with what comes with it.
pub(super) struct Change {
    /// The new status.
    pub status: Status,
    /// The report, where there is one now.
    pub report: Option<Value>,
    /// Code and message, where it failed.
    pub error: Option<(String, String)>,
}

/// A run with its upload.
pub(super) async fn find(on: &impl ConnectionTrait, id: &str) -> Result<Option<Found>, StoreError> {
    let Some(row) = run::Entity::find_by_id(id).one(on).await? else { return Ok(None) };
    let upload = upload_of(on, &row).await?;
    Ok(Some((row, upload)))
}

/// The upload that a run is about.
pub(super) async fn upload_of(on: &impl ConnectionTrait, row: &run::Model) -> Result<upload::Model, StoreError> {
    let found = upload::Entity::find_by_id(row.upload_id).one(on).await?;
    found.ok_or_else(|| StoreError::Corrupt(format!("任务 {} 没有上传记录", row.id)))
}

/// The run, if it may still change.
pub(super) async fn open_run(on: &impl ConnectionTrait, id: &str) -> Result<run::Model, StoreError> {
    let row = run::Entity::find_by_id(id).one(on).await?.ok_or_else(|| StoreError::not_found("任务", id))?;
    let status = Status::from_text(&row.status)?;
    match status {
        Status::Done | Status::Cancelled => Err(StoreError::RunClosed { id: id.to_owned(), status: status.label() }),
        Status::Pending | Status::Running | Status::Failed => Ok(row),
    }
}

/// Writes a change of status.
pub(super) async fn apply(on: &impl ConnectionTrait, id: &str, change: Change, now: &str) -> Result<(), StoreError> {
    let ended = matches!(change.status, Status::Done | Status::Failed | Status::Cancelled);
    let (code, message) = change.error.unzip();
    run::Entity::update_many()
        .col_expr(run::Column::Status, Expr::value(change.status.as_str()))
        .col_expr(run::Column::Report, Expr::value(change.report))
        .col_expr(run::Column::ErrorCode, Expr::value(code))
        .col_expr(run::Column::ErrorMessage, Expr::value(message))
        .col_expr(run::Column::UpdatedAt, Expr::value(now))
        .col_expr(run::Column::FinishedAt, Expr::value(ended.then(|| now.to_owned())))
        .filter(run::Column::Id.eq(id))
        .exec(on)
        .await?;
    Ok(())
}

/// The row of the uploaded file; the same file at the same place has one row.
pub(super) async fn upload_for(on: &impl ConnectionTrait, new: &NewRun, now: &str) -> Result<i64, StoreError> {
    let known = upload::Entity::find()
        .filter(upload::Column::Sha256.eq(&new.sha256))
        .filter(upload::Column::StoredPath.eq(&new.stored_path))
        .one(on)
        .await?;
    if let Some(known) = known {
        return Ok(known.id);
    }
    let row = upload::ActiveModel {
        id: NotSet,
        sha256: Set(new.sha256.clone()),
        stored_path: Set(new.stored_path.clone()),
        kind: Set(new.kind.clone()),
        created_at: Set(now.to_owned()),
    };
    Ok(upload::Entity::insert(row).exec(on).await?.last_insert_id)
}
