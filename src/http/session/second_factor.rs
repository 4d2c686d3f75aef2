//! `POST`, `PUT` and `DELETE /api/v1/session/second-factor`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::InPerson;
use crate::handling::sign_in::{self, NewSecondFactor};
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiJson;
use crate::http::{ApiResult, ApiState};

/// The password once more.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SecondFactorBegin)]
pub struct Begin {
    /// The present password.
    password: String,
}

/// The first code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SecondFactorConfirm)]
pub struct Confirm {
    /// What the authenticator shows.
    code: String,
}

/// Password and code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SecondFactorRemove)]
pub struct Remove {
    /// The present password.
    password: String,
    /// What the authenticator shows, or a recovery code.
    code: String,
}

/// Codes for the day on which the telephone is lost.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Each opens the account once; they are shown this once.
    recovery_codes: Vec<String>,
}

/// 开始设置第二因素：返回身份验证器要用的密钥；确认之后才生效
#[utoipa::path(
    post, path = "/api/v1/session/second-factor", tag = "session", request_body = Begin,
    responses(
        (status = 200, description = "密钥", body = NewSecondFactor),
        (status = 401, description = "login.failed", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "second_factor.there", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "login.throttled", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn begin_second_factor(
    State(state): State<ApiState>,
    asked: InPerson,
    ApiJson(given): ApiJson<Begin>,
) -> ApiResult<NewSecondFactor> {
    let (services, account) = (&state.services, &asked.known.account);
    let begun =
        sign_in::begin_second_factor(services, &state.hasher, account, &given.password, &asked.caller.address).await;
    match begun {
        Ok(new) => Ok(Json(new)),
        Err(failure) => Err(super::refused(&asked, failure).await),
    }
}

/// 用验证器上的第一个验证码确认，第二因素从此生效；返回恢复码
#[utoipa::path(
    put, path = "/api/v1/session/second-factor", tag = "session", request_body = Confirm,
    responses(
        (status = 200, description = "恢复码，只显示这一次", body = RecoveryCodes),
        (status = 409, description = "second_factor.none", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "second_factor.code、request.fields", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn confirm_second_factor(
    State(state): State<ApiState>,
    asked: InPerson,
    ApiJson(given): ApiJson<Confirm>,
) -> ApiResult<RecoveryCodes> {
    let recovery_codes = sign_in::confirm_second_factor(&state.services, &asked.known.account, &given.code).await?;
    Ok(Json(RecoveryCodes { recovery_codes }))
}

/// 停用第二因素
#[utoipa::path(
    delete, path = "/api/v1/session/second-factor", tag = "session", request_body = Remove,
    responses(
        (status = 204, description = "已停用"),
        (status = 401, description = "login.failed", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "second_factor.none、second_factor.required", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 429, description = "login.throttled", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn remove_second_factor(
    State(state): State<ApiState>,
    asked: InPerson,
    ApiJson(given): ApiJson<Remove>,
) -> Result<StatusCode, Problem> {
    let proof = (given.password.as_str(), given.code.as_str());
    let (services, account) = (&state.services, &asked.known.account);
    match sign_in::remove_second_factor(services, &state.hasher, account, proof, &asked.caller.address).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(failure) => Err(super::refused(&asked, failure).await),
    }
}
