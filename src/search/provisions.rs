//! Hybrid search over the articles of statutes as of a date.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::attributes::narrow_provisions;
use super::corpus::{Applicable, Corpus};
use super::dense::{Choice, PassageTable, Vectors};
use super::error::SearchError;
use super::fusion::{Ranking, fuse, sort};
use super::hit::{ProvisionAnswer, ProvisionHit};
use super::lexical::{LexicalIndex, LexicalQuery, View};
use super::{notes, why};
use crate::law::numerals::to_chinese;
use crate::law::region;

/// A question to the statutes.
#[derive(Debug, Clone, Default)]
pub struct ProvisionQuery {
    /// What was done, or what is looked for, in plain words.
    pub text: String,
    /// Date of the act; `None` for today.
    pub on: Option<NaiveDate>,
    /// Hits wanted.
    pub limit: usize,
    /// Whether to look at penalty articles only.
    pub penalty_only: bool,
    /// Which documents to look at.
    pub filter: Filter,
}

/// Which documents a query looks at; by default all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Where the agency is, such as 山东省淄博市: local regulations and rules of other regions are left out, and all of them where
    /// this is empty. `None` looks at all.
    pub region: Option<String>,
    /// Levels such as 法律 and 行政法规; empty for all.
    pub levels: Vec<String>,
    /// Full official name of one law; `None` for all.
    pub law: Option<String>,
}

impl Filter {
    fn accepts(&self, level: &str, name: &str) -> bool {
        self.region.as_deref().is_none_or(|region| region::applies(level, name, region))
            && (self.levels.is_empty() || self.levels.iter().any(|wanted| wanted == level))
            && self.law.as_deref().is_none_or(|law| law == name)
    }
}

/// Weight of the three lists in the fusion.
const WORDS_WEIGHT: f64 = 1.0;
const GRAMS_WEIGHT: f64 = 1.0;
const DENSE_WEIGHT: f64 = 1.0;
/// What a penalty article gains where all articles are searched: descriptions of acts mostly look for one.
const PENALTY_GAIN: f64 = 1.25;
/// Places of each list that are fused, at least.
const DEPTH: usize = 60;
/// Passages fetched for one article wanted.
const PASSAGES_PER_ARTICLE: usize = 2;

/// One revision of the corpus with its lexical index and its passages.
pub struct ProvisionSearch {
    /// The articles.
    pub corpus: Corpus,
    /// Their passages.
    pub passages: PassageTable,
    /// Their lexical index.
    pub lexical: LexicalIndex,
    /// What had to be repaired when the index was opened.
    pub repairs: Vec<String>,
}

/// What the lists said about the articles that they found.
struct Evidence {
    fused: Vec<(usize, f64)>,
    cosines: HashMap<usize, f32>,
    notes: Vec<String>,
}

impl ProvisionSearch {
    /// The best hits for a query as of `query.on` or else `today`.
    ///
    /// # Errors
    /// `search.empty_query`, `search.index`.
    pub fn search(
        &self,
        query: &ProvisionQuery,
        today: NaiveDate,
        vectors: Option<&Vectors>,
    ) -> Result<ProvisionAnswer, SearchError> {
        if query.text.trim().is_empty() {
            return Err(SearchError::EmptyQuery);
        }
        let applicable = self.corpus.applicable(query.on.unwrap_or(today));
        let documents = self.corpus.documents_where(|level, name| query.filter.accepts(level, name));
        let accept = |position: usize| {
            self.is_asked_for(position, query, &applicable) && self.corpus.is_in(position, &documents)
        };
        let lexical_query = LexicalQuery::new(&query.text).flagged_only(query.penalty_only);
        let narrowing = narrow_provisions(query, query.on.unwrap_or(today), &self.corpus);
        let choice = Choice { accept: &accept, narrowing: &narrowing };
        let mut evidence = self.gather(query, &lexical_query, vectors, choice)?;
        if query.filter.region.as_deref() == Some("") && self.corpus.holds_local_rules() {
            evidence.notes.push(notes::no_region());
        }
        let best = evidence.fused.iter().take(query.limit);
        let hits = best.zip(1..).filter_map(|(&(position, score), rank)| {
            let cosine = evidence.cosines.get(&position).copied();
            self.hit(position, rank, score, cosine, &lexical_query, &applicable)
        });
        Ok(ProvisionAnswer { hits: hits.collect(), notes: evidence.notes })
    }

    fn is_asked_for(&self, position: usize, query: &ProvisionQuery, applicable: &Applicable) -> bool {
        let is_penalty =
            |position: usize| self.corpus.provisions.get(position).is_some_and(|provision| provision.is_penalty);
        applicable.holds(position) && (!query.penalty_only || is_penalty(position))
    }

    fn gather(
        &self,
        query: &ProvisionQuery,
        lexical_query: &LexicalQuery,
        vectors: Option<&Vectors>,
        choice: Choice<'_>,
    ) -> Result<Evidence, SearchError> {
        let depth = DEPTH.max(query.limit * 2);
        let words = self.articles(lexical_query, View::Words, depth, choice.accept)?;
        let grams = self.articles(lexical_query, View::Grams, depth, choice.accept)?;
        let (near, mut notes) = self.passages.search(vectors, &query.text, depth, choice);
        notes.extend(self.repairs.iter().cloned());
        let rankings = [
            Ranking { keys: words, weight: WORDS_WEIGHT },
            Ranking { keys: grams, weight: GRAMS_WEIGHT },
            Ranking { keys: near.iter().map(|near| near.id).collect(), weight: DENSE_WEIGHT },
        ];
        let mut fused = fuse(&rankings);
        if !query.penalty_only {
            self.favour_penalties(&mut fused);
        }
        Ok(Evidence { fused, cosines: near.iter().map(|near| (near.id, near.cosine)).collect(), notes })
    }

    /// The articles whose passages match best, each at the place of its best passage.
    fn articles(
        &self,
        query: &LexicalQuery,
        view: View,
        depth: usize,
        accept: &dyn Fn(usize) -> bool,
    ) -> Result<Vec<usize>, SearchError> {
        let article_of = |key: u64| self.corpus.passages.get(usize::try_from(key).ok()?).map(|passage| passage.article);
        let accept_passage = |key: u64| article_of(key).is_some_and(accept);
        let hits = self.lexical.search(query, view, depth * PASSAGES_PER_ARTICLE, &accept_passage)?;
        let mut seen = HashSet::new();
        let best_first = hits.iter().filter_map(|hit| article_of(hit.key)).filter(|article| seen.insert(*article));
        Ok(best_first.take(depth).collect())
    }

    fn favour_penalties(&self, fused: &mut [(usize, f64)]) {
        for (position, score) in fused.iter_mut() {
            if self.corpus.provisions.get(*position).is_some_and(|provision| provision.is_penalty) {
                *score *= PENALTY_GAIN;
            }
        }
        sort(fused);
    }

    fn hit(
        &self,
        position: usize,
        rank: usize,
        score: f64,
        cosine: Option<f32>,
        query: &LexicalQuery,
        applicable: &Applicable,
    ) -> Option<ProvisionHit> {
        let provision = self.corpus.provisions.get(position)?;
        let version_note = applicable.note(provision.document_id).map(str::to_owned);
        let mut reasons: Vec<String> = why::matched_words(query, &self.texts(position)).into_iter().collect();
        reasons.extend(cosine.map(why::similar));
        reasons.extend(self.penalty_reason(position));
        reasons.extend(version_note.clone());
        Some(ProvisionHit {
            rank,
            score,
            law: provision.law.clone(),
            number: provision.number,
            text: provision.text.clone(),
            validity: provision.validity,
            level: self.corpus.level(provision.document_id).to_owned(),
            chapter: provision.chapter.clone(),
            is_penalty: provision.is_penalty,
            why: reasons,
            provision_id: provision.id,
            version_note,
        })
    }

    /// The texts that stand for an article: its own, the name of its law, and the duties that it sanctions.
    fn texts(&self, position: usize) -> Vec<&str> {
        let own = self.corpus.provisions.get(position).into_iter();
        let duties = self.corpus.duties.get(position).into_iter().flatten();
        let duties = duties.filter_map(|duty| self.corpus.provisions.get(*duty));
        own.flat_map(|own| [own.text.as_str(), own.law.as_str()]).chain(duties.map(|duty| duty.text.as_str())).collect()
    }

    /// `罚则条文，对应本法第三十四条`.
    fn penalty_reason(&self, position: usize) -> Option<String> {
        self.corpus.provisions.get(position).filter(|provision| provision.is_penalty)?;
        let duties = self.corpus.duties.get(position)?.iter().filter_map(|duty| self.corpus.provisions.get(*duty));
        let named: Vec<String> =
            duties.map(|duty| format!("第{}条", to_chinese(u64::from(duty.number.number)))).collect();
        let sanctions = if named.is_empty() { String::new() } else { format!("，对应本法{}", named.join("、")) };
        Some(format!("罚则条文{sanctions}"))
    }
}
