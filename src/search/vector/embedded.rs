//! The store in this process: an exact scan over codes in memory, kept in one file per model.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::attributes::Described;
use super::error::VectorError;
use super::file::{Key, Record, VectorFile};
use super::index::VectorIndex;
use super::quantize::{Quantized, quantize};
use super::store::{Ask, Near, Point, VectorStore, best};
use crate::search::error::SearchError;

/// Passages scored for one text wanted: a long article may hold several of the best.
const PASSAGES_PER_TEXT: usize = 3;

/// The vectors of one model in a file, all of them in memory. Texts are chosen by [`Ask::accept`] alone, before the scan: it needs no
/// attributes and keeps none. Writers hold the lock of the file (see [`crate::search::embedding`]).
pub struct EmbeddedStore {
    index: RwLock<VectorIndex>,
}

impl EmbeddedStore {
    /// Reads the vectors of the model `identity` from its file in `folder`, and takes those that ship with the program.
    ///
    /// # Errors
    /// `search.io`.
    pub fn open(folder: &Path, identity: &str, dimensions: usize) -> Result<Self, SearchError> {
        let file = VectorFile::new(folder, identity, dimensions);
        Ok(Self { index: RwLock::new(VectorIndex::open(file, dimensions)?) })
    }

    // No call panics half-way through a change, so that what a poisoned lock guards is whole.
    fn read(&self) -> RwLockReadGuard<'_, VectorIndex> {
        self.index.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, VectorIndex> {
        self.index.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl VectorStore for EmbeddedStore {
    fn backend(&self) -> &'static str {
        "embedded"
    }

    /// Never fails: where the file cannot be read, what is in memory is searched.
    fn refresh(&self) -> Result<(), SearchError> {
        let is_behind = self.read().is_behind();
        if is_behind && let Err(error) = self.write().refresh() {
            tracing::warn!(%error, "cannot read new vectors");
        }
        Ok(())
    }

    fn generation(&self) -> u64 {
        self.read().generation()
    }

    fn count(&self) -> usize {
        self.read().len()
    }

    fn rows(&self, keys: &[Key]) -> Vec<Option<usize>> {
        let index = self.read();
        keys.iter().map(|key| index.row(key)).collect()
    }

    fn upsert(&self, points: &[Point]) -> Result<(), SearchError> {
        let record = |point: &Point| Record { key: point.key, vector: quantize(&point.vector) };
        let records: Vec<Record> = points.iter().map(record).collect();
        if records.is_empty() { Ok(()) } else { self.write().append(&records) }
    }

    fn describe(&self, _described: &Described) -> Result<usize, SearchError> {
        Ok(0)
    }

    fn is_described(&self, _described: &Described) -> bool {
        true
    }

    fn get(&self, keys: &[Key]) -> Result<Vec<(Key, Quantized)>, SearchError> {
        let index = self.read();
        Ok(keys.iter().filter_map(|key| Some((*key, index.get(key)?))).collect())
    }

    fn retain(&self, keep: &HashSet<Key>) -> Result<usize, SearchError> {
        self.write().retain(keep)
    }

    fn nearest(&self, ask: &Ask<'_>) -> Result<Vec<Near>, SearchError> {
        let index = self.read();
        let (expected, found) = (index.dimensions(), ask.query.len());
        if found != expected {
            return Err(VectorError::Dimensions { place: "查询".to_owned(), expected, found }.into());
        }
        let mut fetched = ask.limit.saturating_mul(PASSAGES_PER_TEXT);
        loop {
            let accepted = ask.candidates.pairs().iter().copied().filter(|(text, _)| (ask.accept)(*text));
            let scored = index.nearest(ask.query, accepted, fetched);
            let is_all = scored.len() < fetched;
            let found = scored.into_iter().map(|scored| Near { id: scored.id, cosine: scored.score }).collect();
            let near = best(found, ask.limit);
            // Many passages of few texts may crowd out the others.
            if near.len() == ask.limit || is_all {
                return Ok(near);
            }
            fetched = fetched.saturating_mul(4);
        }
    }

    fn aside(&self) -> Result<Box<dyn VectorStore>, SearchError> {
        let index = self.read();
        let aside = VectorIndex::open_bare(index.file().aside(), index.dimensions())?;
        Ok(Box::new(Self { index: RwLock::new(aside) }))
    }

    fn adopt(&self, expected: usize) -> Result<(), SearchError> {
        let found = self.aside()?.count();
        if found != expected {
            return Err(VectorError::Incomplete { expected, found }.into());
        }
        if found == 0 {
            return self.retain(&HashSet::new()).map(|_| ());
        }
        self.write().adopt()
    }
}
