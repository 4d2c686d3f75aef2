//! Rows of the store to tables.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::discretion::benchmark::{Head, Level, SourceFile, Table, TableItem, TableTier};
use crate::law::validity::Validity;
use crate::store::entities::{benchmark, benchmark_item, benchmark_tier};
use crate::store::error::StoreError;

/// A head with the row that it stands in.
pub(super) type HeldHead = (i64, Head);

/// The heads of all tables, by agency, title and first day. An edition ends at the latest where the next one of the same title
/// by the same agency begins.
pub(super) async fn heads(on: &impl ConnectionTrait) -> Result<Vec<HeldHead>, StoreError> {
    use benchmark::Column;
    let query = benchmark::Entity::find().order_by_asc(Column::Agency).order_by_asc(Column::Title);
    let rows = query.order_by_asc(Column::ValidFrom).order_by_asc(Column::Id).all(on).await?;
    let mut heads: Vec<HeldHead> =
        rows.into_iter().map(|row| Ok((row.id, head(row)?))).collect::<Result<_, StoreError>>()?;
    let mut next: HashMap<(String, String), Option<NaiveDate>> = HashMap::new();
    for (_, head) in heads.iter_mut().rev() {
        let edition = (head.agency.clone(), head.title.clone());
        let begins = next.get(&edition).copied().flatten();
        head.validity.to = match (head.validity.to, begins) {
            (Some(to), Some(begins)) => Some(to.min(begins)),
            (to, begins) => to.or(begins),
        };
        next.insert(edition, head.validity.from);
    }
    Ok(heads)
}

fn head(row: benchmark::Model) -> Result<Head, StoreError> {
    let level = Level::of(&row.level).ok_or_else(|| StoreError::Corrupt(format!("层级“{}”", row.level)))?;
    Ok(Head {
        id: row.key,
        title: row.title,
        document_no: row.document_no,
        agency: row.agency,
        level,
        region: row.region,
        field: row.field,
        issued_on: row.issued_on,
        validity: Validity { from: row.valid_from, to: row.valid_to },
        notes: serde_json::from_value(row.notes)?,
        sample: row.sample,
        source: Some(SourceFile { name: row.source, sha256: row.sha256 }),
    })
}

/// The tables of `heads`, in their order.
pub(super) async fn tables(on: &impl ConnectionTrait, heads: Vec<HeldHead>) -> Result<Vec<Table>, StoreError> {
    let mut tables = Vec::with_capacity(heads.len());
    for (row, head) in heads {
        tables.push(Table { head, items: items(on, row).await? });
    }
    Ok(tables)
}

async fn items(on: &impl ConnectionTrait, table: i64) -> Result<Vec<TableItem>, StoreError> {
    let query = benchmark_item::Entity::find().filter(benchmark_item::Column::BenchmarkId.eq(table));
    let rows = query.order_by_asc(benchmark_item::Column::Position).all(on).await?;
    let of_table = benchmark_item::Entity::find().filter(benchmark_item::Column::BenchmarkId.eq(table));
    let mut tiers: HashMap<i64, Vec<TableTier>> = HashMap::new();
    let query = benchmark_tier::Entity::find().filter(benchmark_tier::Column::ItemId.in_subquery(ids(of_table)));
    for row in query.order_by_asc(benchmark_tier::Column::Position).all(on).await? {
        let item = row.item_id;
        tiers.entry(item).or_default().push(tier(row)?);
    }
    Ok(rows
        .into_iter()
        .map(|row| TableItem {
            tiers: tiers.remove(&row.id).unwrap_or_default(),
            number: row.number,
            code: row.code,
            act: row.act,
            basis: row.basis,
            penalty: row.penalty,
            cell: row.cell,
        })
        .collect())
}

fn ids(query: sea_orm::Select<benchmark_item::Entity>) -> sea_orm::sea_query::SelectStatement {
    use sea_orm::{QuerySelect, QueryTrait};
    query.select_only().column(benchmark_item::Column::Id).into_query()
}

fn tier(row: benchmark_tier::Model) -> Result<TableTier, StoreError> {
    Ok(TableTier {
        name: row.name,
        condition: row.condition,
        standard: row.standard,
        guide: row.guide.map(serde_json::from_value).transpose()?,
        cell: row.cell,
    })
}
