//! `POST /api/v1/session/password`.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use super::InPerson;
use super::begin::answer;
use super::view::SessionView;
use crate::handling::sign_in;
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiJson;

/// The present password and the one that replaces it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The present one.
    current: String,
    /// The new one.
    new: String,
}

/// 更换口令：本人所有的登录随之结束，并开始新的登录
#[utoipa::path(
    post, path = "/api/v1/session/password", tag = "session", request_body = PasswordChange,
    responses(
        (status = 200, description = "已更换；新的登录", body = SessionView),
        (status = 401, description = "login.failed（现在的口令不对）", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 422, description = "password.weak、password.used、request.fields", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 429, description = "login.throttled", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn change_password(
    State(state): State<ApiState>,
    asked: InPerson,
    headers: HeaderMap,
    ApiJson(given): ApiJson<PasswordChange>,
) -> Result<impl IntoResponse, Problem> {
    let from = (asked.caller.address.as_str(), super::agent(&headers));
    let (services, account) = (&state.services, &asked.known.account);
    let changed = sign_in::change_password(services, &state.hasher, account, &given.current, &given.new, from).await;
    match changed {
        Ok(opened) => answer(&state, StatusCode::OK, account.clone(), &opened).await,
        Err(failure) => Err(super::refused(&asked, failure).await),
    }
}
