//! How the candidates of a query spread over levels, laws, fields and regions.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// How many candidates share a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FacetCount {
    /// The value, as the filter of the same name takes it.
    pub value: String,
    /// Candidates that have it.
    pub count: usize,
}

/// Counts over the candidates of a query, greatest first.
///
/// What is counted are the articles that the search ranked for this query, after all of its filters: those that came highest by
/// words, by characters and by meaning (300 of each, or twice the hits asked for), and what past questions point to. That is
/// neither every article that holds a word of the query nor only those on this page; a count says where the candidates are, not
/// how much law there is on the subject.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Facets {
    /// Candidates in all.
    pub candidates: usize,
    /// By level, such as 法律.
    pub level: Vec<FacetCount>,
    /// By law.
    pub law: Vec<FacetCount>,
    /// By field of enforcement; candidates whose field is not known are in none.
    pub field: Vec<FacetCount>,
    /// By region of local regulations and rules; national ones are in none.
    pub region: Vec<FacetCount>,
    /// By standing on the date: `in_force`, `not_yet`, `ended`.
    pub status: Vec<FacetCount>,
    /// Penalty articles among the candidates.
    pub penalty: usize,
}

/// Counts values as they come.
#[derive(Debug, Default)]
pub(super) struct Tally<'a>(HashMap<&'a str, usize>);

impl<'a> Tally<'a> {
    /// One more candidate with this value; none where it is empty.
    pub fn add(&mut self, value: &'a str) {
        if !value.is_empty() {
            *self.0.entry(value).or_default() += 1;
        }
    }

    /// The counts, greatest first, equal ones in order of the value.
    pub fn counts(self) -> Vec<FacetCount> {
        let mut counts: Vec<FacetCount> =
            self.0.into_iter().map(|(value, count)| FacetCount { value: value.to_owned(), count }).collect();
        counts.sort_by(|left, right| right.count.cmp(&left.count).then_with(|| left.value.cmp(&right.value)));
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_count_comes_first_and_nothing_is_no_value() {
        let mut tally = Tally::default();
        for value in ["行政法规", "法律", "", "法律", "部门规章"] {
            tally.add(value);
        }
        let shown: Vec<(String, usize)> = tally.counts().into_iter().map(|one| (one.value, one.count)).collect();
        let expected = [("法律", 2), ("行政法规", 1), ("部门规章", 1)].map(|(value, count)| (value.to_owned(), count));
        assert_eq!(shown, expected);
    }
}
