//! The generator and the embedder on the real small models; each test is skipped where the weights are absent.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests fail the test")]

#[path = "inference/embedder.rs"]
mod embedder;
#[path = "inference/generator.rs"]
mod generator;
#[path = "inference/support.rs"]
mod support;
