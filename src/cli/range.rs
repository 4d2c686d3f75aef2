//! `caiheng range`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng range`.
#[derive(Debug, Args)]
pub struct RangeArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: RangeArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
