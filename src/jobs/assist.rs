//! The job `assist`: takes up a run of the main job and sees it to its end.

use std::sync::Arc;

use tokio::task::{JoinError, JoinHandle};
use tokio::time::MissedTickBehavior;

use super::hub::LiveRun;
use super::worker::{HEARTBEAT, Workplace};
use crate::assist::pipeline;
use crate::assist::report::AssistReport;
use crate::failure::Failure;
use crate::store::StoreError;
use crate::store::jobs::{Heartbeat, Job};
use crate::store::runs::Status;

/// Kind of this job in the queue.
pub const KIND: &str = "assist";

/// A run whose process died that often may be what kills it, and is given up.
const MAX_ATTEMPTS: u32 = 4;

type Work = JoinHandle<Result<AssistReport, Failure>>;

/// Why the work stopped.
enum Stop {
    /// It came to its own end.
    Ended(Result<(), Failure>),
    /// The service is about to stop.
    Shutdown,
    /// Another worker holds the job: ours was not heard of for too long.
    LeaseLost,
}

/// Runs or resumes the run that `job` names; says how it ended.
pub(super) async fn perform(place: &Workplace, job: &Job) -> Result<&'static str, Failure> {
    let Some(run_id) = job.run_id.as_deref() else {
        return fail(place, job, None, &Failure::new("job.payload", "任务没有写明要办理的记录")).await;
    };
    match place.services.store.runs().get(run_id).await?.map(|run| run.status) {
        None => return fail(place, job, None, &Failure::new("run.not_found", "要办理的记录不存在")).await,
        // The process died after the run's end and before the job's.
        Some(Status::Done) => return complete(place, job).await,
        Some(Status::Cancelled) => return cancelled(place, job).await,
        Some(Status::Pending | Status::Running | Status::Failed) => {}
    }
    if job.attempts > MAX_ATTEMPTS {
        let failure = Failure::new("job.gave_up", format!("程序已在办理中意外退出 {MAX_ATTEMPTS} 次，不再重试"))
            .with_hint("请查看服务日志；内存不足时请换用较小的模型后重新提交");
        return fail(place, job, Some(run_id), &failure).await;
    }
    let live = place.hub.begin(run_id);
    let (services, id, progress) = (place.services.clone(), run_id.to_owned(), live.run());
    // A task of its own: a panic in a step must not end the worker.
    let mut work: Work = tokio::spawn(async move { pipeline::run(&services, &id, progress).await });
    let stop = watch(place, job, &mut work, &live.run()).await;
    if !matches!(stop, Stop::Ended(_)) {
        // Records nothing more from here on; what runs outside async stops at its next checkpoint.
        work.abort();
        live.run().cancel();
    }
    settle(place, job, run_id, stop).await
}

async fn watch(place: &Workplace, job: &Job, work: &mut Work, live: &Arc<LiveRun>) -> Stop {
    let mut beat = tokio::time::interval(HEARTBEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            ended = &mut *work => return Stop::Ended(outcome_of(ended)),
            () = place.shutdown.begun() => return Stop::Shutdown,
            _ = beat.tick() => match place.services.store.jobs().heartbeat(&job.id, &place.name).await {
                Ok(Heartbeat::Continue) => {}
                Ok(Heartbeat::Stop) => live.cancel(),
                Err(StoreError::LeaseLost(_)) => return Stop::LeaseLost,
                Err(error) => tracing::warn!(job = job.id, %error, "a heartbeat was missed"),
            },
        }
    }
}

async fn settle(place: &Workplace, job: &Job, run_id: &str, stop: Stop) -> Result<&'static str, Failure> {
    let outcome = match stop {
        Stop::LeaseLost => return Ok("lease lost"),
        Stop::Shutdown => {
            place.services.store.jobs().hand_back(&job.id, &place.name).await?;
            return Ok("handed back");
        }
        Stop::Ended(outcome) => outcome,
    };
    let status = place.services.store.runs().get(run_id).await?.map(|run| run.status);
    match outcome {
        // The user's word outranks both a result and an error that came after it.
        _ if status == Some(Status::Cancelled) => cancelled(place, job).await,
        Ok(()) => complete(place, job).await,
        Err(failure) => fail(place, job, Some(run_id), &failure).await,
    }
}

async fn complete(place: &Workplace, job: &Job) -> Result<&'static str, Failure> {
    place.services.store.jobs().complete(&job.id, &place.name).await?;
    Ok("done")
}

async fn cancelled(place: &Workplace, job: &Job) -> Result<&'static str, Failure> {
    place.services.store.jobs().cancelled(&job.id, &place.name).await?;
    Ok("cancelled")
}

async fn fail(place: &Workplace, job: &Job, run_id: Option<&str>, failure: &Failure) -> Result<&'static str, Failure> {
    tracing::warn!(job = job.id, %failure, "job fails");
    if let Some(run_id) = run_id {
        fail_run(place, run_id, failure).await?;
    }
    place.services.store.jobs().fail(&job.id, &place.name, failure.code, &failure.message).await?;
    Ok("failed")
}

/// Records the failure in the run, unless the pipeline did so itself, and in the step that a panic left running.
async fn fail_run(place: &Workplace, run_id: &str, failure: &Failure) -> Result<(), Failure> {
    let runs = place.services.store.runs();
    for step in runs.steps(run_id).await?.iter().filter(|step| step.status == Status::Running) {
        runs.fail_step(run_id, &step.name, failure.code, &failure.message).await?;
    }
    let already = runs.get(run_id).await?.is_some_and(|run| run.status == Status::Failed);
    if !already {
        runs.fail(run_id, failure.code, &failure.message).await?;
    }
    Ok(())
}

/// The pipeline stores its report itself; here only matters whether it came to one.
fn outcome_of(ended: Result<Result<AssistReport, Failure>, JoinError>) -> Result<(), Failure> {
    match ended {
        Ok(outcome) => outcome.map(drop),
        Err(error) => match error.try_into_panic() {
            Ok(panic) => Err(Failure::internal(crate::lifecycle::panic_message(panic.as_ref()))),
            Err(error) => Err(Failure::internal(error)),
        },
    }
}
