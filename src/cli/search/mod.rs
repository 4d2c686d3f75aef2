//! `caiheng search`.

mod batch;
mod norms;
mod show;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::Context;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::inference::embedder::Embed;
use crate::search::provisions::Filter;
use crate::search::{CaseQuery, Engine, ProvisionQuery, open_embedder};
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
    Provisions(ProvisionArgs),
    /// Past penalty cases
    Cases(CaseArgs),
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
    /// Full official name of one law
    #[arg(long)]
    law: Option<String>,
}

#[derive(Debug, Args)]
struct CaseArgs {
    #[command(flatten)]
    asked: Asked,
    /// Field of enforcement that the cases must belong to
    #[arg(long)]
    field: Option<String>,
}

/// Runs the subcommand.
///
/// # Errors
/// `search.empty_query`, `search.batch`, `laws.empty`, and whatever store and indexes say.
pub fn run(arguments: SearchArgs, context: &Context) -> Result<ExitCode, Failure> {
    super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?;
        let engine = Engine::open(&context.config, store, embedder(context)).await?;
        match arguments.what {
            What::Provisions(given) => provisions(&engine, given, context).await,
            What::Cases(given) => cases(&engine, given, context).await,
            What::Norms(given) => norms::run(&engine, given, context).await,
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

async fn provisions(engine: &Engine, given: ProvisionArgs, context: &Context) -> Result<(), Failure> {
    let ask = |text: String| {
        let (on, penalty_only) = (given.as_of, given.penalty_only);
        let filter = Filter { region: given.region.clone(), levels: given.levels.clone(), law: given.law.clone() };
        let query = ProvisionQuery { text, on, limit: usize::from(given.asked.limit), penalty_only, filter };
        async move { engine.provisions(&query).await.map(|answer| (answer.hits, answer.notes)) }
    };
    if let Some(file) = &given.asked.batch {
        return batch::run(file, context.output, ask).await;
    }
    let (hits, notes) = ask(given.asked.query.unwrap_or_default()).await?;
    context.output.print(&crate::search::ProvisionAnswer { hits, notes }, show::provisions)
}

async fn cases(engine: &Engine, given: CaseArgs, context: &Context) -> Result<(), Failure> {
    let ask = |text: String| {
        let query = CaseQuery { text, field: given.field.clone(), limit: usize::from(given.asked.limit) };
        async move { engine.cases(&query).await.map(|answer| (answer.hits, answer.notes)) }
    };
    if let Some(file) = &given.asked.batch {
        return batch::run(file, context.output, ask).await;
    }
    let (hits, notes) = ask(given.asked.query.unwrap_or_default()).await?;
    context.output.print(&crate::search::CaseAnswer { hits, notes }, show::cases)
}

/// The embedding model where it is here; without it the search goes on by words and says so.
fn embedder(context: &Context) -> Option<Arc<dyn Embed>> {
    let opened = open_embedder(&context.config);
    opened.inspect_err(|failure| tracing::debug!(%failure, "search without an embedding model")).ok()
}
