//! `POST /api/v1/runs/{id}/cancel`.

use axum::Json;
use axum::extract::State;

use super::super::error::{Problem, ProblemBody};
use super::super::extract::ApiPath;
use super::super::identity::Caller;
use super::super::{ApiResult, ApiState};
use super::view::RunView;
use crate::store::runs::Status;

/// 取消办理；已取消的再次取消不报错
#[utoipa::path(
    post, path = "/api/v1/runs/{id}/cancel", tag = "runs", params(("id" = String, Path, description = "办理记录编号")),
    responses(
        (status = 200, description = "已取消的办理记录", body = RunView),
        (status = 404, description = "run.not_found", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "run.ended（已经办完或失败）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn cancel_run(
    State(state): State<ApiState>,
    caller: Caller,
    ApiPath(id): ApiPath<String>,
) -> ApiResult<RunView> {
    let run = super::find(&state, &caller, &id).await?;
    if matches!(run.status, Status::Done | Status::Failed) {
        return Err(Problem::new("run.ended", format!("办理{}，不能取消", run.status.label())));
    }
    let store = &state.services.store;
    // The run first: whatever the work under way still reports then changes nothing.
    super::acting(&state, &caller).cancel(&id).await?;
    if let Some(job) = store.jobs().latest_for_run(&id).await? {
        store.jobs().cancel(&job.id).await?;
    }
    if let Some(live) = state.hub.find(&id) {
        live.cancel();
    }
    Ok(Json(super::find(&state, &caller, &id).await?.into()))
}
