//! When each version is in force, derived from what the source gives, and in words how.
//!
//! The source's date of effect is the one that the text names, which for an amended law is that of its first version; it
//! gives no end at all. `start` and `end` hold the rules; a version ends when the next one begins, when it is amended,
//! or when another law repeals it.

mod end;
mod start;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::SourceDocument;
use crate::law::validity::Validity;
use crate::store::laws::Kind;

/// When a version is in force.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Period {
    pub validity: Validity,
    pub start_known: bool,
    pub end_known: bool,
    /// Whether the law itself ended with this version.
    pub is_last: bool,
    /// How it was derived, in Chinese.
    pub basis: String,
    /// Full name of the law that replaced this one.
    pub successor: Option<String>,
    /// The rules by which beginning and end were found, for the report.
    pub start_rule: &'static str,
    pub end_rule: &'static str,
}

/// One end of a period.
struct Bound {
    date: Option<NaiveDate>,
    known: bool,
    rule: &'static str,
    basis: String,
}

/// The periods of `documents`, in their order.
pub(super) fn derive(documents: &[SourceDocument]) -> Vec<Period> {
    let starts: Vec<Bound> = documents.iter().map(|document| start::of(document, documents)).collect();
    let all = end::Context::new(documents, &starts);
    documents.iter().zip(&starts).enumerate().map(|(place, (_, start))| join(start, all.end_of(place))).collect()
}

fn join(start: &Bound, end: end::End) -> Period {
    Period {
        validity: Validity { from: start.date, to: end.bound.date },
        start_known: start.known,
        end_known: end.bound.known,
        is_last: end.is_last,
        basis: format!("{}{}", start.basis, end.bound.basis),
        successor: end.successor,
        start_rule: start.rule,
        end_rule: end.bound.rule,
    }
}

/// Whether a document is a version of a law, rather than one that changes or explains a law.
fn is_version(document: &SourceDocument) -> bool {
    matches!(document.kind, Kind::Law | Kind::Constitution)
}

/// Places of the versions of each law, by name.
fn versions_by_name(documents: &[SourceDocument]) -> HashMap<&str, Vec<usize>> {
    let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, document) in documents.iter().enumerate().filter(|(_, document)| is_version(document)) {
        by_name.entry(&document.name).or_default().push(place);
    }
    by_name
}

#[cfg(test)]
mod tests;
