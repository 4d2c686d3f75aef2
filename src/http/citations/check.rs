//! `POST /api/v1/citations/check`.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::super::error::ProblemBody;
use super::super::extract::ApiJson;
use super::super::{ApiResult, ApiState};
use crate::assist::citations;
use crate::law::citation::CitationReport;

/// The text whose citations are checked.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CitationRequest {
    /// The text.
    #[schema(example = "依据《中华人民共和国食品安全法》第一百二十四条第一款第五项")]
    text: String,
    /// Date on which the law applies; today where it is absent.
    as_of: Option<NaiveDate>,
}

/// 核对引用：每处引用的法条是否存在、是否有效、引文是否无误
#[utoipa::path(
    post, path = "/api/v1/citations/check", tag = "checks", request_body = CitationRequest,
    responses(
        (status = 200, description = "核对结果；有问题时 ok 为 false", body = CitationReport),
        (status = 400, description = "request.json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "request.too_large（上限 2 MiB）", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 415, description = "request.content_type", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 422, description = "request.fields", body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, description = "laws.empty（还没有导入法律）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn check_citations(
    State(state): State<ApiState>,
    ApiJson(request): ApiJson<CitationRequest>,
) -> ApiResult<CitationReport> {
    let today = state.services.clock.today();
    let on = request.as_of.unwrap_or(today);
    Ok(Json(citations::check(&request.text, on, today, &state.services.store).await?))
}
