//! The entries of one case, for its archive.

use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{Audit, StoreError, about};
use crate::casework::archive::log::LogEntry;
use crate::casework::people::Person;
use crate::store::case_files::subject;
use crate::store::entities::audit_entry;

impl Audit {
    /// The entries about a case, oldest first.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn of_case(&self, case_id: &str) -> Result<Vec<LogEntry>, StoreError> {
        let query = audit_entry::Entity::find().filter(about(&subject(case_id))).order_by_asc(audit_entry::Column::Seq);
        let rows = query.all(self.store.read()).await?;
        let entry = |row: audit_entry::Model| LogEntry {
            seq: row.seq,
            at: row.at,
            actor: row.actor,
            action: row.action,
            subject: row.subject,
            detail: row.detail,
            prev_hash: row.prev_hash,
            hash: row.hash,
        };
        Ok(rows.into_iter().map(entry).collect())
    }

    /// Puts on record that somebody, whom the log calls `called`, took a case out of the installation.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn exported(&self, case_id: &str, by: &Person, called: &str) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        let detail = json!({"by": by.id, "name": by.name});
        let audit = self.store.acting_as(called).audit();
        audit.note(writing.on(), "case.export", subject(case_id), detail).await?;
        writing.commit().await
    }
}
