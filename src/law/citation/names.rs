//! What a name of a law stands for, as far as the citations need to know.

use chrono::NaiveDate;

/// A law that is no longer in force and of whose text only this is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerLaw {
    /// Full official name.
    pub name: String,
    /// First day on which it was no longer in force.
    pub ended: NaiveDate,
    /// Full name of the law that replaced it.
    pub successor: String,
    /// How many articles it had.
    pub articles: u32,
}

/// What a name as people write it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// A law of the corpus.
    Law {
        /// Full official name.
        name: String,
        /// What a person must know where the name is not a usual one.
        note: Option<String>,
    },
    /// A law that has ended and is not in the corpus.
    Former(FormerLaw),
    /// Only a part of several names.
    Ambiguous {
        /// Their full official names.
        candidates: Vec<String>,
    },
    /// No law of the corpus.
    Unknown {
        /// Names that differ in a letter or two.
        similar: Vec<String>,
    },
}

/// The names of laws.
pub trait Names: Send + Sync {
    /// Whether `name` is one of a law in full, without 中华人民共和国, or a customary short one. Cheap.
    fn is_known(&self, name: &str) -> bool;

    /// What a name stands for.
    fn resolve(&self, written: &str) -> Resolution;
}

/// Knows no names: citations are read by their form alone.
#[derive(Debug, Clone, Copy)]
pub struct NoNames;

impl Names for NoNames {
    fn is_known(&self, _name: &str) -> bool {
        false
    }

    fn resolve(&self, _written: &str) -> Resolution {
        Resolution::Unknown { similar: Vec::new() }
    }
}
