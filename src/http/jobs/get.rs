//! `GET /api/v1/jobs/{id}`.

use axum::Json;
use axum::extract::State;

use super::super::error::{Problem, ProblemBody};
use super::super::extract::ApiPath;
use super::super::identity::Caller;
use super::super::runs::scope;
use super::super::runs::view::JobView;
use super::super::{ApiResult, ApiState};

/// 排队任务的状态
#[utoipa::path(
    get, path = "/api/v1/jobs/{id}", tag = "runs", params(("id" = String, Path, description = "任务编号")),
    responses(
        (status = 200, description = "任务", body = JobView),
        (status = 404, description = "job.not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_job(
    State(state): State<ApiState>,
    caller: Caller,
    ApiPath(id): ApiPath<String>,
) -> ApiResult<JobView> {
    let found = state.services.store.jobs().get(&id).await?;
    let job = found.ok_or_else(|| unknown(&id))?;
    if let Some(run_id) = &job.run_id
        && let Some(run) = state.services.store.runs().get(run_id).await?
        && !scope(&caller).holds(run.owner.as_ref())
    {
        return Err(unknown(&id));
    }
    Ok(Json(job.into()))
}

fn unknown(id: &str) -> Problem {
    Problem::new("job.not_found", format!("没有任务 {id}"))
}
