//! Discretion: penalty clauses applied to facts, rule profiles, tiers, and the range for a case, step by step.
//!
//! Pure: no IO, no async, no clock.

pub mod range;
