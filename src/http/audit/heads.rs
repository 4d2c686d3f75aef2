//! `GET /api/v1/audit/heads`.

use axum::Json;
use axum::extract::State;

use crate::casework::people::Permission;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};
use crate::store::audit::heads::SignedHead;

/// 已签名的日志头：每天一个，另行留存后可以发现整个日志被重写
#[utoipa::path(
    get, path = "/api/v1/audit/heads", tag = "checks",
    responses(
        (status = 200, description = "日志头，早的在前", body = [SignedHead]),
    )
)]
pub async fn list_audit_heads(State(state): State<ApiState>, principal: Principal) -> ApiResult<Vec<SignedHead>> {
    principal.require(Permission::ReadAudit, &state).await?;
    Ok(Json(state.services.store.audit().heads().await?))
}
