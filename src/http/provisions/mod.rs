//! Provisions of statute law.

pub mod get;
pub mod search;
