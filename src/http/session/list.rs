//! `GET /api/v1/sessions`, `DELETE /api/v1/sessions/{id}`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

use super::InPerson;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiPath;
use crate::http::{ApiResult, ApiState};
use crate::store::people::SessionRow;

/// 本人进行中的登录，新的在前
#[utoipa::path(
    get, path = "/api/v1/sessions", tag = "session",
    responses((status = 200, description = "登录", body = Vec<SessionRow>))
)]
pub async fn list_sessions(State(state): State<ApiState>, asked: InPerson) -> ApiResult<Vec<SessionRow>> {
    let known = &asked.known;
    let people = state.services.store.people();
    Ok(Json(people.sessions(&known.account.person.id, &state.services.config.accounts).await?))
}

/// 结束本人的一次登录，例如在别的电脑上的
#[utoipa::path(
    delete, path = "/api/v1/sessions/{id}", tag = "session", params(("id" = String, Path, description = "登录编号")),
    responses(
        (status = 204, description = "已结束"),
        (status = 404, description = "session.not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn end_one_session(
    State(state): State<ApiState>,
    asked: InPerson,
    ApiPath(id): ApiPath<String>,
) -> Result<StatusCode, Problem> {
    let known = &asked.known;
    let people = state.services.store.acting_as(&known.account.person.called()).people();
    people.end_session(&known.account.person.id, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
