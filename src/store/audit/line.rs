//! The lines of an exported log. One value has exactly one spelling, so that a file can be checked byte for byte.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::look::{Looked, look};
use crate::store::entities::audit_entry;

/// The line of an entry; the order of the fields is the order in the file. Reading one copies only texts with escapes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryLine<'a> {
    pub seq: i64,
    #[serde(borrow)]
    pub at: Cow<'a, str>,
    #[serde(borrow)]
    pub actor: Cow<'a, str>,
    #[serde(borrow)]
    pub action: Cow<'a, str>,
    #[serde(borrow)]
    pub subject: Cow<'a, str>,
    /// The text that was hashed, as a string: not parsed, so nothing is lost of it.
    #[serde(borrow)]
    pub detail: Cow<'a, str>,
    #[serde(borrow)]
    pub prev_hash: Cow<'a, str>,
    #[serde(borrow)]
    pub hash: Cow<'a, str>,
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
    Entry(Looked),
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
    if let Ok(line) = serde_json::from_slice::<EntryLine<'_>>(bytes) {
        same_bytes(&line, bytes)?;
        let EntryLine { seq, at, actor, action, subject, detail, prev_hash, hash } = &line;
        return Ok(Line::Entry(look(*seq, [at, actor, action, subject, detail, prev_hash, hash])));
    }
    let line: HeadLine = serde_json::from_slice(bytes).map_err(|_| Refusal::Malformed)?;
    same_bytes(&line, bytes)?;
    Ok(Line::Head(line.head))
}

fn same_bytes(line: &impl Serialize, bytes: &[u8]) -> Result<(), Refusal> {
    let content = bytes.strip_suffix(b"\n").ok_or(Refusal::Malformed)?;
    let mut spelled = Vec::with_capacity(bytes.len());
    serde_json::to_writer(&mut spelled, line).map_err(|_| Refusal::Malformed)?;
    if spelled == content { Ok(()) } else { Err(Refusal::Respelled) }
}

impl<'a> From<&'a audit_entry::Model> for EntryLine<'a> {
    fn from(row: &'a audit_entry::Model) -> Self {
        let audit_entry::Model { seq, at, actor, action, subject, detail, prev_hash, hash } = row;
        let text = |text: &'a String| Cow::Borrowed(text.as_str());
        Self {
            seq: *seq,
            at: text(at),
            actor: text(actor),
            action: text(action),
            subject: text(subject),
            detail: text(detail),
            prev_hash: text(prev_hash),
            hash: text(hash),
        }
    }
}
