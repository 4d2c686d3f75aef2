//! From what a person wrote to weighted terms.

use std::collections::HashMap;

use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::View;
use super::schema::{Fields, TITLE_WEIGHT};
use crate::search::text::is_ideograph;
use crate::search::tokenizer::{Grams, Words};
use crate::search::vocabulary;

/// Weight of a term that the vocabulary added, against one that the person wrote.
const EXPANSION_WEIGHT: f32 = 0.6;
/// Weight of a single character, which matches by chance more often than a word.
const SINGLE_WEIGHT: f32 = 0.25;
/// A term that stands in more documents than this tells them apart badly and costs most of the time of a query: it is left out…
const COMMON: u64 = 50_000;
/// …where so many rarer terms remain.
const ENOUGH_RARER: usize = 4;

/// A query as weighted terms in both views.
#[derive(Debug, Clone, Default)]
pub struct LexicalQuery {
    words: HashMap<String, f32>,
    grams: HashMap<String, f32>,
    flagged_only: bool,
}

impl LexicalQuery {
    /// Cuts `text`, drops words that tell nothing, and adds the legal terms of the vocabulary.
    pub fn new(text: &str) -> Self {
        let mut query = Self::default();
        query.add(text, 1.0);
        for term in vocabulary::expansions(text) {
            query.add(term, EXPANSION_WEIGHT);
        }
        query
    }

    /// Whether to search flagged documents only.
    #[must_use]
    pub fn flagged_only(mut self, only: bool) -> Self {
        self.flagged_only = only;
        self
    }

    /// The words searched for, the person's own and the added ones.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    fn add(&mut self, text: &str, weight: f32) {
        let words = Words::new().cut(text);
        let telling: Vec<String> = words.into_iter().filter(|word| is_telling(word)).collect();
        // Grams are cut from each telling word and from its seams with the next, never across a word that tells nothing.
        for run in telling_runs(text) {
            for gram in Grams::cut(&run) {
                keep_heavier(&mut self.grams, gram, weight);
            }
        }
        for word in telling {
            keep_heavier(&mut self.words, word, weight);
        }
    }

    /// The query for one view; `None` where no term is left.
    pub(super) fn build(&self, view: View, fields: &Fields, searcher: &Searcher) -> Option<Box<dyn Query>> {
        let (terms, weighted_fields): (_, &[(Field, f32)]) = match view {
            View::Words => (&self.words, &[(fields.title_words, TITLE_WEIGHT), (fields.text_words, 1.0)]),
            View::Grams => (&self.grams, &[(fields.grams, 1.0)]),
        };
        if terms.is_empty() {
            return None;
        }
        let any_term =
            BooleanQuery::new(optional_clauses(&telling_apart(terms, weighted_fields, searcher), weighted_fields));
        if !self.flagged_only {
            return Some(Box::new(any_term));
        }
        let flag = TermQuery::new(Term::from_field_bool(fields.flagged, true), IndexRecordOption::Basic);
        let must_be_flagged = (Occur::Must, Box::new(ConstScoreQuery::new(Box::new(flag), 0.0)) as Box<dyn Query>);
        Some(Box::new(BooleanQuery::new(vec![must_be_flagged, (Occur::Must, Box::new(any_term))])))
    }
}

/// The terms in a fixed order, without the common ones where enough others remain.
fn telling_apart<'a>(
    terms: &'a HashMap<String, f32>,
    fields: &[(Field, f32)],
    searcher: &Searcher,
) -> Vec<(&'a str, f32)> {
    let mut all: Vec<(&str, f32)> = terms.iter().map(|(term, weight)| (term.as_str(), *weight)).collect();
    all.sort_by(|left, right| left.0.cmp(right.0));
    if searcher.num_docs() <= COMMON {
        return all;
    }
    let documents =
        |field: Field, term: &str| searcher.doc_freq(&Term::from_field_text(field, term)).unwrap_or_default();
    let is_rare = |term: &str| fields.iter().all(|(field, _)| documents(*field, term) <= COMMON);
    let rare: Vec<(&str, f32)> = all.iter().copied().filter(|(term, _)| is_rare(term)).collect();
    if rare.len() >= ENOUGH_RARER { rare } else { all }
}

fn optional_clauses(terms: &[(&str, f32)], fields: &[(Field, f32)]) -> Vec<(Occur, Box<dyn Query>)> {
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::with_capacity(terms.len() * fields.len());
    for (term, weight) in terms {
        let weight = if term.chars().count() == 1 { weight * SINGLE_WEIGHT } else { *weight };
        for (field, field_weight) in fields {
            let exact = TermQuery::new(Term::from_field_text(*field, term), IndexRecordOption::WithFreqs);
            clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(exact), weight * field_weight))));
        }
    }
    clauses
}

/// The pieces of `text` between words that tell nothing.
fn telling_runs(text: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    for word in Words::new().cut_plain(text) {
        if is_telling(&word)
            && let Some(run) = runs.last_mut()
        {
            run.push_str(&word);
        } else {
            runs.push(String::new());
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Whether a word can tell one act from another: dates, numbers, plates and the frame of a record cannot.
fn is_telling(word: &str) -> bool {
    let has_ideograph = word.chars().any(is_ideograph);
    let has_letter = word.chars().any(|character| character.is_ascii_alphabetic());
    (has_ideograph || has_letter) && !vocabulary::stopwords().contains(word)
}

fn keep_heavier(terms: &mut HashMap<String, f32>, term: String, weight: f32) {
    let present = terms.entry(term).or_insert(weight);
    *present = present.max(weight);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_of_a_record_is_not_searched_for() {
        let query = LexicalQuery::new("2025年3月12日执法人员检查时发现当事人销售牛奶14盒");
        let words: Vec<&str> = query.words().collect();
        assert!(words.contains(&"牛奶"));
        assert!(!words.contains(&"执法人员") && !words.contains(&"2025"), "{words:?}");
    }

    #[test]
    fn an_added_term_weighs_less_than_a_written_one() {
        let query = LexicalQuery::new("过期");
        assert_eq!(query.words.get("过期"), Some(&1.0));
        assert_eq!(query.words.get("超过保质期"), Some(&EXPANSION_WEIGHT));
    }
}
