//! The entries about a part of a run, for whoever follows a suggestion back to what is on record.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use utoipa::ToSchema;

use super::entry::hash_of;
use super::records::{self, Held};
use super::{Audit, StoreError};
use crate::store::entities::audit_entry;

/// An entry of the log, by which what it records can be looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AuditEntryRef)]
pub struct EntryRef {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: String,
    /// What was done.
    pub action: String,
    /// Its hash.
    pub hash: String,
    /// Whether its content bears the hash, and the record is still what it says. Its links are checked by `audit verify` only.
    pub intact: bool,
}

impl Audit {
    /// The entries about `part` of a run, such as a step, oldest first.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn of_run(&self, run_id: &str, part: &str) -> Result<Vec<EntryRef>, StoreError> {
        let on = self.store.read();
        let of = audit_entry::Entity::find().filter(audit_entry::Column::Subject.eq(format!("run/{run_id}/{part}")));
        let mut found = Vec::new();
        for entry in of.order_by_asc(audit_entry::Column::Seq).all(on).await? {
            let intact = hash_of(&entry) == entry.hash && matches!(records::held(on, &entry).await, Ok(Held::Same));
            let audit_entry::Model { seq, at, action, hash, .. } = entry;
            found.push(EntryRef { seq, at, action, hash, intact });
        }
        Ok(found)
    }
}
