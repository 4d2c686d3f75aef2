//! `caiheng audit verify|export`.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};
use serde_json::json;

use super::Context;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::store::Store;
use crate::store::audit::{AuditReport, verify_file};

/// Arguments of `caiheng audit`.
#[derive(Debug, Args)]
pub struct AuditArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Check every entry and its link to the one before; exits with 1 where anything was altered
    Verify {
        /// Hash of the newest entry as printed by an earlier check: it must still be there
        #[arg(long, value_name = "HASH")]
        expect_head: Option<String>,
        /// Check an exported file instead; needs no database
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Write the log as JSON Lines, the head in the last line
    Export {
        /// File to write [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Runs the subcommand.
///
/// # Errors
/// `audit.no_database` where there is none, `audit.read` where an exported file can't be read, `output.write`, `store.*`. Findings of `verify` are no error: they are the
/// report, and the exit status 1.
pub fn run(arguments: AuditArgs, context: &Context) -> Result<ExitCode, Failure> {
    if let What::Verify { expect_head, file: Some(path) } = &arguments.what {
        return verify_exported(path, expect_head.as_deref(), context);
    }
    let database = context.config.database();
    if !database.exists() {
        let message = format!("没有数据库 {}，无审计日志可查", database.display());
        return Err(Failure::new("audit.no_database", message).with_hint("请用 --home 指定数据目录"));
    }
    super::runtime()?.block_on(async {
        let store = Store::open(&database, Arc::new(SystemClock)).await?;
        match arguments.what {
            What::Verify { expect_head, .. } => verify(&store, expect_head.as_deref(), context).await,
            What::Export { out } => export(&store, out, context).await,
        }
    })
}

async fn verify(store: &Store, expect_head: Option<&str>, context: &Context) -> Result<ExitCode, Failure> {
    conclude(&store.audit().verify(expect_head).await?, context)
}

fn verify_exported(path: &Path, expect_head: Option<&str>, context: &Context) -> Result<ExitCode, Failure> {
    let file = File::open(path)
        .map_err(|error| Failure::new("audit.read", format!("读不了文件 {}：{error}", path.display())))?;
    conclude(&verify_file(BufReader::new(file), expect_head)?, context)
}

fn conclude(report: &AuditReport, context: &Context) -> Result<ExitCode, Failure> {
    context.output.print(report, describe)?;
    Ok(if report.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn describe(report: &AuditReport) -> String {
    let head = format!("最新一条：第 {} 条，哈希 {}", report.head_seq, report.head);
    if report.ok {
        return format!(
            "审计日志完整：{} 条，无改动、缺失或调换\n{head}\n请将此哈希另行留存；下次用 --expect-head 核对",
            report.entries
        );
    }
    let mut lines = vec![format!("审计日志有问题：共 {} 条记录", report.entries)];
    lines.extend(report.problems.iter().map(|problem| match problem.line {
        Some(line) => format!("  {}（文件第 {line} 行）", problem.message),
        None => format!("  {}", problem.message),
    }));
    if report.unlisted > 0 {
        lines.push(format!("  另有 {} 处未列出", report.unlisted));
    }
    lines.push(head);
    lines.join("\n")
}

async fn export(store: &Store, out: Option<PathBuf>, context: &Context) -> Result<ExitCode, Failure> {
    let Some(path) = out else {
        store.audit().export(&mut std::io::stdout()).await?;
        return Ok(ExitCode::SUCCESS);
    };
    let unwritable =
        |error: std::io::Error| Failure::new("output.write", format!("写不了文件 {}：{error}", path.display()));
    let mut file = BufWriter::new(File::create(&path).map_err(unwritable)?);
    let entries = store.audit().export(&mut file).await?;
    file.get_ref().sync_all().map_err(unwritable)?;
    let result = json!({"entries": entries, "file": path});
    context.output.print(&result, |_| format!("已导出 {entries} 条到 {}", path.display()))?;
    Ok(ExitCode::SUCCESS)
}
