//! The contract of the stores of vectors, the same cases on each: the embedded one, and Qdrant. `QDRANT_URL` names a real server; without
//! it a server in this process speaks its protocol and compares exactly.
#![expect(clippy::expect_used, reason = "helpers of tests fail the test")]

mod backing;
mod command;
mod contract;
mod engine;
mod filters;
mod outage;
mod rebuild;
mod server;

#[expect(dead_code, reason = "of the corpus only what fills a store is used here")]
#[path = "../search/corpus.rs"]
mod corpus;
