//! Models that run here: transcriber, embedder, generator, and the files they need.

pub mod embedder;
mod error;
pub mod generator;
mod gguf;
mod linear;
pub mod models;
pub mod transcriber;

pub use error::InferenceError;
