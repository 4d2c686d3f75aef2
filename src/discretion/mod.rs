//! Discretion: penalty clauses applied to facts, rule profiles, tiers, and the range for a case, step by step.
//!
//! Pure: no IO, no async, no clock.

mod applies;
pub mod circumstance;
mod compute;
pub mod deviation;
pub mod distribution;
pub mod evidence;
mod input;
pub mod profile;
pub mod range;
pub mod request;
mod select;
mod statutory;
mod tier;

#[cfg(test)]
mod tests;
