//! `GET /api/v1/people`.

use axum::Json;
use axum::extract::State;

use crate::casework::people::Permission;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};
use crate::store::people::Account;

/// 本机关的账号，按登录名排列
#[utoipa::path(
    get, path = "/api/v1/people", tag = "people",
    responses((status = 200, description = "账号", body = Vec<Account>))
)]
pub async fn list_people(State(state): State<ApiState>, principal: Principal) -> ApiResult<Vec<Account>> {
    principal.require(Permission::ManagePeople, &state).await?;
    Ok(Json(state.services.store.people().list(Some(&principal.person.agency)).await?))
}
