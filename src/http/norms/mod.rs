//! Norms of case handling.

pub mod search;
