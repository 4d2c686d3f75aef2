//! `caiheng range`: statutory range, tier and range for a case, step by step.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;

use super::Context;
use crate::assist::range_question::{RangeAnswer, answer};
use crate::clock::SystemClock;
use crate::discretion::range::FineRange;
use crate::discretion::request;
use crate::failure::Failure;
use crate::store::Store;

/// Arguments of `caiheng range`.
#[derive(Debug, Args)]
pub struct RangeArgs {
    /// Facts of the case in JSON: law, article, date, and goods_value, illegal_gain, subject, circumstances where known
    #[arg(value_name = "facts.json")]
    facts: PathBuf,
}

/// Runs the subcommand.
///
/// # Errors
/// `range.*`, `laws.empty`, `law.*`, `store.*`.
pub fn run(arguments: RangeArgs, context: &Context) -> Result<ExitCode, Failure> {
    let json = super::text_file::read(&arguments.facts)?;
    let question = request::parse(&json)?;
    let answered = super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?;
        answer(&question, &store).await
    })?;
    context.output.print(&answered, in_words)?;
    Ok(ExitCode::SUCCESS)
}

fn in_words(answer: &RangeAnswer) -> String {
    let report = &answer.report;
    let tier = report.tier.as_ref().map_or("由办案人员裁量", |tier| tier.name.as_str());
    let mut lines = vec![
        format!("《{}》{}", answer.law, answer.number),
        format!("法定幅度：{}", range(report.statutory)),
        format!("裁量档次：{tier}"),
        format!("本案幅度：{}", range(report.case)),
    ];
    if !report.other.is_empty() {
        lines.push(format!("其他处罚：{}", report.other.join("、")));
    }
    lines.push("步骤：".to_owned());
    for (step, number) in report.steps.iter().zip(1..) {
        lines.push(format!("  {number}. {}（{}）", step.rule, step.source));
        lines.push(format!("     {} → {}", step.input, step.result));
    }
    if !report.notes.is_empty() {
        lines.push("须由人处理：".to_owned());
        lines.extend(report.notes.iter().map(|note| format!("  - {note}")));
    }
    lines.join("\n")
}

fn range(range: FineRange) -> String {
    match (range.min, range.max) {
        (None, None) => "未能确定".to_owned(),
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min}至{max}"),
        (Some(min), None) => format!("{min}以上"),
        (None, Some(max)) => format!("{max}以下"),
    }
}
