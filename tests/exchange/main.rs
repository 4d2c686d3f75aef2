//! What goes in and out as files: registers in the forms that agencies keep them, reports and documents that offices open.
#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail the test")]

#[expect(dead_code, reason = "shared with the tests of the service, which use all of it")]
#[path = "../casework/office.rs"]
mod office;
mod registers;
mod registers_http;
mod reports;
mod review;
#[expect(dead_code, reason = "shared with the tests of the service, which use all of it")]
#[path = "../http/server.rs"]
mod server;
