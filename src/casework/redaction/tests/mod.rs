//! Redaction on invented decisions: measured against labels, told case by case, and as properties.

mod measured;
mod property;
mod told;

use super::*;

/// A question about a text with one natural person as party.
fn about(text: &str, name: &str) -> Question {
    Question { text: text.to_owned(), parties: vec![person(name, "当事人", false)], ..Question::default() }
}

fn person(name: &str, role: &str, minor: bool) -> NamedPerson {
    NamedPerson { name: name.to_owned(), kind: PartyKind::Natural, role: role.to_owned(), minor }
}

fn plain(text: &str) -> Redacted {
    redact(&Question { text: text.to_owned(), ..Question::default() }).unwrap()
}
