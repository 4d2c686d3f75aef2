//! What an import of a register did, row by row.

use serde::Serialize;
use utoipa::ToSchema;

use crate::casework::registers::{Change, Finding, Register};

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RegisterFile)]
pub struct ReportFile {
    /// Its name.
    pub source: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
    /// Format that was recognised by content, in Chinese.
    pub format: String,
    /// Rows in it.
    pub rows: usize,
}

/// An entry, for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RegisterReportEntry)]
pub struct ReportEntry {
    /// The agency in whose register it is.
    pub agency: String,
    /// What tells it apart there.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// An entry with a new version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RegisterReportChanged)]
pub struct ReportChanged {
    /// The entry.
    #[serde(flatten)]
    pub entry: ReportEntry,
    /// Number of the new version.
    pub version: u32,
    /// What differs from the one before.
    pub changes: Vec<Change>,
}

/// The report on an import; the JSON of `caiheng import bodies|officers|powers`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RegisterReport {
    /// Which register.
    pub register: Register,
    /// The agencies whose registers the files speak of.
    pub agencies: Vec<String>,
    /// The files.
    pub files: Vec<ReportFile>,
    /// First day on which new versions count.
    #[schema(value_type = String, format = Date)]
    pub from: chrono::NaiveDate,
    /// Rows that were taken.
    pub accepted: usize,
    /// Findings on rows that were taken and that a person should look at.
    pub doubtful: Vec<Finding>,
    /// Why rows were not taken.
    pub refused: Vec<Finding>,
    /// Entries that are new, or that came back.
    pub added: usize,
    /// Entries with a new version.
    pub changed: Vec<ReportChanged>,
    /// Entries that are as they were.
    pub unchanged: usize,
    /// Entries that are held and stand in no file.
    pub missing: Vec<ReportEntry>,
    /// Whether those were ended.
    pub ended: bool,
    /// What was left out, in Chinese.
    pub remarks: Vec<String>,
}
