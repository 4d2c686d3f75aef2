//! `caiheng replay`: makes the steps of a run again and compares the results; exits with 1 unless all are the same.

use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::{Context, TerminalProgress, runtime};
use crate::assist::pipeline::Services;
use crate::assist::replay::{Difference, Replay, StepReplay, Verdict, replay};
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::progress::CancelFlag;

/// Characters of a value that are shown.
const SHOWN: usize = 120;

/// Arguments of `caiheng replay`.
#[derive(Debug, Args)]
pub struct ReplayArgs {
    /// Identifier of the run, or `latest`
    run: String,
    /// Only this step: transcribe, extract, provisions, choose, range, cases, draft, check
    #[arg(long, value_name = "NAME")]
    step: Option<String>,
}

/// Runs the subcommand.
///
/// # Errors
/// Those of [`replay`].
pub fn run(arguments: ReplayArgs, context: &Context) -> Result<ExitCode, Failure> {
    let done = runtime()?.block_on(async {
        let services = Services::open(context.config.clone(), Arc::new(SystemClock)).await?;
        let run = super::trace::named(&services, &arguments.run).await?;
        let progress = Arc::new(TerminalProgress::new(CancelFlag::default()));
        replay(&services, &run, arguments.step.as_deref(), progress).await
    })?;
    context.output.print(&done, text)?;
    Ok(if done.same { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn text(done: &Replay) -> String {
    let steps: Vec<String> = done.steps.iter().map(step).collect();
    format!("办理记录 {}\n{}", done.run, steps.join("\n"))
}

fn step(done: &StepReplay) -> String {
    let verdict = match done.verdict {
        Verdict::Same => "相同",
        Verdict::Differs => "不同",
        Verdict::NotReplayed => "没有重做",
    };
    let by = done.model.as_deref().map_or_else(|| "规则和数据".to_owned(), |model| format!("模型 {model}"));
    let mut lines = vec![format!("{}：{verdict}（{by}，{:.1} 秒）", done.name, done.seconds)];
    lines.extend(done.reason.iter().map(|reason| format!("    {reason}")));
    lines.extend(done.conditions.iter().map(|condition| format!("    {condition}")));
    lines.extend(done.differences.iter().map(difference));
    if done.unlisted > 0 {
        lines.push(format!("    另有 {} 处未列出", done.unlisted));
    }
    lines.join("\n")
}

fn difference(found: &Difference) -> String {
    let shown = |value: &Option<serde_json::Value>| match value {
        Some(value) => value.to_string().chars().take(SHOWN).collect(),
        None => "无".to_owned(),
    };
    format!("    {}：当时 {}，现在 {}", found.at, shown(&found.before), shown(&found.now))
}
