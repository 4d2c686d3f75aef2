//! Publications of decisions: their whole life on the real binary, what the platform gets, archives, crashes; and in this process
//! what time does to them and what any mix of people can bring about.
#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests fail the test")]

mod archive;
mod command_line;
#[expect(dead_code, reason = "shared with the tests of the service, which use all of it")]
#[path = "../http/corpus.rs"]
mod corpus;
mod crash;
mod database;
mod decided;
mod feed;
mod indoors;
mod life;
mod mixes;
#[expect(dead_code, reason = "shared with the tests of casework, which use all of it")]
#[path = "../casework/office.rs"]
mod office;
mod refusals;
#[expect(dead_code, reason = "shared with the tests of the service, which use all of it")]
#[path = "../http/server.rs"]
mod server;
mod time;
