//! `caiheng models`: list, fetch and verify model files.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{Context, TerminalProgress};
use crate::failure::Failure;
use crate::inference::models::{DEFAULT_HUB, ModelStatus, ModelStore, PullOptions, Pulled, State, Task};
use crate::progress::CancelFlag;

/// Arguments of `caiheng models`.
#[derive(Debug, Args)]
pub struct ModelsArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the models of the manifest and whether they are here
    List,
    /// Fetch models; what is here already is left alone
    Pull(PullArgs),
    /// Read files through and compare them with the hashes on record
    Verify {
        /// Names [default: all that are here]
        names: Vec<String>,
    },
}

#[derive(Debug, Args)]
struct PullArgs {
    /// Names from `caiheng models list`
    #[arg(required_unless_present = "all_defaults")]
    names: Vec<String>,
    /// Fetch every default model
    #[arg(long)]
    all_defaults: bool,
    /// Base address of a server with <model>/<file>, tried first
    #[arg(long, value_name = "URL")]
    mirror: Option<String>,
    /// Folder with <model>/<file>, tried first
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// Base address of the model hub
    #[arg(long, value_name = "URL", env = "HF_ENDPOINT", default_value = DEFAULT_HUB)]
    hub: String,
}

/// Runs the subcommand.
///
/// # Errors
/// `models.*`, with the code that [`crate::inference::models::ModelError`] names.
pub fn run(arguments: ModelsArgs, context: &Context) -> Result<ExitCode, Failure> {
    let store = ModelStore::open(&context.config.models_dir)?;
    match arguments.action {
        Action::List => list(&store, context),
        Action::Pull(arguments) => pull(&store, arguments, context),
        Action::Verify { names } => verify(&store, &names, context),
    }
}

fn list(store: &ModelStore, context: &Context) -> Result<ExitCode, Failure> {
    context.output.print(&store.status(), |models| {
        let lines: Vec<String> = models.iter().map(line).collect();
        format!("模型文件夹：{}\n{}", store.folder().display(), lines.join("\n"))
    })?;
    Ok(ExitCode::SUCCESS)
}

/// What `pull` prints for each model.
#[derive(Serialize)]
struct PullResult {
    name: String,
    fetched: bool,
    source: Option<String>,
    folder: PathBuf,
}

fn pull(store: &ModelStore, arguments: PullArgs, context: &Context) -> Result<ExitCode, Failure> {
    let defaults = store.manifest().models.iter().filter(|entry| arguments.all_defaults && entry.default);
    let mut names = arguments.names;
    names.extend(defaults.map(|entry| entry.name.clone()));
    for name in &names {
        store.entry(name)?;
    }
    let options =
        PullOptions { mirror: arguments.mirror, from: arguments.from, hub: arguments.hub, ..PullOptions::default() };
    let progress = TerminalProgress::new(CancelFlag::default());
    let mut results = Vec::new();
    for name in names {
        let source = match store.pull(&name, &options, &progress)? {
            Pulled::AlreadyThere => None,
            Pulled::Fetched(source) => Some(source),
        };
        results.push(PullResult { folder: store.folder_of(&name), fetched: source.is_some(), name, source });
    }
    context.output.print(&results, |results| results.iter().map(pulled_line).collect::<Vec<_>>().join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

fn pulled_line(result: &PullResult) -> String {
    match &result.source {
        Some(source) => format!("{}：已从{source}获取，在 {}", result.name, result.folder.display()),
        None => format!("{}：已齐备，在 {}", result.name, result.folder.display()),
    }
}

fn verify(store: &ModelStore, names: &[String], context: &Context) -> Result<ExitCode, Failure> {
    let here = |status: &ModelStatus| status.state != State::Missing;
    let names: Vec<String> = match names {
        [] => store.status().into_iter().filter(here).map(|status| status.name).collect(),
        named => named.to_vec(),
    };
    let progress = TerminalProgress::new(CancelFlag::default());
    let mut statuses = Vec::new();
    for name in names {
        statuses.push(store.verify(store.entry(&name)?, &progress)?);
    }
    context.output.print(&statuses, |statuses| match statuses.as_slice() {
        [] => "没有已下载的模型".to_owned(),
        all => all.iter().map(verified_lines).collect::<Vec<_>>().join("\n"),
    })?;
    let sound = statuses.iter().all(|status| matches!(status.state, State::Present | State::HashUnknown));
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn line(status: &ModelStatus) -> String {
    let task = match status.task {
        Task::Transcribe => "语音识别",
        Task::Embed => "文本向量",
        Task::Generate => "文本生成",
        Task::Data => "数据",
    };
    let mut line = format!("{:<30} {task} {} {}", status.name, state_text(status.state), size_text(status.bytes));
    line.push_str(&format!("  {}（{}，{}）", status.about, status.architecture, status.licence));
    if status.default {
        line.push_str(" 默认");
    }
    if !status.runs {
        line.push_str(" 本版本还不能运行该架构");
    }
    if let Some(command) = &status.command {
        line.push_str(&format!("\n{:<30} 获取：{command}", ""));
    }
    line
}

fn verified_lines(status: &ModelStatus) -> String {
    let mut lines = vec![format!("{} {}", status.name, state_text(status.state))];
    for file in &status.files {
        let hash = file.sha256.as_deref().unwrap_or("无");
        let note = file.note.as_ref().map(|note| format!("；{note}")).unwrap_or_default();
        lines.push(format!("  {} sha256 {hash}{note}", file.path.display()));
    }
    lines.join("\n")
}

fn state_text(state: State) -> &'static str {
    match state {
        State::Present => "齐备",
        State::HashUnknown => "齐备（无登记校验值）",
        State::Missing => "缺失",
        State::Corrupt => "损坏",
    }
}

fn size_text(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| "大小未登记".to_owned(), |bytes| format!("{:.1} MB", bytes as f64 / 1e6))
}
