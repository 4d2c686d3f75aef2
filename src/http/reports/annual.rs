//! `GET /api/v1/reports/annual`.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use super::answer::answer;
use crate::casework::statistics::report::Report;
use crate::handling::reports::{Format, Which};
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiQuery;
use crate::http::principal::Principal;

/// Which year, in which form.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AnnualParams {
    /// 年份
    #[param(example = 2025)]
    year: i32,
    /// 格式；不写为 json
    #[param(inline)]
    format: Option<Format>,
}

/// 本机关的年度行政执法统计：每项数据附计数规则
#[utoipa::path(
    get, path = "/api/v1/reports/annual", tag = "casework", params(AnnualParams),
    responses(
        (status = 200, description = "统计年报；format 不是 json 时为相应的文件", content((Report = "application/json"),
             (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
             (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
             (String = "text/csv"), (String = "text/markdown"))),
        (status = 422, description = "report.period、report.future", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_annual_report(
    State(state): State<ApiState>,
    principal: Principal,
    ApiQuery(query): ApiQuery<AnnualParams>,
) -> Result<Response, Problem> {
    let name = format!("annual-{}", query.year);
    let which = Which::Annual { year: query.year };
    answer(&state, &principal, which, query.format.unwrap_or(Format::Json), &name).await
}
