//! `caiheng audit verify|export|sign|heads`.

mod heads;
mod verify;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};
use serde_json::json;

use super::Context;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::store::Store;
use crate::store::audit::Extract;

/// Arguments of `caiheng audit`.
#[derive(Debug, Args)]
pub struct AuditArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Check every entry and its link to the one before; exits with 1 where anything was altered
    Verify(verify::VerifyArgs),
    /// Write the log as JSON Lines, the head in the last line
    Export {
        /// File to write [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Only the entries about this and what belongs to it, such as case/ID or run/ID; without the line of the head
        #[arg(long, value_name = "SUBJECT")]
        subject: Option<String>,
    },
    /// Sign the head of the log for today; a second time on a day changes nothing
    Sign {
        /// Make a new key pair in place of one that was lost or revealed
        #[arg(long)]
        new_key: bool,
    },
    /// Signed heads, for keeping elsewhere: a canonical line for each with --json or --out
    Heads {
        /// File to write
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Runs the subcommand.
///
/// # Errors
/// `audit.no_database` where there is none, `audit.read` and `audit.heads` where a file can't be read, those of
/// [`crate::store::audit::Audit::sign`], `output.write`, `store.*`. Findings of `verify` are no error: they are the report,
/// and the exit status 1.
pub fn run(arguments: AuditArgs, context: &Context) -> Result<ExitCode, Failure> {
    if let What::Verify(given) = &arguments.what
        && let Some(file) = &given.file
    {
        return verify::exported(file, given, context);
    }
    let database = context.config.database();
    if !database.exists() {
        let message = format!("没有数据库 {}，无审计日志可查", database.display());
        return Err(Failure::new("audit.no_database", message).with_hint("请用 --home 指定数据目录"));
    }
    super::runtime()?.block_on(async {
        let store = Store::open(&database, Arc::new(SystemClock)).await?.acting_as("命令行");
        match arguments.what {
            What::Verify(given) => return verify::database(&store, &given, context).await,
            What::Export { out, subject } => export(&store, out, subject, context).await?,
            What::Sign { new_key } => heads::sign(&store, new_key, context).await?,
            What::Heads { out } => heads::list(&store, out.as_deref(), context).await?,
        }
        Ok(ExitCode::SUCCESS)
    })
}

async fn export(
    store: &Store,
    out: Option<PathBuf>,
    subject: Option<String>,
    context: &Context,
) -> Result<(), Failure> {
    let extract = subject.map_or(Extract::Whole, Extract::About);
    let Some(path) = out else {
        store.audit().export(&extract, &mut BufWriter::new(std::io::stdout())).await?;
        return Ok(());
    };
    let mut file = BufWriter::new(create(&path)?);
    let entries = store.audit().export(&extract, &mut file).await?;
    file.get_ref().sync_all().map_err(|error| unwritable(&path, error))?;
    let result = json!({"entries": entries, "file": path});
    context.output.print(&result, |_| format!("已导出 {entries} 条到 {}", path.display()))
}

fn create(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(|error| unwritable(path, error))
}

/// Writes a whole file and makes it durable.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let mut file = create(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| unwritable(path, error))
}

fn unwritable(path: &Path, error: std::io::Error) -> Failure {
    Failure::new("output.write", format!("写不了文件 {}：{error}", path.display()))
}
