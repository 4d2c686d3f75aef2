//! The contract of a store of vectors.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::attributes::{Attributes, Described, Narrowing};
use super::file::Key;
use super::quantize::Quantized;
use super::scan::Candidate;
use crate::search::error::SearchError;

/// A passage that goes into a store.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Which text.
    pub key: Key,
    /// Its vector, of unit length.
    pub vector: Vec<f32>,
    /// What it stands for, for stores that narrow a search themselves.
    pub attributes: Arc<Attributes>,
}

/// A text and its best cosine to the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Position of the text.
    pub id: usize,
    /// Cosine of its nearest passage.
    pub cosine: f32,
}

/// Scores that differ by less are equal: stores add up in different orders, and each addition rounds.
const STEPS_OF_SCORE: f32 = 1e6;

/// The `limit` best of what was found, in the order of the contract, each text once.
pub(super) fn best(mut found: Vec<Near>, limit: usize) -> Vec<Near> {
    let step = |near: &Near| (near.cosine * STEPS_OF_SCORE).round();
    found.sort_by(|left, right| step(right).total_cmp(&step(left)).then(left.id.cmp(&right.id)));
    let mut seen = HashSet::new();
    found.retain(|near| seen.insert(near.id));
    found.truncate(limit);
    found
}

/// Which texts have which passages, by the rows of one store at one generation.
#[derive(Debug, Default)]
pub struct Candidates {
    pairs: Vec<Candidate>,
    by_row: OnceLock<HashMap<usize, Vec<usize>>>,
}

impl Candidates {
    /// From pairs of a text and the row of one of its passages.
    pub fn new(pairs: Vec<Candidate>) -> Self {
        Self { pairs, by_row: OnceLock::new() }
    }

    /// The pairs, in order of the texts.
    pub fn pairs(&self) -> &[Candidate] {
        &self.pairs
    }

    /// The texts that the passage at `row` stands for; the first call sorts all pairs.
    pub fn texts(&self, row: usize) -> &[usize] {
        let by_row = self.by_row.get_or_init(|| {
            let mut by_row: HashMap<usize, Vec<usize>> = HashMap::new();
            for (text, row) in &self.pairs {
                by_row.entry(*row).or_default().push(*text);
            }
            by_row
        });
        by_row.get(&row).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A question to a store.
pub struct Ask<'a> {
    /// Vector of the query, of unit length and of as many dimensions as the store's.
    pub query: &'a [f32],
    /// Texts wanted.
    pub limit: usize,
    /// Which texts there are, and the rows of their passages.
    pub candidates: &'a Candidates,
    /// Which of the texts are asked for: decides alone, in every store.
    pub accept: &'a dyn Fn(usize) -> bool,
    /// What every text that `accept` takes fulfils; a store may use it to look at fewer passages, and need not.
    pub narrowing: &'a Narrowing,
}

/// Vectors of one model, by the key of their text.
///
/// **Keys.** A key has one vector; what is put in later replaces what was there, also within one call. Each key has a row, a
/// number that it keeps while [`Self::generation`] stays the same.
/// **Vectors** are kept as int8 codes with one scale ([`super::quantize`]); a score is the dot product of the query, as given, and the
/// kept vector, which for vectors of unit length is their cosine within the step of a code. All stores keep the same numbers, and so
/// rank alike.
/// **Order.** Best first; texts of equal score (to a millionth) in order of their positions; each text once, at its best passage.
/// **Durability.** When a call that writes returns, what it wrote is on the disk of the store (of the server's replicas, as far as it was
/// told to wait for them) and found by searches of this process; other processes see it after their next [`Self::refresh`].
/// **Errors** have the codes `search.io` and `search.vector.*`. A call that fails may have written a part; doing it again is safe.
/// **Blocking.** All calls block; the bound of their time is that of the configuration.
pub trait VectorStore: Send + Sync {
    /// Where the vectors are: `embedded` or `qdrant`.
    fn backend(&self) -> &'static str;

    /// Takes in what other processes wrote; cheap where nothing was.
    ///
    /// # Errors
    /// `search.vector.unavailable`, `search.vector.timeout`, `search.vector.refused`, `search.vector.dimensions`: the vectors cannot be
    /// searched now.
    fn refresh(&self) -> Result<(), SearchError>;

    /// Changes whenever rows were added or numbered anew.
    fn generation(&self) -> u64;

    /// Number of vectors, as of the last refresh.
    fn count(&self) -> usize;

    /// The row of each of `keys`, in order; `None` where it has no vector.
    fn rows(&self, keys: &[Key]) -> Vec<Option<usize>>;

    /// Puts vectors in.
    ///
    /// # Errors
    /// `search.io`, `search.vector.*`; `search.vector.dimensions` before anything is written.
    fn upsert(&self, points: &[Point]) -> Result<(), SearchError>;

    /// Brings the attributes of the vectors that are held up to date; how many were not.
    ///
    /// # Errors
    /// `search.vector.*`.
    fn describe(&self, described: &Described) -> Result<usize, SearchError>;

    /// Whether all vectors held have the attributes of `described`, so that a [`Narrowing`] may be used.
    fn is_described(&self, described: &Described) -> bool;

    /// The vectors of those of `keys` that have one, in no particular order.
    ///
    /// # Errors
    /// `search.vector.*`.
    fn get(&self, keys: &[Key]) -> Result<Vec<(Key, Quantized)>, SearchError>;

    /// Deletes all vectors whose key is not in `keep`; how many.
    ///
    /// # Errors
    /// `search.io`, `search.vector.*`.
    fn retain(&self, keep: &HashSet<Key>) -> Result<usize, SearchError>;

    /// The nearest texts.
    ///
    /// # Errors
    /// `search.vector.*`; never fewer hits instead of an error.
    fn nearest(&self, ask: &Ask<'_>) -> Result<Vec<Near>, SearchError>;

    /// An empty store beside this one, to be filled and then taken with [`Self::adopt`]; one that was begun and not adopted goes on
    /// where it was. Searches go on over this one meanwhile.
    ///
    /// # Errors
    /// `search.io`, `search.vector.*`.
    fn aside(&self) -> Result<Box<dyn VectorStore>, SearchError>;

    /// Puts the store that [`Self::aside`] gave in the place of this one in one step, so that no search finds neither, and deletes what
    /// was here.
    ///
    /// # Errors
    /// `search.vector.incomplete` where it does not hold `expected` vectors, and nothing is changed; `search.io`, `search.vector.*`.
    fn adopt(&self, expected: usize) -> Result<(), SearchError>;

    /// Which of `keys` have no vector, in order, each once.
    fn missing(&self, keys: &[Key]) -> Vec<Key> {
        let mut seen = HashSet::new();
        let rows = self.rows(keys);
        let missing = keys.iter().zip(rows).filter(|(key, row)| row.is_none() && seen.insert(**key));
        missing.map(|(key, _)| *key).collect()
    }
}
