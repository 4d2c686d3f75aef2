//! The vectors of one model in memory, kept in step with their file.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::error::VectorError;
use super::file::{Key, Record, VectorFile};
use super::quantize::Quantized;
use super::scan::{Candidate, Codes, Scored};
use crate::search::error::SearchError;

/// Vectors of the penalty articles of the default corpus by the default model, made by `caiheng index export`: the first start
/// need not wait for them.
const SHIPPED: &[u8] = include_bytes!("../../../index/vectors/multilingual-e5-small.bin");

/// Vectors by the key of their text. Grows when this process or another one appends to the file.
#[derive(Debug)]
pub struct VectorIndex {
    file: VectorFile,
    ships: &'static [u8],
    end: u64,
    written_as: Option<u64>,
    renumbered: u64,
    codes: Codes,
    rows: HashMap<Key, usize>,
}

impl VectorIndex {
    /// Takes the vectors that ship with the program, where they are of this model, and reads what the file holds.
    ///
    /// # Errors
    /// `search.io`.
    pub fn open(file: VectorFile, dimensions: usize) -> Result<Self, SearchError> {
        Self::read(file, dimensions, SHIPPED)
    }

    /// Reads what the file holds, and takes nothing else.
    ///
    /// # Errors
    /// `search.io`.
    pub fn open_bare(file: VectorFile, dimensions: usize) -> Result<Self, SearchError> {
        Self::read(file, dimensions, &[])
    }

    fn read(file: VectorFile, dimensions: usize, ships: &'static [u8]) -> Result<Self, SearchError> {
        let (codes, rows) = (Codes::new(dimensions), HashMap::new());
        let mut index = Self { file, ships, end: 0, written_as: None, renumbered: 0, codes, rows };
        index.reload()?;
        Ok(index)
    }

    /// Whether the file has grown, or another one lies in its place, since it was read.
    pub fn is_behind(&self) -> bool {
        self.file.length() != self.end || self.file.inode() != self.written_as
    }

    /// Reads what was appended since; the whole file where another one lies in its place.
    ///
    /// # Errors
    /// `search.io`.
    pub fn refresh(&mut self) -> Result<(), SearchError> {
        let is_replaced = self.end > 0 && (self.file.inode() != self.written_as || self.file.length() < self.end);
        if is_replaced { self.reload() } else { self.read_on() }
    }

    fn reload(&mut self) -> Result<(), SearchError> {
        self.codes = Codes::new(self.codes.dimensions());
        self.rows.clear();
        self.end = 0;
        self.renumbered += 1;
        for record in self.file.parse_bytes(self.ships) {
            self.take(&record);
        }
        self.read_on()
    }

    fn read_on(&mut self) -> Result<(), SearchError> {
        let (records, end) = self.file.read_from(self.end)?;
        for record in records {
            self.take(&record);
        }
        self.end = end;
        self.written_as = self.file.inode();
        Ok(())
    }

    /// Changes whenever rows were added or numbered anew.
    pub fn generation(&self) -> u64 {
        // No index holds 2^40 vectors.
        (self.renumbered << 40) | self.len() as u64
    }

    /// Length of a vector.
    pub fn dimensions(&self) -> usize {
        self.codes.dimensions()
    }

    /// Where the vectors are written.
    pub fn file(&self) -> &VectorFile {
        &self.file
    }

    /// Appends vectors, durably; those of a text that has one replace it. Call it under the lock of the file.
    ///
    /// # Errors
    /// `search.io`; `search.vector.dimensions` where a vector has another length, before anything is written.
    pub fn append(&mut self, records: &[Record]) -> Result<(), SearchError> {
        let expected = self.codes.dimensions();
        if let Some(found) = records.iter().map(|record| record.vector.codes.len()).find(|found| *found != expected) {
            let place = "模型给出".to_owned();
            return Err(VectorError::Dimensions { place, expected, found }.into());
        }
        self.end = self.file.append(self.end, records)?;
        self.written_as = self.file.inode();
        for record in records {
            self.take(record);
        }
        Ok(())
    }

    /// Writes a file without the vectors whose key is not in `keep` in the place of this one; how many went. Those that ship with the
    /// program stay. Call it under the lock of the file.
    ///
    /// # Errors
    /// `search.io`.
    pub fn retain(&mut self, keep: &HashSet<Key>) -> Result<usize, SearchError> {
        let before = self.len();
        let kept: Vec<Key> = self.rows.keys().filter(|key| keep.contains(*key)).copied().collect();
        let aside = self.file.aside();
        aside.write(&self.export(&kept))?;
        self.file.replace_with(&aside)?;
        self.reload()?;
        Ok(before.saturating_sub(self.len()))
    }

    /// Takes the file that was written aside in the place of this one. Call it under the lock of the file.
    ///
    /// # Errors
    /// `search.io`.
    pub fn adopt(&mut self) -> Result<(), SearchError> {
        self.file.replace_with(&self.file.aside())?;
        self.reload()
    }

    /// The vector of a text.
    pub fn get(&self, key: &Key) -> Option<Quantized> {
        self.codes.quantized(self.row(key)?)
    }

    /// The vectors of those of `keys` that have one, in order of the keys, each once: a file that another machine can start with.
    pub fn export(&self, keys: &[Key]) -> Vec<u8> {
        let sorted: BTreeSet<&Key> = keys.iter().collect();
        let record = |key: &Key| Some(Record { key: *key, vector: self.get(key)? });
        let records: Vec<Record> = sorted.into_iter().filter_map(record).collect();
        self.file.to_bytes(&records)
    }

    fn take(&mut self, record: &Record) {
        if record.vector.codes.len() != self.codes.dimensions() {
            return;
        }
        match self.rows.get(&record.key) {
            Some(row) => self.codes.set(*row, &record.vector.codes, record.vector.scale),
            None => {
                let row = self.codes.push(&record.vector.codes, record.vector.scale);
                self.rows.insert(record.key, row);
            }
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
