//! `GET /api/v1/audit/verify`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::extract::ApiQuery;
use super::super::{ApiResult, ApiState};
use crate::store::audit::AuditReport;

/// What to compare with.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct VerifyParams {
    /// A `head` that was noted earlier: it must still be in the log, or the end was cut off since.
    expected_head: Option<String>,
}

/// 核验审计日志：逐条核对哈希链
#[utoipa::path(
    get, path = "/api/v1/audit/verify", tag = "checks", params(VerifyParams),
    responses(
        (status = 200, description = "核验结果；发现问题时 ok 为 false", body = AuditReport),
    )
)]
pub async fn verify_audit(
    State(state): State<ApiState>,
    ApiQuery(params): ApiQuery<VerifyParams>,
) -> ApiResult<AuditReport> {
    let report = state.services.store.audit().verify(params.expected_head.as_deref()).await?;
    Ok(Json(report))
}
