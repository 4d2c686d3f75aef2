//! `GET /api/v1/provisions/search`.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::error::ProblemBody;
use super::super::extract::ApiQuery;
use super::super::{ApiResult, ApiState};
use crate::search::Engine;
use crate::search::hit::ProvisionAnswer;
use crate::search::provisions::{Filter, ProvisionQuery};

const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProvisionParams {
    /// What was done, or what is looked for, in plain words.
    #[param(example = "销售超过保质期的面包")]
    q: String,
    /// The law in force on this date; today where it is absent.
    as_of: Option<NaiveDate>,
    /// At most this many hits (1 to 100).
    #[param(default = 10, minimum = 1, maximum = 100)]
    limit: Option<usize>,
    /// Whether to look at penalty articles only.
    #[param(default = false)]
    penalty_only: Option<bool>,
    /// Where the agency is: local regulations and rules of other regions are left out.
    #[param(example = "山东省淄博市")]
    region: Option<String>,
    /// One level of documents, such as 法律 or 行政法规.
    level: Option<String>,
    /// Full official name of one law.
    law: Option<String>,
}

/// 检索法条：给定日期有效的版本
#[utoipa::path(
    get, path = "/api/v1/provisions/search", tag = "search", params(ProvisionParams),
    responses(
        (status = 200, description = "法条，最相关的在前；notes 说明未能检索的部分", body = ProvisionAnswer),
        (status = 400, description = "request.query、search.empty_query", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 503, description = "laws.empty（还没有导入法律）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn search_provisions(
    State(state): State<ApiState>,
    ApiQuery(params): ApiQuery<ProvisionParams>,
) -> ApiResult<ProvisionAnswer> {
    let query = ProvisionQuery {
        text: params.q,
        on: params.as_of,
        limit: params.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT),
        penalty_only: params.penalty_only.unwrap_or_default(),
        filter: Filter { region: params.region, levels: params.level.into_iter().collect(), law: params.law },
    };
    let engine: &Engine = state.services.engine().await?;
    Ok(Json(engine.provisions(&query).await?))
}
