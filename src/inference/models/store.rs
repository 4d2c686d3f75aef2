//! The models folder: finding what is there. Nothing here opens a connection.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::ModelFiles;
use super::digest::DigestCache;
use super::error::{MissingFile, ModelError};
use super::inspect;
use super::manifest::{Entry, Manifest};

/// The models folder and its manifest.
#[derive(Debug, Clone)]
pub struct ModelStore {
    folder: PathBuf,
    manifest: Manifest,
    pub(super) digests: DigestCache,
}

impl ModelStore {
    /// Opens the folder, which need not exist yet. A `manifest.toml` in it extends the built-in one.
    ///
    /// # Errors
    /// [`ModelError::Manifest`] (`models.manifest`) or [`ModelError::Io`] (`models.io`).
    pub fn open(folder: impl Into<PathBuf>) -> Result<Self, ModelError> {
        let folder = folder.into();
        let manifest = Manifest::load(&folder)?;
        let digests = DigestCache::new(folder.join(".hashes"));
        Ok(Self { folder, manifest, digests })
    }

    /// The manifest in use.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The models folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The entry of that name.
    ///
    /// # Errors
    /// [`ModelError::Unknown`] (`models.unknown`).
    pub fn entry(&self, name: &str) -> Result<&Entry, ModelError> {
        self.manifest.find(name).ok_or_else(|| ModelError::Unknown {
            name: name.to_owned(),
            known: self.manifest.models.iter().map(|entry| entry.name.clone()).collect(),
        })
    }

    /// Where the files of `name` belong.
    pub fn folder_of(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The files of a manifest entry, or of a path: a ggml or GGUF file, or a folder with weights, `config.json` and
    /// `tokenizer.json`. Sizes are checked, and the hash of the weights where one is on record; a hash measured once
    /// is remembered until the file changes.
    ///
    /// # Errors
    /// `models.missing` with sizes, hashes and the command that fetches them, `models.corrupt`, `models.unknown`,
    /// `models.format` or `models.io`.
    pub fn locate(&self, name_or_path: &str) -> Result<ModelFiles, ModelError> {
        match self.manifest.find(name_or_path) {
            Some(entry) => self.locate_entry(entry),
            None if Path::new(name_or_path).exists() => self.locate_path(name_or_path),
            None => self.entry(name_or_path).and_then(|entry| self.locate_entry(entry)),
        }
    }

    fn locate_entry(&self, entry: &Entry) -> Result<ModelFiles, ModelError> {
        let missing = self.missing(entry);
        if !missing.is_empty() {
            return Err(ModelError::Missing { name: entry.name.clone(), files: missing });
        }
        let mut files = BTreeMap::new();
        let mut sha256 = String::new();
        for file in &entry.files {
            let path = self.folder_of(&entry.name).join(&file.name);
            let measured = self.checked(&path, file.size, file.sha256.as_deref())?;
            if entry.main_file() == Some(file) {
                sha256 = measured;
            }
            files.insert(file.role.clone(), path);
        }
        Ok(ModelFiles { name: entry.name.clone(), architecture: entry.architecture.clone(), files, sha256 })
    }

    fn locate_path(&self, path: &str) -> Result<ModelFiles, ModelError> {
        let found = inspect::inspect(Path::new(path))?;
        let sha256 = match found.files.get("weights") {
            Some(weights) => self.digests.sha256(weights)?,
            None => String::new(),
        };
        Ok(ModelFiles { name: path.to_owned(), architecture: found.architecture, files: found.files, sha256 })
    }

    /// The files of `entry` that are not there.
    pub(super) fn missing(&self, entry: &Entry) -> Vec<MissingFile> {
        let folder = self.folder_of(&entry.name);
        let absent = entry.files.iter().filter(|file| !folder.join(&file.name).is_file());
        absent
            .map(|file| MissingFile { path: folder.join(&file.name), size: file.size, sha256: file.sha256.clone() })
            .collect()
    }

    /// The hash of the file at `path`, which must be the one on record as far as one is.
    pub(super) fn checked(&self, path: &Path, size: Option<u64>, sha256: Option<&str>) -> Result<String, ModelError> {
        let corrupt = |expected: String, found: String| ModelError::Corrupt { path: path.to_owned(), expected, found };
        let actual = path.metadata().map_err(|error| ModelError::io(path, error))?.len();
        if let Some(expected) = size.filter(|expected| *expected != actual) {
            return Err(corrupt(format!("{expected} 字节"), format!("{actual} 字节")));
        }
        let measured = self.digests.sha256(path)?;
        match sha256 {
            Some(expected) if expected != measured => Err(corrupt(expected.to_owned(), measured)),
            _ => Ok(measured),
        }
    }
}
