//! Search over provisions and past cases: lexical, by vectors, and fused by rank.

pub mod error;
pub mod hit;
pub mod lexical;
pub mod text;
pub mod tokenizer;
pub mod vector;
pub mod vocabulary;
