//! The cookie that holds a session's secret: not for scripts, for this site only, and over TLS only where the service is reached
//! from elsewhere.

use ::cookie::{Cookie, Expiration, SameSite};
use axum::http::{HeaderMap, HeaderValue, header};
use chrono::{DateTime, Utc};

use super::ApiState;
use crate::failure::Failure;

const NAME: &str = "caiheng_session";
/// Browsers take a cookie of this prefix only over TLS, for the whole site and from no other host.
const NAME_OVER_TLS: &str = "__Host-caiheng_session";

/// The secret that a browser sends.
pub(super) fn session_secret(headers: &HeaderMap, state: &ApiState) -> Option<String> {
    let name = name(state);
    let values = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let cookies = values.flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.filter(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned()).next()
}

/// The header that sets it, until `expires_at`.
///
/// # Errors
/// `internal`.
pub(super) fn set(state: &ApiState, secret: &str, expires_at: DateTime<Utc>) -> Result<HeaderValue, Failure> {
    let left = (expires_at - state.services.clock.now()).num_seconds();
    let left = ::cookie::time::Duration::seconds(left.max(0));
    written(Cookie::build((name(state), secret)).max_age(left), state)
}

/// The header that makes a browser forget it.
///
/// # Errors
/// `internal`.
pub(super) fn forget(state: &ApiState) -> Result<HeaderValue, Failure> {
    let past = ::cookie::time::OffsetDateTime::UNIX_EPOCH;
    written(Cookie::build((name(state), "")).expires(Expiration::from(past)), state)
}

fn written(cookie: ::cookie::CookieBuilder<'_>, state: &ApiState) -> Result<HeaderValue, Failure> {
    let cookie = cookie.path("/").http_only(true).same_site(SameSite::Strict).secure(is_secure(state)).build();
    HeaderValue::try_from(cookie.to_string()).map_err(Failure::internal)
}

fn name(state: &ApiState) -> &'static str {
    if is_secure(state) { NAME_OVER_TLS } else { NAME }
}

/// As configured; otherwise wherever the service listens beyond this machine.
fn is_secure(state: &ApiState) -> bool {
    let config = &state.services.config;
    config.accounts.secure_cookie.unwrap_or_else(|| !config.server.bind.ip().is_loopback())
}
