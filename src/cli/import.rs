//! `caiheng import`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng import`.
#[derive(Debug, Args)]
pub struct ImportArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: ImportArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
