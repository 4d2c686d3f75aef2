//! `caiheng assist`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng assist`.
#[derive(Debug, Args)]
pub struct AssistArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: AssistArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
