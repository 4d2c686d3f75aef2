//! Penalty clauses read from statute text.

mod article;

pub use article::is_penalty_article;
