//! Case files on the real binary: from filing to the archive, what is refused on the way, and what a crash leaves.
#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests fail the test")]

mod access;
mod browser;
mod case;
#[expect(dead_code, reason = "shared with the tests of the service, which use all of it")]
#[path = "../http/corpus.rs"]
mod corpus;
mod crash;
mod decisions;
mod materials;
mod office;
mod retries;
mod runs;
#[expect(dead_code, reason = "shared with the tests of the service, which use all of it")]
#[path = "../http/server.rs"]
mod server;
mod sign_in;
mod views;
