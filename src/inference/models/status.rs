//! What is there, what is missing, and whether it is what it should be.

use serde::Serialize;

use super::architecture::can_run;
use super::digest::measure;
use super::error::ModelError;
use super::manifest::{Entry, Task};
use super::store::ModelStore;
use crate::progress::{Progress, ProgressEvent};

/// State of an entry's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// All files are there and are those on record.
    Present,
    /// All files are there; for some no published hash is on record to compare with.
    HashUnknown,
    /// Some file is not there.
    Missing,
    /// Some file is not the one on record.
    Corrupt,
}

/// An entry and the state of its files.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelStatus {
    /// Name in the manifest.
    pub name: String,
    /// One line in Chinese.
    pub about: String,
    /// What it is for.
    pub task: Task,
    /// Architecture.
    pub architecture: String,
    /// Whether this program has an engine that runs it.
    pub runs: bool,
    /// Licence.
    pub licence: String,
    /// Whether it is fetched by default.
    pub default: bool,
    /// State of its files.
    pub state: State,
    /// Bytes in all, where every size is on record or measured.
    pub bytes: Option<u64>,
    /// File by file.
    pub files: Vec<FileStatus>,
    /// The command that fetches it, where it is not all there.
    pub command: Option<String>,
}

/// A file and its state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileStatus {
    /// Where it is or belongs.
    pub path: std::path::PathBuf,
    /// Its state.
    pub state: State,
    /// Bytes: measured, or on record where it is missing.
    pub bytes: Option<u64>,
    /// SHA-256: measured, or on record where it is missing.
    pub sha256: Option<String>,
    /// What is wrong, in Chinese.
    pub note: Option<String>,
}

impl ModelStore {
    /// The state of every entry. Hashes are taken from memory where the file did not change since they were measured.
    pub fn status(&self) -> Vec<ModelStatus> {
        self.manifest().models.iter().map(|entry| self.status_of(entry)).collect()
    }

    /// The state of one entry, as [`Self::status`] tells it.
    pub fn status_of(&self, entry: &Entry) -> ModelStatus {
        let folder = self.folder_of(&entry.name);
        let files = entry.files.iter().map(|file| {
            let path = folder.join(&file.name);
            let checked = path.is_file().then(|| self.checked(&path, file.size, file.sha256.as_deref()));
            let measured_bytes = path.metadata().ok().map(|metadata| metadata.len());
            let (state, sha256, note) = match checked {
                None => (State::Missing, file.sha256.clone(), None),
                Some(Ok(measured)) if file.sha256.is_some() => (State::Present, Some(measured), None),
                Some(Ok(measured)) => (State::HashUnknown, Some(measured), Some(NO_HASH.to_owned())),
                Some(Err(error)) => (State::Corrupt, None, Some(error.to_string())),
            };
            FileStatus { path, state, bytes: measured_bytes.or(file.size), sha256, note }
        });
        summary(entry, files.collect())
    }

    /// Reads every file of `entry` through and compares it with what is on record, trusting no remembered hash.
    ///
    /// # Errors
    /// [`ModelError::Cancelled`] or `models.io`; a wrong file is no error here but a state.
    pub fn verify(&self, entry: &Entry, progress: &dyn Progress) -> Result<ModelStatus, ModelError> {
        let folder = self.folder_of(&entry.name);
        let paths: Vec<_> =
            entry.files.iter().map(|file| folder.join(&file.name)).filter(|path| path.is_file()).collect();
        let total = paths.iter().filter_map(|path| path.metadata().ok()).map(|metadata| metadata.len()).sum();
        let mut done = 0;
        for path in paths {
            let sha256 = measure(&path, |read| {
                done += read;
                let message = format!("校验 {}", entry.name);
                progress.report(ProgressEvent { step: "verify", done, total, message });
                progress.checkpoint().map_err(|_| ModelError::Cancelled)
            })?;
            self.digests.remember(&path, &sha256);
        }
        Ok(self.status_of(entry))
    }
}

/// What is said of a file that there is nothing to compare with.
const NO_HASH: &str = "没有登记公布的校验值，无法核对";

fn summary(entry: &Entry, files: Vec<FileStatus>) -> ModelStatus {
    let state = files.iter().map(|file| file.state).max_by_key(|state| severity(*state)).unwrap_or(State::Missing);
    let incomplete = matches!(state, State::Missing | State::Corrupt);
    ModelStatus {
        name: entry.name.clone(),
        about: entry.about.clone(),
        task: entry.task,
        architecture: entry.architecture.clone(),
        runs: entry.main_file().is_some_and(|file| can_run(entry.task, &entry.architecture, &file.name)),
        licence: entry.licence.clone(),
        default: entry.default,
        state,
        bytes: files.iter().map(|file| file.bytes).sum(),
        files,
        command: incomplete.then(|| super::pull_command(&entry.name)),
    }
}

fn severity(state: State) -> u8 {
    match state {
        State::Present => 0,
        State::HashUnknown => 1,
        State::Missing => 2,
        State::Corrupt => 3,
    }
}
