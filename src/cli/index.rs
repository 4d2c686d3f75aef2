//! `caiheng index`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};

use super::{Context, TerminalProgress};
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::progress::CancelFlag;
use crate::search::embedding::Scope;
use crate::search::error::SearchError;
use crate::search::status::IndexStatus;
use crate::search::{Engine, open_embedder};
use crate::store::Store;

/// Arguments of `caiheng index`.
#[derive(Debug, Args)]
pub struct IndexArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Build what is not up to date; may be stopped and goes on where it was
    Build(BuildArgs),
    /// Say what is indexed
    Status,
    /// Write the vectors of penalty articles to a file, to ship with the program (index/vectors)
    Export {
        /// The file
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
struct BuildArgs {
    /// Build the vectors too: penalty articles first, all of them take about half an hour of two cores
    #[arg(long)]
    vectors: bool,
    /// With --vectors: penalty articles and past cases only (minutes)
    #[arg(long, requires = "vectors")]
    penalty_only: bool,
    /// With --vectors: build a new vector index beside the one in use and switch to it at the end; searches go on meanwhile
    #[arg(long, requires = "vectors")]
    anew: bool,
    /// With --vectors: delete the vectors of what is no longer held
    #[arg(long, requires = "vectors", conflicts_with_all = ["anew", "penalty_only"])]
    prune: bool,
}

/// Runs the subcommand.
///
/// # Errors
/// `laws.empty`, `index.busy`, `index.no_embedder`, `cancelled`, and whatever store and indexes say.
pub fn run(arguments: IndexArgs, context: &Context) -> Result<ExitCode, Failure> {
    let runtime = super::runtime()?;
    let cancel = CancelFlag::default();
    let on_interrupt = cancel.clone();
    runtime.spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            on_interrupt.cancel();
        }
    });
    let embedder = match (&arguments.what, open_embedder(&context.config)) {
        (_, Ok(embedder)) => Some(embedder),
        (What::Build(BuildArgs { vectors: true, .. }), Err(failure)) => return Err(failure),
        (_, Err(_)) => None,
    };
    let engine = runtime.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?;
        Engine::open(&context.config, store, embedder).await
    })?;
    if let What::Export { file } = &arguments.what {
        let bytes = runtime.block_on(engine.export_vectors())?;
        std::fs::write(file, bytes).map_err(SearchError::io(file))?;
    }
    if let What::Build(given) = arguments.what {
        let progress = Arc::new(TerminalProgress::new(cancel));
        runtime.block_on(engine.build_lexical(Arc::clone(&progress) as _))?;
        if given.vectors {
            let scope = if given.penalty_only { Scope::PenaltiesAndCases } else { Scope::All };
            let _entered = runtime.enter();
            if given.anew {
                engine.rebuild_vectors(scope, progress.as_ref()).map_err(explain)?;
            } else {
                engine.embed(scope, progress.as_ref()).map_err(explain)?;
            }
            if given.prune {
                engine.prune_vectors()?;
            }
        }
    }
    let status = runtime.block_on(engine.status())?;
    context.output.print(&status, describe)?;
    Ok(ExitCode::SUCCESS)
}

fn explain(failure: Failure) -> Failure {
    if failure.code == "cancelled" {
        failure.with_hint("已建立的部分已保存，再次运行会接着建立")
    } else {
        failure
    }
}

fn describe(status: &IndexStatus) -> String {
    let mut lines = vec![format!(
        "全文索引：条文 {} 条（其中罚则 {} 条），案例 {} 件",
        status.provisions, status.penalty_provisions, status.cases
    )];
    lines.push(match &status.model {
        None => "向量索引：没有可用的向量模型（运行 caiheng models pull）".to_owned(),
        Some(model) => format!(
            "向量索引（{}）：条文 {}/{}，其中罚则 {}/{}，案例 {}/{}（模型 {model}）",
            status.vector_backend.as_deref().unwrap_or_default(),
            status.provisions_with_vectors,
            status.provisions,
            status.penalties_with_vectors,
            status.penalty_provisions,
            status.cases_with_vectors,
            status.cases
        ),
    });
    lines.extend(status.vector_problem.iter().map(|problem| format!("提示：向量索引现在不可用（{problem}）")));
    lines.extend(status.notes.iter().map(|note| format!("提示：{note}")));
    lines.join("\n")
}
