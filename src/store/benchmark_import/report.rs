//! What an import of a table did, for a legal officer.

use std::collections::BTreeSet;

use serde::Serialize;

use super::read::ReadTable;
use crate::discretion::benchmark::check::{Finding, Verdict};
use crate::discretion::benchmark::{Benchmark, Head, Table};

/// What became of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// New in the store.
    Added,
    /// It replaced what was stored of it.
    Changed,
    /// It was stored just so.
    Unchanged,
    /// Every act was refused: nothing was stored.
    Refused,
    /// Only checked.
    Checked,
}

/// The report on one file; the JSON of `caiheng import benchmarks` and `caiheng benchmarks check`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenchmarkReport {
    /// The file read.
    pub source: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
    /// Format that was recognised by content, in Chinese.
    pub format: String,
    /// What became of it.
    pub outcome: Outcome,
    /// What the table says of itself.
    pub benchmark: Head,
    /// Acts in the file.
    pub items: usize,
    /// Rows (tiers) in the file.
    pub rows: usize,
    /// Acts that were accepted without a finding.
    pub accepted: usize,
    /// Acts that were accepted and that a person should look at.
    pub doubtful_items: usize,
    /// Acts that were refused.
    pub refused_items: usize,
    /// Tiers whose condition can be computed whole.
    pub conditions_computed: usize,
    /// Tiers whose condition a person must judge, in part or whole.
    pub conditions_judged: usize,
    /// Rows of the acts that were accepted.
    pub rows_accepted: usize,
    /// Everything that was found, in the order of the rows.
    pub findings: Vec<Finding>,
    /// How what the file does not say was derived, and what was left out.
    pub remarks: Vec<String>,
}

impl BenchmarkReport {
    pub(super) fn new(source: String, read: &ReadTable, findings: Vec<Finding>, accepted: &Table) -> Self {
        let items = read.table.items.len();
        let of = |verdict: Verdict| -> BTreeSet<usize> {
            findings.iter().filter(|found| found.verdict == verdict).filter_map(|found| found.place).collect()
        };
        let refused = of(Verdict::Refused);
        let doubtful = of(Verdict::Doubtful).difference(&refused).count();
        let benchmark = Benchmark::from(accepted.clone());
        let conditions: Vec<bool> =
            benchmark.items.iter().flat_map(|item| &item.tiers).map(|tier| tier.condition.is_computed()).collect();
        let computed = conditions.iter().filter(|computed| **computed).count();
        Self {
            source,
            sha256: read.table.head.source.as_ref().map(|source| source.sha256.clone()).unwrap_or_default(),
            format: read.format.to_owned(),
            outcome: Outcome::Checked,
            benchmark: read.table.head.clone(),
            items,
            rows: rows(&read.table),
            accepted: items - refused.len() - doubtful,
            doubtful_items: doubtful,
            refused_items: refused.len(),
            conditions_computed: computed,
            conditions_judged: conditions.len() - computed,
            rows_accepted: rows(accepted),
            findings,
            remarks: read.remarks.clone(),
        }
    }

    /// The findings that refuse an act.
    pub fn refused(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.verdict == Verdict::Refused)
    }

    /// The findings that a person should look at.
    pub fn doubtful(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.verdict == Verdict::Doubtful)
    }
}

fn rows(table: &Table) -> usize {
    table.items.iter().map(|item| item.tiers.len()).sum()
}
