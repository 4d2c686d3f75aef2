//! How a row of the log is sealed. What its hash is taken over stands in [`crate::casework::archive::log`], where it is checked
//! without a database too.

use super::Entry;
use crate::casework::archive::log::entry_hash;
use crate::store::entities::{audit_entry, audit_head};

pub use crate::casework::archive::canonical::canonical_json;

/// What stands for the hash before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

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
    let audit_entry::Model { seq, at, actor, action, subject, detail, prev_hash, .. } = row;
    entry_hash(*seq, [at, actor, action, subject, detail, prev_hash])
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

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
