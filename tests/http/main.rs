//! The HTTP service, driven as users drive it: the real binary on a free port with a data folder of its own.
#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests fail the test")]

mod benchmarks;
mod corpus;
mod events;
mod law;
mod norms;
mod pages;
mod problems;
mod queue;
mod runs;
mod search;
mod server;
mod uploads;
