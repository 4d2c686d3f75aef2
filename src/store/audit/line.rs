//! The lines of an exported log. One value has exactly one spelling, so that a file can be checked byte for byte.

use serde::{Deserialize, Serialize};

use crate::store::entities::audit_entry;

/// The line of an entry; the order of the fields is the order in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryLine {
    pub seq: i64,
    pub at: String,
    pub actor: String,
    pub action: String,
    pub subject: String,
    /// The text that was hashed, as a string: not parsed, so nothing is lost of it.
    pub detail: String,
    pub prev_hash: String,
    pub hash: String,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadLine {
    pub head: Head,
}

/// Where the log ended when it was exported.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    pub seq: i64,
    pub hash: String,
}

/// What a line of the file says.
pub(super) enum Line {
    Entry(audit_entry::Model),
    Head(Head),
}

/// Why a line is not one that `export` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Neither an entry nor a head, or no line end.
    Malformed,
    /// Means the same as a line that `export` writes, but is spelled otherwise: spaces, escapes, order of the fields.
    Respelled,
}

/// Reads one line, its line feed included. Nothing but the very bytes that `export` writes is accepted.
pub(super) fn read(bytes: &[u8]) -> Result<Line, Refusal> {
    if let Ok(line) = serde_json::from_slice::<EntryLine>(bytes) {
        same_bytes(&line, bytes)?;
        return Ok(Line::Entry(line.into()));
    }
    let line: HeadLine = serde_json::from_slice(bytes).map_err(|_| Refusal::Malformed)?;
    same_bytes(&line, bytes)?;
    Ok(Line::Head(line.head))
}

fn same_bytes(line: &impl Serialize, bytes: &[u8]) -> Result<(), Refusal> {
    let content = bytes.strip_suffix(b"\n").ok_or(Refusal::Malformed)?;
    let spelled = serde_json::to_vec(line).map_err(|_| Refusal::Malformed)?;
    if spelled == content { Ok(()) } else { Err(Refusal::Respelled) }
}

impl From<audit_entry::Model> for EntryLine {
    fn from(row: audit_entry::Model) -> Self {
        let audit_entry::Model { seq, at, actor, action, subject, detail, prev_hash, hash } = row;
        Self { seq, at, actor, action, subject, detail, prev_hash, hash }
    }
}

impl From<EntryLine> for audit_entry::Model {
    fn from(line: EntryLine) -> Self {
        let EntryLine { seq, at, actor, action, subject, detail, prev_hash, hash } = line;
        Self { seq, at, actor, action, subject, detail, prev_hash, hash }
    }
}
