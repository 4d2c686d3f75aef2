//! Progress of a pull over all of its files, in bytes.

use super::super::error::ModelError;
use crate::progress::{Progress, ProgressEvent};

/// Counts the bytes of finished files and of the one under way.
pub(super) struct Meter<'a> {
    progress: &'a dyn Progress,
    model: &'a str,
    finished: u64,
    last_file: u64,
    total: u64,
}

impl<'a> Meter<'a> {
    /// A meter that expects `total` bytes, 0 where it is not known.
    pub(super) fn new(progress: &'a dyn Progress, model: &'a str, total: u64) -> Self {
        Self { progress, model, finished: 0, last_file: 0, total }
    }

    /// Reports that `bytes` of the file under way are here.
    ///
    /// # Errors
    /// [`ModelError::Cancelled`] where the user asked to stop.
    pub(super) fn at(&self, bytes: u64) -> Result<(), ModelError> {
        self.say(bytes, format!("下载 {}", self.model))
    }

    /// As [`Self::at`], saying something else.
    pub(super) fn say(&self, bytes: u64, message: String) -> Result<(), ModelError> {
        let done = self.finished + bytes;
        let total = if self.total == 0 { 0 } else { self.total.max(done) };
        self.progress.report(ProgressEvent { step: "pull", done, total, message });
        self.checkpoint()
    }

    pub(super) fn checkpoint(&self) -> Result<(), ModelError> {
        self.progress.checkpoint().map_err(|_| ModelError::Cancelled)
    }

    /// Counts a file of `bytes` as finished.
    pub(super) fn finish_file(&mut self, bytes: u64) {
        self.finished += bytes;
        self.last_file = bytes;
    }

    /// Takes the last finished file back.
    pub(super) fn discard_file(&mut self) {
        self.finished -= self.last_file;
        self.last_file = 0;
    }
}
