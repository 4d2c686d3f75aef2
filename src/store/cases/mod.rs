//! Past penalty cases.

mod cells;
mod formats;
mod import;
mod record;
mod write;

use sea_orm::{EntityTrait, QueryOrder};

use super::entities::past_case;
use super::error::StoreError;
use super::{Store, revision};
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
        revision::of(self.store.read(), CORPUS).await
    }
}
