//! Which tables apply to a case.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;

use super::rows::{self, HeldHead};
use super::{Benchmarks, StoreError};
use crate::discretion::benchmark::{Benchmark, Head};
use crate::law::provision::ArticleNumber;
use crate::store::entities::{benchmark_item, benchmark_provision};

/// What is looked for; everything that is given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BenchmarkQuery {
    /// A law by any of its names, with an article.
    pub provision: Option<(String, ArticleNumber)>,
    /// Words of an act, or its code.
    pub act: Option<String>,
    /// Where the agency that handles the case is, such as 黑龙江省哈尔滨市: tables of the place, of what it lies in, and of the
    /// whole country.
    pub region: Option<String>,
    /// Field of enforcement.
    pub field: Option<String>,
    /// Name of the agency that made the table, or a part of it.
    pub agency: Option<String>,
    /// Tables that apply on this day.
    pub on: Option<NaiveDate>,
}

/// A table in a list.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Listed {
    /// What it says of itself.
    #[serde(flatten)]
    pub head: Head,
    /// How many acts it has.
    pub items: u64,
    /// Acts that fit the query, at most ten: 序号 and 违法行为.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<ListedAct>,
}

/// An act in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ListedAct {
    /// 序号.
    pub number: String,
    /// 违法代码.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 违法行为.
    pub act: String,
    /// 法定依据.
    pub basis: String,
}

/// Acts that a list shows of each table.
const MOST_ACTS: usize = 10;

impl Benchmarks {
    /// The tables that fit, the nearest to the place first: a table of the city before one of the province, that before one of
    /// the whole country, and of one place the newest first.
    ///
    /// # Errors
    /// `store.database`, `store.corrupt`.
    pub async fn list(&self, query: &BenchmarkQuery) -> Result<Vec<Listed>, StoreError> {
        let mut listed = Vec::new();
        for (row, head) in self.fitting(query).await? {
            let items = benchmark_item::Entity::find().filter(benchmark_item::Column::BenchmarkId.eq(row));
            let items = items.all(self.store.read()).await?;
            let cited = self.citing(row, query).await?;
            let asks_for_acts = query.act.is_some() || cited.is_some();
            let fits = |item: &&benchmark_item::Model| {
                let by_words = query.act.as_deref().is_none_or(|act| {
                    item.code.as_deref() == Some(act) || item.act.contains(act) || act.contains(item.act.as_str())
                });
                by_words && cited.as_ref().is_none_or(|cited| cited.contains(&item.id))
            };
            let acts: Vec<ListedAct> =
                if asks_for_acts { items.iter().filter(fits).map(ListedAct::from).collect() } else { Vec::new() };
            if asks_for_acts && acts.is_empty() {
                continue;
            }
            let count = items.len() as u64;
            listed.push(Listed { head, items: count, acts: acts.into_iter().take(MOST_ACTS).collect() });
        }
        Ok(listed)
    }

    /// The tables that bind the agency of a case, the nearest to the place first: of its region, of what that lies in, and of the
    /// whole country; without a region only the last. Samples bind nobody and are left out. `query.act` is left to
    /// [`crate::discretion::benchmark::apply`], and so is what a table by code cites.
    ///
    /// # Errors
    /// `store.database`, `store.corrupt`.
    pub async fn applicable(&self, query: &BenchmarkQuery) -> Result<Vec<Benchmark>, StoreError> {
        let mut fitting = Vec::new();
        for held in self.fitting(query).await?.into_iter().filter(|(_, head)| binds(head, query)) {
            let cited = self.citing(held.0, query).await?;
            let cites_other = cited.is_some_and(|cited| cited.is_empty()) && self.cites_anything(held.0).await?;
            if !cites_other {
                fitting.push(held);
            }
        }
        Ok(rows::tables(self.store.read(), fitting).await?.into_iter().map(Benchmark::from).collect())
    }

    /// The heads that fit place, field, agency and day.
    async fn fitting(&self, query: &BenchmarkQuery) -> Result<Vec<HeldHead>, StoreError> {
        let mut heads = rows::heads(self.store.read()).await?;
        heads.retain(|(_, head)| fits(head, query));
        heads.sort_by_key(|(_, head)| (std::cmp::Reverse(head.level), std::cmp::Reverse(head.validity.from)));
        Ok(heads)
    }

    /// The acts of a table that cite the provision; `None` where none is asked for.
    async fn citing(&self, table: i64, query: &BenchmarkQuery) -> Result<Option<BTreeSet<i64>>, StoreError> {
        use benchmark_provision::Column;
        let Some((law, number)) = &query.provision else { return Ok(None) };
        let full = self.store.laws().full_name(law).await?.unwrap_or_else(|| law.clone());
        let mut rows = self.provisions_of(table);
        rows = rows.filter(Column::Law.eq(bare(&full))).filter(Column::Article.eq(number.number));
        rows = match number.suffix {
            Some(suffix) => rows.filter(Column::Suffix.eq(suffix)),
            None => rows.filter(Column::Suffix.is_null()),
        };
        let found = rows.all(self.store.read()).await?;
        Ok(Some(found.into_iter().map(|row| row.item_id).collect()))
    }

    async fn cites_anything(&self, table: i64) -> Result<bool, StoreError> {
        Ok(self.provisions_of(table).limit(1).one(self.store.read()).await?.is_some())
    }

    fn provisions_of(&self, table: i64) -> sea_orm::Select<benchmark_provision::Entity> {
        use sea_orm::QueryTrait;
        let items = benchmark_item::Entity::find().filter(benchmark_item::Column::BenchmarkId.eq(table));
        let ids = items.select_only().column(benchmark_item::Column::Id).into_query();
        benchmark_provision::Entity::find().filter(benchmark_provision::Column::ItemId.in_subquery(ids))
    }
}

/// The name of a law as `benchmark_provision` holds it.
pub(in crate::store) fn bare(law: &str) -> &str {
    let law = law.trim().trim_matches(['《', '》']);
    law.strip_prefix("中华人民共和国").unwrap_or(law)
}

fn fits(head: &Head, query: &BenchmarkQuery) -> bool {
    let in_region =
        |asked: &str| head.region.as_deref().is_none_or(|region| asked.contains(region) || region.contains(asked));
    query.on.is_none_or(|on| head.validity.contains(on))
        && query.region.as_deref().is_none_or(in_region)
        && query.field.as_deref().is_none_or(|field| head.field.as_deref() == Some(field))
        && query.agency.as_deref().is_none_or(|agency| head.agency.contains(agency))
}

/// Whether a table binds the agency of the place that is asked about.
fn binds(head: &Head, query: &BenchmarkQuery) -> bool {
    let covers = |region: &String| query.region.as_deref().is_some_and(|asked| asked.contains(region.as_str()));
    !head.sample && head.region.as_ref().is_none_or(covers)
}

impl From<&benchmark_item::Model> for ListedAct {
    fn from(row: &benchmark_item::Model) -> Self {
        Self { number: row.number.clone(), code: row.code.clone(), act: row.act.clone(), basis: row.basis.clone() }
    }
}
