//! What can be said of an entry by itself, without its neighbours: this is done for many entries at once.

use super::heads::{SIGNED, SignedHead};
use super::records::RECORDED;
use crate::casework::archive::log::{ACT, IMPORT, PUBLICATION_ACT, entry_hash};

/// The columns that are text, in order; the number of the entry comes before them.
pub(super) const TEXTS: [&str; 7] = ["at", "actor", "action", "subject", "detail", "prev_hash", "hash"];

/// An entry that was looked at.
pub(super) struct Looked {
    /// Its number; `None` where that can't be read.
    pub seq: Option<i64>,
    /// Hash of the entry before, as it says.
    pub prev_hash: Option<String>,
    /// Its own hash, as it says.
    pub hash: Option<String>,
    /// Whether the content bears that hash.
    pub sound: bool,
    /// Columns that hold no text, or a number where that is no whole number.
    pub unreadable: Vec<&'static str>,
    /// What kind of entry it is, as far as that matters here.
    pub kind: Kind,
}

/// What an entry is about.
pub(super) enum Kind {
    /// Nothing that is compared with anything.
    Other,
    /// A record of a table of its own, and how much of a case it binds.
    Record(Bound),
    /// A signed head; `None` where the detail is none.
    Signed(Option<Box<SignedHead>>),
}

/// How many acts of cases and events of publications are bound.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Bound {
    /// Acts.
    pub acts: u64,
    /// Events of publications.
    pub published: u64,
}

/// Looks at an entry whose columns could all be read; `texts` are in the order of [`TEXTS`].
pub(super) fn look(seq: i64, texts: [&str; 7]) -> Looked {
    let [at, actor, action, subject, detail, prev_hash, hash] = texts;
    let sound = entry_hash(seq, [at, actor, action, subject, detail, prev_hash]) == hash;
    Looked {
        seq: Some(seq),
        prev_hash: Some(prev_hash.to_owned()),
        hash: Some(hash.to_owned()),
        sound,
        unreadable: Vec::new(),
        kind: kind(action, detail),
    }
}

/// An entry that can be read in part: the number, and the texts in the order of [`TEXTS`].
pub(super) fn look_at_parts(seq: Option<i64>, texts: [Option<String>; 7]) -> Looked {
    let mut unreadable: Vec<&'static str> = if seq.is_none() { vec!["seq"] } else { Vec::new() };
    unreadable.extend(TEXTS.iter().zip(&texts).filter(|(_, text)| text.is_none()).map(|(name, _)| *name));
    let [.., prev_hash, hash] = texts;
    Looked { seq, prev_hash, hash, sound: false, unreadable, kind: Kind::Other }
}

fn kind(action: &str, detail: &str) -> Kind {
    if action == SIGNED {
        return Kind::Signed(serde_json::from_str(detail).ok().map(Box::new));
    }
    if !RECORDED.contains(&action) {
        return Kind::Other;
    }
    Kind::Record(match action {
        ACT => Bound { acts: 1, published: 0 },
        PUBLICATION_ACT => Bound { acts: 0, published: 1 },
        IMPORT => imported(detail),
        _ => Bound::default(),
    })
}

fn imported(detail: &str) -> Bound {
    let detail: serde_json::Value = serde_json::from_str(detail).unwrap_or_default();
    let count = |value: &serde_json::Value| value.as_u64().unwrap_or_default();
    Bound { acts: count(&detail["events"]), published: count(&detail["publication"]["events"]) }
}
