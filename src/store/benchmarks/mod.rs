//! Benchmark tables (裁量基准) of agencies: which apply, and what they say.

mod query;
mod rows;

use super::error::StoreError;
use super::{Store, revision};
use crate::discretion::benchmark::{Benchmark, Table};

pub(super) use query::bare;
pub use query::{BenchmarkQuery, Listed, ListedAct};

/// Name of the tables in the table of revisions.
pub(super) const CORPUS: &str = "benchmarks";

/// The benchmark tables of a store.
#[derive(Debug, Clone)]
pub struct Benchmarks {
    pub(super) store: Store,
}

impl Benchmarks {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// One table as written, by its identifier.
    ///
    /// # Errors
    /// `store.database`, `store.corrupt`.
    pub async fn table(&self, id: &str) -> Result<Option<Table>, StoreError> {
        let heads = rows::heads(self.store.read()).await?;
        let Some(head) = heads.into_iter().find(|(_, head)| head.id == id) else { return Ok(None) };
        Ok(rows::tables(self.store.read(), vec![head]).await?.pop())
    }

    /// One table as understood, by its identifier.
    ///
    /// # Errors
    /// `store.database`, `store.corrupt`.
    pub async fn get(&self, id: &str) -> Result<Option<Benchmark>, StoreError> {
        Ok(self.table(id).await?.map(Benchmark::from))
    }

    /// All tables as understood.
    ///
    /// # Errors
    /// `store.database`, `store.corrupt`.
    pub async fn all(&self) -> Result<Vec<Benchmark>, StoreError> {
        let heads = rows::heads(self.store.read()).await?;
        Ok(rows::tables(self.store.read(), heads).await?.into_iter().map(Benchmark::from).collect())
    }

    /// Changes whenever a table changes; empty while none was imported.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn revision(&self) -> Result<String, StoreError> {
        revision::of(self.store.read(), CORPUS).await
    }
}
