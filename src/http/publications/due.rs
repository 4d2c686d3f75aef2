//! `GET /api/v1/publications/due`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::casework::people::Permission;
use crate::handling::publication::{PublicationRow, due};
use crate::handling::views::{Seen, seen};
use crate::http::extract::ApiQuery;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

/// Most things to do in an answer.
const MOST: u64 = 500;

/// How many.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DueQuery {
    /// 最多多少个，1 至 500；超过的，先立案的在先
    limit: Option<u64>,
}

/// 待办的公示：应当公开的、应当撤回的、公示期已满的，先到期的在前
#[utoipa::path(
    get, path = "/api/v1/publications/due", tag = "publications", params(DueQuery),
    responses(
        (status = 200, description = "待办的公示，todo 写明办什么、到哪一日", body = [PublicationRow]),
    )
)]
pub async fn list_due_publications(
    State(state): State<ApiState>,
    principal: Principal,
    ApiQuery(query): ApiQuery<DueQuery>,
) -> ApiResult<Vec<PublicationRow>> {
    principal.require(Permission::ReadCases, &state).await?;
    let limit = query.limit.unwrap_or(MOST).clamp(1, MOST);
    let rows = due(&state.services, &principal.person.agency, limit).await?;
    seen(&state.services, &principal.person, None, Seen::Publications).await?;
    Ok(Json(rows))
}
