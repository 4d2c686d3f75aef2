//! Past penalty cases.

mod cells;
mod formats;
mod import;
mod record;
mod write;

use sea_orm::{EntityTrait, QueryOrder};

use super::Store;
use super::entities::{corpus_revision, past_case};
use super::error::StoreError;
use crate::search::hit::PastCase;

/// Name of the cases in the table of revisions.
const CORPUS: &str = "cases";

/// The past cases of a store.
#[derive(Debug, Clone)]
pub struct Cases {
    store: Store,
}

impl Cases {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// All cases, in the order in which they came.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn all(&self) -> Result<Vec<PastCase>, StoreError> {
        let rows = past_case::Entity::find().order_by_asc(past_case::Column::Id).all(self.store.read()).await?;
        rows.into_iter().map(record::to_case).collect()
    }

    /// Changes whenever a case is added or changed; empty while nothing was imported.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn revision(&self) -> Result<String, StoreError> {
        let row = corpus_revision::Entity::find_by_id(CORPUS).one(self.store.read()).await?;
        Ok(row.map(|row| row.revision).unwrap_or_default())
    }
}
