//! A benchmark as understood: the table as written, with its basis, conditions and standards read.

use std::collections::BTreeMap;

use serde::Serialize;

use super::basis::{self, CitedProvision};
use super::condition::{self, Condition};
use super::standard::{self, Standard};
use super::table::{Head, Table, TableItem, TableTier};

/// A benchmark.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Benchmark {
    /// What it says of itself.
    #[serde(flatten)]
    pub head: Head,
    /// Its acts.
    pub items: Vec<Item>,
}

/// One act with its tiers.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Item {
    /// 序号.
    pub number: String,
    /// 违法代码 or 事项编码.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 违法行为 as written.
    pub act: String,
    /// The acts, where the cell lists several; one otherwise.
    pub acts: Vec<String>,
    /// 法定依据 as written.
    pub basis: String,
    /// The provisions that it cites.
    pub provisions: Vec<CitedProvision>,
    /// 处罚种类及幅度 as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penalty: Option<String>,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub penalty_read: Option<Standard>,
    /// Its tiers.
    pub tiers: Vec<BenchmarkTier>,
    /// Where it stands in the file.
    pub cell: String,
}

/// One tier.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct BenchmarkTier {
    /// The tier as written.
    #[serde(flatten)]
    pub written: TableTier,
    /// Its condition as understood.
    #[serde(rename = "condition_read")]
    #[schema(value_type = Object)]
    pub condition: Condition,
    /// Its standard as understood.
    #[serde(rename = "standard_read")]
    #[schema(value_type = Object)]
    pub standard: Standard,
}

impl From<Table> for Benchmark {
    fn from(table: Table) -> Self {
        Self { head: table.head, items: table.items.into_iter().map(Item::from).collect() }
    }
}

impl From<TableItem> for Item {
    fn from(item: TableItem) -> Self {
        Self {
            acts: acts(&item.act),
            provisions: basis::provisions(&item.basis),
            penalty_read: item.penalty.as_deref().map(standard::parse),
            tiers: item.tiers.into_iter().map(BenchmarkTier::from).collect(),
            number: item.number,
            code: item.code,
            act: item.act,
            basis: item.basis,
            penalty: item.penalty,
            cell: item.cell,
        }
    }
}

impl From<TableTier> for BenchmarkTier {
    fn from(tier: TableTier) -> Self {
        let mut standard = match &tier.guide {
            Some(guide) if tier.standard.trim().is_empty() => standard::of_guide(guide),
            _ => standard::parse(&tier.standard),
        };
        standard.mitigated |= tier.name.contains("减轻");
        Self { condition: condition::parse(&tier.condition), standard, written: tier }
    }
}

impl Item {
    /// Names of quantities that its tiers write in several units.
    pub(super) fn in_several_units(&self) -> Vec<String> {
        let mut units: BTreeMap<&str, &str> = BTreeMap::new();
        let mut several = Vec::new();
        for quantity in self.tiers.iter().flat_map(|tier| tier.condition.quantities()) {
            let unit = units.entry(quantity.name.as_str()).or_insert(quantity.written_unit);
            if *unit != quantity.written_unit && !several.contains(&quantity.name) {
                several.push(quantity.name.clone());
            }
        }
        several
    }
}

/// The acts of a cell: one a line, or numbered 1. 2. or （1）（2）.
fn acts(cell: &str) -> Vec<String> {
    let lines: Vec<&str> = cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > 1 && lines.iter().all(|line| condition::without_marker(line).is_some() || is_closed(line)) {
        return lines.into_iter().map(plain).collect();
    }
    let entries = condition::numbered(cell);
    if entries.len() > 1 {
        return entries.into_iter().map(plain).collect();
    }
    vec![plain(&lines.concat())]
}

/// Whether a line is whole, and not broken for the width of a cell.
fn is_closed(line: &str) -> bool {
    line.ends_with(['；', '。', ';'])
}

fn plain(act: &str) -> String {
    let act = condition::without_marker(act).unwrap_or(act);
    act.trim().trim_end_matches(['；', '。', ';']).to_owned()
}
