//! `caiheng penalties`: penalty clauses as parsed from statute text.

mod every;
mod references;
mod words;

use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args;

use super::Context;
use crate::assist::range_question::{article, require_laws};
use crate::clock::{Clock, SystemClock};
use crate::failure::Failure;
use crate::law::penalty_clause::{PenaltyClause, Reading, read};
use crate::law::provision::{ArticleNumber, Provision};
use crate::store::Store;

/// Arguments of `caiheng penalties`.
#[derive(Debug, Args)]
pub struct PenaltiesArgs {
    /// Law by any of its names
    #[arg(long, value_name = "NAME", requires = "article", required_unless_present = "all")]
    law: Option<String>,
    /// Number of the article
    #[arg(long, value_name = "N", requires = "law")]
    article: Option<u32>,
    /// Number behind 之, as in 第一百二十条之一
    #[arg(long, value_name = "N", requires = "article")]
    suffix: Option<u32>,
    /// Date on which the law applies [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
    /// Every article in force on the date; with --json one line each clause. A summary goes to stderr
    #[arg(long, conflicts_with = "law")]
    all: bool,
    /// Only what was not understood, with the reason
    #[arg(long, requires = "all")]
    unread: bool,
}

/// Runs the subcommand.
///
/// # Errors
/// `laws.empty`, `law.unknown`, `law.no_article`, `store.*`.
pub fn run(arguments: PenaltiesArgs, context: &Context) -> Result<ExitCode, Failure> {
    super::runtime()?.block_on(print(arguments, context))?;
    Ok(ExitCode::SUCCESS)
}

async fn print(arguments: PenaltiesArgs, context: &Context) -> Result<(), Failure> {
    let clock = Arc::new(SystemClock);
    let on = arguments.as_of.unwrap_or_else(|| clock.today());
    let store = Store::open(&context.config.database(), clock).await?;
    require_laws(&store).await?;
    match (arguments.law, arguments.article) {
        (Some(law), Some(number)) => {
            let number = ArticleNumber { number, suffix: arguments.suffix };
            let found = article(&store, &law, number, on).await?;
            let clauses = read_named(&found.provision).clauses;
            let texts = references::Texts::of_references(&store, &found.provision.law, &clauses, on).await?;
            let shown = references::show(clauses, &texts);
            context.output.print(&shown, |shown| words::article(&found.provision, shown))
        }
        _ => every::print(&store, on, arguments.unread, context).await,
    }
}

/// The reading of an article, its clauses named.
fn read_named(provision: &Provision) -> Reading {
    let mut reading = read(&provision.text);
    for clause in &mut reading.clauses {
        name(clause, provision);
    }
    reading
}

fn name(clause: &mut PenaltyClause, provision: &Provision) {
    clause.law = Some(provision.law.clone());
    clause.number = Some(provision.number);
}
