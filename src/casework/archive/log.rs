//! The extract of the audit log: the entries of this case, each with the hash that binds it to the one before.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::canonical;

/// What the hash of an entry begins with.
const TAG: &[u8] = b"caiheng.audit.v1";

/// The action of the entry that records an act; its detail is the event.
pub const ACT: &str = "case.act";

/// The action of the entry that an import writes: it binds all acts that came with it.
pub const IMPORT: &str = "case.import";

/// The action of the entry that records an event of the publication; its detail is the event.
pub const PUBLICATION_ACT: &str = "publication.act";

/// What the log calls the publication of a case.
pub fn publication_subject(case_id: &str) -> String {
    format!("case/{case_id}/publication")
}

/// An entry of the log, its detail as the text that was hashed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ArchivedLogEntry)]
pub struct LogEntry {
    /// Number in the whole log.
    pub seq: i64,
    /// When, as text.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// To what.
    pub subject: String,
    /// The change, as canonical JSON.
    pub detail: String,
    /// Hash of the entry before.
    pub prev_hash: String,
    /// Hash of this entry.
    pub hash: String,
}

impl LogEntry {
    /// The hash that the entry must bear.
    pub fn expected_hash(&self) -> String {
        entry_hash(self.seq, [&self.at, &self.actor, &self.action, &self.subject, &self.detail, &self.prev_hash])
    }

    /// The event that an entry of this action ([`ACT`] or [`PUBLICATION_ACT`]) records: its number, and the SHA-256 of its canonical
    /// JSON; `None` for other entries.
    pub fn recorded(&self, action: &str) -> Option<(u64, String)> {
        if self.action != action {
            return None;
        }
        let event: Value = serde_json::from_str(&self.detail).ok()?;
        Some((event["seq"].as_u64()?, sha256_of(canonical::canonical_json(&event))))
    }

    /// The acts that were taken over from another installation: how many, and the SHA-256 of their lines in `events.jsonl`.
    pub fn imported(&self) -> Option<(usize, String)> {
        if self.action != IMPORT {
            return None;
        }
        bound(&serde_json::from_str(&self.detail).ok()?)
    }

    /// The same of the events of the publication that came with the acts.
    pub fn imported_publication(&self) -> Option<(usize, String)> {
        if self.action != IMPORT {
            return None;
        }
        let detail: Value = serde_json::from_str(&self.detail).ok()?;
        bound(&detail["publication"])
    }
}

fn bound(detail: &Value) -> Option<(usize, String)> {
    let events = usize::try_from(detail["events"].as_u64()?).ok()?;
    Some((events, detail["events_sha256"].as_str()?.to_owned()))
}

/// The hash of an entry: SHA-256 over the tag, the number (8 bytes, big endian), and each of moment, actor, action, subject,
/// detail and hash before, as its length in bytes (8 bytes, big endian) and its UTF-8 bytes. The lengths keep two different
/// entries from giving the same bytes.
pub fn entry_hash(seq: i64, columns: [&str; 6]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(TAG);
    hasher.update(seq.to_be_bytes());
    for column in columns {
        hasher.update((column.len() as u64).to_be_bytes());
        hasher.update(column.as_bytes());
    }
    hex::encode(hasher.finalize())
}

/// SHA-256 of the canonical JSON of an event.
///
/// # Errors
/// What the event's own serialisation says.
pub fn event_sha256<T: Serialize>(event: &T) -> Result<String, serde_json::Error> {
    Ok(sha256_of(canonical::of(event)?))
}

/// SHA-256 of a text or of bytes, as lower-case hex.
pub fn sha256_of(content: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(content.as_ref()))
}
