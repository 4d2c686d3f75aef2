//! Brings the stored cases up to what was read.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::CORPUS;
use super::import::Checked;
use crate::failure::Failure;
use crate::store::audit::canonical_json;
use crate::store::entities::past_case;
use crate::store::error::StoreError;
use crate::store::import_report::ImportReport;
use crate::store::revision;

/// Rows per statement; eighteen columns each stay below SQLite's limit of 32,766 parameters.
const ROWS: usize = 1_000;

/// Writes the cases that are new or differ. Returns the new revision, or `None` where nothing changed.
pub(super) async fn cases(
    on: &impl ConnectionTrait,
    now: &str,
    cases: &[Checked],
    report: &mut ImportReport,
    checkpoint: &(dyn Fn(usize) -> Result<(), Failure> + Sync),
) -> Result<Option<String>, Failure> {
    let stored = stored_hashes(on, cases).await?;
    let mut hasher = Sha256::new();
    hasher.update(revision::of(on, CORPUS).await?);
    let mut fresh = Vec::new();
    for (done, checked) in cases.iter().enumerate() {
        if done % ROWS == 0 {
            checkpoint(done)?;
        }
        let hash = content_hash(checked);
        let key = (checked.source.clone(), checked.case.case.case_id.clone());
        match stored.get(&key) {
            Some((_, same)) if *same == hash => {
                report.unchanged += 1;
                continue;
            }
            Some((id, _)) => {
                report.changed += 1;
                let changed = past_case::ActiveModel { id: Set(*id), ..row(now, checked, hash.clone())? };
                past_case::Entity::update(changed).exec(on).await.map_err(StoreError::from)?;
            }
            None => {
                report.added += 1;
                fresh.push(row(now, checked, hash.clone())?);
            }
        }
        hasher.update(hash);
    }
    for some in fresh.chunks(ROWS) {
        past_case::Entity::insert_many(some.to_vec()).exec_without_returning(on).await.map_err(StoreError::from)?;
    }
    if report.added + report.changed == 0 {
        return Ok(None);
    }
    let revision = hex::encode(hasher.finalize());
    revision::set(on, CORPUS, &revision, now).await?;
    Ok(Some(revision))
}

/// Row and content hash of the stored cases of the same collections, by collection and id.
async fn stored_hashes(
    on: &impl ConnectionTrait,
    cases: &[Checked],
) -> Result<HashMap<(String, String), (i64, String)>, StoreError> {
    let sources: BTreeSet<&str> = cases.iter().map(|checked| checked.source.as_str()).collect();
    let rows: Vec<(String, String, i64, String)> = past_case::Entity::find()
        .select_only()
        .columns([
            past_case::Column::Source,
            past_case::Column::CaseId,
            past_case::Column::Id,
            past_case::Column::ContentHash,
        ])
        .filter(past_case::Column::Source.is_in(sources))
        .into_tuple()
        .all(on)
        .await?;
    Ok(rows.into_iter().map(|(source, case_id, id, hash)| ((source, case_id), (id, hash))).collect())
}

fn content_hash(checked: &Checked) -> String {
    let content = json!([checked.case.case, checked.case.row]);
    hex::encode(Sha256::digest(canonical_json(&content)))
}

fn row(now: &str, checked: &Checked, hash: String) -> Result<past_case::ActiveModel, StoreError> {
    let case = checked.case.case.clone();
    Ok(past_case::ActiveModel {
        id: NotSet,
        source: Set(checked.source.clone()),
        case_id: Set(case.case_id),
        decided_on: Set(case.decided_on),
        agency: Set(case.agency),
        region: Set(case.region),
        field: Set(case.field),
        party: Set(case.party),
        party_kind: Set(case.party_kind),
        facts: Set(case.facts),
        basis: Set(serde_json::to_value(case.basis)?),
        penalties: Set(serde_json::to_value(case.penalties)?),
        fine: Set(case.fine.map(|fine| fine.0.normalize().to_string())),
        circumstances: Set(serde_json::to_value(case.circumstances)?),
        invented: Set(case.invented),
        source_row: Set(checked.case.row.clone()),
        content_hash: Set(hash),
        imported_at: Set(now.to_owned()),
    })
}
