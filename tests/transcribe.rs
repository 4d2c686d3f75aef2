//! Recordings to text: what is read, what is refused and why, and how well the real model hears.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests fail the test")]

#[path = "transcribe/formats.rs"]
mod formats;
#[path = "transcribe/hearing.rs"]
mod hearing;
#[path = "transcribe/refusals.rs"]
mod refusals;
#[path = "transcribe/support.rs"]
mod support;
