//! Brings the stored tables up to what was read.

use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait};
use sea_orm::{QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::report::Outcome;
use crate::discretion::benchmark::{Table, TableItem, basis};
use crate::store::audit::canonical_json;
use crate::store::benchmarks::{CORPUS, bare};
use crate::store::entities::{benchmark, benchmark_item, benchmark_provision, benchmark_tier};
use crate::store::error::StoreError;
use crate::store::revision;

/// Writes a table where it is new or differs.
pub(super) async fn table(on: &impl ConnectionTrait, now: &str, table: &Table) -> Result<Outcome, StoreError> {
    let hash = content_hash(table)?;
    let stored = benchmark::Entity::find().filter(benchmark::Column::Key.eq(&table.head.id)).one(on).await?;
    let outcome = match stored {
        Some(stored) if stored.content_hash == hash => return Ok(Outcome::Unchanged),
        Some(stored) => {
            benchmark::Entity::delete_by_id(stored.id).exec(on).await?;
            Outcome::Changed
        }
        None => Outcome::Added,
    };
    let id = benchmark::Entity::insert(head(now, table, hash)?).exec(on).await?.last_insert_id;
    for (position, item) in (0..).zip(&table.items) {
        insert(on, id, position, item).await?;
    }
    Ok(outcome)
}

/// Gives the tables a new revision after a change.
pub(super) async fn revise(on: &impl ConnectionTrait, now: &str) -> Result<String, StoreError> {
    use benchmark::Column;
    let rows = benchmark::Entity::find().order_by_asc(Column::Key);
    let rows: Vec<(String, String)> =
        rows.select_only().columns([Column::Key, Column::ContentHash]).into_tuple().all(on).await?;
    let revision = hex::encode(Sha256::digest(canonical_json(&json!(rows))));
    revision::set(on, CORPUS, &revision, now).await?;
    Ok(revision)
}

fn head(now: &str, table: &Table, hash: String) -> Result<benchmark::ActiveModel, StoreError> {
    let head = table.head.clone();
    let source = head.source;
    Ok(benchmark::ActiveModel {
        id: NotSet,
        key: Set(head.id),
        title: Set(head.title),
        document_no: Set(head.document_no),
        agency: Set(head.agency),
        level: Set(head.level.name().to_owned()),
        region: Set(head.region),
        field: Set(head.field),
        issued_on: Set(head.issued_on),
        valid_from: Set(head.validity.from),
        valid_to: Set(head.validity.to),
        notes: Set(serde_json::to_value(head.notes)?),
        sample: Set(head.sample),
        source: Set(source.as_ref().map(|source| source.name.clone()).unwrap_or_default()),
        sha256: Set(source.map(|source| source.sha256).unwrap_or_default()),
        content_hash: Set(hash),
        imported_at: Set(now.to_owned()),
    })
}

async fn insert(on: &impl ConnectionTrait, table: i64, position: i32, item: &TableItem) -> Result<(), StoreError> {
    let row = benchmark_item::ActiveModel {
        id: NotSet,
        benchmark_id: Set(table),
        position: Set(position),
        number: Set(item.number.clone()),
        code: Set(item.code.clone()),
        act: Set(item.act.clone()),
        basis: Set(item.basis.clone()),
        penalty: Set(item.penalty.clone()),
        cell: Set(item.cell.clone()),
    };
    let id = benchmark_item::Entity::insert(row).exec(on).await?.last_insert_id;
    for (position, tier) in (0..).zip(&item.tiers) {
        let row = benchmark_tier::ActiveModel {
            id: NotSet,
            item_id: Set(id),
            position: Set(position),
            name: Set(tier.name.clone()),
            condition: Set(tier.condition.clone()),
            standard: Set(tier.standard.clone()),
            guide: Set(tier.guide.as_ref().map(serde_json::to_value).transpose()?),
            cell: Set(tier.cell.clone()),
        };
        benchmark_tier::Entity::insert(row).exec_without_returning(on).await?;
    }
    for provision in basis::provisions(&item.basis) {
        let row = benchmark_provision::ActiveModel {
            id: NotSet,
            item_id: Set(id),
            law: Set(bare(&provision.law).to_owned()),
            article: Set(i32::try_from(provision.number.number).unwrap_or_default()),
            suffix: Set(provision.number.suffix.and_then(|suffix| i32::try_from(suffix).ok())),
        };
        benchmark_provision::Entity::insert(row).exec_without_returning(on).await?;
    }
    Ok(())
}

/// Over everything that is stored of a table.
fn content_hash(table: &Table) -> Result<String, StoreError> {
    Ok(hex::encode(Sha256::digest(canonical_json(&serde_json::to_value(table)?))))
}
