//! Signed heads: what a day's head of the log was, with an Ed25519 signature of the installation. Kept elsewhere, they find a
//! log that was rewritten throughout, which the chain by itself can't.

mod check;
mod file;
mod key;
mod sign;
mod table;

use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(super) use check::HeadCheck;
pub use check::HeadsReport;
pub use file::read;
pub use key::KeyPair;
pub use sign::Signed;
pub(super) use table::rows;

/// The action of the entry that a signature writes; its detail is the signed head.
pub(super) const SIGNED: &str = "audit.signed";

/// What the signed text begins with.
const TAG: &str = "caiheng.audit.head.v1";

/// The head of the log as it was signed on a day. As JSON without spaces, fields in this order, it is a line of a file of heads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedHead {
    /// The day in China on which it was signed.
    pub day: chrono::NaiveDate,
    /// Number of entries that the log had, which is the number of the last one.
    pub entries: i64,
    /// Hash of the last of them; 64 zeros where there was none.
    pub head: String,
    /// The installation's public key, 32 bytes as lower-case hex.
    pub public_key: String,
    /// Ed25519 signature over [`Self::signed_text`], 64 bytes as lower-case hex.
    pub signature: String,
}

impl SignedHead {
    /// What is signed: the tag, the day, the number of entries and the hash, each followed by a line feed.
    pub fn signed_text(&self) -> String {
        text(self.day, self.entries, &self.head)
    }

    /// Whether the signature is one of the public key over the head.
    pub fn holds(&self) -> bool {
        let Some(key) = bytes(&self.public_key).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok()) else {
            return false;
        };
        let Some(signature) = bytes(&self.signature).map(|bytes| Signature::from_bytes(&bytes)) else { return false };
        key.verify_strict(self.signed_text().as_bytes(), &signature).is_ok()
    }

    /// The head as a line, without its line feed.
    pub fn line(&self) -> String {
        serde_json::json!({"day": self.day, "entries": self.entries, "head": self.head, "public_key": self.public_key,
            "signature": self.signature})
        .to_string()
    }
}

/// The text whose signature a head bears.
fn text(day: chrono::NaiveDate, entries: i64, head: &str) -> String {
    format!("{TAG}\n{day}\n{entries}\n{head}\n")
}

/// Lower-case hex of just that length; another spelling of the same bytes is none.
fn bytes<const N: usize>(hex: &str) -> Option<[u8; N]> {
    let bytes: [u8; N] = hex::decode(hex).ok()?.try_into().ok()?;
    (hex::encode(bytes) == hex).then_some(bytes)
}

#[cfg(test)]
mod tests;
