//! `caiheng serve`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: ServeArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
