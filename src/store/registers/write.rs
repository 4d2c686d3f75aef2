//! Versions of entries, read and written within the transaction of an import.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::report::RegisterReport;
use crate::casework::registers::{Entry, Held, Plan, Read, Register, day_before};
use crate::failure::Failure;
use crate::store::audit::{REGISTERS_IMPORT, canonical_json};
use crate::store::entities::register_entry as table;
use crate::store::error::StoreError;
use crate::store::{Store, time};

/// Every version of the entries of some agencies, oldest first.
pub(super) async fn held(
    on: &impl ConnectionTrait,
    register: Register,
    agencies: &BTreeSet<String>,
) -> Result<Vec<Held>, StoreError> {
    let query = table::Entity::find()
        .filter(table::Column::Register.eq(register.word()))
        .filter(table::Column::Agency.is_in(agencies.iter().cloned()));
    let rows = query.order_by_asc(table::Column::Version).all(on).await?;
    rows.into_iter().map(version).collect()
}

/// A version as its table holds it.
pub(super) fn version(row: table::Model) -> Result<Held, StoreError> {
    Ok(Held {
        agency: row.agency,
        key: row.entry_key,
        version: u32::try_from(row.version).map_err(|_| StoreError::Corrupt("登记册的版本号".to_owned()))?,
        entry: serde_json::from_value(row.content)?,
        valid_from: row.valid_from,
        valid_until: row.valid_until,
    })
}

/// Writes what the plan says, ends `ending`, and puts all of it on record.
pub(super) async fn changes(
    store: &Store,
    on: &impl ConnectionTrait,
    plan: &Plan,
    ending: &[Held],
    report: &RegisterReport,
) -> Result<(), Failure> {
    let writer = Writer { store, on, report };
    let mut log = Vec::new();
    for changed in &plan.changed {
        writer.end(&changed.before).await?;
        let version = changed.before.version + 1;
        log.push(writer.insert(&changed.after, version, Some(report.from)).await?);
    }
    for (read, version, from) in &plan.added {
        log.push(writer.insert(read, *version, *from).await?);
    }
    for held in ending {
        writer.end(held).await?;
    }
    let ended: Vec<Value> = ending.iter().map(|held| json!([held.agency, held.key, held.version])).collect();
    let files: Vec<Value> = report
        .files
        .iter()
        .map(|file| json!({"source": file.source, "sha256": file.sha256, "rows": file.rows}))
        .collect();
    let refused: Vec<&str> = report.refused.iter().map(|finding| finding.cell.as_str()).collect();
    let detail = json!({"register": report.register, "agencies": report.agencies, "files": files, "from": report.from,
        "added": report.added, "changed": report.changed.len(), "unchanged": report.unchanged, "refused_cells": refused,
        "versions": log, "ended": ended});
    let subject = format!("register/{}", report.register.word());
    Ok(store.audit().note(on, REGISTERS_IMPORT, subject, detail).await?)
}

struct Writer<'a, C> {
    store: &'a Store,
    on: &'a C,
    report: &'a RegisterReport,
}

impl<C: ConnectionTrait> Writer<'_, C> {
    /// Writes a version; what the log says of it: agency, key, version, hash of its content.
    async fn insert(&self, read: &Read, version: u32, from: Option<NaiveDate>) -> Result<Value, Failure> {
        let now = self.store.now();
        let content = content(&read.entry)?;
        let sha256 = hex::encode(Sha256::digest(canonical_json(&content)));
        let source = self.report.files.iter().find(|file| file.source == read.file);
        let key = read.entry.key();
        let row = table::ActiveModel {
            id: Set(self.store.ids.next(now)),
            register: Set(self.report.register.word().to_owned()),
            agency: Set(read.agency.clone()),
            entry_key: Set(key.clone()),
            version: Set(i32::try_from(version).map_err(Failure::internal)?),
            name: Set(read.entry.name().to_owned()),
            content: Set(content),
            valid_from: Set(from),
            valid_until: Set(None),
            recorded_at: Set(time::to_text(now)),
            recorded_by: Set(self.store.actor.to_string()),
            source: Set(format!("{} {}", read.file, read.at)),
            source_sha256: Set(source.map(|file| file.sha256.clone()).unwrap_or_default()),
            ended_at: Set(None),
            ended_by: Set(None),
        };
        table::Entity::insert(row).exec_without_returning(self.on).await.map_err(StoreError::from)?;
        Ok(json!([read.agency, key, version, sha256]))
    }

    /// Ends a version on the day before the import counts.
    async fn end(&self, held: &Held) -> Result<(), StoreError> {
        let last = day_before(self.report.from);
        let version = i32::try_from(held.version).map_err(|_| StoreError::Corrupt("登记册的版本号".to_owned()))?;
        table::Entity::update_many()
            .col_expr(table::Column::ValidUntil, Expr::value(last))
            .col_expr(table::Column::EndedAt, Expr::value(time::to_text(self.store.now())))
            .col_expr(table::Column::EndedBy, Expr::value(self.store.actor.to_string()))
            .filter(table::Column::Register.eq(self.report.register.word()))
            .filter(table::Column::Agency.eq(&held.agency))
            .filter(table::Column::EntryKey.eq(&held.key))
            .filter(table::Column::Version.eq(version))
            .exec(self.on)
            .await?;
        Ok(())
    }
}

fn content(entry: &Entry) -> Result<Value, StoreError> {
    Ok(serde_json::to_value(entry)?)
}
