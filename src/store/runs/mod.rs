//! Runs of the main job: what was uploaded, each step with its input and output, transcripts, drafts, and the report.
//!
//! A step's whole input and output go into the audit log too, in the same transaction. A run goes
//! `pending → running → done | failed | cancelled`; a failed run may be taken up again, a done or cancelled one not.

mod documents;
mod record;
mod steps;

use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::audit::canonical_json;
use super::entities::{run, upload};
use super::error::StoreError;
use super::{Store, jobs, time};

pub use record::{Run, Status};
pub use steps::{StepRecord, StepRow};

/// What a run begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRun {
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
    /// Whose it is; `None` where nobody was signed in.
    pub owner: Option<Owner>,
}

/// Whose a run is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Owner {
    /// Account that began it.
    pub account_id: String,
    /// Agency that may see it.
    pub agency: String,
}

/// Whose runs somebody may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'a> {
    /// All: whoever runs the program on this machine.
    All,
    /// Those of an agency.
    Agency(&'a str),
    /// None.
    Nothing,
}

impl Scope<'_> {
    /// Whether a run of `owner` is within it. Runs of nobody are within [`Scope::All`] only, until somebody takes them over.
    pub fn holds(self, owner: Option<&Owner>) -> bool {
        match self {
            Self::All => true,
            Self::Agency(agency) => owner.is_some_and(|owner| owner.agency == agency),
            Self::Nothing => false,
        }
    }
}

/// Runs of a store.
#[derive(Debug, Clone)]
pub struct Runs {
    store: Store,
}

impl Runs {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// Records a new run and returns its id, a UUID that sorts by time.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn create(&self, new: NewRun) -> Result<String, StoreError> {
        let writing = self.store.write().await?;
        let id = self.insert(writing.on(), new).await?;
        writing.commit().await?;
        Ok(id)
    }

    /// Records a new run together with the job that will do it, so that neither exists without the other.
    /// Returns the ids of run and job; the payload of the job is `{"run_id"}`.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn submit(&self, new: NewRun, job_kind: &str) -> Result<(String, String), StoreError> {
        let writing = self.store.write().await?;
        let run_id = self.insert(writing.on(), new).await?;
        let job_id = jobs::insert(&self.store, writing.on(), job_kind, json!({"run_id": run_id})).await?;
        writing.commit().await?;
        Ok((run_id, job_id))
    }

    /// A run.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn get(&self, id: &str) -> Result<Option<Run>, StoreError> {
        let found = record::find(self.store.read(), id).await?;
        found.map(Run::try_from).transpose()
    }

    /// At most `limit` runs within `scope`, newest first, without their reports; those before the run `before` where it is given.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn list(&self, limit: u64, before: Option<&str>, scope: Scope<'_>) -> Result<Vec<Run>, StoreError> {
        let mut query = run::Entity::find().order_by_desc(run::Column::Id).limit(limit);
        match scope {
            Scope::All => {}
            Scope::Agency(agency) => query = query.filter(run::Column::Agency.eq(agency)),
            Scope::Nothing => return Ok(Vec::new()),
        }
        if let Some(before) = before {
            query = query.filter(run::Column::Id.lt(before));
        }
        let rows = query.all(self.store.read()).await?;
        let mut runs = Vec::with_capacity(rows.len());
        for row in rows {
            let row = run::Model { report: None, ..row };
            let upload = record::upload_of(self.store.read(), &row).await?;
            runs.push(Run::try_from((row, upload))?);
        }
        Ok(runs)
    }

    /// Gives the runs that are nobody's to `owner`; returns how many.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn take_over(&self, owner: &Owner) -> Result<usize, StoreError> {
        let writing = self.store.write().await?;
        let query = run::Entity::find().filter(run::Column::Agency.is_null()).order_by_asc(run::Column::Id);
        let ids: Vec<String> = query.select_only().column(run::Column::Id).into_tuple().all(writing.on()).await?;
        if ids.is_empty() {
            return Ok(0);
        }
        run::Entity::update_many()
            .col_expr(run::Column::AccountId, Expr::value(owner.account_id.as_str()))
            .col_expr(run::Column::Agency, Expr::value(owner.agency.as_str()))
            .filter(run::Column::Agency.is_null())
            .exec(writing.on())
            .await?;
        let detail = json!({"runs": ids, "owner": owner});
        self.store.audit().note(writing.on(), "run.take_over", format!("account/{}", owner.account_id), detail).await?;
        writing.commit().await?;
        Ok(ids.len())
    }

    /// The run is done: stores its report. The log holds the report's SHA-256 (its parts are in the log as steps).
    ///
    /// # Errors
    /// `store.not_found`, or `store.run_closed` where it is done or cancelled already.
    pub async fn finish(&self, id: &str, report: &Value) -> Result<(), StoreError> {
        let digest = hex::encode(Sha256::digest(canonical_json(report)));
        let change = record::Change { status: Status::Done, report: Some(report.clone()), error: None };
        self.close(id, change, "run.finish", json!({"report_sha256": digest})).await
    }

    /// The run failed with `code` and a sentence for the user; what was finished before stays.
    ///
    /// # Errors
    /// `store.not_found`, or `store.run_closed` where it is done or cancelled already.
    pub async fn fail(&self, id: &str, code: &str, message: &str) -> Result<(), StoreError> {
        let error = Some((code.to_owned(), message.to_owned()));
        let change = record::Change { status: Status::Failed, report: None, error };
        self.close(id, change, "run.fail", json!({"code": code, "message": message})).await
    }

    /// The user cancelled the run, and with it the step under way. Cancelling a cancelled run changes nothing.
    ///
    /// # Errors
    /// `store.not_found`, or `store.run_closed` where it is done.
    pub async fn cancel(&self, id: &str) -> Result<(), StoreError> {
        let already = self.get(id).await?.is_some_and(|run| run.status == Status::Cancelled);
        if already {
            return Ok(());
        }
        let change = record::Change { status: Status::Cancelled, report: None, error: None };
        self.close(id, change, "run.cancel", json!({})).await
    }

    async fn close(&self, id: &str, change: record::Change, action: &str, detail: Value) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        record::open_run(writing.on(), id).await?;
        if change.status == Status::Cancelled {
            steps::cancel_running(writing.on(), id, &time::to_text(self.store.now())).await?;
        }
        record::apply(writing.on(), id, change, &time::to_text(self.store.now())).await?;
        self.store.audit().note(writing.on(), action, format!("run/{id}"), detail).await?;
        writing.commit().await
    }

    async fn insert(&self, on: &impl ConnectionTrait, new: NewRun) -> Result<String, StoreError> {
        let now = self.store.now();
        let id = self.store.ids.next(now);
        let now = time::to_text(now);
        let detail = json!({"title": new.title, "file_name": new.file_name, "kind": new.kind, "sha256": new.sha256,
            "stored_path": new.stored_path, "as_of": new.as_of, "owner": new.owner});
        let upload_id = record::upload_for(on, &new, &now).await?;
        let row = run::ActiveModel {
            id: Set(id.clone()),
            title: Set(new.title),
            file_name: Set(new.file_name),
            upload_id: Set(upload_id),
            as_of: Set(new.as_of),
            status: Set(Status::Pending.as_str().to_owned()),
            report: Set(None),
            error_code: Set(None),
            error_message: Set(None),
            created_at: Set(now.clone()),
            updated_at: Set(now),
            finished_at: Set(None),
            account_id: Set(new.owner.as_ref().map(|owner| owner.account_id.clone())),
            agency: Set(new.owner.map(|owner| owner.agency)),
        };
        run::Entity::insert(row).exec_without_returning(on).await?;
        self.store.audit().note(on, "run.create", format!("run/{id}"), detail).await?;
        Ok(id)
    }
}

/// A run's row and that of its upload.
type Found = (run::Model, upload::Model);
