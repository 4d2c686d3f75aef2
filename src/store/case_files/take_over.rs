//! A case from another installation: its acts as they were, bound by one entry of the log.

use sea_orm::EntityTrait;
use serde_json::json;

use super::{CaseFiles, history, record, subject};
use crate::casework::archive::log::IMPORT;
use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::file::CaseFile;
use crate::casework::publication;
use crate::failure::Failure;
use crate::store::entities::{case_event, case_file};
use crate::store::error::StoreError;
use crate::store::publications;

impl CaseFiles {
    /// Takes a verified case over, with what happened to the publication of its decision. The same case a second time changes nothing.
    ///
    /// # Errors
    /// `archive.conflict` where it is here with other acts, `case.number_taken`, `store.*`.
    pub async fn take_over(
        &self,
        file: &CaseFile,
        events: &[Recorded],
        publication: &[publication::Recorded],
        events_sha256: &str,
    ) -> Result<(), Failure> {
        let writing = self.store.write().await?;
        let held = history(writing.on(), &file.id).await?;
        if held == events && publications::events_of(writing.on(), &file.id).await? == publication {
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
        let mut detail = json!({"events": events.len(), "events_sha256": events_sha256});
        if let Some(taken) = publications::take_over(writing.on(), file, publication).await? {
            detail["publication"] = taken;
        }
        self.store.audit().note(writing.on(), IMPORT, subject(&file.id), detail).await?;
        writing.commit().await?;
        Ok(())
    }
}
