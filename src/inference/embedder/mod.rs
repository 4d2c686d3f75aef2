//! Text to vectors by a local embedding model.

use crate::failure::Failure;

/// Turns text into vectors of unit length. Implementations are shared between threads.
pub trait Embed: Send + Sync {
    /// Length of a vector.
    fn dimensions(&self) -> usize;

    /// Name and hash of the model; vectors of different identities must not be compared.
    fn identity(&self) -> &str;

    /// One vector of `dimensions()` numbers per query.
    ///
    /// # Errors
    /// `model.inference`.
    fn embed_queries(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure>;

    /// One vector of `dimensions()` numbers per passage.
    ///
    /// # Errors
    /// `model.inference`.
    fn embed_passages(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure>;
}
