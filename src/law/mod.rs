//! Statute law as data: numerals, money, dates, provisions and their structure, validity, citations, penalty clauses.
//!
//! Pure: no IO, no async, no clock. Dates come in as parameters.

pub mod money;
pub mod provision;
pub mod validity;
