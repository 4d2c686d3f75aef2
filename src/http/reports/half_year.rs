//! `GET /api/v1/reports/half-year`.

use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use super::answer::answer;
use crate::casework::statistics::report::Report;
use crate::handling::reports::{Format, Which};
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiQuery;
use crate::http::principal::Principal;

/// Which period, in which form.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HalfYearParams {
    /// 最后一日，如 2026-06-01
    until: NaiveDate,
    /// 第一日；不写为上一次报告（6月1日或者12月20日）的次日
    since: Option<NaiveDate>,
    /// 格式；不写为 json
    #[param(inline)]
    format: Option<Format>,
}

/// 本机关推行三项制度工作情况的报告：数据由案件记录统计，其余留待人填写
#[utoipa::path(
    get, path = "/api/v1/reports/half-year", tag = "casework", params(HalfYearParams),
    responses(
        (status = 200, description = "报告；format 不是 json 时为相应的文件", content((Report = "application/json"),
             (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
             (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
             (String = "text/csv"), (String = "text/markdown"))),
        (status = 422, description = "report.period、report.future", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_half_year_report(
    State(state): State<ApiState>,
    principal: Principal,
    ApiQuery(query): ApiQuery<HalfYearParams>,
) -> Result<Response, Problem> {
    let name = format!("half-year-{}", query.until);
    let which = Which::HalfYear { until: query.until, since: query.since };
    answer(&state, &principal, which, query.format.unwrap_or(Format::Json), &name).await
}
