//! `GET /api/v1/norms/search`.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::error::ProblemBody;
use super::super::extract::ApiQuery;
use super::super::{ApiResult, ApiState};
use crate::search::norms::{NormAnswer, NormQuery};

const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NormParams {
    /// What is looked for, in plain words.
    #[param(example = "听证的告知期限")]
    q: String,
    /// The norms that apply on this date; today where it is absent.
    as_of: Option<NaiveDate>,
    /// At most this many hits (1 to 100).
    #[param(default = 10, minimum = 1, maximum = 100)]
    limit: Option<usize>,
}

/// 检索办案规范：程序规定、裁量规则、三项制度、案卷规则
#[utoipa::path(
    get, path = "/api/v1/norms/search", tag = "search", params(NormParams),
    responses(
        (status = 200, description = "办案规范的条或者节，最相关的在前；notes 说明检索方式和未能检索的部分", body = NormAnswer),
        (status = 400, description = "request.query、search.empty_query", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn search_norms(
    State(state): State<ApiState>,
    ApiQuery(params): ApiQuery<NormParams>,
) -> ApiResult<NormAnswer> {
    let limit = params.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT);
    let query = NormQuery { text: params.q, on: params.as_of, limit };
    Ok(Json(state.services.engine().await?.norms(&query).await?))
}
