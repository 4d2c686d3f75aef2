//! Search over provisions and past cases: lexical, by vectors, and fused by rank.

pub mod acts;
pub mod asked;
pub mod attributes;
pub mod cases;
pub mod corpus;
pub mod dense;
pub mod embedding;
mod engine;
pub mod error;
pub mod evaluation;
pub mod fusion;
pub mod hit;
pub mod lexical;
pub mod links;
mod model;
pub mod norms;
mod notes;
pub mod passages;
pub mod provisions;
pub mod ranking;
pub mod status;
pub mod text;
pub mod tokenizer;
pub mod vector;
pub mod vocabulary;
mod why;

pub use cases::CaseQuery;
pub use engine::Engine;
pub use hit::{CaseAnswer, ProvisionAnswer};
pub use model::open_embedder;
pub use provisions::ProvisionQuery;
