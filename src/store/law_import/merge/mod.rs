//! Joins what a source gives with what other sources gave before.
//!
//! A version is known by its name and the day of its publication, or by its text. Of several texts of a version the most
//! complete stays, whichever came first; dates and status are taken from all sources, so that the order of imports does not
//! matter. `stored` reads what is held, `same` tells versions apart, `choice` picks the text, `settle` the rest.

mod choice;
mod same;
mod settle;
mod stored;

use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::ConnectionTrait;

use super::SourceDocument;
use crate::store::error::StoreError;
use crate::store::import_report::ImportReport;
use crate::store::laws::Fields;
use choice::Cluster;
use same::Candidate;

/// What the official name of most laws begins with, and people and collections leave out.
const STATE: &str = "中华人民共和国";
const UNDATED: &str = "没有公布日期，已有同名文件注明日期的版本";

/// All documents of the corpus as they are to be.
pub(super) struct Merged {
    /// By name and publication.
    pub documents: Vec<SourceDocument>,
    /// For each, whether the source gave it.
    pub given: Vec<bool>,
    /// Stored documents that are no longer one of their own.
    pub dissolved: Vec<i64>,
}

/// The documents in the store and those `given`, each version once.
pub(super) async fn with_stored(
    on: &impl ConnectionTrait,
    given: Vec<SourceDocument>,
    fields: &Fields,
    report: &mut ImportReport,
) -> Result<Merged, StoreError> {
    let held = stored::all(on).await?;
    Ok(join(held, given, fields, report))
}

fn join(
    mut held: Vec<SourceDocument>,
    given: Vec<SourceDocument>,
    fields: &Fields,
    report: &mut ImportReport,
) -> Merged {
    let replaced = take_back(&mut held, &given);
    let stale = |document: &SourceDocument| document.row.is_some_and(|row| replaced.contains(&row));
    let old = held.into_iter().map(|document| Candidate::new(stale(&document), false, document));
    let new = given.into_iter().map(|document| Candidate::new(false, true, document));
    let mut candidates: Vec<Candidate> = old.chain(new).collect();
    use_official_names(&mut candidates);
    let mut by_name: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
    for candidate in candidates {
        by_name.entry(candidate.document.name.clone()).or_default().push(candidate);
    }
    let mut merged = Merged { documents: Vec::new(), given: Vec::new(), dissolved: Vec::new() };
    for versions in by_name.into_values() {
        let (clusters, undated) = same::clusters(versions);
        for candidate in undated {
            merged.dissolved.extend(candidate.document.row);
            report.skip(candidate.document.place(), UNDATED);
        }
        merged.take_versions(clusters, fields, report);
    }
    keep_keys_apart(&mut merged.documents);
    merged
}

impl Merged {
    /// The versions of one law, which belong to the same fields.
    fn take_versions(&mut self, clusters: Vec<Cluster>, fields: &Fields, report: &mut ImportReport) {
        let begin = self.documents.len();
        for cluster in clusters {
            let given = cluster.is_given();
            let (chosen, dissolved) = cluster.choose(report);
            self.dissolved.extend(dissolved);
            self.given.extend(chosen.is_some().then_some(given));
            self.documents.extend(chosen);
        }
        settle::settle(&mut self.documents[begin..], fields);
    }
}

/// Takes from the stored documents what the same source said before; the rows whose text is thereby nobody's, or another's
/// to give.
fn take_back(held: &mut [SourceDocument], given: &[SourceDocument]) -> HashSet<i64> {
    let files: HashSet<(&str, &str)> = given
        .iter()
        .flat_map(|document| &document.sources)
        .map(|origin| (origin.source.as_str(), origin.place.as_str()))
        .collect();
    let keys: HashSet<&str> = given.iter().map(|document| document.key.as_str()).collect();
    let mut replaced = HashSet::new();
    for document in held {
        let unknown = document.sources.is_empty() && keys.contains(document.key.as_str());
        let said_anew =
            |origin: &crate::store::laws::Origin| files.contains(&(origin.source.as_str(), origin.place.as_str()));
        let lost_text = document.sources.iter().any(|origin| origin.is_text && said_anew(origin));
        document.sources.retain(|origin| !said_anew(origin));
        if unknown || lost_text {
            replaced.extend(document.row);
        }
    }
    replaced
}

/// 道路运输条例 becomes 中华人民共和国道路运输条例 where a document of that name is known: its versions belong together.
fn use_official_names(candidates: &mut [Candidate]) {
    let names = candidates.iter().map(|candidate| &candidate.document.name);
    let official: HashSet<String> = names.filter(|name| name.starts_with(STATE)).cloned().collect();
    for candidate in candidates {
        let full = format!("{STATE}{}", candidate.document.name);
        if official.contains(&full) {
            candidate.document.name = full;
        }
    }
}

/// Two versions may come from texts that call themselves by the same name and day.
fn keep_keys_apart(documents: &mut [SourceDocument]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for document in documents {
        let times = seen.entry(document.key.clone()).or_default();
        *times += 1;
        if *times > 1 {
            document.key = format!("{}#{times}", document.key);
        }
    }
}

#[cfg(test)]
mod tests;
