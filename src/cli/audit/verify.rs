//! `caiheng audit verify`: the database, or an exported file, against itself and against what was kept elsewhere.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use crate::cli::Context;
use crate::failure::Failure;
use crate::store::Store;
use crate::store::audit::heads::{self, HeadsReport};
use crate::store::audit::{AuditReport, Kept, verify_file};

/// Arguments of `caiheng audit verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// Hash of the newest entry as printed by an earlier check: it must still be there
    #[arg(long, value_name = "HASH")]
    expect_head: Option<String>,
    /// Check an exported file instead; needs no database
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Signed heads that were kept elsewhere (caiheng audit heads): each must lie in the log
    #[arg(long, value_name = "FILE")]
    heads: Option<PathBuf>,
    /// Public key of the installation, as hex: no other may have signed; may be given several times
    #[arg(long = "key", value_name = "PUBLICKEY")]
    keys: Vec<String>,
}

impl VerifyArgs {
    fn kept(&self) -> Result<Kept, Failure> {
        let heads = self.heads.as_deref().map(heads::read).transpose()?.unwrap_or_default();
        let keys = self.keys.iter().map(|key| key.trim().to_ascii_lowercase()).collect();
        Ok(Kept { head: self.expect_head.clone(), heads, keys })
    }
}

/// Checks the log of a database.
pub(super) async fn database(store: &Store, given: &VerifyArgs, context: &Context) -> Result<ExitCode, Failure> {
    conclude(&store.audit().verify_with(given.kept()?).await?, context)
}

/// Checks an exported log.
pub(super) fn exported(path: &Path, given: &VerifyArgs, context: &Context) -> Result<ExitCode, Failure> {
    let file = File::open(path)
        .map_err(|error| Failure::new("audit.read", format!("读不了文件 {}：{error}", path.display())))?;
    conclude(&verify_file(BufReader::new(file), given.kept()?)?, context)
}

fn conclude(report: &AuditReport, context: &Context) -> Result<ExitCode, Failure> {
    context.output.print(report, describe)?;
    Ok(if report.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn describe(report: &AuditReport) -> String {
    let head = format!("最新一条：第 {} 条，哈希 {}", report.head_seq, report.head);
    let mut lines = if report.ok {
        vec![format!("审计日志完整：{} 条，无改动、缺失或调换", report.entries)]
    } else {
        vec![format!("审计日志有问题：共 {} 条记录", report.entries)]
    };
    lines.extend(report.problems.iter().map(|problem| match problem.line {
        Some(line) => format!("  {}（文件第 {line} 行）", problem.message),
        None => format!("  {}", problem.message),
    }));
    if report.unlisted > 0 {
        lines.push(format!("  另有 {} 处未列出", report.unlisted));
    }
    lines.push(head);
    lines.extend(report.heads.as_ref().map(|heads| signed(heads, report.head_seq)));
    if report.ok {
        lines.push(
            "请将此哈希另行留存，下次用 --expect-head 核对；或者留存已签名的日志头（audit heads），用 --heads 核对"
                .to_owned(),
        );
    }
    lines.join("\n")
}

fn signed(heads: &HeadsReport, last: i64) -> String {
    let Some(day) = heads.newest_day else { return "没有成立的签名".to_owned() };
    let given = if heads.given > 0 { format!("，核对了留存的 {} 个", heads.given) } else { String::new() };
    let open = last - heads.covered;
    let rest = if open > 0 { format!("，其后 {open} 条尚无签名") } else { String::new() };
    let keys = heads.keys.join("、");
    format!(
        "日志所记的签名 {} 个{given}；最近一次 {day}，到第 {} 条{rest}\n签名公钥：{keys}",
        heads.logged, heads.covered
    )
}
