//! How the database is opened, and the one way in which it is written.
//!
//! Readers take any connection of the pool (WAL: they never wait). Writers queue up inside the process and then begin
//! with `BEGIN IMMEDIATE`, so that a transaction never has to be upgraded from read to write: that upgrade is what fails
//! with `SQLITE_BUSY` when two processes write. Across processes SQLite itself waits, up to [`BUSY_TIMEOUT`].

use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use tokio::sync::{Mutex, OwnedMutexGuard};

use super::error::StoreError;
use super::migrations::Migrator;

/// How long a writer waits for another process before it gives up with `store.busy`.
const BUSY_TIMEOUT: Duration = Duration::from_secs(60);
/// Connections per process for reading; readers beyond that wait.
const MAX_CONNECTIONS: u32 = 6;

/// The pool and the queue of writers.
#[derive(Debug, Clone)]
pub(super) struct Connections {
    pool: DatabaseConnection,
    /// One connection that only writers take: hundreds of readers who wait for the pool do not hold up a write.
    writing: DatabaseConnection,
    writers: Arc<Mutex<()>>,
}

/// A writing transaction; dropped without [`Self::commit`] it is rolled back.
#[derive(Debug)]
pub(super) struct WriteTransaction {
    transaction: DatabaseTransaction,
    _turn: OwnedMutexGuard<()>,
}

impl Connections {
    /// Opens (and creates) the database and brings its tables up to date.
    pub(super) async fn open(path: &Path) -> Result<Self, StoreError> {
        let refuse = |reason: String| StoreError::Open { path: path.to_owned(), reason };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| refuse(error.to_string()))?;
        }
        // Two processes that start at once must not both migrate: the second waits for the first.
        let lock = lock_file(path).map_err(|error| refuse(error.to_string()))?;
        let connect = async |most: u32| Database::connect(options(path, most)).await;
        let writing = connect(1).await.map_err(|error| refuse(error.to_string()))?;
        Migrator::up(&writing, None).await.map_err(|error| refuse(error.to_string()))?;
        drop(lock);
        let pool = connect(MAX_CONNECTIONS).await.map_err(|error| refuse(error.to_string()))?;
        Ok(Self { pool, writing, writers: Arc::new(Mutex::new(())) })
    }

    /// The pool, for reading.
    pub(super) fn read(&self) -> &DatabaseConnection {
        &self.pool
    }

    /// Begins a writing transaction when it is this writer's turn.
    pub(super) async fn write(&self) -> Result<WriteTransaction, StoreError> {
        let turn = Arc::clone(&self.writers).lock_owned().await;
        let immediate = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let transaction = self.writing.begin_with_options(immediate).await?;
        Ok(WriteTransaction { transaction, _turn: turn })
    }
}

impl WriteTransaction {
    /// What statements are run on.
    pub(super) fn on(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// Makes the change durable.
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }
}

fn options(path: &Path, most: u32) -> ConnectOptions {
    let file = path.to_owned();
    // The name in the URL is replaced below: a path may hold characters that a URL can't.
    let mut options = ConnectOptions::new("sqlite://replaced");
    options.max_connections(most).min_connections(1).sqlx_logging(false).test_before_acquire(false);
    options.acquire_timeout(BUSY_TIMEOUT).map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .filename(&file)
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            .journal_mode(SqliteJournalMode::Wal)
            // An acknowledged write must survive a loss of power.
            .synchronous(SqliteSynchronous::Full)
    });
    options
}

fn lock_file(path: &Path) -> std::io::Result<File> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let lock = File::options().create(true).truncate(false).write(true).open(name)?;
    lock.lock()?;
    Ok(lock)
}
