//! `GET /api/v1/provisions/search`.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::error::ProblemBody;
use super::super::extract::ApiQuery;
use super::super::{ApiResult, ApiState};
use crate::failure::Failure;
use crate::search::Engine;
use crate::search::filter::Wanted;
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
    /// Level of documents, such as 法律 or 行政法规; several are separated by commas.
    #[param(example = "法律,行政法规")]
    level: Option<String>,
    /// One law, by its full official name or any name that people use.
    #[param(example = "食品安全法")]
    law: Option<String>,
    /// Field of enforcement.
    #[param(example = "食品安全")]
    field: Option<String>,
    /// How the version stands on the date: `in_force`, `not_yet`, `ended` or `all`.
    #[param(default = "in_force")]
    status: Option<String>,
    /// Whether to count how the candidates spread over levels, laws, fields and regions.
    #[param(default = false)]
    facets: Option<bool>,
    /// `next` of the answer before, for the page after it; all other parameters as they were.
    cursor: Option<String>,
}

impl ProvisionParams {
    fn query(self) -> Result<ProvisionQuery, Failure> {
        let levels = self.level.as_deref().unwrap_or_default().split([',', '，', '、']).map(str::trim);
        let filter = Filter {
            region: self.region,
            levels: levels.filter(|level| !level.is_empty()).map(str::to_owned).collect(),
            law: self.law,
            field: self.field,
            status: self.status.as_deref().map(Wanted::parse).transpose()?.unwrap_or_default(),
        };
        Ok(ProvisionQuery {
            text: self.q,
            on: self.as_of,
            limit: self.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT),
            penalty_only: self.penalty_only.unwrap_or_default(),
            filter,
            facets: self.facets.unwrap_or_default(),
            cursor: self.cursor,
            ..ProvisionQuery::default()
        })
    }
}

/// 检索法条：给定日期有效的版本
#[utoipa::path(
    get, path = "/api/v1/provisions/search", tag = "search", params(ProvisionParams),
    responses(
        (status = 200, description = "法条，最相关的在前；notes 和 searched 说明未能检索的部分", body = ProvisionAnswer),
        (status = 400, description = "request.query、search.empty_query、search.level、search.field、search.status、search.cursor",
         body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "search.cursor_stale（法规库或索引已有变化）", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 422, description = "law.unknown（没有这部法律）", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 503, description = "laws.empty（还没有导入法律）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn search_provisions(
    State(state): State<ApiState>,
    ApiQuery(params): ApiQuery<ProvisionParams>,
) -> ApiResult<ProvisionAnswer> {
    let query = params.query()?;
    let engine: &Engine = state.services.engine().await?;
    Ok(Json(engine.provisions(&query).await?))
}
