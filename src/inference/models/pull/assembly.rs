//! A file that grows, is hashed as it grows, and takes its place only when it is right.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::super::digest::CHUNK;
use super::super::error::ModelError;
use super::meter::Meter;

/// A partial file: what is already there, hashed, and open at its end.
pub(super) struct Assembly {
    path: PathBuf,
    file: File,
    hasher: Sha256,
    length: u64,
}

impl Assembly {
    /// Opens the partial file at `path`, or begins one; what is there is read through to continue its hash.
    pub(super) fn open(path: &Path, meter: &Meter<'_>) -> Result<Self, ModelError> {
        let opened = File::options().create(true).truncate(false).read(true).write(true).open(path);
        let file = opened.map_err(|error| ModelError::io(path, error))?;
        let mut assembly = Self { path: path.to_owned(), file, hasher: Sha256::new(), length: 0 };
        assembly.absorb(u64::MAX, |length| meter.say(length, "核对已下载的部分".to_owned()))?;
        Ok(assembly)
    }

    /// Hashes what the file holds from here on, up to `limit` bytes of it in all.
    fn absorb(&mut self, limit: u64, tick: impl Fn(u64) -> Result<(), ModelError>) -> Result<(), ModelError> {
        let mut chunk = vec![0; CHUNK];
        while self.length < limit {
            let wanted = usize::try_from(limit - self.length).map_or(CHUNK, |left| left.min(CHUNK));
            let read = self.file.read(&mut chunk[..wanted]).map_err(|error| ModelError::io(&self.path, error))?;
            if read == 0 {
                break;
            }
            self.hasher.update(&chunk[..read]);
            self.length += read as u64;
            tick(self.length)?;
        }
        Ok(())
    }

    /// Bytes so far.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Appends `bytes`.
    pub(super) fn append(&mut self, bytes: &[u8]) -> Result<(), ModelError> {
        self.file.write_all(bytes).map_err(|error| ModelError::io(&self.path, error))?;
        self.hasher.update(bytes);
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Drops everything after the first `length` bytes.
    pub(super) fn truncate(&mut self, length: u64) -> Result<(), ModelError> {
        if length >= self.length {
            return Ok(());
        }
        let cut = self.file.set_len(length).and_then(|()| self.file.seek(SeekFrom::Start(0)));
        cut.map_err(|error| ModelError::io(&self.path, error))?;
        self.hasher = Sha256::new();
        self.length = 0;
        self.absorb(length, |_| Ok(()))
    }

    /// Checks size and hash as far as they are on record, and moves the file to `target`; gives its hash. A wrong file is
    /// removed.
    ///
    /// # Errors
    /// [`ModelError::Hash`], [`ModelError::Io`] or [`ModelError::DiskFull`].
    pub(super) fn finish(self, size: Option<u64>, sha256: Option<&str>, target: &Path) -> Result<String, ModelError> {
        let failed = |error| ModelError::io(&self.path, error);
        let measured = hex::encode(self.hasher.finalize());
        let wrong_size = size.filter(|expected| *expected != self.length);
        let wrong_hash = sha256.filter(|expected| *expected != measured);
        if wrong_size.is_some() || wrong_hash.is_some() {
            std::fs::remove_file(&self.path).map_err(failed)?;
            let file = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let (expected, found) = match wrong_size {
                Some(size) => (format!("{size} 字节"), format!("{} 字节", self.length)),
                None => (sha256.unwrap_or_default().to_owned(), measured),
            };
            return Err(ModelError::Hash { file, expected, found });
        }
        self.file.sync_all().map_err(failed)?;
        std::fs::rename(&self.path, target).map_err(failed)?;
        sync_folder(target).map_err(failed)?;
        Ok(measured)
    }
}

/// Makes the rename itself durable.
fn sync_folder(target: &Path) -> io::Result<()> {
    match target.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;

    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn open(path: &Path) -> Assembly {
        Assembly::open(path, &Meter::new(&Silent, "m", 0)).expect("opens")
    }

    #[test]
    fn a_file_goes_on_where_it_was_left_and_lands_when_its_hash_is_right() {
        let folder = tempfile::tempdir().expect("a folder");
        let (partial, target) = (folder.path().join("f.partial"), folder.path().join("f"));
        open(&partial).append(b"abX").expect("writes");
        let mut assembly = open(&partial);
        assert_eq!(assembly.length(), 3);
        assembly.truncate(2).expect("cuts");
        assembly.append(b"c").expect("writes");
        assembly.finish(Some(3), Some(ABC), &target).expect("lands");
        assert_eq!(std::fs::read(&target).expect("reads"), b"abc");
        assert!(!partial.exists());
    }

    #[test]
    fn a_wrong_file_is_removed_and_never_lands() {
        let folder = tempfile::tempdir().expect("a folder");
        let (partial, target) = (folder.path().join("f.partial"), folder.path().join("f"));
        let mut assembly = open(&partial);
        assembly.append(b"abd").expect("writes");
        let error = assembly.finish(Some(3), Some(ABC), &target).expect_err("refuses");
        assert_eq!(error.code(), "models.hash");
        assert!(!partial.exists() && !target.exists());
    }
}
