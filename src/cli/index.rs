//! `caiheng index`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng index`.
#[derive(Debug, Args)]
pub struct IndexArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: IndexArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
