//! `caiheng doctor`.

use clap::Args;

use super::Context;
use crate::failure::Failure;

/// Arguments of `caiheng doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(_arguments: DoctorArgs, _context: &Context) -> Result<std::process::ExitCode, Failure> {
    Err(Failure::new("unfinished", "尚未实现"))
}
