//! Which texts are the same version of a law.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;

use super::super::SourceDocument;
use super::choice::Cluster;

/// Texts that agree in so many of their articles are the same where the days of publication lie close together: one source
/// gives the day of adoption, another that of promulgation.
const ALIKE: f64 = 0.9;
/// How close, in days.
const CLOSE: i64 = 90;

/// A text that may be a version.
pub(super) struct Candidate {
    /// The text, and what is said of it.
    pub document: SourceDocument,
    /// Whether its source has said something else since: any other text is better.
    pub is_stale: bool,
    /// Whether the source that is being imported gave it.
    pub is_given: bool,
    /// Fingerprints of its articles.
    prints: HashSet<u64>,
}

impl Candidate {
    pub(super) fn new(is_stale: bool, is_given: bool, document: SourceDocument) -> Self {
        let prints = document.articles.iter().map(|article| print(&article.text)).collect();
        Self { document, is_stale, is_given, prints }
    }

    /// How much of the longer text is in both, from 0 to 1.
    pub(super) fn agreement(&self, other: &Self) -> f64 {
        let longer = self.prints.len().max(other.prints.len()).max(1);
        self.prints.intersection(&other.prints).count() as f64 / longer as f64
    }
}

/// Letters and digits only: sources differ in signs and spaces.
fn print(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for sign in text.chars().filter(|sign| sign.is_alphanumeric()) {
        sign.hash(&mut hasher);
    }
    hasher.finish()
}

/// The versions of one law, by publication; and the texts without a date that are none of them, which tell nothing about when
/// they applied. Where no text has a date, all of them are one version.
pub(super) fn clusters(candidates: Vec<Candidate>) -> (Vec<Cluster>, Vec<Candidate>) {
    let mut by_date: BTreeMap<NaiveDate, Cluster> = BTreeMap::new();
    let mut undated = Vec::new();
    for candidate in candidates {
        match candidate.document.published {
            Some(published) => by_date.entry(published).or_default().add(candidate),
            None => undated.push(candidate),
        }
    }
    if by_date.is_empty() {
        return (vec![Cluster::of(undated)], Vec::new());
    }
    let mut clusters: Vec<Cluster> = Vec::new();
    for (_, cluster) in by_date {
        match clusters.iter_mut().find(|earlier| is_same(earlier, &cluster)) {
            Some(earlier) => earlier.join(cluster),
            None => clusters.push(cluster),
        }
    }
    let mut left = Vec::new();
    for candidate in undated {
        let alike = |cluster: &Cluster| cluster.best().map_or(0.0, |best| best.agreement(&candidate));
        let nearest = clusters.iter_mut().max_by(|one, other| alike(one).total_cmp(&alike(other)));
        match nearest {
            Some(cluster) if alike(cluster) >= ALIKE => cluster.add(candidate),
            _ => left.push(candidate),
        }
    }
    (clusters, left)
}

fn is_same(one: &Cluster, other: &Cluster) -> bool {
    let (Some(one), Some(other)) = (one.best(), other.best()) else { return false };
    let agreement = one.agreement(other);
    let days = one.document.published.zip(other.document.published).map(|(one, other)| (other - one).num_days().abs());
    agreement >= 1.0 || (agreement >= ALIKE && days.is_some_and(|days| days <= CLOSE))
}
