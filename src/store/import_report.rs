//! What an import did.

use std::collections::BTreeMap;

use serde::Serialize;

/// Something in the source that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Where: 第 12 行, or the name of a law and its article.
    pub place: String,
    /// Why, in Chinese.
    pub reason: String,
}

/// Counts and remarks of one import; the JSON of `caiheng import`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// The file read.
    pub source: String,
    /// Format that was recognised by content, in Chinese.
    pub format: String,
    /// Records in the source by kind, in Chinese: 法律, 条文, 案例 ...
    pub read: BTreeMap<String, u64>,
    /// Records new in the store.
    pub added: u64,
    /// Records whose content differed from the stored one and replaced it.
    pub changed: u64,
    /// Records that were already stored just so.
    pub unchanged: u64,
    /// How values that the source lacks or gives wrongly were derived: rule in Chinese, and how often.
    pub derived: BTreeMap<String, u64>,
    /// What was left out.
    pub skipped: Vec<Skipped>,
    /// How much was left out for each reason, in Chinese.
    pub skipped_by_reason: BTreeMap<String, u64>,
    /// Oddities of the source that a person should know.
    pub remarks: Vec<String>,
}

impl ImportReport {
    /// Adds `count` records of a kind that the source holds.
    pub(super) fn count_read(&mut self, kind: &str, count: u64) {
        *self.read.entry(kind.to_owned()).or_default() += count;
    }

    /// Notes that a value was derived by `rule`.
    pub(super) fn count_derived(&mut self, rule: &str) {
        *self.derived.entry(rule.to_owned()).or_default() += 1;
    }

    /// Notes something left out.
    pub(super) fn skip(&mut self, place: impl Into<String>, reason: impl Into<String>) {
        let reason = reason.into();
        *self.skipped_by_reason.entry(reason.clone()).or_default() += 1;
        self.skipped.push(Skipped { place: place.into(), reason });
    }
}
