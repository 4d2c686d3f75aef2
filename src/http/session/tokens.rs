//! `GET` and `POST /api/v1/tokens`, `DELETE /api/v1/tokens/{id}`.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::InPerson;
use crate::casework::people::Permission;
use crate::handling::sign_in;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::{ApiJson, ApiPath};
use crate::http::{ApiResult, ApiState};
use crate::store::people::TokenRow;

/// Longest life of a token in days.
const MOST_DAYS: u32 = 366;

/// What a token is for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TokenRequest)]
pub struct Given {
    /// What it is for.
    name: String,
    /// What it may do; empty: all that its owner may.
    #[serde(default)]
    scopes: BTreeSet<Permission>,
    /// How long it lives, 1 to 366 days.
    #[schema(minimum = 1, maximum = 366)]
    days: u32,
    /// The present password once more: the token opens the account when the login is over.
    password: String,
}

/// A token that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewToken {
    /// Identifier, for revoking it.
    id: String,
    /// The secret; shown this once.
    secret: String,
    /// Until when it holds.
    expires_at: DateTime<Utc>,
}

/// 本人的令牌，新的在前
#[utoipa::path(
    get, path = "/api/v1/tokens", tag = "session",
    responses((status = 200, description = "令牌，不含其内容", body = Vec<TokenRow>))
)]
pub async fn list_tokens(State(state): State<ApiState>, asked: InPerson) -> ApiResult<Vec<TokenRow>> {
    let known = asked.caller.admitted().await?;
    Ok(Json(state.services.store.people().tokens(&known.account.login).await?))
}

/// 生成令牌，供程序代本人办理
#[utoipa::path(
    post, path = "/api/v1/tokens", tag = "session", request_body = Given,
    responses(
        (status = 201, description = "令牌，内容只显示这一次", body = NewToken),
        (status = 401, description = "login.failed（口令不对）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "login.throttled", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "people.scope、people.days、people.empty、request.fields", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn create_token(
    State(state): State<ApiState>,
    asked: InPerson,
    ApiJson(given): ApiJson<Given>,
) -> Result<(StatusCode, Json<NewToken>), Problem> {
    let known = asked.caller.admitted().await?;
    let Given { name, scopes, days, password } = given;
    if name.trim().is_empty() {
        return Err(Problem::new("people.empty", "令牌须写明用途"));
    }
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(Problem::new("people.days", format!("令牌的有效期应为 1 至 {MOST_DAYS} 天，得到 {days}")));
    }
    let until = state.services.clock.now() + TimeDelta::days(i64::from(days));
    let (services, from, new) = (&state.services, &asked.caller.address, (name.trim(), scopes, until));
    let token = match sign_in::new_token(services, &state.hasher, &known.account, &password, from, new).await {
        Ok(token) => token,
        Err(failure) => return Err(super::refused(&asked, failure).await),
    };
    let made = NewToken { id: token.id, secret: token.secret, expires_at: token.expires_at };
    Ok((StatusCode::CREATED, Json(made)))
}

/// 撤销本人的令牌
#[utoipa::path(
    delete, path = "/api/v1/tokens/{id}", tag = "session", params(("id" = String, Path, description = "令牌编号")),
    responses(
        (status = 204, description = "已撤销"),
        (status = 404, description = "people.token_not_found", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn revoke_token(
    State(state): State<ApiState>,
    asked: InPerson,
    ApiPath(id): ApiPath<String>,
) -> Result<StatusCode, Problem> {
    let known = asked.caller.admitted().await?;
    let people = state.services.store.acting_as(&known.account.person.called()).people();
    let own = people.tokens(&known.account.login).await?;
    if !own.iter().any(|token| token.id == id) {
        return Err(Problem::new("people.token_not_found", format!("没有令牌 {id}")));
    }
    people.revoke_token(&id).await?;
    Ok(StatusCode::NO_CONTENT)
}
