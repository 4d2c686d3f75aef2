//! A job as its table holds it.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde::Serialize;
use serde_json::Value;

use crate::store::entities::job;
use crate::store::error::StoreError;
use crate::store::runs::Status;
use crate::store::{Store, time};

/// A job of the queue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Job {
    /// UUID; later jobs sort after earlier ones.
    pub id: String,
    /// What is to be done, such as `assist`.
    pub kind: String,
    /// The run it is about, where the payload names one as `run_id`.
    pub run_id: Option<String>,
    /// What the worker needs to know.
    pub payload: Value,
    /// How far it is.
    pub status: Status,
    /// How often a worker took it.
    pub attempts: u32,
    /// Who holds it now.
    pub worker: Option<String>,
    /// Until when, without a heartbeat.
    pub lease_until: Option<DateTime<Utc>>,
    /// Whether the user asked to stop it while it runs.
    pub cancel_requested: bool,
    /// Stable code of the error it failed with.
    pub error_code: Option<String>,
    /// The error for a person.
    pub error_message: Option<String>,
    /// When it was queued.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Queues a job inside the caller's transaction.
pub(in crate::store) async fn insert(
    store: &Store,
    on: &impl ConnectionTrait,
    kind: &str,
    payload: Value,
) -> Result<String, StoreError> {
    let now = store.now();
    let id = store.ids.next(now);
    let row = job::ActiveModel {
        id: Set(id.clone()),
        kind: Set(kind.to_owned()),
        run_id: Set(payload.get("run_id").and_then(Value::as_str).map(str::to_owned)),
        payload: Set(payload),
        status: Set(Status::Pending.as_str().to_owned()),
        attempts: Set(0),
        worker: Set(None),
        lease_seconds: Set(0),
        lease_until: Set(None),
        cancel_requested: Set(false),
        error_code: Set(None),
        error_message: Set(None),
        created_at: Set(time::to_text(now)),
        updated_at: Set(time::to_text(now)),
    };
    job::Entity::insert(row).exec_without_returning(on).await?;
    Ok(id)
}

impl TryFrom<job::Model> for Job {
    type Error = StoreError;

    fn try_from(row: job::Model) -> Result<Self, StoreError> {
        Ok(Self {
            status: Status::from_text(&row.status)?,
            attempts: u32::try_from(row.attempts).unwrap_or_default(),
            lease_until: time::from_optional(row.lease_until.as_deref())?,
            created_at: time::from_text(&row.created_at)?,
            updated_at: time::from_text(&row.updated_at)?,
            id: row.id,
            kind: row.kind,
            run_id: row.run_id,
            payload: row.payload,
            worker: row.worker,
            cancel_requested: row.cancel_requested,
            error_code: row.error_code,
            error_message: row.error_message,
        })
    }
}
