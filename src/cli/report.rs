//! `caiheng report annual|half-year|due|sent`: figures of an agency's cases, on the screen or as a file, and when they are due.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand};

use super::Context;
use super::case::account;
use crate::assist::pipeline::Services;
use crate::casework::deadline::Deadline;
use crate::clock::{Clock, SystemClock};
use crate::documents;
use crate::failure::Failure;
use crate::handling::report_dates::{self, ReportSent};
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
    /// When the agency's reports are due, and which were sent
    Due {
        /// The agency
        #[arg(long, value_name = "NAME")]
        agency: String,
    },
    /// Mark a report as published or sent
    Sent {
        /// annual, june or december
        report: String,
        /// The year that it is about
        #[arg(long)]
        year: i32,
        /// When it was published or sent, as 2026-01-20T09:00:00+08:00 [default: now]
        #[arg(long, value_name = "TIME")]
        at: Option<DateTime<Utc>>,
        /// Account of the head or the administrator who says so
        #[arg(long = "as", value_name = "LOGIN")]
        login: String,
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
        What::Due { agency } => {
            let due = super::runtime()?.block_on(async {
                let services = Services::open(context.config.clone(), Arc::new(SystemClock)).await?;
                report_dates::due(&services, &agency).await
            })?;
            context.output.print(&due, |due| dates(due))?;
            return Ok(ExitCode::SUCCESS);
        }
        What::Sent { report, year, at, login } => {
            let due = super::runtime()?.block_on(mark(context, &report, year, at, &login))?;
            context.output.print(&due, |due| dates(due))?;
            return Ok(ExitCode::SUCCESS);
        }
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

async fn mark(
    context: &Context,
    report: &str,
    year: i32,
    at: Option<DateTime<Utc>>,
    login: &str,
) -> Result<Vec<Deadline>, Failure> {
    let report = serde_json::from_value(report.into()).map_err(|_| {
        Failure::new("report.kind", format!("不认识的报告：{report}")).with_hint("annual、june 或 december")
    })?;
    let services = Services::open(context.config.clone(), Arc::new(SystemClock)).await?;
    let account = account(&services, Some(login)).await?;
    let called = format!("{}（{}，命令行）", account.person.name, account.login);
    let what = ReportSent { report, year, at: at.unwrap_or_else(|| SystemClock.now()) };
    report_dates::sent(&services, &account.person, &called, &what).await
}

fn dates(due: &[Deadline]) -> String {
    let line = |limit: &Deadline| format!("{}（{}）", limit.message, limit.source);
    due.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn format_of(path: &Path) -> Result<Format, Failure> {
    path.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default().parse()
}
