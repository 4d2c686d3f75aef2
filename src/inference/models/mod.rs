//! Model files: manifest, fetching, verification, conversion.

use std::collections::BTreeMap;
use std::path::PathBuf;

pub mod convert;

/// A model whose files are all here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelFiles {
    /// Name in the manifest, or the path that the configuration names.
    pub name: String,
    /// Architecture, such as `whisper`, `bert`, `qwen2`.
    pub architecture: String,
    /// Files by role: `weights` (ggml, GGUF or safetensors), and where the architecture needs them `tokenizer`, `config`.
    pub files: BTreeMap<String, PathBuf>,
    /// SHA-256 of the weights file, in hex.
    pub sha256: String,
}
