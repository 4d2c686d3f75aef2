//! `caiheng transcribe`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng transcribe`.
#[derive(Debug, Args)]
pub struct TranscribeArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: TranscribeArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
