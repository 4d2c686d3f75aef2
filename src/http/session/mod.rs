//! The login of a browser: who is signed in, passwords, second factors, sessions and tokens of one's own.

pub mod begin;
pub mod end;
pub mod get;
pub mod list;
pub mod password;
pub mod second_factor;
pub mod tokens;
mod view;

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::ApiState;
use super::error::Problem;
use super::identity::{Caller, Known};
use crate::failure::Failure;

/// What a browser says it is.
fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Somebody who is logged in; a token can't change by what its owner logs in.
///
/// Errors: `access.in_person`, and as [`Caller::known`].
pub struct InPerson {
    caller: Caller,
    known: Arc<Known>,
}

impl FromRequestParts<ApiState> for InPerson {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &ApiState) -> Result<Self, Problem> {
        let caller = Caller::of(parts)?;
        let known = caller.known().await?;
        if known.login.is_some() {
            return Ok(Self { caller, known });
        }
        let failure = Failure::new("access.in_person", "须本人登录后办理，不能用令牌");
        Err(caller.refuse(&known.account.person.id, failure).await)
    }
}

/// A wrong password or code is put on record; what the person only has to write differently is not.
async fn refused(InPerson { caller, known }: &InPerson, failure: Failure) -> Problem {
    if failure.code.starts_with("login.") {
        return caller.refuse(&known.account.person.id, failure).await;
    }
    failure.into()
}
