//! Searching a collection the way that the statutes are searched: words and characters, vectors where they were built, and the
//! memory of what people ask, ordered by the ranking model.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use super::beir::{Collection, Document, Question};
use super::metrics::Outcome;
use crate::failure::Failure;
use crate::law::numerals::parse_integer;
use crate::law::penalty_clause::is_penalty_article;
use crate::progress::{Progress, ProgressEvent};
use crate::search::asked::{Excluded, Learned, learn, memory};
use crate::search::dense::{Choice, PassageTable, Vectors, meaning_of};
use crate::search::embedding;
use crate::search::error::SearchError;
use crate::search::lexical::{LexicalDocument, LexicalHit, LexicalIndex, LexicalQuery, View};
use crate::search::notes;
use crate::search::ranking::{Candidate, FEATURES, Found, Shelf, Shelved, candidates, model};
use crate::search::vector::{Described, Narrowing};

/// Characters that are embedded of a document, at most: what the model reads of a text.
const EMBEDDED_CHARACTERS: usize = 400;
/// Questions between two reports.
const REPORT_EVERY: usize = 50;
/// Documents taken from each list as candidates.
const POOL: usize = 250;

/// What the searches gave.
#[derive(Debug)]
pub struct Collected {
    /// One for each question, in order.
    pub outcomes: Vec<Outcome>,
    /// What could not be searched, for a person.
    pub notes: Vec<String>,
    /// Wall time of building the lexical index in seconds.
    pub index_seconds: f64,
}

/// The texts that are embedded of a collection, by position.
fn passages(collection: &Collection) -> impl Iterator<Item = String> + '_ {
    collection.documents.iter().map(|document| {
        let whole = match document.title.is_empty() {
            true => document.text.clone(),
            false => format!("{}：{}", document.title, document.text),
        };
        whole.replace('\n', "").chars().take(EMBEDDED_CHARACTERS).collect()
    })
}

/// Embeds the documents that have no vector yet in `folder`, the one that `vectors` were opened in; goes on where it was.
///
/// # Errors
/// `search.io`, `model.inference`, `index.busy`, `cancelled`.
pub fn embed(
    collection: &Collection,
    vectors: &Vectors,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<(), Failure> {
    embedding::run(vectors, folder, passages(collection).collect(), &Described::new(), progress)
}

/// A collection ready to be searched.
struct Searched<'a> {
    collection: &'a Collection,
    lexical: LexicalIndex,
    table: PassageTable,
    shelf: Shelf,
    vectors: Option<&'a Vectors>,
}

/// Asks every question for its best `depth` documents; with `vectors` also by meaning, as far as the documents were embedded.
/// A question that the memory of the search holds word for word does not vote for itself. With `features`, what the ranking model
/// sees of each candidate is written there, for training.
///
/// # Errors
/// `search.index`, `search.ranking`, `eval.features`, `cancelled`.
pub fn evaluate(
    collection: &Collection,
    vectors: Option<&Vectors>,
    depth: usize,
    mut features: Option<&mut dyn Write>,
    progress: &dyn Progress,
) -> Result<Collected, Failure> {
    let started = Instant::now();
    let searched = Searched::new(collection, vectors)?;
    let index_seconds = started.elapsed().as_secs_f64();
    let mut outcomes = Vec::with_capacity(collection.questions.len());
    let (mut notes, mut known) = (Vec::new(), 0);
    for (done, question) in collection.questions.iter().enumerate() {
        if done % REPORT_EVERY == 0 {
            progress.checkpoint()?;
            let (done, total) = (done as u64, collection.questions.len() as u64);
            progress.report(ProgressEvent { step: "eval", done, total, message: "正在检索".to_owned() });
        }
        let excluded = memory().excluding(&question.text);
        known += usize::from(!excluded.is_empty());
        let started = Instant::now();
        let (found, said) = searched.ask(&question.text, &excluded)?;
        let ranked = model().ok_or(SearchError::Ranking)?.rank(&found);
        let ranking = ranked.iter().take(depth).map(|(position, _)| *position).collect();
        outcomes.push(Outcome { ranking, milliseconds: started.elapsed().as_secs_f64() * 1000.0 });
        notes = said;
        if let Some(features) = features.as_mut() {
            let written = write_features(features, collection, question, &found);
            written.map_err(|error| Failure::new("eval.features", format!("写不了特征文件：{error}")))?;
        }
    }
    if known > 0 {
        notes.push(format!("{known} 个查询与学过的问题逐字相同，检索时没有用到它自己的答案"));
    }
    Ok(Collected { outcomes, notes, index_seconds })
}

impl<'a> Searched<'a> {
    fn new(collection: &'a Collection, vectors: Option<&'a Vectors>) -> Result<Self, SearchError> {
        let documents = collection.documents.iter().zip(0_u64..).map(|(document, key)| LexicalDocument {
            key,
            title: &document.title,
            text: &document.text,
            flagged: false,
        });
        let lexical = LexicalIndex::in_memory(documents)?;
        let table = PassageTable::new(passages(collection).map(|passage| vec![passage]));
        let shelf = Shelf::new(collection.documents.iter().map(shelved));
        Ok(Self { collection, lexical, table, shelf, vectors })
    }

    fn ask(&self, text: &str, excluded: &Excluded) -> Result<(Vec<Candidate>, Vec<String>), SearchError> {
        let query = LexicalQuery::new(text);
        let by_view = |view: View| -> Result<Vec<(usize, f32)>, SearchError> {
            let hits = self.lexical.search(&query, view, POOL.min(self.collection.documents.len()), &|_| true)?;
            let placed = |hit: &LexicalHit| Some((usize::try_from(hit.key).ok()?, hit.score));
            Ok(hits.iter().filter_map(placed).collect())
        };
        let (meaning, mut notes) = meaning_of(self.vectors, text);
        let everything = Choice { accept: &|_| true, narrowing: &Narrowing::default() };
        let (near, said) = self.table.search(meaning.as_ref(), POOL, everything);
        // The command that builds the vectors of a set is another one.
        let for_a_set = |note: String| if note == notes::no_vectors() { notes::no_vectors_of_set() } else { note };
        notes.extend(said.into_iter().map(for_a_set));
        let found = Found {
            words: by_view(View::Words)?,
            grams: by_view(View::Grams)?,
            near: near.iter().map(|near| (near.id, near.cosine)).collect(),
        };
        let votes = memory().votes(text, meaning.as_ref(), excluded);
        Ok((candidates(&self.shelf, &found, &votes, (memory(), excluded), &|_| true), notes))
    }
}

/// 中华人民共和国民法典第五百零九条: law and number from the title of a document.
fn shelved(document: &Document) -> Shelved<'_> {
    let (law, number) = match document.title.rsplit_once('第') {
        Some((law, rest)) => (law, rest.split('条').next().and_then(parse_integer).unwrap_or_default()),
        None => (document.title.as_str(), 0),
    };
    let number = u32::try_from(number).unwrap_or_default();
    Shelved { law, number, text: &document.text, is_penalty: is_penalty_article(&document.text) }
}

/// One line for each candidate: query, document, grade, features; a relevant document that is no candidate stands without features.
fn write_features(
    to: &mut dyn Write,
    collection: &Collection,
    question: &Question,
    found: &[Candidate],
) -> std::io::Result<()> {
    let id = |position: usize| collection.documents.get(position).map_or("", |document| document.id.as_str());
    for candidate in found {
        let grade = question.relevant.get(&candidate.position).copied().unwrap_or_default();
        write!(to, "{}\t{}\t{grade}", question.id, id(candidate.position))?;
        write_numbers(to, candidate)?;
    }
    let is_found = |position: &usize| found.binary_search_by_key(position, |candidate| candidate.position).is_ok();
    for (position, grade) in question.relevant.iter().filter(|(position, _)| !is_found(position)) {
        writeln!(to, "{}\t{}\t{grade}{}", question.id, id(*position), "\t".repeat(FEATURES.len()))?;
    }
    Ok(())
}

/// What is to be remembered of the questions of a collection.
pub fn learned_questions(collection: &Collection) -> impl Iterator<Item = Learned> + '_ {
    collection.questions.iter().map(|question| {
        let mut places: Vec<usize> = question.relevant.keys().copied().collect();
        places.sort_unstable();
        let answers = places.iter().filter_map(|place| collection.documents.get(*place));
        learn(&question.text, answers.map(|document| (shelved(document).law, document.text.as_str())))
    })
}

/// The features of a candidate and the end of its line.
pub(super) fn write_numbers(to: &mut dyn Write, candidate: &Candidate) -> std::io::Result<()> {
    for feature in candidate.features {
        write!(to, "\t{feature:.4}")?;
    }
    writeln!(to)
}
