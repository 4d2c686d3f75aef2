//! `GET /api/v1/case-files/{id}/redaction`.

use axum::Json;
use axum::extract::State;

use crate::casework::people::Permission;
use crate::casework::redaction::Redacted;
use crate::handling::redaction::redact;
use crate::handling::views::{Seen, seen};
use crate::http::error::ProblemBody;
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

/// 决定书的公开文本：须隐去的内容已隐去并逐项列出，由人确认后才能公开
#[utoipa::path(
    get, path = "/api/v1/case-files/{id}/redaction", tag = "casework",
    params(("id" = String, Path, description = "案件编号")),
    responses(
        (status = 200, description = "公开文本", body = Redacted),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 409, description = "case.no_decision", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_redaction(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(id): ApiPath<String>,
) -> ApiResult<Redacted> {
    principal.require(Permission::ReadCases, &state).await?;
    let redacted = redact(&state.services, &id, &principal.person).await?;
    seen(&state.services, &principal.person, None, Seen::Redaction(&id)).await?;
    Ok(Json(redacted))
}
