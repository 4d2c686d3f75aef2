//! The generator and the embedder on the real small models; each test is skipped where the weights are absent.

#[path = "inference/generator.rs"]
mod generator;
#[path = "inference/support.rs"]
mod support;
