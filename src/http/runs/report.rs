//! `GET /api/v1/runs/{id}/report`.

use axum::Json;
use axum::extract::State;
use serde_json::Value;

use super::super::error::{Problem, ProblemBody};
use super::super::extract::ApiPath;
use super::super::identity::Caller;
use super::super::{ApiResult, ApiState};
use crate::assist::report::AssistReport;

/// 办理结果：与 `caiheng assist --json` 相同
#[utoipa::path(
    get, path = "/api/v1/runs/{id}/report", tag = "runs", params(("id" = String, Path, description = "办理记录编号")),
    responses(
        (status = 200, description = "办理结果", body = AssistReport),
        (status = 404, description = "run.not_found、report.not_found（还没有办完）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn get_report(
    State(state): State<ApiState>,
    caller: Caller,
    ApiPath(id): ApiPath<String>,
) -> ApiResult<Value> {
    let run = super::find(&state, &caller, &id).await?;
    // As it was stored: what is on record is what is shown.
    let report = run.report.ok_or_else(|| Problem::new("report.not_found", "还没有办理结果：办理尚未完成"))?;
    Ok(Json(report))
}
