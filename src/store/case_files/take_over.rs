//! A case from another installation: its acts as they were, bound by one entry of the log.

use sea_orm::EntityTrait;
use serde_json::json;

use super::{CaseFiles, history, record, subject};
use crate::casework::archive::log::IMPORT;
use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::file::CaseFile;
use crate::failure::Failure;
use crate::store::entities::{case_event, case_file};
use crate::store::error::StoreError;

impl CaseFiles {
    /// Takes a verified case over. The same case a second time changes nothing.
    ///
    /// # Errors
    /// `archive.conflict` where it is here with other acts, `case.number_taken`, `store.*`.
    pub async fn take_over(&self, file: &CaseFile, events: &[Recorded], events_sha256: &str) -> Result<(), Failure> {
        let writing = self.store.write().await?;
        let held = history(writing.on(), &file.id).await?;
        if held == events {
            return Ok(());
        }
        if !held.is_empty() {
            let message = format!("案件 {} 已经在库中，而且办理记录不同", file.id);
            return Err(Failure::new("archive.conflict", message));
        }
        for recorded in events {
            let row = record::row(&file.id, recorded, None)?;
            case_event::Entity::insert(row).exec_without_returning(writing.on()).await.map_err(StoreError::from)?;
        }
        if let Some(last) = events.last() {
            let row = record::listed(file, last)?;
            let written = case_file::Entity::insert(row).exec_without_returning(writing.on()).await;
            written.map_err(|error| record::taken(error, file))?;
        }
        let detail = json!({"events": events.len(), "events_sha256": events_sha256});
        self.store.audit().note(writing.on(), IMPORT, subject(&file.id), detail).await?;
        writing.commit().await?;
        Ok(())
    }
}
