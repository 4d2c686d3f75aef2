//! `POST /api/v1/session`.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::SessionView;
use crate::handling::sign_in::{self, Login};
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiJson;
use crate::http::identity::Caller;
use crate::http::{ApiState, cookie};
use crate::store::people::{Account, Opened};

/// Who logs in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LoginRequest)]
pub struct Given {
    /// Login name.
    login: String,
    /// Password.
    password: String,
    /// Code of the authenticator, or a recovery code; where the account has a second factor.
    code: Option<String>,
}

/// 登录：成功后由 Cookie 保持；之后的每项更改须带 X-CSRF-Token
#[utoipa::path(
    post, path = "/api/v1/session", tag = "session", request_body = Given,
    responses(
        (status = 201, description = "已登录", body = SessionView),
        (status = 401, description = "login.failed、login.code_required（还要验证码）", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 429, description = "login.throttled（失败过多，见 Retry-After）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn begin_session(
    State(state): State<ApiState>,
    caller: Caller,
    headers: HeaderMap,
    ApiJson(given): ApiJson<Given>,
) -> Result<impl IntoResponse, Problem> {
    let Given { login, password, code } = &given;
    let (address, agent) = (caller.address.as_str(), super::agent(&headers));
    let asked = Login { login, password, code: code.as_deref(), address, agent };
    match sign_in::log_in(&state.services, &state.hasher, asked).await {
        Ok((account, opened)) => answer(&state, StatusCode::CREATED, account, &opened).await,
        Err(failure) if failure.code.starts_with("login.") => {
            let name: String = login.chars().filter(|c| !c.is_control()).take(64).collect();
            let caller = Caller { request: format!("{}（{name}）", caller.request), ..caller.clone() };
            Err(caller.refuse(address, failure).await)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// A new session with its cookie.
pub(super) async fn answer(
    state: &ApiState,
    status: StatusCode,
    account: Account,
    opened: &Opened,
) -> Result<(StatusCode, AppendHeaders<[(header::HeaderName, HeaderValue); 1]>, Json<SessionView>), Problem> {
    let credential = state.services.store.people().credential(&account.person.id).await?;
    let rules = &state.services.config.accounts;
    let now = state.services.clock.now();
    let duties = credential.map(|held| sign_in::duties(&account, &held, rules, now)).unwrap_or_default();
    let cookie = cookie::set(state, &opened.secret, opened.expires_at)?;
    let view = SessionView::opened(account, duties, opened);
    Ok((status, AppendHeaders([(header::SET_COOKIE, cookie)]), Json(view)))
}
