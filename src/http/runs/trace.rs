//! `GET /api/v1/runs/{id}/trace`.

use axum::Json;
use axum::extract::State;

use super::super::error::ProblemBody;
use super::super::extract::ApiPath;
use super::super::identity::Caller;
use super::super::{ApiResult, ApiState};
use crate::assist::provenance::{RunTrace, trace};

/// 追溯：草稿的每一句依据什么，直到笔录、条文、裁量步骤、模型和日志
#[utoipa::path(
    get, path = "/api/v1/runs/{id}/trace", tag = "runs", params(("id" = String, Path, description = "办理记录编号")),
    responses(
        (status = 200, description = "每一句及其依据", body = RunTrace),
        (status = 404, description = "run.not_found", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "run.undrafted（还没有写到草稿）", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_trace(
    State(state): State<ApiState>,
    caller: Caller,
    ApiPath(id): ApiPath<String>,
) -> ApiResult<RunTrace> {
    super::find(&state, &caller, &id).await?;
    Ok(Json(trace(&state.services, &id).await?))
}
