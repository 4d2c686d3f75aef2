//! `GET /api/v1/case-files/{id}/review`.

use axum::Json;
use axum::extract::State;

use crate::casework::people::Permission;
use crate::handling::sheet::{self, ReviewSheet};
use crate::handling::views::{Seen, seen};
use crate::http::error::ProblemBody;
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

/// 法制审核：是否应当审核、自动核对的结果、上次送审以来的变化
#[utoipa::path(
    get, path = "/api/v1/case-files/{id}/review", tag = "casework",
    params(("id" = String, Path, description = "案件编号")),
    responses(
        (status = 200, description = "审核材料", body = ReviewSheet),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_review(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(id): ApiPath<String>,
) -> ApiResult<ReviewSheet> {
    principal.require(Permission::ReadCases, &state).await?;
    let sheet = sheet::review(&state.services, &id, &principal.person).await?;
    seen(&state.services, &principal.person, None, Seen::Review(&id)).await?;
    Ok(Json(sheet))
}
