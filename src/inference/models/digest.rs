//! SHA-256 of files, remembered by size and time of change so that a start need not read gigabytes again.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::ModelError;

/// Bytes read at a time.
pub(super) const CHUNK: usize = 1 << 20;

/// The hash of the file at `path`, in hex, read through; `tick` is called with each chunk's length and may stop it.
pub(super) fn measure(path: &Path, mut tick: impl FnMut(u64) -> Result<(), ModelError>) -> Result<String, ModelError> {
    let failed = |error| ModelError::io(path, error);
    let mut file = File::open(path).map_err(failed)?;
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = file.read(&mut chunk).map_err(failed)?;
        if read == 0 {
            return Ok(hex::encode(hasher.finalize()));
        }
        hasher.update(&chunk[..read]);
        tick(read as u64)?;
    }
}

/// Remembered hashes, one small file each, in a folder of their own.
#[derive(Debug, Clone)]
pub(super) struct DigestCache {
    folder: PathBuf,
}

/// What is remembered of a file. Its hash holds as long as size and time of change stay.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Remembered {
    path: PathBuf,
    size: u64,
    /// Nanoseconds since 1970.
    modified: String,
    sha256: String,
}

impl DigestCache {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The hash of the file at `path`: remembered, or measured and remembered.
    pub(super) fn sha256(&self, path: &Path) -> Result<String, ModelError> {
        match self.recall(path) {
            Some(sha256) => Ok(sha256),
            None => {
                let sha256 = measure(path, |_| Ok(()))?;
                self.remember(path, &sha256);
                Ok(sha256)
            }
        }
    }

    /// Remembers a hash that was just measured. A folder that cannot be written (a shared, read-only one) only means
    /// that the next start measures again.
    pub(super) fn remember(&self, path: &Path, sha256: &str) {
        let Some(remembered) = describe(path, sha256) else { return };
        let note = self.note(&remembered.path);
        let partial = note.with_extension(format!("{}.partial", std::process::id()));
        let written = serde_json::to_vec(&remembered).map_err(std::io::Error::other).and_then(|json| {
            std::fs::create_dir_all(&self.folder)?;
            std::fs::write(&partial, json)?;
            std::fs::rename(&partial, &note)
        });
        if let Err(error) = written {
            tracing::debug!(%error, path = %path.display(), "hash not remembered");
        }
    }

    fn recall(&self, path: &Path) -> Option<String> {
        let now = describe(path, "")?;
        let json = std::fs::read(self.note(&now.path)).ok()?;
        let remembered: Remembered = serde_json::from_slice(&json).ok()?;
        let unchanged =
            (&remembered.path, remembered.size, &remembered.modified) == (&now.path, now.size, &now.modified);
        unchanged.then_some(remembered.sha256)
    }

    fn note(&self, path: &Path) -> PathBuf {
        let key = hex::encode(Sha256::digest(path.as_os_str().as_encoded_bytes()));
        self.folder.join(format!("{}.json", &key[..24]))
    }
}

fn describe(path: &Path, sha256: &str) -> Option<Remembered> {
    let path = path.canonicalize().ok()?;
    let metadata = path.metadata().ok()?;
    let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos().to_string();
    Some(Remembered { path, size: metadata.len(), modified, sha256: sha256.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_measured_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = DigestCache::new(folder.path().join("hashes"));
        let file = folder.path().join("f");
        std::fs::write(&file, "abc").expect("writes");
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(cache.sha256(&file).expect("hashes"), abc);
        assert_eq!(cache.recall(&file).as_deref(), Some(abc));
        std::fs::write(&file, "abcd").expect("writes");
        assert_eq!(cache.recall(&file), None);
        assert_ne!(cache.sha256(&file).expect("hashes"), abc);
    }
}
