//! The dense side of a search: which passage of which text has which vector, for the model that is configured.

use std::sync::{Arc, RwLock};

use super::error::SearchError;
use super::notes;
use super::vector::{Candidate, Key, VectorFile, VectorIndex, key_of};
use crate::inference::embedder::Embed;

/// The vectors of one model, shared by provisions and cases.
pub struct Vectors {
    /// The model that embeds queries and passages.
    pub embedder: Arc<dyn Embed>,
    index: RwLock<VectorIndex>,
}

impl Vectors {
    /// Reads the vectors of the model from its file in `folder`.
    ///
    /// # Errors
    /// `search.io`.
    pub fn open(folder: &std::path::Path, embedder: Arc<dyn Embed>) -> Result<Self, SearchError> {
        let file = VectorFile::new(folder, embedder.identity(), embedder.dimensions());
        let index = VectorIndex::open(file, embedder.dimensions())?;
        Ok(Self { embedder, index: RwLock::new(index) })
    }

    /// Takes in what another process appended since.
    pub fn catch_up(&self) {
        let is_behind = self.index.read().is_ok_and(|index| index.is_behind());
        if is_behind
            && let Ok(mut index) = self.index.write()
            && let Err(error) = index.refresh()
        {
            tracing::warn!(%error, "cannot read new vectors");
        }
    }

    /// Number of vectors.
    pub fn len(&self) -> usize {
        self.index.read().map_or(0, |index| index.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Which of `keys` have no vector, in order, each once.
    pub fn missing<'a>(&self, keys: impl Iterator<Item = &'a Key>) -> Vec<Key> {
        let Ok(index) = self.index.read() else { return Vec::new() };
        let mut seen = std::collections::HashSet::new();
        keys.filter(|key| index.row(key).is_none() && seen.insert(**key)).copied().collect()
    }

    /// Appends vectors, durably. Call it under the lock of the file.
    ///
    /// # Errors
    /// `search.io`, `search.vector`.
    pub fn append(&self, vectors: &[(Key, Vec<f32>)]) -> Result<(), SearchError> {
        match self.index.write() {
            Ok(mut index) => index.append(vectors),
            Err(_) => Err(SearchError::Lexical("向量索引的锁已失效".to_owned())),
        }
    }

    /// A file with the vectors of those of `keys` that have one.
    pub fn export(&self, keys: &[Key]) -> Vec<u8> {
        self.with_index(|index| index.export(keys)).unwrap_or_default()
    }

    /// The vector of a query.
    ///
    /// # Errors
    /// A sentence for a person on why there is none.
    pub fn embed_query(&self, text: &str) -> Result<Vec<f32>, String> {
        self.catch_up();
        let embedded =
            self.embedder.embed_queries(&[text]).map_err(|failure| notes::embedder_failed(&failure.message))?;
        embedded.into_iter().next().ok_or_else(|| notes::embedder_failed("模型没有给出向量"))
    }

    fn with_index<T>(&self, read: impl FnOnce(&VectorIndex) -> T) -> Option<T> {
        self.index.read().ok().map(|index| read(&index))
    }
}

/// A query by its meaning.
pub struct Meaning<'a> {
    /// The vectors that it is compared with.
    pub vectors: &'a Vectors,
    /// Its own vector.
    pub query: Vec<f32>,
}

/// The meaning of a query, and why there is none, for a person.
pub fn meaning_of<'a>(vectors: Option<&'a Vectors>, text: &str) -> (Option<Meaning<'a>>, Vec<String>) {
    let Some(vectors) = vectors else { return (None, vec![notes::no_embedder()]) };
    match vectors.embed_query(text) {
        Ok(query) => (Some(Meaning { vectors, query }), Vec::new()),
        Err(note) => (None, vec![note]),
    }
}

/// The passages of many texts, and which of them have vectors.
pub struct PassageTable {
    texts: usize,
    keys: Vec<(usize, Key)>,
    known: RwLock<Arc<Known>>,
}

/// What is known at one length of the index.
#[derive(Default)]
struct Known {
    vectors: usize,
    candidates: Vec<Candidate>,
    complete: Vec<bool>,
}

/// A text and its best cosine to the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Position of the text.
    pub id: usize,
    /// Cosine of its nearest passage.
    pub cosine: f32,
}

impl PassageTable {
    /// From the passages of each text, texts in order of their positions.
    pub fn new(texts: impl Iterator<Item = Vec<String>>) -> Self {
        Self::of_keys(texts.map(|passages| passages.iter().map(|text| key_of(text)).collect()))
    }

    /// From the keys of the passages of each text, texts in order of their positions.
    pub fn of_keys(texts: impl Iterator<Item = Vec<Key>>) -> Self {
        let mut table = Self { texts: 0, keys: Vec::new(), known: RwLock::default() };
        for (id, keys) in texts.enumerate() {
            table.texts = id + 1;
            table.keys.extend(keys.into_iter().map(|key| (id, key)));
        }
        table
    }

    /// How many of the texts that `accept` takes have all their vectors, and how many there are.
    pub fn coverage(&self, vectors: &Vectors, accept: &dyn Fn(usize) -> bool) -> (usize, usize) {
        let known = self.known(vectors);
        let accepted = (0..self.texts).filter(|id| accept(*id));
        accepted.fold((0, 0), |(covered, all), id| {
            let is_complete = known.complete.get(id).copied().unwrap_or_default();
            (covered + usize::from(is_complete), all + 1)
        })
    }

    /// The `limit` texts that `accept` takes nearest to an embedded query, and what could not be searched, for a person.
    pub fn search(
        &self,
        (vectors, query): (&Vectors, &[f32]),
        limit: usize,
        accept: &dyn Fn(usize) -> bool,
    ) -> (Vec<Near>, Vec<String>) {
        let (covered, all) = self.coverage(vectors, accept);
        if covered == 0 && all > 0 {
            return (Vec::new(), vec![notes::no_vectors()]);
        }
        (self.nearest(vectors, query, limit, accept), notes::coverage(covered, all).into_iter().collect())
    }

    /// The `limit` texts nearest to `query` among those that `accept` takes, best first, each once.
    pub fn nearest(&self, vectors: &Vectors, query: &[f32], limit: usize, accept: &dyn Fn(usize) -> bool) -> Vec<Near> {
        /// Passages fetched for one text wanted: a long article may hold several of the best.
        const PASSAGES_PER_TEXT: usize = 3;
        let known = self.known(vectors);
        let accepted = known.candidates.iter().copied().filter(|(id, _)| accept(*id));
        let scored = vectors.with_index(|index| index.nearest(query, accepted, limit * PASSAGES_PER_TEXT));
        let mut near: Vec<Near> = Vec::with_capacity(limit);
        for found in scored.unwrap_or_default() {
            if near.iter().all(|seen| seen.id != found.id) {
                near.push(Near { id: found.id, cosine: found.score });
            }
        }
        near.truncate(limit);
        near
    }

    /// Which passages have vectors; looked up again whenever the index has grown.
    fn known(&self, vectors: &Vectors) -> Arc<Known> {
        let length = vectors.len();
        if let Ok(known) = self.known.read()
            && known.vectors == length
            && known.complete.len() == self.texts
        {
            return Arc::clone(&known);
        }
        let fresh = Arc::new(vectors.with_index(|index| self.look_up(index)).unwrap_or_default());
        if let Ok(mut known) = self.known.write() {
            *known = Arc::clone(&fresh);
        }
        fresh
    }

    fn look_up(&self, index: &VectorIndex) -> Known {
        let mut known = Known { vectors: index.len(), candidates: Vec::new(), complete: vec![true; self.texts] };
        for (id, key) in &self.keys {
            match index.row(key) {
                Some(row) => known.candidates.push((*id, row)),
                None => known.complete.iter_mut().skip(*id).take(1).for_each(|complete| *complete = false),
            }
        }
        known
    }
}
