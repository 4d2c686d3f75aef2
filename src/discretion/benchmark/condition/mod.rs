//! Conditions of a tier (适用条件) read by a small grammar with named rules.
//!
//! ```text
//! condition    := list | alternatives | conjuncts | term
//! list         := (prefix (或者 | ，))? (有下列情形之一 | 同时具有下列情形) ： numbered terms            (list)
//! alternatives := condition (，或者 condition)+ | term (或者 term)+      where every term can be computed
//! conjuncts    := condition ((，| 且 | 并且 | 同时) condition)+
//! term         := offence | quantity | circumstance | words for a person to judge
//! offence      := window? 第N次 (及以上)? deed? | window deed N次 (以上)?                           (offence)
//! quantity     := name? bounds                                                                    (quantity)
//!               | number ≤ name < number | name ≥ number                                          (symbols)
//! circumstance := words that the catalogue of circumstances knows                                 (words)
//! ```
//!
//! Words that no rule takes whole are left to a person: a condition that is half understood would be a wrong one.

mod evaluate;
mod list;
mod offence;
mod parse;
mod quantity;
mod symbols;
#[cfg(test)]
mod tests;
mod unit;
mod words;

use serde::Serialize;

pub use evaluate::{Answer, Facts, evaluate};
pub(super) use list::{numbered, without_marker};
pub use offence::Offence;
pub use parse::parse;
pub(super) use quantity::is_counted;
pub use quantity::{Bounds, End, Quantity};

/// A condition as understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Condition {
    /// Nothing is written: the tier holds for every case of the act.
    Always,
    /// Which offence in a row it is.
    Offence(Offence),
    /// A measured quantity within bounds.
    Quantity(Quantity),
    /// A circumstance of the catalogue.
    Circumstance {
        /// Its identifier in [`crate::discretion::circumstance::catalogue`].
        id: &'static str,
        /// The words of the table.
        text: String,
    },
    /// All of these together.
    All {
        /// The parts.
        of: Vec<Condition>,
    },
    /// At least one of these.
    Any {
        /// The alternatives.
        of: Vec<Condition>,
    },
    /// For a person to judge.
    Judged {
        /// The words of the table.
        text: String,
    },
}

impl Condition {
    /// Whether no part of it is left to a person.
    pub fn is_computed(&self) -> bool {
        match self {
            Self::Judged { .. } => false,
            Self::All { of } | Self::Any { of } => of.iter().all(Self::is_computed),
            _ => true,
        }
    }

    /// Whether it asks for a circumstance, which holds only once it is found.
    pub(super) fn names_circumstance(&self) -> bool {
        match self {
            Self::Circumstance { .. } => true,
            Self::All { of } | Self::Any { of } => of.iter().any(Self::names_circumstance),
            _ => false,
        }
    }

    /// Whether it holds for the first offence by its words (初次违法).
    pub(super) fn names_first_offence(&self) -> bool {
        match self {
            Self::Circumstance { id, .. } => *id == "first_offence",
            Self::All { of } | Self::Any { of } => of.iter().any(Self::names_first_offence),
            _ => false,
        }
    }

    /// The quantities in it.
    pub fn quantities(&self) -> Vec<&Quantity> {
        match self {
            Self::Quantity(quantity) => vec![quantity],
            Self::All { of } | Self::Any { of } => of.iter().flat_map(Self::quantities).collect(),
            _ => Vec::new(),
        }
    }
}
