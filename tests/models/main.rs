//! `caiheng models`: the folder of models, and fetching into it.
#![expect(clippy::expect_used, reason = "helpers of tests fail the test")]

mod convert;
mod folder;
mod local;
mod pull_http;
#[cfg(unix)]
mod pull_pip;
mod real;
mod server;
