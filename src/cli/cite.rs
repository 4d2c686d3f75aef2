//! `caiheng cite check`: every citation in a text looked up.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::Context;
use crate::assist::citations;
use crate::clock::{Clock, SystemClock};
use crate::failure::Failure;
use crate::law::citation::{CheckedCitation, CitationReport};
use crate::store::Store;

/// Arguments of `caiheng cite`.
#[derive(Debug, Args)]
pub struct CiteArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Check every citation: does it exist, is it in force, is it quoted right? Exits with 1 where one is wrong
    Check(CheckArgs),
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// Text file, UTF-8 or GBK
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Date on which the law applies [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

/// Runs the subcommand.
///
/// # Errors
/// `text.*`, `laws.empty`, `store.*`.
pub fn run(arguments: CiteArgs, context: &Context) -> Result<ExitCode, Failure> {
    let What::Check(given) = arguments.what;
    let text = super::text_file::read(&given.file)?;
    let clock = Arc::new(SystemClock);
    let today = clock.today();
    let on = given.as_of.unwrap_or(today);
    let report = super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), clock).await?;
        citations::check(&text, on, today, &store).await
    })?;
    context.output.print(&report, in_words)?;
    Ok(if report.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn in_words(report: &CitationReport) -> String {
    if report.citations.is_empty() && report.unchecked.is_empty() {
        return "没有找到法律引用".to_owned();
    }
    let mut lines: Vec<String> = report.citations.iter().map(line).collect();
    let wrong = report.citations.iter().filter(|cited| !cited.is_ok()).count();
    lines.extend(report.unchecked.iter().map(|paper| format!("未核查  {}（{}）", paper.text, paper.note)));
    lines.push(format!("共{}处引用，{wrong}处有问题", report.citations.len()));
    lines.join("\n")
}

fn line(cited: &CheckedCitation) -> String {
    let verdict = if !cited.exists {
        "不存在"
    } else if !cited.in_force {
        "当日不适用"
    } else if cited.quote_ok == Some(false) {
        "引文不符"
    } else {
        "无误"
    };
    let note = cited.note.as_ref().map(|note| format!("（{note}）")).unwrap_or_default();
    format!("{verdict}  {}{note}", cited.text)
}
