//! `caiheng openapi`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng openapi`.
#[derive(Debug, Args)]
pub struct OpenapiArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: OpenapiArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
