//! `caiheng trace`: from a sentence of a draft back to what it rests on.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::{Context, runtime};
use crate::assist::facts::Origin;
use crate::assist::pipeline::Services;
use crate::assist::provenance::{FactSupport, ProvisionSupport, RunTrace, SentenceTrace, StepTrace, Support, trace};
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::store::runs::Scope;

/// Arguments of `caiheng trace`.
#[derive(Debug, Args)]
pub struct TraceArgs {
    /// Identifier of the run, or `latest`
    run: String,
    /// Number of the sentence; without it, all sentences are listed
    #[arg(long, value_name = "N")]
    sentence: Option<usize>,
}

/// Runs the subcommand.
///
/// # Errors
/// Those of [`trace`]; `run.no_sentence`.
pub fn run(arguments: TraceArgs, context: &Context) -> Result<ExitCode, Failure> {
    let mut traced = runtime()?.block_on(async {
        let services = Services::open(context.config.clone(), Arc::new(SystemClock)).await?;
        let run = named(&services, &arguments.run).await?;
        trace(&services, &run).await
    })?;
    let Some(number) = arguments.sentence else {
        context.output.print(&traced, list)?;
        return Ok(ExitCode::SUCCESS);
    };
    let last = traced.sentences.len();
    traced.sentences.retain(|sentence| sentence.id == number);
    if traced.sentences.is_empty() {
        let failure = Failure::new("run.no_sentence", format!("草稿没有第 {number} 句"));
        return Err(failure.with_hint(format!("共 {last} 句；不带 --sentence 列出全部")));
    }
    context.output.print(&traced, |traced| traced.sentences.iter().map(|sentence| one(traced, sentence)).collect())?;
    Ok(ExitCode::SUCCESS)
}

/// The run that is meant.
pub(super) async fn named(services: &Services, run: &str) -> Result<String, Failure> {
    if run != "latest" {
        return Ok(run.to_owned());
    }
    let newest = services.store.runs().list(1, None, Scope::All).await?.into_iter().next();
    newest.map(|run| run.id).ok_or_else(|| Failure::new("run.not_found", "还没有办理记录"))
}

fn list(traced: &RunTrace) -> String {
    let mut lines = vec![format!("办理记录 {}（{}）", traced.run, traced.file_name)];
    lines.extend(traced.notes.iter().map(|note| format!("注意：{note}")));
    lines.extend(traced.sentences.iter().map(|sentence| {
        let kinds: Vec<String> = sentence.rests_on.iter().map(short).collect();
        let rests_on = if kinds.is_empty() { "来源不明".to_owned() } else { kinds.join("、") };
        format!("{:>4}  {}  〔{rests_on}〕", sentence.id, sentence.text.replace('\n', " "))
    }));
    lines.join("\n")
}

fn short(support: &Support) -> String {
    match support {
        Support::Fact(fact) => fact.name.to_owned(),
        Support::Provision(provision) => provision.article.clone(),
        Support::Range { .. } => "裁量结果".to_owned(),
        Support::RangeStep { number, .. } => format!("裁量步骤{number}"),
        Support::Setting { name } => format!("设置 {name}"),
        Support::File { .. } => "来源文件".to_owned(),
        Support::Day { .. } => "拟稿日期".to_owned(),
        Support::Template { .. } => "固定文字".to_owned(),
        Support::Open {} => "待补".to_owned(),
        Support::Lost { .. } => "记录缺失".to_owned(),
    }
}

fn one(traced: &RunTrace, sentence: &SentenceTrace) -> String {
    let mut text = format!("第 {} 句：{}\n", sentence.id, sentence.text);
    for note in &traced.notes {
        let _ = writeln!(text, "注意：{note}");
    }
    if let Some(before) = &sentence.before {
        let _ = writeln!(text, "模型改写前：{before}");
    }
    let mut made_by: Vec<&str> = vec!["draft", "check"];
    for support in &sentence.rests_on {
        text.push_str(&long(support));
        made_by.extend(steps_of(support));
    }
    if sentence.rests_on.is_empty() {
        text.push_str("依据：不明\n");
    }
    text.push_str("记录：\n");
    for step in traced.steps.iter().filter(|step| made_by.contains(&step.name.as_str())) {
        text.push_str(&recorded(step));
    }
    text
}

fn steps_of(support: &Support) -> &'static [&'static str] {
    match support {
        Support::Fact(_) => &["transcribe", "extract"],
        Support::Provision(_) => &["provisions", "choose"],
        Support::Range { .. } | Support::RangeStep { .. } => &["range"],
        Support::File { .. } => &["transcribe"],
        _ => &[],
    }
}

fn long(support: &Support) -> String {
    match support {
        Support::Fact(found) => format!("依据：{}", fact(found)),
        Support::Provision(found) => format!("依据：{}", provision(found)),
        Support::Range { steps, inputs, .. } => {
            let inputs: String = inputs.iter().map(|found| format!("  其中 {}", fact(found))).collect();
            format!("依据：裁量结果，共 {steps} 步\n{inputs}")
        }
        Support::RangeStep { number, step } => format!(
            "依据：裁量第 {number} 步：{}\n  输入：{}\n  结果：{}\n  来源：{}\n",
            step.rule, step.input, step.result, step.source
        ),
        Support::Setting { name } => format!("依据：设置 {name}\n"),
        Support::File { name, sha256 } => format!("依据：来源文件 {name}\n  sha256 {sha256}\n"),
        Support::Day { date } => format!("依据：拟稿日期 {date}\n"),
        Support::Template { version } => {
            format!("依据：文书模板的固定文字（{}）\n", version.as_deref().unwrap_or("版本不明"))
        }
        Support::Open {} => "依据：无，由承办人填写\n".to_owned(),
        Support::Lost { what } => format!("依据：记录中已没有 {what}\n"),
    }
}

fn fact(found: &FactSupport) -> String {
    let by = match found.origin {
        Origin::Rule => "规则读出",
        Origin::Model => "模型提出",
        Origin::None => "没有读到",
    };
    let doubt = if found.supported || found.value.is_null() { "" } else { "，笔录中未见依据" };
    let mut text = format!("{}：{}（{by}{doubt}）\n", found.name, found.value);
    for segment in &found.segments {
        let speaker = segment.speaker.as_deref().map(|speaker| format!("{speaker}：")).unwrap_or_default();
        let place = if segment.end > segment.start {
            format!("{:.1}–{:.1} 秒", segment.start, segment.end)
        } else {
            "文字，无时间".to_owned()
        };
        let _ = writeln!(text, "    笔录第 {} 句（{place}）{speaker}{}", segment.number, segment.text);
    }
    text
}

fn provision(found: &ProvisionSupport) -> String {
    let role = if found.role == "penalty" { "处罚依据" } else { "被违反的义务" };
    let from = found.validity.from.map_or_else(|| "施行日期不明".to_owned(), |from| format!("{from} 起施行"));
    let until = found.validity.to.map(|to| format!("，{to} 失效")).unwrap_or_default();
    let mut text = format!("{role}：《{}》{}{}（{from}{until}）\n", found.law, found.article, found.part);
    for said in found.version_note.iter().chain(&found.reason) {
        let _ = writeln!(text, "    {said}");
    }
    let _ = writeln!(text, "    检索排第 {}：{}", found.rank, found.why.join("；"));
    text
}

fn recorded(step: &StepTrace) -> String {
    let by = match (&step.model, &step.model_sha256) {
        (Some(model), sha256) => {
            let prompt = step.prompt_version.as_deref().unwrap_or("无提示词");
            format!("模型 {model}（sha256 {}），{prompt}", sha256.as_deref().unwrap_or("没有记录"))
        }
        _ => "规则和数据，没有用模型".to_owned(),
    };
    let mut text = format!("  {}：{by}\n", step.name);
    for entry in &step.entries {
        let state = if entry.intact { "" } else { "  与记录不符！" };
        let _ = writeln!(text, "    日志第 {} 条 {} {} {}{state}", entry.seq, entry.at, entry.action, entry.hash);
    }
    text
}
