//! The command line: one file per subcommand, each with its arguments and a `run`.
//!
//! Results go to stdout (JSON with `--json`), progress and errors to stderr; a failure exits with 1, wrong usage with 2.

mod assist;
mod assist_text;
mod audit;
mod benchmarks;
mod case;
mod cite;
mod doctor;
mod eval;
mod import;
mod index;
mod models;
mod new_file;
mod office_files;
mod openapi;
mod output;
mod penalties;
mod people;
mod publication;
mod range;
mod range_text;
mod registers;
mod replay;
mod report;
mod search;
mod serve;
mod terminal;
mod text_file;
mod trace;
mod transcribe;
mod workdays;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, Overrides};
use crate::failure::Failure;

pub use output::Output;
pub use terminal::TerminalProgress;

/// 裁衡：行政裁量辅助
#[derive(Debug, Parser)]
#[command(name = "caiheng", version, about, propagate_version = true)]
struct Arguments {
    /// Print JSON for machines instead of text for a person
    #[arg(long, global = true)]
    json: bool,
    /// Configuration file [default: caiheng.toml]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder of all state [env: CAIHENG_HOME] [default: data]
    #[arg(long, global = true, value_name = "DIR")]
    home: Option<PathBuf>,
    /// Folder of model files [env: CAIHENG_MODELS]
    #[arg(long = "models-dir", global = true, value_name = "DIR")]
    models_dir: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the HTTP service and its pages
    Serve(serve::ServeArgs),
    /// From a recording or transcript to a checked draft, end to end
    Assist(assist::AssistArgs),
    /// Transcribe a recording
    Transcribe(transcribe::TranscribeArgs),
    /// Import laws, benchmark tables, past cases, norms or registers
    Import(import::ImportArgs),
    /// Search provisions or past cases
    Search(search::SearchArgs),
    /// Penalty clauses as parsed from statute text
    Penalties(penalties::PenaltiesArgs),
    /// Benchmark tables (裁量基准) that are held
    Benchmarks(benchmarks::BenchmarksArgs),
    /// Statutory range, tier and range for a case, step by step
    Range(range::RangeArgs),
    /// Check every citation in a text
    Cite(cite::CiteArgs),
    /// List, fetch and verify model files
    Models(models::ModelsArgs),
    /// Build or inspect the search indexes
    Index(index::IndexArgs),
    /// Measure how well the search finds what it should
    Eval(eval::EvalArgs),
    /// Say what is missing and how to get it
    Doctor(doctor::DoctorArgs),
    /// Verify or export the audit log
    Audit(audit::AuditArgs),
    /// From a sentence of a draft back to what it rests on
    Trace(trace::TraceArgs),
    /// Make the steps of a run again and compare the results
    Replay(replay::ReplayArgs),
    /// Accounts, and tokens by which programs act for them
    People(people::PeopleArgs),
    /// Registers of bodies, officers and powers that are held
    Registers(registers::RegistersArgs),
    /// Annual statistics and half-yearly reports of an agency
    Report(report::ReportArgs),
    /// Case files, on behalf of an account
    Case(case::CaseArgs),
    /// Publication of decisions, on behalf of an account
    Publication(publication::PublicationArgs),
    /// Count working days: add some to a day, or count those between two
    Workdays(workdays::WorkdaysArgs),
    /// Print the OpenAPI document
    Openapi(openapi::OpenapiArgs),
}

/// What every subcommand gets.
#[derive(Debug)]
pub struct Context {
    /// The checked configuration.
    pub config: Config,
    /// Where results go, and in which form.
    pub output: Output,
}

/// Parses the command line and runs the subcommand.
pub fn main() -> ExitCode {
    crate::inference::transcriber::prepare_process();
    let arguments = Arguments::parse();
    crate::telemetry::start();
    match run(arguments) {
        Ok(code) => code,
        Err(failure) => {
            terminal::print_failure(&failure);
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let overrides = Overrides { config_file: arguments.config, home: arguments.home, models_dir: arguments.models_dir };
    let context = Context { config: Config::load(&overrides)?, output: Output::new(arguments.json) };
    office_files::install(&context.config.home)?;
    match arguments.command {
        Command::Serve(given) => serve::run(given, &context),
        Command::Assist(given) => assist::run(given, &context),
        Command::Transcribe(given) => transcribe::run(given, &context),
        Command::Import(given) => import::run(given, &context),
        Command::Search(given) => search::run(given, &context),
        Command::Penalties(given) => penalties::run(given, &context),
        Command::Benchmarks(given) => benchmarks::run(given, &context),
        Command::Range(given) => range::run(given, &context),
        Command::Cite(given) => cite::run(given, &context),
        Command::Models(given) => models::run(given, &context),
        Command::Index(given) => index::run(given, &context),
        Command::Eval(given) => eval::run(given, &context),
        Command::Doctor(given) => doctor::run(given, &context),
        Command::Audit(given) => audit::run(given, &context),
        Command::Trace(given) => trace::run(given, &context),
        Command::Replay(given) => replay::run(given, &context),
        Command::People(given) => people::run(given, &context),
        Command::Registers(given) => registers::run(given, &context),
        Command::Report(given) => report::run(given, &context),
        Command::Case(given) => case::run(given, &context),
        Command::Publication(given) => publication::run(given, &context),
        Command::Workdays(given) => workdays::run(given, &context),
        Command::Openapi(given) => openapi::run(given, &context),
    }
}

/// A runtime for subcommands that need one.
///
/// # Errors
/// `internal` where the operating system refuses threads.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::internal)
}
