//! What a folder or zip holds, as its reader hands it on: names and sizes are checked already.

use crate::failure::Failure;

/// The largest text file that is read into memory, in bytes.
pub const LARGEST_TEXT: u64 = 64 << 20;
/// The largest `manifest.json`, in bytes.
pub const LARGEST_MANIFEST: u64 = 16 << 20;

/// Size and hash of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// SHA-256, lower-case hex.
    pub sha256: String,
    /// Length in bytes.
    pub bytes: u64,
}

/// The files of an archive.
pub trait Source {
    /// Every path, relative to the folder, each once.
    fn paths(&self) -> Vec<String>;

    /// The bytes of a file that must not be longer than `at_most`.
    ///
    /// # Errors
    /// `archive.missing`, `archive.too_large`, `archive.unreadable`.
    fn bytes(&mut self, path: &str, at_most: u64) -> Result<Vec<u8>, Failure>;

    /// Size and hash of a file; reading stops where it is longer than `at_most`.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    fn digest(&mut self, path: &str, at_most: u64) -> Result<Digest, Failure>;

    /// Hands the bytes of a file on, piece by piece, so that none has to fit into memory.
    ///
    /// # Errors
    /// As [`Self::bytes`], and what `take` says.
    fn each(
        &mut self,
        path: &str,
        at_most: u64,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Failure>,
    ) -> Result<(), Failure>;
}
