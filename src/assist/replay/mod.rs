//! Makes the steps of a run again from what is on record, and says whether the same comes out.
//!
//! Each step is given the recorded results of the steps before it, the day on which it was made, and the model that made it. Where
//! that model or its prompt is not there any more, nothing is made again, and that is said.

mod compare;
mod conditions;
mod steps;

use std::sync::Arc;
use std::time::Instant;

use serde::Serialize;

use super::pipeline::STEPS;
use super::services::Services;
use super::stored::Stored;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::store::runs::Status;

pub use compare::Difference;

/// Differences that are listed of a step.
const MOST_LISTED: usize = 20;

/// What came of a replay.
#[derive(Debug, Clone, Serialize)]
pub struct Replay {
    /// The run.
    pub run: String,
    /// Whether every step that was asked for came out the same.
    pub same: bool,
    /// The steps in order.
    pub steps: Vec<StepReplay>,
}

/// What came of a step.
#[derive(Debug, Clone, Serialize)]
pub struct StepReplay {
    /// The step.
    pub name: &'static str,
    /// Whether it came out the same.
    pub verdict: Verdict,
    /// Why it was not made again, or what it failed with, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The model that made it, then and now; `None` for a step of rules and data alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// What is not as it was then, or not known to be, in Chinese.
    pub conditions: Vec<String>,
    /// Where the results differ, at most 20.
    pub differences: Vec<Difference>,
    /// Differences beyond those listed.
    pub unlisted: usize,
    /// How long it took, in seconds.
    pub seconds: f64,
}

/// Whether a step came out the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The very same result.
    Same,
    /// Another result.
    Differs,
    /// It was not made again.
    NotReplayed,
}

/// Makes the steps of a run again, or the one that is named.
///
/// # Errors
/// `run.not_found`, `run.no_step` where no step has that name, `run.unreadable`, `cancelled`, `store.*`. What a step fails with is part
/// of the answer.
pub async fn replay(
    services: &Services,
    run_id: &str,
    only: Option<&str>,
    progress: Arc<dyn Progress>,
) -> Result<Replay, Failure> {
    if let Some(name) = only.filter(|name| !STEPS.contains(name)) {
        let failure = Failure::new("run.no_step", format!("没有名为 {name} 的步骤"));
        return Err(failure.with_hint(format!("步骤：{}", STEPS.join("、"))));
    }
    let stored = Stored::load(services, run_id).await?;
    let mut then: Option<Services> = None;
    let mut steps = Vec::new();
    for name in STEPS.into_iter().filter(|name| only.is_none_or(|only| only == *name)) {
        progress.checkpoint()?;
        let begin = Instant::now();
        let made = one(services, &mut then, &stored, name, progress.clone()).await?;
        steps.push(StepReplay { seconds: begin.elapsed().as_secs_f64(), ..made });
    }
    let same = steps.iter().all(|step| step.verdict == Verdict::Same);
    Ok(Replay { run: run_id.to_owned(), same, steps })
}

async fn one(
    services: &Services,
    then: &mut Option<Services>,
    stored: &Stored,
    name: &'static str,
    progress: Arc<dyn Progress>,
) -> Result<StepReplay, Failure> {
    let mut told = StepReplay {
        name,
        verdict: Verdict::NotReplayed,
        reason: None,
        model: None,
        conditions: Vec::new(),
        differences: Vec::new(),
        unlisted: 0,
        seconds: 0.0,
    };
    let Some(row) = stored.row(name).filter(|row| row.status == Status::Done) else {
        told.reason = Some("这一步没有完成，没有可以比较的结果".to_owned());
        return Ok(told);
    };
    told.model = row.model.clone();
    told.conditions = conditions::of(services, row).await?;
    if let Err(failure) = conditions::allow(services, row) {
        told.reason = Some(failure.message);
        return Ok(told);
    }
    let place = conditions::place(services, then, stored, row);
    match steps::again(&place, stored, row, progress).await {
        Ok(output) => {
            let before = row.output.clone().unwrap_or_default();
            let mut differences = compare::differences(&before, &compare::as_stored(output, &before)?);
            told.verdict = if differences.is_empty() { Verdict::Same } else { Verdict::Differs };
            told.unlisted = differences.len().saturating_sub(MOST_LISTED);
            differences.truncate(MOST_LISTED);
            told.differences = differences;
        }
        Err(failure) if failure.code == "cancelled" => return Err(failure),
        Err(failure) => told.reason = Some(failure.to_string()),
    }
    Ok(told)
}
