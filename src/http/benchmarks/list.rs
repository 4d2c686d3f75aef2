//! `GET /api/v1/benchmarks`.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::error::Problem;
use super::super::extract::ApiQuery;
use super::super::{ApiResult, ApiState};
use crate::law::provision::ArticleNumber;
use crate::store::benchmarks::{BenchmarkQuery, Listed};

/// What is looked for; everything that is given must fit.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct BenchmarkParams {
    /// A law by any of its names; with `article`.
    #[param(example = "食品安全法")]
    law: Option<String>,
    /// Number of the article; with `law`.
    #[param(example = 124)]
    article: Option<u32>,
    /// Number behind 之.
    article_suffix: Option<u32>,
    /// Words of the act, or its code.
    act: Option<String>,
    /// Where the case is handled: tables of the place, of what it lies in, and of the whole country.
    #[param(example = "黑龙江省哈尔滨市")]
    region: Option<String>,
    /// Field of enforcement.
    field: Option<String>,
    /// Agency that made the table, or a part of its name.
    agency: Option<String>,
    /// Tables that apply on this date; all where it is absent.
    as_of: Option<NaiveDate>,
}

/// The tables that fit.
#[derive(Debug, Serialize, ToSchema)]
pub struct BenchmarkList {
    /// The nearest to the place first.
    benchmarks: Vec<Listed>,
}

/// 裁量基准一览：按条款、违法行为、领域、地区、日期查找
#[utoipa::path(
    get, path = "/api/v1/benchmarks", tag = "search", params(BenchmarkParams),
    responses(
        (status = 200, description = "相符的裁量基准，离办案地最近的在前", body = BenchmarkList),
    )
)]
pub async fn list_benchmarks(
    State(state): State<ApiState>,
    ApiQuery(params): ApiQuery<BenchmarkParams>,
) -> ApiResult<BenchmarkList> {
    if params.law.is_some() != params.article.is_some() {
        return Err(Problem::new("request.query", "law 和 article 须一并给出"));
    }
    let number = params.article.map(|number| ArticleNumber { number, suffix: params.article_suffix });
    let query = BenchmarkQuery {
        provision: params.law.zip(number),
        act: params.act,
        region: params.region,
        field: params.field,
        agency: params.agency,
        on: params.as_of,
    };
    let benchmarks = state.services.store.benchmarks().list(&query).await?;
    Ok(Json(BenchmarkList { benchmarks }))
}
