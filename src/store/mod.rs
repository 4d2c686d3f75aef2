//! The records: statutes, past cases, runs with their steps, the job queue and the audit log.
//!
//! SeaORM over SQLite. Several processes may open the same file. Each change that a person may be asked about writes its
//! entry of the [`audit`] log in the same transaction. One file per repository; tables live in `entities`, and how they
//! came to be in `migrations`.

pub mod audit;
pub mod benchmark_import;
pub mod benchmarks;
pub mod case_files;
pub mod cases;
mod connection;
mod entities;
mod error;
mod ids;
mod import_report;
pub mod jobs;
mod law_import;
pub mod laws;
mod migrations;
mod norm_import;
pub mod norms;
pub mod people;
pub mod publications;
pub mod registers;
pub mod reports_sent;
mod revision;
pub mod runs;
mod time;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::clock::Clock;
use connection::{Connections, WriteTransaction};
use ids::Ids;

pub use error::StoreError;
pub use import_report::{ImportReport, Skipped};

/// The store; clones share its connections. Every method may be called from several tasks at once.
#[derive(Clone)]
pub struct Store {
    connections: Connections,
    clock: Arc<dyn Clock>,
    ids: Arc<Ids>,
    actor: Arc<str>,
    views: Arc<audit::RecentViews>,
    short_names: Arc<laws::ShortNames>,
    fields: Arc<laws::Fields>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("actor", &self.actor).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database file at `path`, creating it and its folder, and brings its tables up to date.
    ///
    /// # Errors
    /// `store.open` where the file can't be opened or was written by a newer version, or where `short_names.toml` or
    /// `fields.toml` beside it is no such table.
    pub async fn open(path: &Path, clock: Arc<dyn Clock>) -> Result<Self, StoreError> {
        let own_names = path.with_file_name("short_names.toml");
        let short_names = laws::ShortNames::load(&own_names)
            .map_err(|failure| StoreError::Open { path: own_names, reason: failure.message })?;
        let own_fields = path.with_file_name("fields.toml");
        let fields = laws::Fields::load(&own_fields)
            .map_err(|failure| StoreError::Open { path: own_fields, reason: failure.message })?;
        let connections = Connections::open(path).await?;
        let ids = Arc::new(Ids::default());
        Ok(Self {
            connections,
            clock,
            ids,
            actor: Arc::from("caiheng"),
            views: Arc::default(),
            short_names: Arc::new(short_names),
            fields: Arc::new(fields),
        })
    }

    /// The same store, whose changes are logged as made by `actor` (a user's name; `caiheng` is the program itself).
    #[must_use]
    pub fn acting_as(&self, actor: &str) -> Self {
        Self { actor: Arc::from(actor), ..self.clone() }
    }

    /// Statute law.
    pub fn laws(&self) -> laws::Laws {
        laws::Laws::new(self.clone())
    }

    /// Norms of case handling.
    pub fn norms(&self) -> norms::Norms {
        norms::Norms::new(self.clone())
    }

    /// Benchmark tables of agencies.
    pub fn benchmarks(&self) -> benchmarks::Benchmarks {
        benchmarks::Benchmarks::new(self.clone())
    }

    /// Past penalty cases.
    pub fn cases(&self) -> cases::Cases {
        cases::Cases::new(self.clone())
    }

    /// Accounts and their tokens.
    pub fn people(&self) -> people::People {
        people::People::new(self.clone())
    }

    /// Case files.
    pub fn case_files(&self) -> case_files::CaseFiles {
        case_files::CaseFiles::new(self.clone())
    }

    /// Registers of bodies, officers and powers.
    pub fn registers(&self) -> registers::Registers {
        registers::Registers::new(self.clone())
    }

    /// Publications of decisions.
    pub fn publications(&self) -> publications::Publications {
        publications::Publications::new(self.clone())
    }

    /// Which reports agencies published or sent.
    pub fn reports_sent(&self) -> reports_sent::ReportsSent {
        reports_sent::ReportsSent::new(self.clone())
    }

    /// Runs of the main job, with steps, transcripts and drafts.
    pub fn runs(&self) -> runs::Runs {
        runs::Runs::new(self.clone())
    }

    /// The durable job queue.
    pub fn jobs(&self) -> jobs::Jobs {
        jobs::Jobs::new(self.clone())
    }

    /// The audit log.
    pub fn audit(&self) -> audit::Audit {
        audit::Audit::new(self.clone())
    }

    /// The present moment.
    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    async fn write(&self) -> Result<WriteTransaction, StoreError> {
        self.connections.write().await
    }

    fn read(&self) -> &sea_orm::DatabaseConnection {
        self.connections.read()
    }
}
