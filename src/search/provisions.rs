//! Hybrid search over the articles of statutes as of a date.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::asked::{Excluded, memory};
use super::attributes::narrow_provisions;
use super::cited::{self, Cited};
use super::corpus::{Applicable, Corpus};
use super::cursor::{Cursor, stamp};
use super::dense::{Choice, PassageTable, Vectors, meaning_of};
use super::error::SearchError;
use super::facets::{Facets, Tally};
use super::highlight::highlight;
use super::hit::{ProvisionAnswer, ProvisionHit};
use super::lexical::{LexicalIndex, LexicalQuery, View};
use super::ranking::{Candidate, Found, Shelf, candidates, model};
use super::searched::{Reach, Searched};
use super::{notes, related, why};

pub use super::filter::Filter;

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
    /// Articles that the text cites: they come first. The engine fills this in.
    pub cited: Vec<Cited>,
    /// Whether to count how the candidates spread.
    pub facets: bool,
    /// Where to go on in an answer that was given before.
    pub cursor: Option<String>,
}

/// Articles taken from each list as candidates, at least.
const POOL: usize = 160;
/// Of these, those that are nearest in meaning: the best passages of more articles would have to be sorted out of most of the corpus.
const NEAREST: usize = 100;
/// Passages fetched for one article wanted.
const PASSAGES_PER_ARTICLE: usize = 2;

/// One revision of the corpus with its lexical index and its passages.
pub struct ProvisionSearch {
    /// The revision of the corpus.
    pub revision: String,
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
    /// Whether a list may have had more than the pool took.
    is_cut: bool,
    /// Whether the query could not be searched by its meaning.
    unmeant: bool,
}

impl ProvisionSearch {
    /// The best hits for a query as of `query.on` or else `today`.
    ///
    /// # Errors
    /// `search.empty_query`, `search.level`, `search.field`, `search.cursor`, `search.cursor_stale`, `search.index`.
    pub fn search(
        &self,
        query: &ProvisionQuery,
        today: NaiveDate,
        vectors: Option<&Vectors>,
    ) -> Result<ProvisionAnswer, SearchError> {
        if query.text.trim().is_empty() {
            return Err(SearchError::EmptyQuery);
        }
        query.filter.check(&self.corpus)?;
        let page = self.page(query, today, vectors)?;
        let applicable = self.corpus.applicable(page.on);
        let accepted = self.accepted(query, &applicable);
        let accept = |position: usize| accepted.get(position).copied().unwrap_or_default();
        let lexical_query = LexicalQuery::new(&query.text).flagged_only(query.penalty_only);
        let narrowing = narrow_provisions(query, page.on, &self.corpus);
        let choice = Choice { accept: &accept, narrowing: &narrowing };
        let mut evidence = self.gather(query, &lexical_query, vectors, page.pool, choice)?;
        let ranked = model().ok_or(SearchError::Ranking)?.rank(&evidence.candidates);
        if query.filter.region.as_deref() == Some("") && self.corpus.holds_local_rules() {
            evidence.notes.push(notes::no_region());
        }
        let cited = cited::positions(&self.corpus, &query.cited, &accept);
        let ranked = cited::put_first(ranked, &cited);
        let best = ranked.iter().zip(1..).skip(page.offset).take(query.limit);
        let hits: Vec<ProvisionHit> = best
            .filter_map(|(&(position, score), rank)| {
                let cosine = evidence.cosines.get(&position).copied();
                let is_cited = cited.contains(&position);
                self.hit(position, (rank, score), (cosine, is_cited), &lexical_query, &applicable)
            })
            .collect();
        let end = page.offset + query.limit;
        let is_last = end >= ranked.len();
        if is_last && evidence.is_cut && page.offset > 0 {
            evidence.notes.push(notes::end_of_candidates(ranked.len()));
        }
        let covered = vectors.map(|vectors| self.passages.coverage(vectors, &accept));
        let meaning =
            covered.filter(|_| !evidence.unmeant).map_or(Reach::None, |(covered, all)| Reach::of(covered, all));
        let searched = Searched { words: true, meaning };
        Ok(ProvisionAnswer {
            empty: hits.is_empty().then(|| searched.why_empty()),
            next: (!is_last).then(|| Cursor { offset: end, ..page }.encode()),
            facets: query.facets.then(|| self.facets(&ranked, &applicable)),
            notes: evidence.notes,
            searched,
            hits,
        })
    }

    /// The page that is asked for: the first one, or that of the query's cursor.
    fn page(&self, query: &ProvisionQuery, today: NaiveDate, vectors: Option<&Vectors>) -> Result<Cursor, SearchError> {
        let (model, count) = vectors.map_or((String::new(), 0), |vectors| {
            if let Err(error) = vectors.store.refresh() {
                // The search itself says so; the page is that of the vectors known before.
                tracing::debug!(%error, "the vectors cannot be asked");
            }
            (vectors.embedder.identity().to_owned(), vectors.store.count())
        });
        let corpus = stamp(&[&self.revision, &model, &count.to_string()]);
        let question = (query.text.as_str(), query.on, query.penalty_only, &query.filter);
        let asked = stamp(&[&format!("{question:?}")]);
        match &query.cursor {
            Some(text) => {
                let cursor = Cursor::decode(text)?;
                cursor.check(&corpus, &asked)?;
                Ok(cursor)
            }
            None => {
                let on = query.on.unwrap_or(today);
                Ok(Cursor { offset: 0, pool: pool_of(query), on, corpus, query: asked })
            }
        }
    }

    /// For each article whether the query asks for it. It is asked several times of each: once is enough.
    fn accepted(&self, query: &ProvisionQuery, applicable: &Applicable) -> Vec<bool> {
        let documents = self.corpus.documents_where(|head| query.filter.accepts(head));
        let is_accepted =
            |position| self.is_asked_for(position, query, applicable) && self.corpus.is_in(position, &documents);
        (0..self.corpus.provisions.len()).map(is_accepted).collect()
    }

    fn is_asked_for(&self, position: usize, query: &ProvisionQuery, applicable: &Applicable) -> bool {
        let is_penalty =
            |position: usize| self.corpus.provisions.get(position).is_some_and(|provision| provision.is_penalty);
        applicable.holds(position, query.filter.status) && (!query.penalty_only || is_penalty(position))
    }

    fn facets(&self, ranked: &[(usize, f64)], applicable: &Applicable) -> Facets {
        let [mut level, mut law, mut field, mut region, mut status] = std::array::from_fn(|_| Tally::default());
        let mut penalty = 0;
        for (position, _) in ranked {
            let Some((provision, head)) = self.corpus.provisions.get(*position).zip(self.corpus.head(*position)) else {
                continue;
            };
            level.add(&head.level);
            law.add(&head.name);
            head.fields.iter().for_each(|known| field.add(known));
            region.add(head.region.as_deref().unwrap_or_default());
            status.add(applicable.standing(provision.document_id).as_str());
            penalty += usize::from(provision.is_penalty);
        }
        let [level, law, field, region, status] = [level, law, field, region, status].map(Tally::counts);
        Facets { candidates: ranked.len(), level, law, field, region, status, penalty }
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
        if query.text.trim().is_empty() {
            return Err(SearchError::EmptyQuery);
        }
        let accepted = self.accepted(query, &self.corpus.applicable(query.on.unwrap_or(today)));
        let accept = |position: usize| accepted.get(position).copied().unwrap_or_default();
        let lexical_query = LexicalQuery::new(&query.text).flagged_only(query.penalty_only);
        let narrowing = narrow_provisions(query, query.on.unwrap_or(today), &self.corpus);
        let choice = Choice { accept: &accept, narrowing: &narrowing };
        Ok(self.gather(query, &lexical_query, vectors, pool_of(query), choice)?.candidates)
    }

    fn gather(
        &self,
        query: &ProvisionQuery,
        lexical_query: &LexicalQuery,
        vectors: Option<&Vectors>,
        pool: usize,
        choice: Choice<'_>,
    ) -> Result<Evidence, SearchError> {
        let (meaning, mut notes) = meaning_of(vectors, &query.text);
        notes.extend(self.repairs.iter().cloned());
        let accept = choice.accept;
        let (near, said) = self.passages.search(meaning.as_ref(), pool.min(NEAREST), choice);
        notes.extend(said);
        let found = Found {
            words: self.articles(lexical_query, View::Words, pool, accept)?,
            grams: self.articles(lexical_query, View::Grams, pool, accept)?,
            near: near.iter().map(|near| (near.id, near.cosine)).collect(),
        };
        let is_cut = found.words.len() >= pool || found.grams.len() >= pool || found.near.len() >= pool.min(NEAREST);
        let all = Excluded::default();
        let votes = memory().votes(&query.text, meaning.as_ref(), &all);
        let candidates = candidates(&self.shelf, &found, &votes, (memory(), &all), accept);
        let cosines = near.iter().map(|near| (near.id, near.cosine)).collect();
        Ok(Evidence { candidates, cosines, notes, is_cut, unmeant: meaning.is_none() })
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
        (rank, score): (usize, f64),
        (cosine, is_cited): (Option<f32>, bool),
        query: &LexicalQuery,
        applicable: &Applicable,
    ) -> Option<ProvisionHit> {
        let provision = self.corpus.provisions.get(position)?;
        let version_note = applicable.note(provision.document_id).map(str::to_owned);
        let related = self.corpus.related(position);
        let mut reasons: Vec<String> = is_cited.then(|| cited::REASON.to_owned()).into_iter().collect();
        reasons.extend(why::matched_words(query, &self.texts(position)));
        reasons.extend(cosine.map(why::similar));
        reasons.extend(related::reason(provision.is_penalty, &related));
        reasons.extend(version_note.clone());
        let marks = highlight(&provision.text, query.words());
        Some(ProvisionHit {
            rank,
            score,
            law: provision.law.clone(),
            number: provision.number,
            paragraph: marks.paragraph,
            item: marks.item,
            text: provision.text.clone(),
            spans: marks.spans,
            snippet: marks.snippet,
            validity: provision.validity,
            status: applicable.standing(provision.document_id),
            level: self.corpus.level(provision.document_id).to_owned(),
            fields: self.corpus.head(position).map(|head| head.fields.clone()).unwrap_or_default(),
            chapter: provision.chapter.clone(),
            is_penalty: provision.is_penalty,
            why: reasons,
            related,
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
}

/// Candidates taken from each list.
fn pool_of(query: &ProvisionQuery) -> usize {
    POOL.max(query.limit * 2)
}
