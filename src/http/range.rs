//! `POST /api/v1/range`.

use axum::Json;
use axum::extract::State;

use super::error::ProblemBody;
use super::extract::ApiJson;
use super::{ApiResult, ApiState};
use crate::assist::range_question::{RangeAnswer, answer};
use crate::discretion::request::RangeRequest;

/// 计算幅度：法定幅度、裁量档次、本案幅度，逐步说明
#[utoipa::path(
    post, path = "/api/v1/range", tag = "checks", request_body = RangeRequest,
    responses(
        (status = 200, description = "幅度及其步骤", body = RangeAnswer),
        (status = 400, description = "request.json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "request.content_type", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 422, description = "request.fields、range.*、law.unknown、law.no_article、law.not_in_force", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 503, description = "laws.empty（还没有导入法律）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn compute_range(
    State(state): State<ApiState>,
    ApiJson(request): ApiJson<RangeRequest>,
) -> ApiResult<RangeAnswer> {
    let question = request.check()?;
    let services = &state.services;
    Ok(Json(answer(&question, &services.store, &services.config, services.clock.today()).await?))
}
