//! `caiheng benchmarks list|show|export|check`, and the report of `caiheng import benchmarks`.

mod report;
mod show;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::{Context, TerminalProgress};
use crate::clock::SystemClock;
use crate::discretion::benchmark::{Benchmark, Table};
use crate::failure::Failure;
use crate::law::provision::ArticleNumber;
use crate::progress::{CancelFlag, Progress};
use crate::store::Store;
use crate::store::benchmark_import::read::Given;
use crate::store::benchmark_import::{BenchmarkReport, Format, Outcome, export};
use crate::store::benchmarks::{BenchmarkQuery, Listed};

/// Arguments of `caiheng benchmarks`.
#[derive(Debug, Args)]
pub struct BenchmarksArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Tables that are held; those that fit where something is asked for
    List(ListArgs),
    /// One table, as understood
    Show(Named),
    /// One table as a file that can be imported again
    Export(ExportArgs),
    /// The report on files, or on a table that is held, without changing anything
    Check(CheckArgs),
}

#[derive(Debug, Args)]
struct ListArgs {
    /// Law by any of its names
    #[arg(long, value_name = "NAME", requires = "article")]
    law: Option<String>,
    /// Number of the article
    #[arg(long, value_name = "N", requires = "law")]
    article: Option<u32>,
    /// Number behind 之
    #[arg(long, value_name = "N", requires = "article")]
    suffix: Option<u32>,
    /// Words of the act, or its code
    #[arg(long, value_name = "TEXT")]
    act: Option<String>,
    /// Where the case is handled, such as 黑龙江省哈尔滨市
    #[arg(long, value_name = "TEXT")]
    region: Option<String>,
    /// Field of enforcement
    #[arg(long, value_name = "TEXT")]
    field: Option<String>,
    /// Agency that made the table
    #[arg(long, value_name = "TEXT")]
    agency: Option<String>,
    /// Tables that apply on this date
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

#[derive(Debug, Args)]
struct Named {
    /// Identifier of the table, as `list` shows it
    #[arg(value_name = "ID")]
    id: String,
}

#[derive(Debug, Args)]
struct ExportArgs {
    #[command(flatten)]
    table: Named,
    /// Form of the file
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// File to write; without it the text goes to stdout
    #[arg(long, value_name = "FILE", required_if_eq("format", "xlsx"))]
    out: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// Files or folders, or the identifier of a table that is held
    #[arg(required = true, value_name = "PATH|ID")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    given: GivenArgs,
}

/// What a file does not say of its table.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct GivenArgs {
    /// 标题
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// 制定机关
    #[arg(long, value_name = "TEXT")]
    agency: Option<String>,
    /// Where the table applies, such as 黑龙江省哈尔滨市
    #[arg(long, value_name = "TEXT")]
    region: Option<String>,
    /// 国家, 省, 市 or 县
    #[arg(long, value_name = "TEXT")]
    level: Option<String>,
    /// Field of enforcement
    #[arg(long, value_name = "TEXT")]
    field: Option<String>,
    /// 文号
    #[arg(long, value_name = "TEXT")]
    document_no: Option<String>,
    /// First day on which it applies
    #[arg(long, value_name = "DATE")]
    valid_from: Option<NaiveDate>,
    /// First day on which it no longer applies
    #[arg(long, value_name = "DATE")]
    valid_to: Option<NaiveDate>,
}

impl GivenArgs {
    fn given(&self) -> Given {
        Given {
            title: self.title.clone(),
            document_no: self.document_no.clone(),
            agency: self.agency.clone(),
            level: self.level.clone(),
            region: self.region.clone(),
            field: self.field.clone(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            ..Given::default()
        }
    }
}

#[derive(Debug, Serialize)]
struct Reports {
    imports: Vec<BenchmarkReport>,
}

#[derive(Debug, Serialize)]
struct Lists {
    benchmarks: Vec<Listed>,
}

/// Runs the subcommand.
///
/// # Errors
/// `benchmarks.*`, `import.unreadable`, `store.*`.
pub fn run(arguments: BenchmarksArgs, context: &Context) -> Result<ExitCode, Failure> {
    super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?;
        match arguments.what {
            What::List(given) => list(&store, given, context).await,
            What::Show(named) => {
                let benchmark = Benchmark::from(held(&store, &named.id).await?);
                context.output.print(&benchmark, show::table)?;
                Ok(ExitCode::SUCCESS)
            }
            What::Export(given) => write(&store, &given, context).await,
            What::Check(given) => check(&store, given, context).await,
        }
    })
}

/// `caiheng import benchmarks`.
///
/// # Errors
/// As [`run`]; files before the one that failed stay imported.
pub(super) fn import(paths: &[PathBuf], given: &GivenArgs, context: &Context) -> Result<ExitCode, Failure> {
    let progress = TerminalProgress::new(CancelFlag::default());
    let imports = super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?;
        let mut imports = Vec::new();
        for path in paths {
            imports.extend(store.benchmarks().import(path, &given.given(), &progress).await?);
        }
        Ok::<_, Failure>(imports)
    })?;
    drop(progress);
    finish(imports, context)
}

/// Prints the reports; a file of which nothing was accepted makes the command fail.
fn finish(imports: Vec<BenchmarkReport>, context: &Context) -> Result<ExitCode, Failure> {
    let refused = imports.iter().any(|report| report.outcome == Outcome::Refused);
    context.output.print(&Reports { imports }, |reports| {
        reports.imports.iter().map(report::in_words).collect::<Vec<_>>().join("\n\n")
    })?;
    Ok(if refused { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn list(store: &Store, given: ListArgs, context: &Context) -> Result<ExitCode, Failure> {
    let number = given.article.map(|number| ArticleNumber { number, suffix: given.suffix });
    let query = BenchmarkQuery {
        provision: given.law.zip(number),
        act: given.act,
        region: given.region,
        field: given.field,
        agency: given.agency,
        on: given.as_of,
    };
    let benchmarks = store.benchmarks().list(&query).await?;
    context.output.print(&Lists { benchmarks }, |lists| show::list(&lists.benchmarks))?;
    Ok(ExitCode::SUCCESS)
}

async fn write(store: &Store, given: &ExportArgs, context: &Context) -> Result<ExitCode, Failure> {
    let table = held(store, &given.table.id).await?;
    let bytes = export(&table, given.format)?;
    match &given.out {
        Some(path) => std::fs::write(path, bytes)
            .map_err(|error| Failure::new("output.write", format!("写不出 {}：{error}", path.display())))?,
        None => context.output.line(&String::from_utf8_lossy(&bytes))?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn check(store: &Store, given: CheckArgs, context: &Context) -> Result<ExitCode, Failure> {
    let progress: &dyn Progress = &TerminalProgress::new(CancelFlag::default());
    let mut reports = Vec::new();
    for path in &given.paths {
        let id = path.to_str().filter(|_| !path.exists());
        let table = match id {
            Some(id) => store.benchmarks().table(id).await?,
            None => None,
        };
        match table {
            Some(table) => reports.push(store.benchmarks().report_on(table).await?),
            None => reports.extend(store.benchmarks().check_files(path, &given.given.given(), progress).await?),
        }
    }
    finish(reports, context)
}

async fn held(store: &Store, id: &str) -> Result<Table, Failure> {
    store.benchmarks().table(id).await?.ok_or_else(|| {
        Failure::new("benchmark.not_found", format!("没有编号为“{id}”的裁量基准"))
            .with_hint("用 caiheng benchmarks list 查看编号")
    })
}
