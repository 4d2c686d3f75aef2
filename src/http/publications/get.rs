//! `GET /api/v1/case-files/{id}/publication`.

use axum::Json;
use axum::extract::State;

use crate::casework::people::Permission;
use crate::handling::publication::{PublicationSheet, show};
use crate::handling::views::{Seen, seen};
use crate::http::error::ProblemBody;
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

/// 决定的公示：文本、逐处核对、审批、公开、更正、撤回、期限；含原文，不对外公开
#[utoipa::path(
    get, path = "/api/v1/case-files/{id}/publication", tag = "publications",
    params(("id" = String, Path, description = "案件编号")),
    responses(
        (status = 200, description = "公示的现状；还没有准备的，stage 为 empty", body = PublicationSheet),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_publication(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(id): ApiPath<String>,
) -> ApiResult<PublicationSheet> {
    principal.require(Permission::ReadCases, &state).await?;
    let sheet = show(&state.services, &id, &principal.person).await?;
    seen(&state.services, &principal.person, None, Seen::Publication(&id)).await?;
    Ok(Json(sheet))
}
