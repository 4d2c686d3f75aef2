//! What Caiheng knows of law, discretion and casework, as rules: no IO, nothing async, no clock, no randomness.
//!
//! A crate of its own, so that the compiler keeps it pure. The main crate offers these modules under its own name.

pub mod casework;
pub mod discretion;
pub mod failure;
pub mod law;
