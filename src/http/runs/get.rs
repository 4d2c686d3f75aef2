//! `GET /api/v1/runs/{id}`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::error::ProblemBody;
use super::super::extract::ApiPath;
use super::super::identity::Caller;
use super::super::{ApiResult, ApiState};
use super::view::{JobView, RunView, StepView, steps_of};
use crate::progress::ProgressEvent;

/// A run, its job and how far its steps are.
#[derive(Debug, Serialize, ToSchema)]
pub struct RunDetail {
    /// The run.
    run: RunView,
    /// Its newest job; null for a run made on the command line.
    job: Option<JobView>,
    /// All steps in order.
    steps: Vec<StepView>,
    /// The last report of the work under way; null where none is, or where another process does it.
    progress: Option<ProgressEvent>,
}

/// 办理记录及各步进度
#[utoipa::path(
    get, path = "/api/v1/runs/{id}", tag = "runs", params(("id" = String, Path, description = "办理记录编号")),
    responses(
        (status = 200, description = "办理记录", body = RunDetail),
        (status = 404, description = "run.not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_run(
    State(state): State<ApiState>,
    caller: Caller,
    ApiPath(id): ApiPath<String>,
) -> ApiResult<RunDetail> {
    let run = super::find(&state, &caller, &id).await?;
    let store = &state.services.store;
    let steps = steps_of(run.status, &store.runs().steps(&id).await?);
    let job = store.jobs().latest_for_run(&id).await?.map(JobView::from);
    let progress = state.hub.find(&id).and_then(|live| live.last());
    Ok(Json(RunDetail { run: run.into(), job, steps, progress }))
}
