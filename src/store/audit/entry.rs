//! What an entry's hash is taken over.
//!
//! SHA-256 of the tag `caiheng.audit.v1`, the number of the entry (8 bytes, big endian), and then each of: moment, actor,
//! action, subject, detail, hash of the entry before; each as its length in bytes (8 bytes, big endian) and its UTF-8
//! bytes. The lengths keep two different rows from giving the same bytes.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Entry;
use crate::store::entities::{audit_entry, audit_head};

/// What stands for the hash before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

const TAG: &[u8] = b"caiheng.audit.v1";

/// The row that follows `head`.
pub(super) fn seal(head: &audit_head::Model, entry: Entry, at: String) -> audit_entry::Model {
    let mut row = audit_entry::Model {
        seq: head.seq + 1,
        at,
        actor: entry.actor,
        action: entry.action,
        subject: entry.subject,
        detail: canonical_json(&entry.detail),
        prev_hash: head.hash.clone(),
        hash: String::new(),
    };
    row.hash = hash_of(&row);
    row
}

/// The hash that `row` must bear.
pub(super) fn hash_of(row: &audit_entry::Model) -> String {
    let mut hasher = Sha256::new();
    hasher.update(TAG);
    hasher.update(row.seq.to_be_bytes());
    for column in [&row.at, &row.actor, &row.action, &row.subject, &row.detail, &row.prev_hash] {
        hasher.update((column.len() as u64).to_be_bytes());
        hasher.update(column.as_bytes());
    }
    hex::encode(hasher.finalize())
}

/// JSON without spaces and with the keys of every object in byte order, so that equal values give equal text.
pub fn canonical_json(value: &Value) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text);
    text
}

fn write_canonical(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => {
            let mut members: Vec<_> = map.iter().collect();
            members.sort_by(|left, right| left.0.cmp(right.0));
            text.push('{');
            for (position, (key, member)) in members.into_iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write_canonical(member, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write_canonical(item, text);
            }
            text.push(']');
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> audit_head::Model {
        audit_head::Model { id: 1, seq: 0, hash: GENESIS.to_owned() }
    }

    fn entry(actor: &str, action: &str) -> Entry {
        Entry { actor: actor.into(), action: action.into(), subject: "run/1".into(), detail: Value::Null }
    }

    #[test]
    fn canonical_json_does_not_depend_on_the_order_of_keys() {
        let one: Value = serde_json::from_str(r#"{"b":[1,{"z":null,"y":"款"}],"a":1.5}"#).expect("parses");
        let two: Value = serde_json::from_str(r#"{"a":1.5,"b":[1,{"y":"款","z":null}]}"#).expect("parses");
        assert_eq!(canonical_json(&one), r#"{"a":1.5,"b":[1,{"y":"款","z":null}]}"#);
        assert_eq!(canonical_json(&one), canonical_json(&two));
    }

    #[test]
    fn moving_a_letter_from_one_column_to_the_next_changes_the_hash() {
        let at = "2026-11-23T00:00:00.000000Z".to_owned();
        let one = seal(&head(), entry("ab", "c"), at.clone());
        let two = seal(&head(), entry("a", "bc"), at);
        assert_ne!(one.hash, two.hash);
        assert_eq!(one.hash, hash_of(&one));
    }
}
