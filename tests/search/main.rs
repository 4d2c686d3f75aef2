//! Search, driving the real binary and the engine over a small corpus with the traps of the real one.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "helpers of tests fail the test")]

mod cases;
mod command;
mod corpus;
mod evaluation;
mod filters;
mod quality;
mod vectors;
