//! Which of several texts of a version stays.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::super::SourceDocument;
use super::same::Candidate;
use crate::store::import_report::ImportReport;
use crate::store::laws::{Origin, OriginKind};

const OTHER_SOURCE: &str = "与另一来源是同一版本，文本采用另一来源的";
const OTHER_FILE: &str = "与同一来源的另一文件是同一版本";
const TAKEN_OVER: &str = "版本：文本改采本来源的";
/// Texts of one version that agree in less than this share of their articles are reported.
const DISAGREEING: f64 = 0.9;

/// The texts of one version.
#[derive(Default)]
pub(super) struct Cluster(Vec<Candidate>);

impl Cluster {
    pub(super) fn of(candidates: Vec<Candidate>) -> Self {
        Self(candidates)
    }

    pub(super) fn add(&mut self, candidate: Candidate) {
        self.0.push(candidate);
    }

    pub(super) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether the source that is being imported gave one of them.
    pub(super) fn is_given(&self) -> bool {
        self.0.iter().any(|candidate| candidate.is_given)
    }

    /// The text that stays.
    pub(super) fn best(&self) -> Option<&Candidate> {
        self.0.iter().max_by_key(|candidate| preference(candidate))
    }

    /// The version, with what all its sources said; and the rows that it does not need. No version is left where the only text
    /// is one that its source has taken back.
    pub(super) fn choose(mut self, report: &mut ImportReport) -> (Option<SourceDocument>, Vec<i64>) {
        self.0.sort_by_cached_key(|candidate| Reverse(preference(candidate)));
        let mut texts = self.0.into_iter();
        let Some(best) = texts.next() else { return (None, Vec::new()) };
        if best.is_stale && best.document.sources.is_empty() {
            return (None, best.document.row.into_iter().collect());
        }
        let mut rows: Vec<i64> = best.document.row.into_iter().collect();
        let mut sources = Vec::new();
        for other in texts {
            rows.extend(other.document.row);
            compare(&best, &other, report);
            sources.extend(other.document.sources.into_iter().map(|origin| Origin { is_text: false, ..origin }));
        }
        let mut document = best.document;
        rows.sort_unstable();
        let dissolved = if rows.is_empty() { rows.clone() } else { rows.split_off(1) };
        document.row = rows.pop();
        document.sources.extend(sources);
        document.sources.sort();
        document.sources.dedup_by(|one, other| one.source == other.source && one.place == other.place);
        (Some(document), dissolved)
    }
}

/// A text with a date and the most articles, then one of a database, then the longer one, then the one that is dated
/// later; the digest decides the rest, so that the order of imports does not.
fn preference(candidate: &Candidate) -> impl Ord + use<> {
    let document = &candidate.document;
    let text = document.sources.iter().find(|origin| origin.is_text);
    let kind = text.map_or(OriginKind::Text, |origin| origin.kind);
    let length: usize = document.articles.iter().map(|article| article.text.len()).sum();
    (
        !candidate.is_stale,
        document.published.is_some(),
        distinct(document),
        kind,
        length,
        text.and_then(|origin| origin.published),
        text.map(|origin| origin.sha256.clone()),
        Reverse(text.map(|origin| (origin.source.clone(), origin.place.clone()))),
    )
}

/// How many articles a text has, each number once.
fn distinct(document: &SourceDocument) -> usize {
    document.articles.iter().map(|article| (article.number, article.suffix)).collect::<HashSet<_>>().len()
}

/// Reports the text that does not stay.
fn compare(best: &Candidate, other: &Candidate, report: &mut ImportReport) {
    if best.is_given && !other.is_given && !other.is_stale {
        report.count_derived(TAKEN_OVER);
    }
    if other.is_given {
        report.skip(other.document.place(), if best.is_given { OTHER_FILE } else { OTHER_SOURCE });
    }
    if (best.is_given || other.is_given) && !other.is_stale && best.agreement(other) < DISAGREEING {
        let date = best.document.published.map_or_else(|| "日期不详".to_owned(), |date| date.to_string());
        report.remarks.push(format!(
            "《{}》（{date}）各来源文本不一：采用 {}（{} 条），未采用 {}（{} 条）",
            best.document.name,
            best.document.place(),
            best.document.articles.len(),
            other.document.place(),
            other.document.articles.len()
        ));
    }
}
