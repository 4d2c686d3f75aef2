//! `POST /api/v1/people/{login}/password`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::casework::people::Permission;
use crate::handling::sign_in;
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;
use crate::http::session::InPerson;

/// A password that must be replaced at the first login.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneTimePassword {
    /// The password; shown this once.
    password: String,
    /// Until when it opens the account.
    expires_at: DateTime<Utc>,
}

/// 生成一次性口令：本人首次登录须更换；原来的口令和登录随之失效
#[utoipa::path(
    post, path = "/api/v1/people/{login}/password", tag = "people",
    params(("login" = String, Path, description = "登录名")),
    responses(
        (status = 201, description = "一次性口令，只显示这一次", body = OneTimePassword),
        (status = 422, description = "people.self", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "people.not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn give_password(
    State(state): State<ApiState>,
    principal: Principal,
    _in_person: InPerson,
    ApiPath(login): ApiPath<String>,
) -> Result<(StatusCode, Json<OneTimePassword>), Problem> {
    principal.require(Permission::ManagePeople, &state).await?;
    let account = super::of_agency(&state, &principal, &login).await?;
    super::not_oneself(&principal, &account)?;
    let people = super::as_administrator(&state, &principal);
    let expires_at = state.services.clock.now() + state.services.config.accounts.one_time;
    let password = sign_in::give_one_time_password(&people, &state.hasher, &login, expires_at).await?;
    Ok((StatusCode::CREATED, Json(OneTimePassword { password, expires_at })))
}
