//! Runs, steps and jobs as the API shows them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::assist::pipeline::STEPS;
use crate::store::jobs::Job;
use crate::store::runs::{Run, Status, StepRow};

/// What something failed with.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ErrorView {
    /// Stable identifier, `<area>.<what>`.
    #[schema(example = "audio.empty")]
    code: String,
    /// One sentence in Chinese.
    message: String,
}

impl ErrorView {
    fn of(code: Option<String>, message: Option<String>) -> Option<Self> {
        code.map(|code| Self { code, message: message.unwrap_or_default() })
    }
}

/// A run of the main job, without its results.
#[derive(Debug, Serialize, ToSchema)]
pub struct RunView {
    /// UUID; later runs sort after earlier ones.
    id: String,
    /// Title for lists.
    title: String,
    /// Name of the uploaded file.
    file_name: String,
    /// `audio` or `transcript`.
    kind: String,
    /// SHA-256 of the file, in hex.
    sha256: String,
    /// Date of the act where the user gave one.
    as_of: Option<NaiveDate>,
    /// How far it is.
    status: Status,
    /// What it failed with.
    error: Option<ErrorView>,
    /// When it was created.
    created_at: DateTime<Utc>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
    /// When it was done, failed or was cancelled.
    finished_at: Option<DateTime<Utc>>,
}

impl From<Run> for RunView {
    fn from(run: Run) -> Self {
        Self {
            id: run.id,
            title: run.title,
            file_name: run.file_name,
            kind: run.kind,
            sha256: run.sha256,
            as_of: run.as_of,
            status: run.status,
            error: ErrorView::of(run.error_code, run.error_message),
            created_at: run.created_at,
            updated_at: run.updated_at,
            finished_at: run.finished_at,
        }
    }
}

/// A job of the queue.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobView {
    /// UUID.
    id: String,
    /// What is done: `assist`.
    kind: String,
    /// The run it is about.
    run_id: Option<String>,
    /// How far it is.
    status: Status,
    /// How often a worker took it; more than 1 after a restart.
    attempts: u32,
    /// What it failed with.
    error: Option<ErrorView>,
    /// When it was queued.
    created_at: DateTime<Utc>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

impl From<Job> for JobView {
    fn from(job: Job) -> Self {
        Self {
            id: job.id,
            kind: job.kind,
            run_id: job.run_id,
            status: job.status,
            attempts: job.attempts,
            error: ErrorView::of(job.error_code, job.error_message),
            created_at: job.created_at,
            updated_at: job.updated_at,
        }
    }
}

/// How far a step is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StepView {
    /// The step; the eight steps always come in the same order.
    #[schema(example = "transcribe")]
    pub name: &'static str,
    /// How far it is.
    pub status: Status,
    /// How long it took, in seconds.
    seconds: Option<f64>,
    /// When it began.
    started_at: Option<DateTime<Utc>>,
    /// What it failed with.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorView>,
}

/// All steps in order, also those that have not begun. In a cancelled run no step is shown as going on.
pub fn steps_of(run_status: Status, rows: &[StepRow]) -> Vec<StepView> {
    STEPS.iter().map(|name| step_of(name, run_status, rows.iter().find(|row| row.name == *name))).collect()
}

fn step_of(name: &'static str, run_status: Status, row: Option<&StepRow>) -> StepView {
    let Some(row) = row else {
        return StepView { name, status: Status::Pending, seconds: None, started_at: None, error: None };
    };
    StepView {
        name,
        status: shown_status(run_status, row.status),
        seconds: row.seconds,
        started_at: Some(row.started_at),
        error: ErrorView::of(row.error_code.clone(), row.error_message.clone()),
    }
}

/// A step that was cut off by a cancellation keeps `running` in the store; it is cancelled, too.
pub fn shown_status(run_status: Status, step_status: Status) -> Status {
    match (run_status, step_status) {
        (Status::Cancelled, Status::Running) => Status::Cancelled,
        (_, status) => status,
    }
}

/// Whether nothing more will happen to the run by itself.
pub fn has_ended(status: Status) -> bool {
    matches!(status, Status::Done | Status::Failed | Status::Cancelled)
}
