//! The embedding model that the configuration names.

use std::sync::Arc;

use crate::config::Config;
use crate::failure::Failure;
use crate::inference::embedder::{Embed, Embedder};
use crate::inference::models::ModelStore;

/// Loads the embedding model (about a second); opens no connection.
///
/// # Errors
/// `models.missing` and the other codes of the model store, `model.*` where the files cannot be loaded.
pub fn open_embedder(config: &Config) -> Result<Arc<dyn Embed>, Failure> {
    let files = ModelStore::open(&config.models_dir)?.locate(&config.models.embedder)?;
    Ok(Arc::new(Embedder::load(&files)?))
}
