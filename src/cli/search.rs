//! `caiheng search`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng search`.
#[derive(Debug, Args)]
pub struct SearchArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: SearchArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
