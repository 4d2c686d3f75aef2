//! `caiheng search`.

mod batch;
mod cases;
mod norms;
mod show;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::Context;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::inference::embedder::Embed;
use crate::search::filter::{Filter, Wanted};
use crate::search::{Engine, ProvisionQuery, open_embedder};
use crate::store::Store;

/// Arguments of `caiheng search`.
#[derive(Debug, Args)]
pub struct SearchArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Articles of statutes as of a date
    Provisions(Box<ProvisionArgs>),
    /// Past penalty cases
    Cases(Box<cases::CaseArgs>),
    /// Norms of case handling: procedure rules, discretion rules, the three systems, case-file rules
    Norms(norms::NormArgs),
}

#[derive(Debug, Args)]
struct Asked {
    /// What was done, or what is looked for, in plain words
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    query: Option<String>,
    /// Queries as JSON Lines {"_id","text"}; prints one line {"_id","hits","ms"} for each, in order
    #[arg(long, value_name = "FILE")]
    batch: Option<PathBuf>,
    /// Hits for each query
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
}

#[derive(Debug, Args)]
struct ProvisionArgs {
    #[command(flatten)]
    asked: Asked,
    /// Date of the act [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
    /// Penalty articles only
    #[arg(long)]
    penalty_only: bool,
    /// Where the agency is (山东省淄博市): leaves out local regulations and rules of other regions
    #[arg(long)]
    region: Option<String>,
    /// Level of documents (法律, 行政法规, 部门规章, 地方性法规 ...); may be given several times
    #[arg(long = "level", value_name = "LEVEL")]
    levels: Vec<String>,
    /// One law, by its full official name or any name that people use
    #[arg(long)]
    law: Option<String>,
    /// Field of enforcement, such as 食品安全
    #[arg(long)]
    field: Option<String>,
    /// How the version stands on the date: in_force, not_yet, ended, all [default: in_force]
    #[arg(long)]
    status: Option<String>,
    /// Count how the candidates spread over levels, laws, fields and regions
    #[arg(long)]
    facets: bool,
    /// The page after another one: what that answer gave as `next`
    #[arg(long, conflicts_with = "batch")]
    cursor: Option<String>,
}

/// Runs the subcommand.
///
/// # Errors
/// `search.empty_query`, `search.batch`, `search.level`, `search.field`, `search.status`, `search.cursor`,
/// `search.cursor_stale`, `law.unknown`, `laws.empty`, and whatever store and indexes say.
pub fn run(arguments: SearchArgs, context: &Context) -> Result<ExitCode, Failure> {
    super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?;
        let engine = Engine::open(&context.config, store, embedder(context)).await?;
        match arguments.what {
            What::Provisions(given) => provisions(&engine, *given, context).await,
            What::Cases(given) => cases::run(&engine, *given, context).await,
            What::Norms(given) => norms::run(&engine, given, context).await,
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

async fn provisions(engine: &Engine, given: ProvisionArgs, context: &Context) -> Result<(), Failure> {
    let status = given.status.as_deref().map(Wanted::parse).transpose()?.unwrap_or_default();
    let filter = Filter { region: given.region, levels: given.levels, law: given.law, field: given.field, status };
    let asked = ProvisionQuery {
        on: given.as_of,
        limit: usize::from(given.asked.limit),
        penalty_only: given.penalty_only,
        filter,
        facets: given.facets,
        cursor: given.cursor,
        ..ProvisionQuery::default()
    };
    let ask = |text: String| {
        let query = ProvisionQuery { text, ..asked.clone() };
        async move { engine.provisions(&query).await }
    };
    if let Some(file) = &given.asked.batch {
        let ask = |text| async { ask(text).await.map(|answer| (answer.hits, answer.notes, answer.searched)) };
        return batch::run(file, context.output, ask).await;
    }
    let answer = ask(given.asked.query.unwrap_or_default()).await?;
    let is_terminal = std::io::stdout().is_terminal();
    context.output.print(&answer, |answer| show::provisions(answer, is_terminal))
}

/// The embedding model where it is here; without it the search goes on by words and says so.
fn embedder(context: &Context) -> Option<Arc<dyn Embed>> {
    let opened = open_embedder(&context.config);
    opened.inspect_err(|failure| tracing::debug!(%failure, "search without an embedding model")).ok()
}
