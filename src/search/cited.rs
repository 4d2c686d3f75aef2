//! A query that cites an article (食品安全法124条) asks for that article before all others.

use super::corpus::Corpus;
use crate::law::provision::ArticleNumber;

/// Why a cited article comes first.
pub(super) const REASON: &str = "引用的条文";

/// An article that a query cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Full official name of the law.
    pub law: String,
    /// Which article.
    pub number: ArticleNumber,
}

/// Positions of the cited articles that `accept` takes, in the order of the citations.
pub(super) fn positions(corpus: &Corpus, cited: &[Cited], accept: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let held = |wanted: &Cited| -> Vec<usize> {
        let same = corpus.provisions.iter().enumerate();
        let same = same.filter(|(_, held)| held.number == wanted.number && held.law == wanted.law);
        same.map(|(position, _)| position).filter(|position| accept(*position)).collect()
    };
    let mut found: Vec<usize> = Vec::new();
    for position in cited.iter().flat_map(held) {
        if !found.contains(&position) {
            found.push(position);
        }
    }
    found
}

/// Puts the cited articles before all that was ranked, with the score of the best.
pub(super) fn put_first(ranked: Vec<(usize, f64)>, cited: &[usize]) -> Vec<(usize, f64)> {
    let best = ranked.first().map_or(1.0, |(_, score)| *score);
    let first = cited.iter().map(|position| (*position, best));
    first.chain(ranked.into_iter().filter(|(position, _)| !cited.contains(position))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cited_article_comes_first_and_once() {
        assert_eq!(put_first(vec![(3, 0.9), (5, 0.4)], &[5, 8]), [(5, 0.9), (8, 0.9), (3, 0.9)]);
        assert_eq!(put_first(Vec::new(), &[2]), [(2, 1.0)]);
    }
}
