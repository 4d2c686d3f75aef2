//! `caiheng models`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng models`.
#[derive(Debug, Args)]
pub struct ModelsArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: ModelsArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
