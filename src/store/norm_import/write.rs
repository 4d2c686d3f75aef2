//! Brings the stored norms up to what was read.

use std::collections::HashMap;

use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryOrder, QuerySelect};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::SourceNorm;
use crate::failure::Failure;
use crate::progress::{Progress, ProgressEvent};
use crate::store::audit::canonical_json;
use crate::store::entities::{norm_document, norm_section};
use crate::store::error::StoreError;
use crate::store::import_report::ImportReport;
use crate::store::norms::CORPUS;
use crate::store::revision;

/// Rows per statement; six columns each stay below SQLite's limit of 32,766 parameters.
const ROWS: usize = 2_000;

/// Writes the norms that are new or differ.
pub(super) async fn norms(
    on: &impl ConnectionTrait,
    now: &str,
    norms: &[SourceNorm],
    report: &mut ImportReport,
    progress: &dyn Progress,
) -> Result<(), Failure> {
    let stored = stored_hashes(on).await?;
    for (done, norm) in norms.iter().enumerate() {
        progress.checkpoint()?;
        let (done, total) = (done as u64 + 1, norms.len() as u64);
        progress.report(ProgressEvent { step: "import", done, total, message: norm.name.clone() });
        let hash = content_hash(norm);
        match stored.get(&norm.key) {
            Some((_, same)) if *same == hash => {
                report.unchanged += 1;
                continue;
            }
            Some((id, _)) => {
                norm_document::Entity::delete_by_id(*id).exec(on).await.map_err(StoreError::from)?;
                report.changed += 1;
            }
            None => report.added += 1,
        }
        insert(on, now, norm, hash).await?;
    }
    Ok(())
}

/// Gives the norms a new revision after a change.
pub(super) async fn revise(on: &impl ConnectionTrait, now: &str) -> Result<String, StoreError> {
    use norm_document::Column;
    let rows = norm_document::Entity::find().order_by_asc(Column::Id);
    let rows: Vec<(i64, String)> =
        rows.select_only().columns([Column::Id, Column::ContentHash]).into_tuple().all(on).await?;
    let mut hasher = Sha256::new();
    for (id, hash) in rows {
        hasher.update(id.to_be_bytes());
        hasher.update(hash.as_bytes());
    }
    let revision = hex::encode(hasher.finalize());
    revision::set(on, CORPUS, &revision, now).await?;
    Ok(revision)
}

async fn stored_hashes(on: &impl ConnectionTrait) -> Result<HashMap<String, (i64, String)>, StoreError> {
    use norm_document::Column;
    let rows: Vec<(String, i64, String)> = norm_document::Entity::find()
        .select_only()
        .columns([Column::SourceKey, Column::Id, Column::ContentHash])
        .into_tuple()
        .all(on)
        .await?;
    Ok(rows.into_iter().map(|(key, id, hash)| (key, (id, hash))).collect())
}

async fn insert(on: &impl ConnectionTrait, now: &str, norm: &SourceNorm, hash: String) -> Result<(), StoreError> {
    let row = norm_document::ActiveModel {
        id: NotSet,
        source_key: Set(norm.key.clone()),
        name: Set(norm.name.clone()),
        number: Set(norm.number.clone()),
        level: Set(norm.level.clone()),
        issuer: Set(norm.issuer.clone()),
        region: Set(norm.region.clone()),
        topic: Set(norm.topic.clone()),
        publish_date: Set(norm.published),
        valid_from: Set(norm.effective.or(norm.published)),
        source: Set(norm.source.clone()),
        place: Set(norm.place.clone()),
        sha256: Set(norm.sha256.clone()),
        content_hash: Set(hash),
        imported_at: Set(now.to_owned()),
    };
    let document_id = norm_document::Entity::insert(row).exec(on).await?.last_insert_id;
    let section = |(section, position): (&super::Section, i32)| norm_section::ActiveModel {
        id: NotSet,
        document_id: Set(document_id),
        position: Set(position),
        label: Set(section.label.clone()),
        heading: Set(section.heading.clone()),
        text: Set(section.text.clone()),
    };
    let rows: Vec<_> = norm.sections.iter().zip(0..).map(section).collect();
    for some in rows.chunks(ROWS) {
        norm_section::Entity::insert_many(some.to_vec()).exec_without_returning(on).await?;
    }
    Ok(())
}

/// Over everything that is stored of a norm.
fn content_hash(norm: &SourceNorm) -> String {
    let head = json!([
        norm.name,
        norm.number,
        norm.level,
        norm.issuer,
        norm.region,
        norm.topic,
        norm.published,
        norm.effective,
        norm.source,
        norm.place,
        norm.sha256
    ]);
    let mut hasher = Sha256::new();
    hasher.update(canonical_json(&head));
    for section in &norm.sections {
        hasher.update(canonical_json(&json!([section.label, section.heading, section.text])));
    }
    hex::encode(hasher.finalize())
}
