//! Searching a collection the way that the statutes are searched: words and characters, vectors where they were built, fused by
//! rank.

use std::path::Path;
use std::time::Instant;

use super::beir::Collection;
use super::metrics::Outcome;
use crate::failure::Failure;
use crate::progress::{Progress, ProgressEvent};
use crate::search::dense::{Choice, PassageTable, Vectors};
use crate::search::embedding;
use crate::search::error::SearchError;
use crate::search::fusion::{Ranking, fuse};
use crate::search::lexical::{LexicalDocument, LexicalIndex, LexicalQuery, View};
use crate::search::vector::{Described, Narrowing};

/// Characters that are embedded of a document, at most: what the model reads of a text.
const EMBEDDED_CHARACTERS: usize = 400;
/// Questions between two reports.
const REPORT_EVERY: usize = 50;

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

/// Asks every question for its best `depth` documents; with `vectors` also by meaning, as far as the documents were embedded.
///
/// # Errors
/// `search.index`, `cancelled`.
pub fn evaluate(
    collection: &Collection,
    vectors: Option<&Vectors>,
    depth: usize,
    progress: &dyn Progress,
) -> Result<Collected, Failure> {
    let started = Instant::now();
    let documents = collection.documents.iter().zip(0_u64..).map(|(document, key)| LexicalDocument {
        key,
        title: &document.title,
        text: &document.text,
        flagged: false,
    });
    let lexical = LexicalIndex::in_memory(documents)?;
    let index_seconds = started.elapsed().as_secs_f64();
    let table = PassageTable::new(passages(collection).map(|passage| vec![passage]));
    let mut outcomes = Vec::with_capacity(collection.questions.len());
    let mut notes = Vec::new();
    for (done, question) in collection.questions.iter().enumerate() {
        if done % REPORT_EVERY == 0 {
            progress.checkpoint()?;
            let (done, total) = (done as u64, collection.questions.len() as u64);
            progress.report(ProgressEvent { step: "eval", done, total, message: "正在检索".to_owned() });
        }
        let started = Instant::now();
        let (ranking, said) = ask(&question.text, &lexical, &table, vectors, depth)?;
        outcomes.push(Outcome { ranking, milliseconds: started.elapsed().as_secs_f64() * 1000.0 });
        notes = said;
    }
    Ok(Collected { outcomes, notes, index_seconds })
}

fn ask(
    text: &str,
    lexical: &LexicalIndex,
    table: &PassageTable,
    vectors: Option<&Vectors>,
    depth: usize,
) -> Result<(Vec<usize>, Vec<String>), SearchError> {
    let query = LexicalQuery::new(text);
    let by_view = |view: View| -> Result<Ranking, SearchError> {
        let hits = lexical.search(&query, view, depth, &|_| true)?;
        Ok(Ranking { keys: hits.iter().filter_map(|hit| usize::try_from(hit.key).ok()).collect(), weight: 1.0 })
    };
    let mut rankings = vec![by_view(View::Words)?, by_view(View::Grams)?];
    let choice = Choice { accept: &|_| true, narrowing: &Narrowing::default() };
    let (near, notes) = table.search(vectors, text, depth, choice);
    rankings.push(Ranking { keys: near.iter().map(|near| near.id).collect(), weight: 1.0 });
    let mut ranking: Vec<usize> = fuse(&rankings).into_iter().map(|(key, _)| key).collect();
    ranking.truncate(depth);
    Ok((ranking, notes))
}
