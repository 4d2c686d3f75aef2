//! `GET /api/v1/case-files/{id}`.

use axum::Json;
use axum::extract::State;

use crate::casework::people::Permission;
use crate::handling::sheet::{self, CaseSheet};
use crate::handling::views::{Seen, seen};
use crate::http::error::ProblemBody;
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

/// 案件：现状、作出决定前还缺什么、期限
#[utoipa::path(
    get, path = "/api/v1/case-files/{id}", tag = "casework", params(("id" = String, Path, description = "案件编号")),
    responses(
        (status = 200, description = "案件", body = CaseSheet),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_case_file(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(id): ApiPath<String>,
) -> ApiResult<CaseSheet> {
    principal.require(Permission::ReadCases, &state).await?;
    let sheet = sheet::case(&state.services, &id, &principal.person).await?;
    seen(&state.services, &principal.person, None, Seen::File(&id)).await?;
    Ok(Json(sheet))
}
