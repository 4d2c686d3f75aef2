//! What the registers hold.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Registers, write};
use crate::casework::registers::{Held, Register};
use crate::store::entities::register_entry as table;
use crate::store::error::StoreError;
use crate::store::time;

/// Which entries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Of this agency.
    pub agency: Option<String>,
    /// Counting on this day; every version without it.
    pub on: Option<NaiveDate>,
}

/// An entry in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RegisterListed)]
pub struct Listed {
    /// The version.
    #[serde(flatten)]
    pub held: Held,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// By whom.
    pub recorded_by: String,
    /// File and row that it came from.
    pub source: String,
    /// When it was ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<DateTime<Utc>>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_by: Option<String>,
}

impl Registers {
    /// Entries of a register, by agency, key and version.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn list(&self, register: Register, filter: &Filter) -> Result<Vec<Listed>, StoreError> {
        let mut query = table::Entity::find().filter(table::Column::Register.eq(register.word()));
        if let Some(agency) = &filter.agency {
            query = query.filter(table::Column::Agency.eq(agency));
        }
        let ordered = query
            .order_by_asc(table::Column::Agency)
            .order_by_asc(table::Column::EntryKey)
            .order_by_asc(table::Column::Version);
        let rows = ordered.all(self.store.read()).await?;
        let listed = rows.into_iter().map(listed).collect::<Result<Vec<_>, _>>()?;
        let counts = |entry: &Listed| filter.on.is_none_or(|day| entry.held.counts_on(day));
        Ok(listed.into_iter().filter(counts).collect())
    }

    /// Every version of the entries of an agency, oldest first; `None` where its register was never imported.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn versions(&self, register: Register, agency: &str) -> Result<Option<Vec<Held>>, StoreError> {
        let agencies = [agency.to_owned()].into();
        let held = write::held(self.store.read(), register, &agencies).await?;
        Ok((!held.is_empty()).then_some(held))
    }
}

fn listed(row: table::Model) -> Result<Listed, StoreError> {
    Ok(Listed {
        recorded_at: time::from_text(&row.recorded_at)?,
        recorded_by: row.recorded_by.clone(),
        source: row.source.clone(),
        ended_at: time::from_optional(row.ended_at.as_deref())?,
        ended_by: row.ended_by.clone(),
        held: write::version(row)?,
    })
}
