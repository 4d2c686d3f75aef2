//! `caiheng cite`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng cite`.
#[derive(Debug, Args)]
pub struct CiteArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: CiteArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
