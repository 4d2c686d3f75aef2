//! Deadlines of casework: which run for a case or an agency, until when, and how they stand.
//!
//! The rules are data (`index/casework/deadlines.toml`), each with the article that sets it; an agency changes them within
//! what law allows ([`Rules::with_overrides`]). What happened comes in as [`Moments`], the present as a parameter.

mod evaluate;
mod extended;
mod extension;
mod file;
mod message;
mod milestone;
mod moments;
mod outcome;
mod overrides;
mod period;
mod rule;
mod rules;
mod yearly;

#[cfg(test)]
mod tests;

pub use evaluate::deadlines;
pub use extension::{Extension, ExtensionKind, Longer};
pub use milestone::Milestone;
pub use moments::{Act, Moment, Moments, Scope};
pub use outcome::{Deadline, Status};
pub use rule::{Adjust, Extender, ExtensionRule, Holder, Rule, Source, Term, Unit};
pub use rules::Rules;
