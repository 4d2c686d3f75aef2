//! Hybrid search over the articles of statutes as of a date.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::asked::{Excluded, memory};
use super::attributes::narrow_provisions;
use super::corpus::{Applicable, Corpus};
use super::dense::{Choice, PassageTable, Vectors, meaning_of};
use super::error::SearchError;
use super::hit::{ProvisionAnswer, ProvisionHit};
use super::lexical::{LexicalIndex, LexicalQuery, View};
use super::ranking::{Candidate, Found, Shelf, candidates, model};
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

/// Articles taken from each list as candidates, at least.
const POOL: usize = 300;
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
    /// The articles as the ranking sees them.
    pub shelf: Shelf,
    /// What had to be repaired when the index was opened.
    pub repairs: Vec<String>,
}

/// What the lists said about the articles that they found.
struct Evidence {
    candidates: Vec<Candidate>,
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
        let applicable = self.corpus.applicable(query.on.unwrap_or(today));
        let lexical_query = LexicalQuery::new(&query.text).flagged_only(query.penalty_only);
        let mut evidence = self.gather(query, &lexical_query, vectors, (&applicable, query.on.unwrap_or(today)))?;
        let ranked = model().ok_or(SearchError::Ranking)?.rank(&evidence.candidates);
        if query.filter.region.as_deref() == Some("") && self.corpus.holds_local_rules() {
            evidence.notes.push(notes::no_region());
        }
        let best = ranked.iter().take(query.limit);
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

    /// What the ranking model sees of each candidate of a query.
    ///
    /// # Errors
    /// As [`Self::search`].
    pub fn candidates(
        &self,
        query: &ProvisionQuery,
        today: NaiveDate,
        vectors: Option<&Vectors>,
    ) -> Result<Vec<Candidate>, SearchError> {
        let applicable = self.corpus.applicable(query.on.unwrap_or(today));
        let lexical_query = LexicalQuery::new(&query.text).flagged_only(query.penalty_only);
        Ok(self.gather(query, &lexical_query, vectors, (&applicable, query.on.unwrap_or(today)))?.candidates)
    }

    fn gather(
        &self,
        query: &ProvisionQuery,
        lexical_query: &LexicalQuery,
        vectors: Option<&Vectors>,
        (applicable, on): (&Applicable, NaiveDate),
    ) -> Result<Evidence, SearchError> {
        if query.text.trim().is_empty() {
            return Err(SearchError::EmptyQuery);
        }
        let documents = self.corpus.documents_where(|level, name| query.filter.accepts(level, name));
        let is_accepted =
            |position| self.is_asked_for(position, query, applicable) && self.corpus.is_in(position, &documents);
        // Asked several times of each article: once is enough.
        let accepted: Vec<bool> = (0..self.corpus.provisions.len()).map(is_accepted).collect();
        let accept: &dyn Fn(usize) -> bool = &|position| accepted.get(position).copied().unwrap_or_default();
        let pool = POOL.max(query.limit * 2);
        let (meaning, mut notes) = meaning_of(vectors, &query.text);
        notes.extend(self.repairs.iter().cloned());
        let narrowing = narrow_provisions(query, on, &self.corpus);
        let (near, said) = self.passages.search(meaning.as_ref(), pool, Choice { accept, narrowing: &narrowing });
        notes.extend(said);
        let found = Found {
            words: self.articles(lexical_query, View::Words, pool, accept)?,
            grams: self.articles(lexical_query, View::Grams, pool, accept)?,
            near: near.iter().map(|near| (near.id, near.cosine)).collect(),
        };
        let all = Excluded::default();
        let votes = memory().votes(&query.text, meaning.as_ref(), &all);
        let candidates = candidates(&self.shelf, &found, &votes, (memory(), &all), accept);
        Ok(Evidence { candidates, cosines: near.iter().map(|near| (near.id, near.cosine)).collect(), notes })
    }

    /// The articles whose passages match best, each once with the score of its best passage.
    fn articles(
        &self,
        query: &LexicalQuery,
        view: View,
        pool: usize,
        accept: &dyn Fn(usize) -> bool,
    ) -> Result<Vec<(usize, f32)>, SearchError> {
        let article_of = |key: u64| self.corpus.passages.get(usize::try_from(key).ok()?).map(|passage| passage.article);
        let accept_passage = |key: u64| article_of(key).is_some_and(accept);
        let hits = self.lexical.search(query, view, pool * PASSAGES_PER_ARTICLE, &accept_passage)?;
        let mut seen = HashSet::new();
        let scored = hits.iter().filter_map(|hit| Some((article_of(hit.key)?, hit.score)));
        Ok(scored.filter(|(article, _)| seen.insert(*article)).take(pool).collect())
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
