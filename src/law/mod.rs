//! Statute law as data: numerals, money, dates, provisions and their structure, validity, citations, penalty clauses.
//!
//! Pure: no IO, no async, no clock. Dates come in as parameters.

pub mod citation;
pub mod dates;
pub mod money;
pub mod numerals;
pub mod penalty_clause;
pub mod provision;
pub mod region;
pub mod structure;
pub mod validity;
