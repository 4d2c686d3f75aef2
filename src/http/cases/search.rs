//! `GET /api/v1/cases/search`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::error::ProblemBody;
use super::super::extract::ApiQuery;
use super::super::{ApiResult, ApiState};
use crate::search::cases::CaseQuery;
use crate::search::hit::CaseAnswer;

const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CaseParams {
    /// The facts, in plain words.
    #[param(example = "小超市销售过期食品，货值不足一百元，首次违法")]
    q: String,
    /// Field of enforcement that the cases must belong to, such as 食品安全.
    field: Option<String>,
    /// At most this many hits (1 to 100).
    #[param(default = 10, minimum = 1, maximum = 100)]
    limit: Option<usize>,
}

/// 检索类案
#[utoipa::path(
    get, path = "/api/v1/cases/search", tag = "search", params(CaseParams),
    responses(
        (status = 200, description = "类案，最相似的在前；invented 为 true 的是虚构示例", body = CaseAnswer),
        (status = 400, description = "request.query、search.empty_query", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn search_cases(
    State(state): State<ApiState>,
    ApiQuery(params): ApiQuery<CaseParams>,
) -> ApiResult<CaseAnswer> {
    let limit = params.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT);
    let query = CaseQuery { text: params.q, field: params.field, limit };
    Ok(Json(state.services.engine().await?.cases(&query).await?))
}
