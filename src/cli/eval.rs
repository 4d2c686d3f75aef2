//! `caiheng eval`: how well the search finds what it should.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::{Context, TerminalProgress};
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::progress::CancelFlag;
use crate::search::dense::Vectors;
use crate::search::error::SearchError;
use crate::search::evaluation::{
    Collection, Metrics, embed, evaluate, learned_questions, measure_descriptions, read, read_descriptions, summarise,
};
use crate::search::{Engine, embedding, open_embedder};
use crate::store::Store;

/// Arguments of `caiheng eval`.
#[derive(Debug, Args)]
pub struct EvalArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Retrieval on a set in the layout of BEIR; each file plain or compressed with gzip
    Retrieval(RetrievalArgs),
    /// Descriptions of acts, and the articles that punish them, on the statutes of the store
    Descriptions(DescriptionArgs),
    /// Learn from questions that somebody answered: writes index/asked/learned.jsonl anew and embeds the questions
    Learn(LearnArgs),
}

#[derive(Debug, Args)]
struct SetArgs {
    /// Documents, JSON Lines {"_id","title"?,"text"}
    #[arg(long, value_name = "FILE")]
    corpus: PathBuf,
    /// Queries, JSON Lines {"_id","text"}
    #[arg(long, value_name = "FILE")]
    queries: PathBuf,
    /// Relevance, tab-separated query-id, corpus-id, score
    #[arg(long, value_name = "FILE")]
    qrels: PathBuf,
}

#[derive(Debug, Args)]
struct DescriptionArgs {
    /// JSON Lines {"_id","text","articles":[{"law","article"}],"as_of"?}
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Date of descriptions that have none [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
    /// Look at penalty articles only
    #[arg(long)]
    penalty_only: bool,
    /// Write what the ranking model sees of each candidate to this file, tab-separated (for scripts/learn_ranking.py)
    #[arg(long, value_name = "FILE")]
    features: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct LearnArgs {
    #[command(flatten)]
    set: SetArgs,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, Args)]
struct RetrievalArgs {
    #[command(flatten)]
    set: SetArgs,
    /// Documents searched for each query
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
    /// Write what the ranking model sees of each candidate to this file, tab-separated (for scripts/learn_ranking.py)
    #[arg(long, value_name = "FILE")]
    features: Option<PathBuf>,
    /// Embed the corpus first where that was not done yet (about a minute for 1,000 articles on two cores; goes on where it was)
    #[arg(long)]
    vectors: bool,
}

#[derive(Debug, Serialize)]
struct Report {
    #[serde(flatten)]
    metrics: Metrics,
    documents: usize,
    index_seconds: f64,
    /// Lines of the relevance file that name what the set does not hold.
    dangling: usize,
    notes: Vec<String>,
}

/// Runs the subcommand.
///
/// # Errors
/// `eval.unreadable`, `eval.format`, `search.index`, `search.io`, `cancelled`; with `--vectors` also `models.missing`,
/// `model.inference`, `index.busy`.
pub fn run(arguments: EvalArgs, context: &Context) -> Result<ExitCode, Failure> {
    match arguments.what {
        What::Retrieval(given) => retrieval(given, context),
        What::Descriptions(given) => descriptions(&given, context),
        What::Learn(given) => learn_from(&given, context),
    }
}

fn read_set(set: &SetArgs) -> Result<Collection, Failure> {
    read(&set.corpus, &set.queries, &set.qrels)
}

fn learn_from(given: &LearnArgs, context: &Context) -> Result<ExitCode, Failure> {
    let collection = read_set(&given.set)?;
    let folder = context.config.index_dir();
    let vectors = Vectors::open(&folder, open_embedder(&context.config)?)?;
    let texts = collection.questions.iter().map(|question| question.text.clone()).collect();
    embedding::run(&vectors, &folder, texts, &TerminalProgress::new(CancelFlag::default()))?;
    let mut lines = String::new();
    for learned in learned_questions(&collection) {
        lines.push_str(&serde_json::to_string(&learned).map_err(Failure::internal)?);
        lines.push('\n');
    }
    std::fs::write(&given.out, lines).map_err(SearchError::io(&given.out))?;
    context.output.print(&serde_json::json!({ "questions": collection.questions.len() }), |_| {
        format!("已学习 {} 个问题", collection.questions.len())
    })?;
    Ok(ExitCode::SUCCESS)
}

fn descriptions(given: &DescriptionArgs, context: &Context) -> Result<ExitCode, Failure> {
    let all = read_descriptions(&given.file)?;
    let mut features = writer(given.features.as_deref())?;
    let metrics = super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?;
        let engine = Engine::open(&context.config, store, open_embedder(&context.config).ok()).await?;
        let to = features.as_mut().map(|writer| writer as &mut dyn Write);
        measure_descriptions(&engine, &all, given.as_of, given.penalty_only, to).await
    })?;
    context.output.print(&metrics, |metrics| describe_metrics(metrics).join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

fn writer(file: Option<&Path>) -> Result<Option<BufWriter<File>>, Failure> {
    let Some(file) = file else { return Ok(None) };
    Ok(Some(BufWriter::new(File::create(file).map_err(SearchError::io(file))?)))
}

fn retrieval(given: RetrievalArgs, context: &Context) -> Result<ExitCode, Failure> {
    let collection = read_set(&given.set)?;
    let progress = TerminalProgress::new(CancelFlag::default());
    // Vectors of a foreign corpus stay apart from those of the statutes.
    let folder = context.config.index_dir().join("eval");
    let vectors = match open_embedder(&context.config) {
        Ok(embedder) => Some(Vectors::open(&folder, embedder)?),
        Err(failure) if given.vectors => return Err(failure),
        Err(_) => None,
    };
    if let Some(vectors) = vectors.as_ref().filter(|_| given.vectors) {
        embed(&collection, vectors, &folder, &progress)?;
    }
    let mut features = writer(given.features.as_deref())?;
    let writer = features.as_mut().map(|writer| writer as &mut dyn Write);
    let collected = evaluate(&collection, vectors.as_ref(), usize::from(given.limit), writer, &progress)?;
    let relevant = collection.questions.iter().map(|question| &question.relevant);
    let report = Report {
        metrics: summarise(collected.outcomes.iter().zip(relevant)),
        documents: collection.documents.len(),
        index_seconds: collected.index_seconds,
        dangling: collection.dangling,
        notes: collected.notes,
    };
    context.output.print(&report, describe)?;
    Ok(ExitCode::SUCCESS)
}

fn describe(report: &Report) -> String {
    let metrics = &report.metrics;
    let mut lines = vec![format!(
        "文档 {} 篇，查询 {} 个，建立全文索引 {:.1} 秒",
        report.documents, metrics.queries, report.index_seconds
    )];
    lines.extend(describe_metrics(metrics));
    if report.dangling > 0 {
        lines.push(format!("相关性文件有 {} 行指向语料或者查询中没有的编号", report.dangling));
    }
    lines.extend(report.notes.iter().cloned());
    lines.join("\n")
}

fn describe_metrics(metrics: &Metrics) -> Vec<String> {
    vec![
        format!(
            "R@1 {:.3}  R@5 {:.3}  R@10 {:.3}  R@100 {:.3}  MRR@10 {:.3}  nDCG@10 {:.3}",
            metrics.recall_1, metrics.recall_5, metrics.recall_10, metrics.recall_100, metrics.mrr_10, metrics.ndcg_10
        ),
        format!("每次检索 p50 {:.1} 毫秒，p99 {:.1} 毫秒", metrics.p50_ms, metrics.p99_ms),
    ]
}
