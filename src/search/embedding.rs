//! Building the vector index: what has no vector yet, in the order of use, in batches that are durable one by one.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use super::acts;
use super::cases::passage;
use super::corpus::{Corpus, embedded_parts};
use super::dense::Vectors;
use super::error::SearchError;
use super::hit::PastCase;
use super::vector::{Described, Key, Point, VectorStore, dequantize, key_of};
use crate::failure::Failure;
use crate::law::provision::Provision;
use crate::progress::{Progress, ProgressEvent};

/// Passages embedded between two flushes to the disk.
const BATCH: usize = 32;
/// Vectors taken over between two reports.
const COPIED: usize = 1_024;

/// What to embed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Penalty articles, known questions and past cases: minutes.
    PenaltiesAndCases,
    /// Everything: about half an hour of two cores for 26,000 articles.
    All,
}

/// The texts in the order in which they are embedded: penalty articles in force first, the duties that they sanction, earlier
/// penalty articles, the questions that articles answer, cases, other articles. Within each group short texts stand together, so that a batch wastes no
/// time on padding.
pub fn pending(corpus: &Corpus, cases: &[PastCase], scope: Scope) -> Vec<String> {
    let articles = || corpus.provisions.iter().enumerate();
    let is_open = |provision: &Provision| provision.validity.to.is_none();
    let own = |wanted: &dyn Fn(&Provision) -> bool| {
        by_length(
            articles()
                .filter(|(_, article)| wanted(article))
                .flat_map(|(_, article)| embedded_parts(article))
                .collect(),
        )
    };
    let with_duties = |wanted: &dyn Fn(&Provision) -> bool| {
        let chosen = articles().filter(|(_, article)| article.is_penalty && wanted(article));
        by_length(chosen.flat_map(|(position, _)| corpus.embedded_passages(position)).collect())
    };
    let mut texts = own(&|article| article.is_penalty && is_open(article));
    texts.extend(with_duties(&is_open));
    texts.extend(with_duties(&|article| !is_open(article)));
    texts.extend(by_length(acts::questions().iter().flat_map(|line| line.say.iter().cloned()).collect()));
    texts.extend(by_length(cases.iter().map(passage).collect()));
    if scope == Scope::All {
        texts.extend(own(&|article| !article.is_penalty && is_open(article)));
        texts.extend(own(&|article| !article.is_penalty && !is_open(article)));
    }
    texts
}

/// What the vector index should hold.
pub struct Work {
    /// The embedded texts, in the order in which they are made.
    pub texts: Vec<String>,
    /// What they stand for, as far as the store uses it.
    pub described: Described,
}

/// Embeds those of `texts` that have no vector, and brings what they stand for up to date. Another process that does the same is refused.
///
/// # Errors
/// `index.busy`, `model.inference`, `search.io`, `search.vector.*`, `cancelled`.
pub fn run(
    vectors: &Vectors,
    folder: &Path,
    texts: Vec<String>,
    described: &Described,
    progress: &dyn Progress,
) -> Result<(), Failure> {
    let _lock = lock(folder)?;
    vectors.store.refresh()?;
    vectors.store.describe(described)?;
    fill(vectors, vectors.store.as_ref(), texts, described, progress)
}

/// Builds a store aside with exactly what the work names and puts it in the place of the one in use.
///
/// # Errors
/// As [`run`]; `search.vector.incomplete`.
pub fn rebuild(vectors: &Vectors, folder: &Path, work: Work, progress: &dyn Progress) -> Result<(), Failure> {
    let _lock = lock(folder)?;
    vectors.store.refresh()?;
    let aside = vectors.store.aside()?;
    let keys: HashSet<Key> = work.texts.iter().map(|text| key_of(text)).collect();
    fill(vectors, aside.as_ref(), work.texts, &work.described, progress)?;
    // What an earlier, interrupted try put in may have left the corpus since.
    aside.describe(&work.described)?;
    aside.retain(&keys)?;
    progress.checkpoint()?;
    Ok(vectors.store.adopt(keys.len())?)
}

/// Deletes the vectors of all texts that the work does not name; how many.
///
/// # Errors
/// `index.busy`, `search.io`, `search.vector.*`.
pub fn prune(vectors: &Vectors, folder: &Path, work: &Work) -> Result<usize, Failure> {
    let _lock = lock(folder)?;
    vectors.store.refresh()?;
    Ok(vectors.store.retain(&work.texts.iter().map(|text| key_of(text)).collect())?)
}

fn lock(folder: &Path) -> Result<File, SearchError> {
    std::fs::create_dir_all(folder).map_err(SearchError::io(folder))?;
    let path = folder.join("vectors.lock");
    let lock = File::create(&path).map_err(SearchError::io(&path))?;
    lock.try_lock().map_err(|_| SearchError::Busy("向量索引"))?;
    Ok(lock)
}

/// Puts into `store` what it lacks of `texts`: first what need not be embedded again, then the rest, each batch durable.
fn fill(
    vectors: &Vectors,
    store: &dyn VectorStore,
    texts: Vec<String>,
    described: &Described,
    progress: &dyn Progress,
) -> Result<(), Failure> {
    let keyed: Vec<(Key, String)> = texts.into_iter().map(|text| (key_of(&text), text)).collect();
    let keys: Vec<Key> = keyed.iter().map(|(key, _)| *key).collect();
    let by_key: HashMap<Key, &str> = keyed.iter().map(|(key, text)| (*key, text.as_str())).collect();
    let (distinct, missing) = (by_key.len(), store.missing(&keys));
    let mut done = distinct - missing.len();
    let point = |key: Key, vector: Vec<f32>| {
        let attributes = described.get(&key).map(Arc::clone).unwrap_or_default();
        Point { key, vector, attributes }
    };
    report(progress, done, distinct);
    for batch in missing.chunks(COPIED) {
        progress.checkpoint()?;
        let mut at_hand = vectors.at_hand(batch)?;
        // Empty where it is the store that is filled itself.
        at_hand.extend(vectors.store.get(batch)?);
        let points: Vec<Point> = at_hand.iter().map(|(key, vector)| point(*key, dequantize(vector))).collect();
        store.upsert(&points)?;
        done += points.iter().map(|point| point.key).collect::<HashSet<_>>().len();
        report(progress, done, distinct);
    }
    for batch in store.missing(&missing).chunks(BATCH) {
        progress.checkpoint()?;
        let texts: Vec<&str> = batch.iter().filter_map(|key| by_key.get(key).copied()).collect();
        let embedded = vectors.embedder.embed_passages(&texts)?;
        let points: Vec<Point> = batch.iter().zip(embedded).map(|(key, vector)| point(*key, vector)).collect();
        store.upsert(&points)?;
        done += batch.len();
        report(progress, done, distinct);
    }
    Ok(())
}

fn by_length(mut texts: Vec<String>) -> Vec<String> {
    texts.sort_by_key(String::len);
    texts
}

fn report(progress: &dyn Progress, done: usize, total: usize) {
    let message = "正在建立向量索引（段）".to_owned();
    progress.report(ProgressEvent { step: "embed", done: done as u64, total: total as u64, message });
}
