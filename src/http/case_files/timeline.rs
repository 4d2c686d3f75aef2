//! `GET /api/v1/case-files/{id}/timeline`.

use axum::Json;
use axum::extract::State;

use crate::casework::people::Permission;
use crate::handling::timeline::{TimelineEntry, timeline};
use crate::handling::views::{Seen, seen};
use crate::http::error::ProblemBody;
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

/// 全过程留痕：案件的每一件事（含决定的公示），先后有序
#[utoipa::path(
    get, path = "/api/v1/case-files/{id}/timeline", tag = "casework",
    params(("id" = String, Path, description = "案件编号")),
    responses(
        (status = 200, description = "从立案起的每一件事", body = [TimelineEntry]),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_timeline(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(id): ApiPath<String>,
) -> ApiResult<Vec<TimelineEntry>> {
    principal.require(Permission::ReadCases, &state).await?;
    let entries = timeline(&state.services, &id, &principal.person).await?;
    seen(&state.services, &principal.person, None, Seen::Timeline(&id)).await?;
    Ok(Json(entries))
}
