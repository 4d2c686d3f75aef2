//! Hybrid search over past cases.

use std::collections::HashMap;

use super::attributes::narrow_cases;
use super::dense::{Choice, Near, PassageTable, Vectors, meaning_of};
use super::error::SearchError;
use super::fusion::{Ranking, fuse};
use super::hit::{CaseAnswer, CaseHit, PastCase};
use super::lexical::{LexicalDocument, LexicalHit, LexicalIndex, LexicalQuery, View};
use super::searched::{Empty, Reach, Searched};
use super::similar::{Applied, CaseFilter, Comparison, OwnCase, compare, distribution};
use super::{notes, why};
use crate::discretion::deviation::deviation;

/// A question to the past cases.
#[derive(Debug, Clone, Default)]
pub struct CaseQuery {
    /// The facts, in plain words.
    pub text: String,
    /// Which cases to look at.
    pub filter: CaseFilter,
    /// What is known of the case at hand, for the comparison and for the place of its fine.
    pub own: OwnCase,
    /// Hits wanted.
    pub limit: usize,
}

/// Places of each list that are fused, at least.
const DEPTH: usize = 60;
/// Characters of the facts that are embedded, at most.
const EMBEDDED_CHARACTERS: usize = 400;

/// One revision of the past cases with its lexical index and its passages.
pub struct CaseSearch {
    /// The cases.
    pub cases: Vec<PastCase>,
    /// The provisions that each of them applied.
    pub applied: Vec<Vec<Applied>>,
    /// Their passages.
    pub passages: PassageTable,
    /// Their lexical index.
    pub lexical: LexicalIndex,
    /// What had to be repaired when the index was opened.
    pub repairs: Vec<String>,
}

/// What is embedded of a case.
pub fn passage(case: &PastCase) -> String {
    format!("{}：{}", case.field, case.facts).chars().take(EMBEDDED_CHARACTERS).collect()
}

/// What is indexed of the cases; `titles` as [`titles`] gives them.
pub fn lexical_documents<'a>(cases: &'a [PastCase], titles: &'a [String]) -> impl Iterator<Item = LexicalDocument<'a>> {
    cases.iter().zip(titles).zip(0_u64..).map(|((case, title), key)| LexicalDocument {
        key,
        title,
        text: &case.facts,
        flagged: false,
    })
}

/// Field and legal basis of each case.
pub fn titles(cases: &[PastCase]) -> Vec<String> {
    cases.iter().map(|case| format!("{} {}", case.field, case.basis.join(" "))).collect()
}

impl CaseSearch {
    /// The best hits for a query, and how the fines under its provision are spread.
    ///
    /// # Errors
    /// `search.empty_query`, `search.bounds`, `search.index`.
    pub fn search(&self, query: &CaseQuery, vectors: Option<&Vectors>) -> Result<CaseAnswer, SearchError> {
        if query.text.trim().is_empty() {
            return Err(SearchError::EmptyQuery);
        }
        query.filter.check()?;
        query.own.check()?;
        if self.cases.is_empty() {
            let empty = Some(Empty::NotSearched);
            return Ok(CaseAnswer { notes: vec![notes::no_cases()], empty, ..CaseAnswer::default() });
        }
        let accept = |position: usize| {
            let case = self.cases.get(position).zip(self.applied.get(position));
            case.is_some_and(|(case, applied)| query.filter.accepts(case, applied))
        };
        let narrowing = narrow_cases(query);
        let choice = Choice { accept: &accept, narrowing: &narrowing };
        let accept_key = |key: u64| usize::try_from(key).is_ok_and(accept);
        let depth = DEPTH.max(query.limit * 2);
        let lexical_query = LexicalQuery::new(&query.text);
        let words = self.lexical.search(&lexical_query, View::Words, depth, &accept_key)?;
        let grams = self.lexical.search(&lexical_query, View::Grams, depth, &accept_key)?;
        let (meaning, mut notes) = meaning_of(vectors, &query.text);
        let (near, said) = self.passages.search(meaning.as_ref(), depth, choice);
        notes.extend(said);
        notes.extend(self.repairs.iter().cloned());
        let rankings = [ranking(&words), ranking(&grams), Ranking { keys: ids(&near), weight: 1.0 }];
        let cosines: HashMap<usize, f32> = near.iter().map(|near| (near.id, near.cosine)).collect();
        let best = fuse(&rankings).into_iter().take(query.limit).zip(1..);
        let covered = meaning.as_ref().map(|meaning| self.passages.coverage(meaning.vectors, &accept));
        let searched =
            Searched { words: true, meaning: covered.map_or(Reach::None, |(covered, all)| Reach::of(covered, all)) };
        let hits = best.filter_map(|((position, score), rank)| {
            let case = self.cases.get(position)?.clone();
            let reasons = reasons(&case, query, &lexical_query, cosines.get(&position).copied());
            let applied = self.applied.get(position).map(Vec::as_slice).unwrap_or_default();
            let Comparison { alike, differs } = compare(&query.own, &case, applied);
            Some(CaseHit { rank, score, case, why: reasons, alike, differs })
        });
        let hits: Vec<CaseHit> = hits.collect();
        let empty = hits.is_empty().then(|| searched.why_empty());
        let distribution = distribution(&self.cases, &self.applied, &query.own);
        let deviation =
            distribution.as_ref().and_then(|cases| deviation(cases, query.own.range, &query.own.circumstances));
        Ok(CaseAnswer { hits, notes, searched, empty, distribution, deviation })
    }
}

fn reasons(case: &PastCase, query: &CaseQuery, words: &LexicalQuery, cosine: Option<f32>) -> Vec<String> {
    let mut reasons: Vec<String> = why::matched_words(words, &[&case.facts, &case.field]).into_iter().collect();
    reasons.extend(cosine.map(why::similar));
    let same_basis = case.basis.iter().find(|basis| !basis.is_empty() && query.text.contains(basis.as_str()));
    reasons.extend(same_basis.map(|basis| format!("同一处罚依据：{basis}")));
    if case.invented {
        reasons.push("虚构案例，仅供演示".to_owned());
    }
    reasons
}

fn ranking(hits: &[LexicalHit]) -> Ranking {
    Ranking { keys: hits.iter().filter_map(|hit| usize::try_from(hit.key).ok()).collect(), weight: 1.0 }
}

fn ids(near: &[Near]) -> Vec<usize> {
    near.iter().map(|near| near.id).collect()
}
