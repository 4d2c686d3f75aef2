//! Models that run here: transcriber, embedder, generator, and the files they need.

pub mod embedder;
pub mod generator;
pub mod models;
pub mod transcriber;
