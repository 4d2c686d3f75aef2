//! The durable job queue.
//!
//! A worker claims a job for a number of seconds and renews its claim with heartbeats. A worker that dies (kill -9,
//! power) renews nothing; once its claim has run out the job is pending again and goes on elsewhere or after a restart.
//! Only the worker that holds a job may end it.

mod lease;
mod record;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::Value;

use super::entities::job;
use super::error::StoreError;
use super::runs::Status;
use super::{Store, time};
use lease::{held_by, lease_end, release};

pub use record::Job;
pub(super) use record::insert;

/// The answer to a heartbeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heartbeat {
    /// Go on; the claim is renewed.
    Continue,
    /// The user asked to stop: stop at the next checkpoint and call [`Jobs::cancelled`].
    Stop,
}

/// The queue of a store.
#[derive(Debug, Clone)]
pub struct Jobs {
    store: Store,
}

impl Jobs {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// Queues a job and returns its id.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn enqueue(&self, kind: &str, payload: Value) -> Result<String, StoreError> {
        let writing = self.store.write().await?;
        let id = insert(&self.store, writing.on(), kind, payload).await?;
        writing.commit().await?;
        Ok(id)
    }

    /// Takes the oldest pending job (or one whose worker died) for `lease_seconds`.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn claim(&self, worker: &str, lease_seconds: u32) -> Result<Option<Job>, StoreError> {
        let writing = self.store.write().await?;
        let now = self.store.now();
        release(writing.on(), now).await?;
        let pending = job::Entity::find().filter(job::Column::Status.eq(Status::Pending.as_str()));
        let Some(next) = pending.order_by_asc(job::Column::Id).one(writing.on()).await? else {
            writing.commit().await?;
            return Ok(None);
        };
        let taken = job::ActiveModel {
            id: Set(next.id),
            status: Set(Status::Running.as_str().to_owned()),
            attempts: Set(next.attempts + 1),
            worker: Set(Some(worker.to_owned())),
            lease_seconds: Set(i32::try_from(lease_seconds).unwrap_or(i32::MAX)),
            lease_until: Set(Some(lease_end(now, i64::from(lease_seconds)))),
            updated_at: Set(time::to_text(now)),
            ..Default::default()
        };
        let row = job::Entity::update(taken).exec(writing.on()).await?;
        writing.commit().await?;
        Job::try_from(row).map(Some)
    }

    /// Renews the claim on a job.
    ///
    /// # Errors
    /// `store.lease_lost` where the job is not held by `worker` any more: stop working on it.
    pub async fn heartbeat(&self, id: &str, worker: &str) -> Result<Heartbeat, StoreError> {
        let writing = self.store.write().await?;
        let held = held_by(writing.on(), id, worker).await?;
        let now = self.store.now();
        let renewed = job::ActiveModel {
            id: Set(held.id),
            lease_until: Set(Some(lease_end(now, i64::from(held.lease_seconds)))),
            ..Default::default()
        };
        job::Entity::update(renewed).exec(writing.on()).await?;
        writing.commit().await?;
        Ok(if held.cancel_requested { Heartbeat::Stop } else { Heartbeat::Continue })
    }

    /// The job is done.
    ///
    /// # Errors
    /// `store.lease_lost` where the job is not held by `worker`.
    pub async fn complete(&self, id: &str, worker: &str) -> Result<(), StoreError> {
        self.end(id, worker, Status::Done, None).await
    }

    /// The job failed for good, with `code` and a sentence for the user.
    ///
    /// # Errors
    /// `store.lease_lost` where the job is not held by `worker`.
    pub async fn fail(&self, id: &str, worker: &str, code: &str, message: &str) -> Result<(), StoreError> {
        self.end(id, worker, Status::Failed, Some((code.to_owned(), message.to_owned()))).await
    }

    /// The worker stopped because the user asked.
    ///
    /// # Errors
    /// `store.lease_lost` where the job is not held by `worker`.
    pub async fn cancelled(&self, id: &str, worker: &str) -> Result<(), StoreError> {
        self.end(id, worker, Status::Cancelled, None).await
    }

    /// The worker gives the job back unfinished, as at a shutdown; it is pending again, and the try does not count.
    ///
    /// # Errors
    /// `store.lease_lost` where the job is not held by `worker`.
    pub async fn hand_back(&self, id: &str, worker: &str) -> Result<(), StoreError> {
        self.end(id, worker, Status::Pending, None).await
    }

    /// The user wants the job stopped: a pending one is cancelled at once, a running one by its worker, which learns of
    /// it with its next heartbeat. Returns the job as it is then; an ended job stays as it is.
    ///
    /// # Errors
    /// `store.not_found`.
    pub async fn cancel(&self, id: &str) -> Result<Job, StoreError> {
        let writing = self.store.write().await?;
        let row = job::Entity::find_by_id(id).one(writing.on()).await?;
        let row = row.ok_or_else(|| StoreError::not_found("作业", id))?;
        let change = match Status::from_text(&row.status)? {
            Status::Pending => {
                job::ActiveModel { status: Set(Status::Cancelled.as_str().to_owned()), ..Default::default() }
            }
            Status::Running => job::ActiveModel { cancel_requested: Set(true), ..Default::default() },
            Status::Done | Status::Failed | Status::Cancelled => return Job::try_from(row),
        };
        let change = job::ActiveModel { id: Set(row.id), updated_at: Set(time::to_text(self.store.now())), ..change };
        let row = job::Entity::update(change).exec(writing.on()).await?;
        writing.commit().await?;
        Job::try_from(row)
    }

    /// A job.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn get(&self, id: &str) -> Result<Option<Job>, StoreError> {
        job::Entity::find_by_id(id).one(self.store.read()).await?.map(Job::try_from).transpose()
    }

    /// The newest job about a run.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn latest_for_run(&self, run_id: &str) -> Result<Option<Job>, StoreError> {
        let query = job::Entity::find().filter(job::Column::RunId.eq(run_id)).order_by_desc(job::Column::Id);
        query.one(self.store.read()).await?.map(Job::try_from).transpose()
    }

    /// How many jobs wait for a worker.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn pending_count(&self) -> Result<u64, StoreError> {
        let pending = job::Entity::find().filter(job::Column::Status.eq(Status::Pending.as_str()));
        Ok(pending.count(self.store.read()).await?)
    }

    /// Makes jobs pending again whose worker died; one that was tried five times fails with `job.gave_up`.
    /// Returns how many were released. [`Self::claim`] does the same before it looks.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn release_expired(&self) -> Result<u64, StoreError> {
        let writing = self.store.write().await?;
        let released = release(writing.on(), self.store.now()).await?;
        writing.commit().await?;
        Ok(released)
    }

    async fn end(
        &self,
        id: &str,
        worker: &str,
        status: Status,
        error: Option<(String, String)>,
    ) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        let held = held_by(writing.on(), id, worker).await?;
        let was_handed_back = status == Status::Pending;
        let (code, message) = error.unzip();
        let ended = job::ActiveModel {
            id: Set(held.id),
            attempts: Set(held.attempts - i32::from(was_handed_back)),
            status: Set(status.as_str().to_owned()),
            worker: Set(None),
            lease_until: Set(None),
            error_code: Set(code),
            error_message: Set(message),
            updated_at: Set(time::to_text(self.store.now())),
            ..Default::default()
        };
        job::Entity::update(ended).exec(writing.on()).await?;
        writing.commit().await
    }
}
