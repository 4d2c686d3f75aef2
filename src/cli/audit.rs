//! `caiheng audit`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng audit`.
#[derive(Debug, Args)]
pub struct AuditArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: AuditArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
