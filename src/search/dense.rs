//! The dense side of a search: which passage of which text has which vector, for the model that is configured.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use super::error::SearchError;
use super::notes;
pub use super::vector::Near;
use super::vector::{
    Ask, Candidates, Described, EmbeddedStore, Key, Narrowing, QdrantStore, Quantized, Record, VectorFile, VectorStore,
    key_of,
};
use crate::config;
use crate::failure::Failure;
use crate::inference::embedder::Embed;

/// The vectors of one model, shared by provisions and cases.
pub struct Vectors {
    /// The model that embeds queries and passages.
    pub embedder: Arc<dyn Embed>,
    /// Where the vectors are kept.
    pub store: Box<dyn VectorStore>,
    /// What this machine holds of them besides: the vectors that ship with the program, and those made before a server was configured.
    local: Option<EmbeddedStore>,
}

impl Vectors {
    /// Reads the vectors of the model from its file in `folder`.
    ///
    /// # Errors
    /// `search.io`.
    pub fn open(folder: &Path, embedder: Arc<dyn Embed>) -> Result<Self, SearchError> {
        let store = EmbeddedStore::open(folder, embedder.identity(), embedder.dimensions())?;
        Ok(Self { embedder, store: Box::new(store), local: None })
    }

    /// The vectors of the model where the configuration keeps them. A server need not be there yet.
    ///
    /// # Errors
    /// `search.io`; `search.vector.refused` where the address of the server is none.
    pub fn open_in(place: &config::Vectors, folder: &Path, embedder: Arc<dyn Embed>) -> Result<Self, SearchError> {
        let config::Vectors::Qdrant(settings) = place else { return Self::open(folder, embedder) };
        let store = QdrantStore::open(settings, embedder.identity(), embedder.dimensions())?;
        let local = EmbeddedStore::open(folder, embedder.identity(), embedder.dimensions())?;
        Ok(Self { embedder, store: Box::new(store), local: Some(local) })
    }

    /// Vectors of passages that need not be embedded again, though the store does not hold them.
    ///
    /// # Errors
    /// `search.io`.
    pub fn at_hand(&self, keys: &[Key]) -> Result<Vec<(Key, Quantized)>, SearchError> {
        self.local.as_ref().map_or_else(|| Ok(Vec::new()), |local| local.get(keys))
    }

    /// The store on this machine, where the vectors that ship with the program are.
    pub fn at_home(&self) -> &dyn VectorStore {
        match &self.local {
            Some(local) => local,
            None => self.store.as_ref(),
        }
    }

    /// A file with the vectors of those of `keys` that have one, in order of the keys, each once: what another machine can start with.
    ///
    /// # Errors
    /// `search.vector.*`.
    pub fn export(&self, keys: impl Iterator<Item = Key>) -> Result<Vec<u8>, SearchError> {
        let keys: BTreeSet<Key> = keys.collect();
        self.store.refresh()?;
        let keys: Vec<Key> = keys.into_iter().collect();
        let mut records: Vec<Record> =
            self.store.get(&keys)?.into_iter().map(|(key, vector)| Record { key, vector }).collect();
        records.sort_by_key(|record| record.key);
        let file = VectorFile::new(Path::new(""), self.embedder.identity(), self.embedder.dimensions());
        Ok(file.to_bytes(&records))
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
    match vectors.embedder.embed_queries(&[text]).map(|embedded| embedded.into_iter().next()) {
        Ok(Some(query)) => (Some(Meaning { vectors, query }), Vec::new()),
        Ok(None) => (None, vec![notes::no_dense_search("模型没有给出向量")]),
        Err(failure) => (None, vec![notes::no_dense_search(&failure.message)]),
    }
}

/// Which of the texts a search looks at.
#[derive(Clone, Copy)]
pub struct Choice<'a> {
    /// Decides on each text.
    pub accept: &'a dyn Fn(usize) -> bool,
    /// What all texts that are accepted fulfil.
    pub narrowing: &'a Narrowing,
}

/// The passages of many texts, and which of them have vectors.
pub struct PassageTable {
    texts: usize,
    owners: Vec<usize>,
    keys: Vec<Key>,
    described: Described,
    known: RwLock<Arc<Known>>,
}

/// What is known at one generation of the store.
#[derive(Default)]
struct Known {
    generation: Option<u64>,
    candidates: Candidates,
    complete: Vec<bool>,
    may_narrow: bool,
}

impl PassageTable {
    /// From the passages of each text, texts in order of their positions.
    pub fn new(texts: impl Iterator<Item = Vec<String>>) -> Self {
        Self::of_keys(texts.map(|passages| passages.iter().map(|text| key_of(text)).collect()))
    }

    /// From the keys of the passages of each text, texts in order of their positions.
    pub fn of_keys(texts: impl Iterator<Item = Vec<Key>>) -> Self {
        let (mut count, mut owners, mut keys) = (0, Vec::new(), Vec::new());
        for (id, passages) in texts.enumerate() {
            count = id + 1;
            owners.extend(passages.iter().map(|_| id));
            keys.extend(passages);
        }
        Self { texts: count, owners, keys, described: Described::new(), known: RwLock::default() }
    }

    /// With what the passages stand for, so that the store may narrow a search.
    #[must_use]
    pub fn described(mut self, described: Described) -> Self {
        self.described = described;
        self
    }

    /// What the passages stand for.
    pub fn attributes(&self) -> &Described {
        &self.described
    }

    /// How many of the texts that `accept` takes have all their vectors, and how many there are.
    pub fn coverage(&self, vectors: &Vectors, accept: &dyn Fn(usize) -> bool) -> (usize, usize) {
        let known = self.known(vectors.store.as_ref());
        let accepted = (0..self.texts).filter(|id| accept(*id));
        accepted.fold((0, 0), |(covered, all), id| {
            let is_complete = known.complete.get(id).copied().unwrap_or_default();
            (covered + usize::from(is_complete), all + 1)
        })
    }

    /// The `limit` texts of `choice` nearest to the meaning of a query, and what could not be searched, for a person; nothing of
    /// either where the query has no meaning, which [`meaning_of`] says.
    pub fn search(&self, meaning: Option<&Meaning<'_>>, limit: usize, choice: Choice<'_>) -> (Vec<Near>, Vec<String>) {
        let Some(meaning) = meaning else { return (Vec::new(), Vec::new()) };
        match self.try_search(meaning, limit, choice) {
            Ok((near, note)) => (near, note.into_iter().collect()),
            Err(failure) => (Vec::new(), vec![notes::no_dense_search(&failure.message)]),
        }
    }

    fn try_search(
        &self,
        meaning: &Meaning<'_>,
        limit: usize,
        choice: Choice<'_>,
    ) -> Result<(Vec<Near>, Option<String>), Failure> {
        let store = meaning.vectors.store.as_ref();
        store.refresh()?;
        let (covered, all) = self.coverage(meaning.vectors, choice.accept);
        if covered == 0 && all > 0 {
            return Ok((Vec::new(), Some(notes::no_vectors())));
        }
        let near = self.nearest(store, &meaning.query, limit, choice)?;
        Ok((near, notes::coverage(covered, all)))
    }

    /// The `limit` texts of `choice` nearest to `query`, best first, each once.
    ///
    /// # Errors
    /// `search.vector.*`.
    pub fn nearest(
        &self,
        store: &dyn VectorStore,
        query: &[f32],
        limit: usize,
        choice: Choice<'_>,
    ) -> Result<Vec<Near>, SearchError> {
        let known = self.known(store);
        // Attributes that are not up to date would hide texts.
        let all = Narrowing::default();
        let narrowing = if known.may_narrow { choice.narrowing } else { &all };
        store.nearest(&Ask { query, limit, candidates: &known.candidates, accept: choice.accept, narrowing })
    }

    /// Which passages have vectors; looked up again whenever the store has changed.
    fn known(&self, store: &dyn VectorStore) -> Arc<Known> {
        let generation = store.generation();
        let known = Arc::clone(&self.known.read().unwrap_or_else(PoisonError::into_inner));
        if known.generation == Some(generation) {
            return known;
        }
        let fresh = Arc::new(self.look_up(store, generation));
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&fresh);
        fresh
    }

    fn look_up(&self, store: &dyn VectorStore, generation: u64) -> Known {
        let (mut pairs, mut complete) = (Vec::with_capacity(self.keys.len()), vec![true; self.texts]);
        for (id, row) in self.owners.iter().zip(store.rows(&self.keys)) {
            match (row, complete.get_mut(*id)) {
                (Some(row), _) => pairs.push((*id, row)),
                (None, Some(complete)) => *complete = false,
                (None, None) => {}
            }
        }
        let may_narrow = !self.described.is_empty() && store.is_described(&self.described);
        Known { generation: Some(generation), candidates: Candidates::new(pairs), complete, may_narrow }
    }
}
