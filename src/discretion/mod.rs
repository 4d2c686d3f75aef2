//! Discretion: penalty clauses applied to facts, rule profiles, tiers, and the range for a case, step by step.
//!
//! Pure: no IO, no async, no clock.

mod age;
mod alternatives;
mod applies;
mod bands;
pub mod benchmark;
mod by_benchmark;
pub mod circumstance;
mod compute;
pub mod decide;
mod departure;
pub mod deviation;
pub mod distribution;
pub mod evidence;
mod formula;
mod gather;
mod in_tier;
mod input;
mod milder;
mod one_act;
mod outcome;
pub mod profile;
pub mod range;
pub mod request;
mod select;
mod standing;
mod statutory;
mod tier;
pub(crate) mod time_limit;
mod weigh;

#[cfg(test)]
mod tests;
