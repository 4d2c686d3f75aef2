//! Building the vector index: what has no vector yet, in the order of use, in batches that are durable one by one.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::path::Path;

use super::acts;
use super::cases::passage;
use super::corpus::{Corpus, embedded_parts};
use super::dense::Vectors;
use super::error::SearchError;
use super::hit::PastCase;
use super::vector::{Key, key_of};
use crate::failure::Failure;
use crate::law::provision::Provision;
use crate::progress::{Progress, ProgressEvent};

/// Passages embedded between two flushes to the disk.
const BATCH: usize = 32;

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

/// Embeds those of `texts` that have no vector. Another process that does the same is refused.
///
/// # Errors
/// `index.busy`, `model.inference`, `search.io`, `search.vector`, `cancelled`.
pub fn run(vectors: &Vectors, folder: &Path, texts: Vec<String>, progress: &dyn Progress) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(SearchError::io(folder))?;
    let lock_path = folder.join("vectors.lock");
    let lock = File::create(&lock_path).map_err(SearchError::io(&lock_path))?;
    lock.try_lock().map_err(|_| SearchError::Busy("向量索引"))?;
    vectors.catch_up();

    let keyed: Vec<(Key, String)> = texts.into_iter().map(|text| (key_of(&text), text)).collect();
    let distinct = keyed.iter().map(|(key, _)| *key).collect::<HashSet<_>>().len();
    let missing = vectors.missing(keyed.iter().map(|(key, _)| key));
    let by_key: HashMap<Key, &str> = keyed.iter().map(|(key, text)| (*key, text.as_str())).collect();
    let mut done = distinct - missing.len();
    report(progress, done, distinct);
    for batch in missing.chunks(BATCH) {
        progress.checkpoint()?;
        let texts: Vec<&str> = batch.iter().filter_map(|key| by_key.get(key).copied()).collect();
        let embedded = vectors.embedder.embed_passages(&texts)?;
        let pairs: Vec<(Key, Vec<f32>)> = batch.iter().copied().zip(embedded).collect();
        vectors.append(&pairs)?;
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
