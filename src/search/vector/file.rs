//! The file of vectors: a header that names the model, then records that are only ever appended.
//!
//! Little endian. Header: `CHV1`, u32 dimensions, u32 length of the identity, the identity (UTF-8), checksum of all before.
//! Record: 16 bytes of the SHA-256 of the embedded text, f32 scale, `dimensions` int8 codes, checksum. A checksum is the first
//! four bytes of a SHA-256. A record cut off by a crash fails its checksum and is dropped with what follows it.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::quantize::Quantized;
use crate::search::error::SearchError;

const MAGIC: &[u8; 4] = b"CHV1";
const KEY_BYTES: usize = 16;
const CHECKSUM_BYTES: usize = 4;

/// The first 16 bytes of the SHA-256 of the text that was embedded.
pub type Key = [u8; KEY_BYTES];

/// The key of a text.
pub fn key_of(text: &str) -> Key {
    let mut key = [0; KEY_BYTES];
    let digest = Sha256::digest(text.as_bytes());
    key.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    key
}

/// A record as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Which text.
    pub key: Key,
    /// Its vector.
    pub vector: Quantized,
}

/// One file of vectors of one model.
#[derive(Debug, Clone)]
pub struct VectorFile {
    path: PathBuf,
    identity: String,
    dimensions: usize,
}

impl VectorFile {
    /// The file of the model `identity` in `folder`; it need not exist yet.
    pub fn new(folder: &Path, identity: &str, dimensions: usize) -> Self {
        let name = hex::encode(Sha256::digest(identity.as_bytes()));
        Self { path: folder.join(format!("vectors-{}.bin", &name[..12])), identity: identity.to_owned(), dimensions }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Length in bytes; 0 where there is none.
    pub fn length(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |metadata| metadata.len())
    }

    /// What tells this file from another one that was put in its place; `None` where there is none or the system does not tell.
    pub fn inode(&self) -> Option<u64> {
        #[cfg(unix)]
        return std::fs::metadata(&self.path).ok().map(|metadata| std::os::unix::fs::MetadataExt::ino(&metadata));
        #[cfg(not(unix))]
        return None;
    }

    /// The file of the same model beside this one, in which a new one is written.
    pub fn aside(&self) -> Self {
        Self { path: self.path.with_extension("new"), ..self.clone() }
    }

    /// Writes the whole file and waits until it is on the disk.
    ///
    /// # Errors
    /// `search.io`.
    pub fn write(&self, bytes: &[u8]) -> Result<(), SearchError> {
        let write = || -> std::io::Result<()> {
            let mut file = File::create(&self.path)?;
            file.write_all(bytes)?;
            file.sync_data()
        };
        write().map_err(SearchError::io(&self.path))
    }

    /// Puts `other` in the place of this file in one step.
    ///
    /// # Errors
    /// `search.io`.
    pub fn replace_with(&self, other: &Self) -> Result<(), SearchError> {
        std::fs::rename(&other.path, &self.path).map_err(SearchError::io(&self.path))
    }

    /// The whole records from byte `offset` on (0: from the first), and the offset after the last of them. A file of another
    /// model or another format gives none and offset 0.
    ///
    /// # Errors
    /// `search.io`.
    pub fn read_from(&self, offset: u64) -> Result<(Vec<Record>, u64), SearchError> {
        let mut file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok((Vec::new(), 0)),
            Err(error) => return Err(SearchError::io(&self.path)(error)),
        };
        let header = self.header();
        let start = if offset == 0 {
            let mut found = vec![0; header.len()];
            if file.read_exact(&mut found).is_err() || found != header {
                return Ok((Vec::new(), 0));
            }
            header.len() as u64
        } else {
            file.seek(SeekFrom::Start(offset)).map_err(SearchError::io(&self.path))?
        };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(SearchError::io(&self.path))?;
        let records: Vec<Record> =
            bytes.chunks_exact(self.record_bytes()).map_while(|chunk| self.parse(chunk)).collect();
        let end = start + (records.len() * self.record_bytes()) as u64;
        Ok((records, end))
    }

    /// The records of a whole file that is held in memory; none where it is of another model or broken.
    pub fn parse_bytes(&self, bytes: &[u8]) -> Vec<Record> {
        let records = bytes.strip_prefix(self.header().as_slice()).unwrap_or_default();
        records.chunks_exact(self.record_bytes()).map_while(|chunk| self.parse(chunk)).collect()
    }

    /// A whole file with `records`.
    pub fn to_bytes(&self, records: &[Record]) -> Vec<u8> {
        let mut bytes = self.header();
        for record in records {
            self.encode(record, &mut bytes);
        }
        bytes
    }

    /// Appends records at `end` (what [`Self::read_from`] said; what lies behind it is cut off) and waits until they are on the
    /// disk; the new end.
    ///
    /// # Errors
    /// `search.io`.
    pub fn append(&self, end: u64, records: &[Record]) -> Result<u64, SearchError> {
        let mut bytes = if end == 0 { self.header() } else { Vec::new() };
        for record in records {
            self.encode(record, &mut bytes);
        }
        let write = || -> std::io::Result<()> {
            let mut file = OpenOptions::new().create(true).write(true).truncate(false).open(&self.path)?;
            file.set_len(end)?;
            file.seek(SeekFrom::Start(end))?;
            file.write_all(&bytes)?;
            file.sync_data()
        };
        write().map_err(SearchError::io(&self.path))?;
        Ok(end + bytes.len() as u64)
    }

    fn header(&self) -> Vec<u8> {
        let mut header = MAGIC.to_vec();
        for number in [self.dimensions, self.identity.len()] {
            header.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        }
        header.extend(self.identity.as_bytes());
        let sum = checksum(&header);
        header.extend(sum);
        header
    }

    fn record_bytes(&self) -> usize {
        KEY_BYTES + size_of::<f32>() + self.dimensions + CHECKSUM_BYTES
    }

    fn encode(&self, record: &Record, bytes: &mut Vec<u8>) {
        let start = bytes.len();
        bytes.extend(record.key);
        bytes.extend(record.vector.scale.to_le_bytes());
        bytes.extend(record.vector.codes.iter().map(|code| code.cast_unsigned()));
        let sum = checksum(bytes.get(start..).unwrap_or_default());
        bytes.extend(sum);
    }

    fn parse(&self, chunk: &[u8]) -> Option<Record> {
        let (body, sum) = chunk.split_at_checked(chunk.len() - CHECKSUM_BYTES)?;
        if checksum(body) != sum {
            return None;
        }
        let (key, rest) = body.split_first_chunk::<KEY_BYTES>()?;
        let (scale, codes) = rest.split_first_chunk::<4>()?;
        let codes = codes.iter().map(|byte| byte.cast_signed()).collect();
        Some(Record { key: *key, vector: Quantized { codes, scale: f32::from_le_bytes(*scale) } })
    }
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM_BYTES] {
    let mut sum = [0; CHECKSUM_BYTES];
    let digest = Sha256::digest(bytes);
    sum.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::vector::quantize;

    fn records() -> Vec<Record> {
        let record = |text: &str, x: f32| Record { key: key_of(text), vector: quantize(&[x, 1.0 - x, 0.5]) };
        vec![record("甲", 0.1), record("乙", 0.7), record("丙", -0.3)]
    }

    #[test]
    fn what_was_appended_is_read_again_and_from_where_a_reader_stood() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = VectorFile::new(folder.path(), "模型 v1", 3);
        let middle = file.append(0, &records()[..2]).expect("writes");
        file.append(middle, &records()[2..]).expect("writes");
        assert_eq!(file.read_from(0).expect("reads").0, records());
        assert_eq!(file.read_from(middle).expect("reads").0, records()[2..]);
    }

    #[test]
    fn a_record_cut_off_by_a_crash_is_dropped_and_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = VectorFile::new(folder.path(), "m", 3);
        let end = file.append(0, &records()).expect("writes");
        OpenOptions::new().write(true).open(file.path()).and_then(|f| f.set_len(end - 2)).expect("cuts");
        let (kept, valid_end) = file.read_from(0).expect("reads");
        assert_eq!(kept, records()[..2]);
        file.append(valid_end, &records()[2..]).expect("writes");
        assert_eq!(file.read_from(0).expect("reads").0, records());
    }

    #[test]
    fn a_flipped_bit_ends_what_is_trusted() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = VectorFile::new(folder.path(), "m", 3);
        file.append(0, &records()).expect("writes");
        let mut bytes = std::fs::read(file.path()).expect("reads");
        let last_record = bytes.len() - file.record_bytes();
        bytes[last_record] ^= 1;
        std::fs::write(file.path(), bytes).expect("writes");
        assert_eq!(file.read_from(0).expect("reads").0.len(), 2);
    }

    #[test]
    fn a_file_in_memory_holds_what_one_on_disk_holds() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = VectorFile::new(folder.path(), "m", 3);
        file.append(0, &records()).expect("writes");
        let bytes = file.to_bytes(&records());
        assert_eq!(bytes, std::fs::read(file.path()).expect("reads"));
        assert_eq!(file.parse_bytes(&bytes), records());
        let other = VectorFile { identity: "n".to_owned(), ..file };
        assert_eq!(other.parse_bytes(&bytes), []);
    }

    #[test]
    fn vectors_of_another_model_are_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = VectorFile::new(folder.path(), "m", 3);
        file.append(0, &records()).expect("writes");
        let other = VectorFile { identity: "n".to_owned(), ..file };
        assert_eq!(other.read_from(0).expect("reads"), (Vec::new(), 0));
    }
}
