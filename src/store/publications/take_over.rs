//! The publication of a case from another installation: its events as they were, inside the transaction that takes the case over.

use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::Value;

use super::record::{self, Of};
use crate::casework::archive::log::sha256_of;
use crate::casework::archive::texts;
use crate::casework::case_file::file::CaseFile;
use crate::casework::publication::{Publication, Recorded, source_of};
use crate::failure::Failure;
use crate::store::entities::publication_event;
use crate::store::error::StoreError;

/// Writes the events of a publication that were verified with its case; what the log has to say of them.
///
/// # Errors
/// `case.no_decision`, `store.*`.
pub(in crate::store) async fn take_over(
    on: &impl ConnectionTrait,
    file: &CaseFile,
    events: &[Recorded],
) -> Result<Option<Value>, Failure> {
    let Some(last) = events.last() else { return Ok(None) };
    let (source, _) = source_of(file)?;
    let of = Of { id: &source.document_id, case_id: &file.id, agency: &file.agency };
    for recorded in events {
        let row = record::row(on, &of, recorded).await?;
        publication_event::Entity::insert(row).exec_without_returning(on).await.map_err(StoreError::from)?;
    }
    let publication = Publication::fold(events.iter().map(|recorded| &recorded.event));
    record::list(on, &of, &publication, last).await?;
    Ok(Some(record::imported(of.id, events, &sha256_of(texts::lines(events)?))))
}
