//! `caiheng penalties`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng penalties`.
#[derive(Debug, Args)]
pub struct PenaltiesArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: PenaltiesArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
