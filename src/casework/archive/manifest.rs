//! What the folder says of itself: format, origin, and every file with its size and hash.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::failure::Failure;

/// What this program writes and reads.
pub const FORMAT: &str = "caiheng.case-archive";
/// The highest version that this program reads; a reader refuses a higher one.
pub const VERSION: u32 = 2;

/// The version that an archive bears: 2 where it holds a publication, which a reader of version 1 would lose.
pub const fn version(has_publication: bool) -> u32 {
    if has_publication { VERSION } else { 1 }
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ArchivedFile)]
pub struct FileFacts {
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// Length in bytes.
    pub bytes: u64,
}

/// The case that is inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ArchivedCase)]
pub struct About {
    /// Identifier.
    pub id: String,
    /// 案号.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// Agency that it belongs to.
    pub agency: String,
    /// 案由.
    pub title: String,
    /// Number of acts.
    pub events: u64,
    /// SHA-256 of `events.jsonl`: the same in every export of the same history.
    pub events_sha256: String,
}

/// The publication that is inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ArchivedPublication)]
pub struct PublicationFacts {
    /// Number of events.
    pub events: u64,
    /// SHA-256 of `publication.jsonl`.
    pub events_sha256: String,
}

/// `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ArchiveManifest)]
pub struct Manifest {
    /// Always [`FORMAT`].
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// Program that wrote it, with its version.
    pub product: String,
    /// When it was written.
    pub exported_at: DateTime<Utc>,
    /// By whom.
    pub exported_by: String,
    /// What is inside.
    pub case: About,
    /// The publication of its decision, where there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub publication: Option<PublicationFacts>,
    /// Every file but this one and `SHA256SUMS`, by its path.
    pub files: BTreeMap<String, FileFacts>,
}

impl Manifest {
    /// As written: indented, since a person reads it too.
    ///
    /// # Errors
    /// `internal`.
    pub fn to_text(&self) -> Result<String, Failure> {
        let mut text = serde_json::to_string_pretty(self).map_err(Failure::internal)?;
        text.push('\n');
        Ok(text)
    }

    /// Reads `manifest.json`.
    ///
    /// # Errors
    /// `archive.manifest` where it is none, `archive.version` where a newer program wrote it.
    pub fn parse(bytes: &[u8]) -> Result<Self, Failure> {
        let broken = |why: String| Failure::new("archive.manifest", format!("manifest.json 无法解读：{why}"));
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|error| broken(error.to_string()))?;
        if value["format"] != FORMAT {
            return Err(broken(format!("format 不是 {FORMAT}")));
        }
        if value["version"].as_u64().is_some_and(|version| version > u64::from(VERSION)) {
            return Err(Failure::new(
                "archive.version",
                format!("案卷格式版本 {} 高于本程序支持的 {VERSION}", value["version"]),
            )
            .with_hint("请升级程序后再核验或者导入"));
        }
        serde_json::from_value(value).map_err(|error| broken(error.to_string()))
    }
}
