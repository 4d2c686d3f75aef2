//! `GET /api/v1/reports/due`, `POST /api/v1/reports/sent`.

use axum::Json;
use axum::extract::State;

use crate::casework::deadline::Deadline;
use crate::casework::people::Permission;
use crate::handling::report_dates::{self, ReportSent};
use crate::http::error::ProblemBody;
use crate::http::extract::ApiJson;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

/// 本机关的年度统计和半年报告何时到期、是否已经报送
#[utoipa::path(
    get, path = "/api/v1/reports/due", tag = "casework",
    responses((status = 200, description = "各项期限：上一次的和下一次的", body = Vec<Deadline>))
)]
pub async fn list_due_reports(State(state): State<ApiState>, principal: Principal) -> ApiResult<Vec<Deadline>> {
    principal.require(Permission::ReadStatistics, &state).await?;
    Ok(Json(report_dates::due(&state.services, &principal.person.agency).await?))
}

/// 登记一份报告已经公开或者报送；由机关负责人或者系统管理员登记
#[utoipa::path(
    post, path = "/api/v1/reports/sent", tag = "casework", request_body = ReportSent,
    responses(
        (status = 200, description = "登记之后的各项期限", body = Vec<Deadline>),
        (status = 409, description = "report.sent_already", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "report.future、report.year、request.fields", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn mark_report_sent(
    State(state): State<ApiState>,
    principal: Principal,
    ApiJson(what): ApiJson<ReportSent>,
) -> ApiResult<Vec<Deadline>> {
    principal.require(Permission::ReadStatistics, &state).await?;
    let called = principal.person.called();
    Ok(Json(report_dates::sent(&state.services, &principal.person, &called, &what).await?))
}
