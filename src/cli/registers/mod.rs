//! `caiheng registers bodies|officers|powers`, and the report of `caiheng import bodies|officers|powers`.

mod text;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::Context;
use crate::casework::registers::Register;
use crate::clock::{Clock, SystemClock};
use crate::failure::Failure;
use crate::store::Store;
use crate::store::registers::{Filter, ImportFile, Options};

/// Larger than any register, in bytes; larger files are not even loaded.
const LARGEST: u64 = 64 << 20;

/// Which register, as it is written on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    /// Bodies of enforcement (执法主体)
    Bodies,
    /// Officers (执法人员)
    Officers,
    /// Powers (权责清单)
    Powers,
}

/// Arguments of `caiheng registers`.
#[derive(Debug, Args)]
pub struct RegistersArgs {
    /// Which register
    what: What,
    /// Agency whose register it is; all without it
    #[arg(long, value_name = "NAME")]
    agency: Option<String>,
    /// Entries that count on this date [default: today]
    #[arg(long, value_name = "DATE", conflicts_with = "history")]
    on: Option<NaiveDate>,
    /// Every version, also those that are over
    #[arg(long)]
    history: bool,
}

/// Arguments of `caiheng import bodies|officers|powers`.
#[derive(Debug, Args)]
pub struct ImportRegisterArgs {
    /// Files: .xlsx, .docx, CSV in UTF-8 or GBK, Markdown; taken together as one list
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Agency in whose register all rows belong; without it each row belongs to the agency that it names
    #[arg(long, value_name = "NAME")]
    agency: Option<String>,
    /// First day on which changes count [default: today]
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// The files are the whole register: entries that stand in none of them end
    #[arg(long)]
    complete: bool,
}

/// Lists a register.
///
/// # Errors
/// `store.*`.
pub fn run(arguments: RegistersArgs, context: &Context) -> Result<ExitCode, Failure> {
    let register = match arguments.what {
        What::Bodies => Register::Bodies,
        What::Officers => Register::Officers,
        What::Powers => Register::Powers,
    };
    let on = arguments.on.or_else(|| (!arguments.history).then(|| SystemClock.today()));
    let filter = Filter { agency: arguments.agency, on };
    let listed = super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?;
        Ok::<_, Failure>(store.registers().list(register, &filter).await?)
    })?;
    context.output.print(&listed, |listed| text::list(register, listed))?;
    Ok(ExitCode::SUCCESS)
}

/// Imports a register; exits with 1 where no row could be taken.
///
/// # Errors
/// `registers.*`, `import.unreadable`, `store.*`; nothing is changed then.
pub fn import(register: Register, arguments: ImportRegisterArgs, context: &Context) -> Result<ExitCode, Failure> {
    let files = arguments.files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let options = Options { agency: arguments.agency, from: arguments.from, complete: arguments.complete };
    let report = super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?.acting_as("命令行");
        store.registers().import(register, &files, &options).await
    })?;
    context.output.print(&report, text::report)?;
    Ok(if report.accepted == 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn read(path: &PathBuf) -> Result<ImportFile, Failure> {
    let unreadable =
        |error: std::io::Error| Failure::new("import.unreadable", format!("读不了 {}：{error}", path.display()));
    let length = std::fs::metadata(path).map_err(unreadable)?.len();
    if length > LARGEST {
        return Err(Failure::new("registers.too_large", format!("{} 超过 64 MB", path.display())));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(ImportFile { name, bytes })
}
