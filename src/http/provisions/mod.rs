//! Provisions of statute law.

pub mod get;
