//! The vectors of one model in memory, kept in step with their file.

use std::collections::{BTreeSet, HashMap};

use super::file::{Key, Record, VectorFile};
use super::quantize::quantize;
use super::scan::{Candidate, Codes, Scored};
use crate::search::error::SearchError;

/// Vectors of the penalty articles of the default corpus by the default model, made by `caiheng index export`: the first start
/// need not wait for them.
const SHIPPED: &[u8] = include_bytes!("../../../index/vectors/multilingual-e5-small.bin");

/// Vectors by the key of their text. Grows when this process or another one appends to the file.
#[derive(Debug)]
pub struct VectorIndex {
    file: VectorFile,
    end: u64,
    codes: Codes,
    rows: HashMap<Key, usize>,
}

impl VectorIndex {
    /// Takes the vectors that ship with the program, where they are of this model, and reads what the file holds.
    ///
    /// # Errors
    /// `search.io`.
    pub fn open(file: VectorFile, dimensions: usize) -> Result<Self, SearchError> {
        let mut index = Self { file, end: 0, codes: Codes::new(dimensions), rows: HashMap::new() };
        for record in index.file.parse_bytes(SHIPPED) {
            index.take(&record);
        }
        index.refresh()?;
        Ok(index)
    }

    /// Whether the file has grown since it was read.
    pub fn is_behind(&self) -> bool {
        self.file.length() > self.end
    }

    /// Reads what was appended since.
    ///
    /// # Errors
    /// `search.io`.
    pub fn refresh(&mut self) -> Result<(), SearchError> {
        let (records, end) = self.file.read_from(self.end)?;
        for record in records {
            self.take(&record);
        }
        self.end = end;
        Ok(())
    }

    /// Appends the vectors of texts that have none yet, durably. Call it under the lock of the file.
    ///
    /// # Errors
    /// `search.io`; `search.vector` where a vector has another length.
    pub fn append(&mut self, vectors: &[(Key, Vec<f32>)]) -> Result<(), SearchError> {
        let expected = self.codes.dimensions();
        if let Some((_, odd)) = vectors.iter().find(|(_, vector)| vector.len() != expected) {
            return Err(SearchError::VectorLength { expected, found: odd.len() });
        }
        let records: Vec<Record> =
            vectors.iter().map(|(key, vector)| Record { key: *key, vector: quantize(vector) }).collect();
        self.end = self.file.append(self.end, &records)?;
        for record in &records {
            self.take(record);
        }
        Ok(())
    }

    /// The vectors of those of `keys` that have one, in order of the keys, each once: a file that another machine can start with.
    pub fn export(&self, keys: &[Key]) -> Vec<u8> {
        let sorted: BTreeSet<&Key> = keys.iter().collect();
        let record = |key: &Key| Some(Record { key: *key, vector: self.codes.quantized(self.row(key)?)? });
        let records: Vec<Record> = sorted.into_iter().filter_map(record).collect();
        self.file.to_bytes(&records)
    }

    fn take(&mut self, record: &Record) {
        if record.vector.codes.len() == self.codes.dimensions() && !self.rows.contains_key(&record.key) {
            let row = self.codes.push(&record.vector.codes, record.vector.scale);
            self.rows.insert(record.key, row);
        }
    }

    /// The row of a text, where it has a vector.
    pub fn row(&self, key: &Key) -> Option<usize> {
        self.rows.get(key).copied()
    }

    /// The `limit` candidates nearest to `query`, best first.
    pub fn nearest(&self, query: &[f32], candidates: impl Iterator<Item = Candidate>, limit: usize) -> Vec<Scored> {
        self.codes.nearest(query, candidates, limit)
    }

    /// Number of vectors.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }
}
