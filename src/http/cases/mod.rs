//! Past penalty cases.

pub mod search;
