//! `caiheng report annual|half-year`: figures of an agency's cases, on the screen or as a file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::Context;
use crate::assist::pipeline::Services;
use crate::clock::SystemClock;
use crate::documents;
use crate::failure::Failure;
use crate::handling::reports::{self, Format, Which};

/// Arguments of `caiheng report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Annual statistics, due on 31 January of the next year
    Annual {
        /// The year
        #[arg(long)]
        year: i32,
        #[command(flatten)]
        given: Given,
    },
    /// Half-yearly report on the three systems, due on 1 June and 20 December
    HalfYear {
        /// Last day, such as 2026-06-01
        #[arg(long, value_name = "DATE")]
        until: NaiveDate,
        /// First day [default: the day after the report before]
        #[arg(long, value_name = "DATE")]
        since: Option<NaiveDate>,
        #[command(flatten)]
        given: Given,
    },
}

#[derive(Debug, Args)]
struct Given {
    /// The agency
    #[arg(long, value_name = "NAME")]
    agency: String,
    /// File to write: .docx, .xlsx, .csv, .json or .md; it must not be there
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the subcommand.
///
/// # Errors
/// `report.*`, `calendar.file`, `deadline.*`, `store.*`, `output.*`.
pub fn run(arguments: ReportArgs, context: &Context) -> Result<ExitCode, Failure> {
    let (which, given) = match arguments.what {
        What::Annual { year, given } => (Which::Annual { year }, given),
        What::HalfYear { until, since, given } => (Which::HalfYear { until, since }, given),
    };
    let format = given.out.as_deref().map(format_of).transpose()?;
    let report = super::runtime()?.block_on(async {
        let services = Services::open(context.config.clone(), Arc::new(SystemClock)).await?;
        reports::report(&services, &given.agency, which).await
    })?;
    let Some((path, format)) = given.out.as_deref().zip(format) else {
        context.output.print(&report, documents::report_markdown)?;
        return Ok(ExitCode::SUCCESS);
    };
    super::new_file::write(path, &reports::bytes(&report, format)?)?;
    context.output.print(&report, |report| {
        let basis = &report.statistics.basis;
        format!("已写入 {}（{} 至 {}，案件 {} 件）", path.display(), basis.period.from, basis.known_until, basis.cases)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn format_of(path: &Path) -> Result<Format, Failure> {
    path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default().parse()
}
