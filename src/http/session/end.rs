//! `DELETE /api/v1/session`.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};

use crate::http::error::Problem;
use crate::http::identity::Caller;
use crate::http::{ApiState, cookie};

/// 退出登录
#[utoipa::path(
    delete, path = "/api/v1/session", tag = "session",
    responses((status = 204, description = "已退出"))
)]
pub async fn end_session(State(state): State<ApiState>, caller: Caller) -> Result<impl IntoResponse, Problem> {
    let known = caller.known().await?;
    if let Some(login) = &known.login {
        let people = state.services.store.acting_as(&known.account.person.called()).people();
        people.end_session(&known.account.person.id, &login.session.id).await?;
    }
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, cookie::forget(&state)?)])))
}
