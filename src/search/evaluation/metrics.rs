//! Recall, reciprocal rank and normalised discounted cumulative gain, as `trec_eval` defines them.

use std::collections::HashMap;

use serde::Serialize;

/// What a question's search gave.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Positions of the documents, best first.
    pub ranking: Vec<usize>,
    /// Wall time of the search in milliseconds.
    pub milliseconds: f64,
}

/// Means over all questions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metrics {
    /// Number of questions.
    pub queries: usize,
    /// Share of the relevant documents in the first place.
    #[serde(rename = "r@1")]
    pub recall_1: f64,
    /// In the first 5 places.
    #[serde(rename = "r@5")]
    pub recall_5: f64,
    /// In the first 10.
    #[serde(rename = "r@10")]
    pub recall_10: f64,
    /// In the first 100.
    #[serde(rename = "r@100")]
    pub recall_100: f64,
    /// Reciprocal rank of the first relevant document among the first 10.
    #[serde(rename = "mrr@10")]
    pub mrr_10: f64,
    /// Normalised discounted cumulative gain of the first 10 (Järvelin and Kekäläinen, 2002), gain = grade.
    #[serde(rename = "ndcg@10")]
    pub ndcg_10: f64,
    /// Median time of a search in milliseconds.
    pub p50_ms: f64,
    /// 99th percentile of it.
    pub p99_ms: f64,
}

/// A measure of one ranking against what is relevant.
type Measure<'a> = dyn Fn(&[usize], &HashMap<usize, u32>) -> f64 + 'a;

/// The means over pairs of what was found and what is relevant (position and grade).
pub fn summarise<'a>(outcomes: impl Iterator<Item = (&'a Outcome, &'a HashMap<usize, u32>)>) -> Metrics {
    let pairs: Vec<_> = outcomes.collect();
    let mean = |measure: &Measure<'_>| {
        let sum: f64 = pairs.iter().map(|(outcome, relevant)| measure(&outcome.ranking, relevant)).sum();
        sum / pairs.len().max(1) as f64
    };
    let mut times: Vec<f64> = pairs.iter().map(|(outcome, _)| outcome.milliseconds).collect();
    times.sort_by(f64::total_cmp);
    Metrics {
        queries: pairs.len(),
        recall_1: mean(&|ranking, relevant| recall(ranking, relevant, 1)),
        recall_5: mean(&|ranking, relevant| recall(ranking, relevant, 5)),
        recall_10: mean(&|ranking, relevant| recall(ranking, relevant, 10)),
        recall_100: mean(&|ranking, relevant| recall(ranking, relevant, 100)),
        mrr_10: mean(&reciprocal_rank),
        ndcg_10: mean(&ndcg),
        p50_ms: percentile(&times, 0.50),
        p99_ms: percentile(&times, 0.99),
    }
}

fn recall(ranking: &[usize], relevant: &HashMap<usize, u32>, depth: usize) -> f64 {
    let found = ranking.iter().take(depth).filter(|document| relevant.contains_key(document)).count();
    found as f64 / relevant.len().max(1) as f64
}

fn reciprocal_rank(ranking: &[usize], relevant: &HashMap<usize, u32>) -> f64 {
    let first = ranking.iter().take(10).position(|document| relevant.contains_key(document));
    first.map_or(0.0, |place| 1.0 / (place + 1) as f64)
}

fn ndcg(ranking: &[usize], relevant: &HashMap<usize, u32>) -> f64 {
    let discounted = |(place, grade): (usize, u32)| f64::from(grade) / ((place + 2) as f64).log2();
    let grades = ranking.iter().take(10).map(|document| relevant.get(document).copied().unwrap_or(0));
    let gained: f64 = grades.enumerate().map(discounted).sum();
    let mut best: Vec<u32> = relevant.values().copied().collect();
    best.sort_unstable_by(|left, right| right.cmp(left));
    let ideal: f64 = best.into_iter().take(10).enumerate().map(discounted).sum();
    if ideal > 0.0 { gained / ideal } else { 0.0 }
}

/// Nearest rank; 0 of nothing.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let rank = (share * sorted.len() as f64).ceil().max(1.0) as usize;
    sorted.get(rank - 1).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measures_agree_with_a_calculation_by_hand() {
        let outcome = Outcome { ranking: vec![7, 3, 9, 4], milliseconds: 2.0 };
        let relevant = HashMap::from([(3, 1), (4, 2), (5, 1)]);
        let metrics = summarise(std::iter::once((&outcome, &relevant)));
        assert_eq!(metrics.recall_1, 0.0);
        assert!((metrics.recall_5 - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(metrics.mrr_10, 0.5);
        let gained = 1.0 / 3f64.log2() + 2.0 / 5f64.log2();
        let ideal = 2.0 + 1.0 / 3f64.log2() + 1.0 / 4f64.log2();
        assert!((metrics.ndcg_10 - gained / ideal).abs() < 1e-12);
        assert_eq!((metrics.p50_ms, metrics.p99_ms), (2.0, 2.0));
    }

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        let times: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!((percentile(&times, 0.5), percentile(&times, 0.99)), (100.0, 198.0));
        assert_eq!(percentile(&[], 0.5), 0.0);
    }
}
