//! The store on a Qdrant server or cluster.
//!
//! Each model has an alias (`caiheng-<hash of the model>`) that names the collection in use (`…-r<revision>`). A point is a passage: its
//! id the key as a UUID, its payload what it stands for ([`payload`]). Vectors are put in as the numbers that our int8 codes stand for,
//! so that the server ranks as the embedded store does. This process keeps the list of passages, not their vectors.

mod breaker;
mod collections;
mod connection;
mod known;
mod payload;
mod read;
mod write;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use self::collections::Collections;
use self::connection::Connection;
use self::known::Known;
use super::attributes::Described;
use super::error::VectorError;
use super::file::Key;
use super::quantize::Quantized;
use super::store::{Ask, Near, Point, VectorStore};
use crate::config::QdrantSettings;
use crate::search::error::SearchError;

/// The vectors of one model on a server.
pub struct QdrantStore {
    connection: Arc<Connection>,
    collections: Collections,
    /// The collection that is filled aside; `None` for the one in use.
    aside: Option<String>,
    known: RwLock<Known>,
    refreshing: Mutex<()>,
}

impl QdrantStore {
    /// The vectors of the model `identity`; no connection is opened yet.
    ///
    /// # Errors
    /// `search.vector.refused` where the address is none.
    pub fn open(settings: &QdrantSettings, identity: &str, dimensions: usize) -> Result<Self, VectorError> {
        let connection = Arc::new(Connection::new(settings)?);
        let collections = Collections::new(&settings.prefix, identity, dimensions);
        Ok(Self::over(connection, collections, None))
    }

    fn over(connection: Arc<Connection>, collections: Collections, aside: Option<String>) -> Self {
        Self { connection, collections, aside, known: RwLock::default(), refreshing: Mutex::default() }
    }

    /// Name and version of the server.
    ///
    /// # Errors
    /// `search.vector.unavailable`, `search.vector.timeout`, `search.vector.refused`.
    pub fn server(settings: &QdrantSettings) -> Result<String, VectorError> {
        let connection = Connection::new(settings)?;
        let reply = connection.search(|client| async move { client.health_check().await })?;
        Ok(format!("{} {}", reply.title, reply.version))
    }

    /// What requests name: the alias, which the server resolves for each, or the collection that is filled aside.
    fn name(&self) -> String {
        self.aside.clone().unwrap_or_else(|| self.collections.alias.clone())
    }

    // No call panics half-way through a change, so that what a poisoned lock guards is whole.
    fn known(&self) -> RwLockReadGuard<'_, Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn known_mut(&self) -> RwLockWriteGuard<'_, Known> {
        self.known.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn check_length(&self, place: &str, found: usize) -> Result<(), VectorError> {
        let expected = self.collections.dimensions;
        if found == expected {
            return Ok(());
        }
        Err(VectorError::Dimensions { place: place.to_owned(), expected, found })
    }
}

impl VectorStore for QdrantStore {
    fn backend(&self) -> &'static str {
        "qdrant"
    }

    fn refresh(&self) -> Result<(), SearchError> {
        Ok(self.look()?)
    }

    fn generation(&self) -> u64 {
        self.known().generation
    }

    fn count(&self) -> usize {
        self.known().len()
    }

    fn rows(&self, keys: &[Key]) -> Vec<Option<usize>> {
        let known = self.known();
        keys.iter().map(|key| known.row(key)).collect()
    }

    fn upsert(&self, points: &[Point]) -> Result<(), SearchError> {
        Ok(self.put(points)?)
    }

    fn describe(&self, described: &Described) -> Result<usize, SearchError> {
        Ok(self.overwrite_payloads(described)?)
    }

    fn is_described(&self, described: &Described) -> bool {
        self.known().stale(described).next().is_none()
    }

    fn get(&self, keys: &[Key]) -> Result<Vec<(Key, Quantized)>, SearchError> {
        Ok(self.fetch(keys)?)
    }

    fn retain(&self, keep: &HashSet<Key>) -> Result<usize, SearchError> {
        Ok(self.delete_others(keep)?)
    }

    fn nearest(&self, ask: &Ask<'_>) -> Result<Vec<Near>, SearchError> {
        Ok(self.query(ask)?)
    }

    fn aside(&self) -> Result<Box<dyn VectorStore>, SearchError> {
        let current = self.collections.current(&self.connection)?;
        let name = self.collections.next(current.as_deref());
        self.collections.create(&self.connection, &name)?;
        let aside = Self::over(Arc::clone(&self.connection), self.collections.clone(), Some(name));
        aside.look()?;
        Ok(Box::new(aside))
    }

    fn adopt(&self, expected: usize) -> Result<(), SearchError> {
        let current = self.collections.current(&self.connection)?;
        let next = self.collections.next(current.as_deref());
        let found = self.count_points(&next)?;
        if found != expected {
            return Err(VectorError::Incomplete { expected, found }.into());
        }
        self.collections.switch(&self.connection, current.as_deref(), &next)?;
        if let Some(old) = current
            && let Err(error) = self.collections.delete(&self.connection, &old)
        {
            // Searches no longer ask it; it only takes room.
            tracing::warn!(%error, collection = old, "cannot delete the old collection");
        }
        Ok(self.list()?)
    }
}
