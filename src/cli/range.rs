//! `caiheng range`: statutory range, tier and range for a case, step by step.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::Context;
use super::range_text::in_words;
use crate::assist::range_question::answer;
use crate::clock::{Clock, SystemClock};
use crate::discretion::request;
use crate::failure::Failure;
use crate::store::Store;

/// Arguments of `caiheng range`.
#[derive(Debug, Args)]
pub struct RangeArgs {
    /// Facts of the case in JSON: law, article, date, and what else is known (docs/RANGE.md)
    #[arg(value_name = "facts.json")]
    facts: PathBuf,
}

/// Runs the subcommand.
///
/// # Errors
/// `range.*`, `laws.empty`, `law.*`, `store.*`.
pub fn run(arguments: RangeArgs, context: &Context) -> Result<ExitCode, Failure> {
    let json = super::text_file::read(&arguments.facts)?;
    let question = request::parse(&json)?;
    let clock = Arc::new(SystemClock);
    let today = clock.today();
    let answered = super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), clock).await?;
        answer(&question, &store, &context.config, today).await
    })?;
    context.output.print(&answered, in_words)?;
    Ok(ExitCode::SUCCESS)
}
