//! On whose behalf a request of casework is made: the account of its token or session.

use std::collections::BTreeSet;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::ApiState;
use super::error::Problem;
use super::identity::Caller;
use crate::casework::people::{Permission, Person};
use crate::failure::Failure;

/// Who asks, and what they may do.
#[derive(Debug, Clone)]
pub struct Principal {
    /// The person; what they may do here, a token's scopes considered, stands in [`Self::permissions`].
    pub person: Person,
    permissions: BTreeSet<Permission>,
    /// What was asked for, for the record of a refusal.
    request: String,
}

impl Principal {
    /// Refuses where `permission` is not among those of the person, or of the token shown (403 `access.permission`).
    pub async fn require(&self, permission: Permission, state: &ApiState) -> Result<(), Problem> {
        if self.permissions.contains(&permission) {
            return Ok(());
        }
        let failure = Failure::new("access.permission", "角色或者令牌没有这项权限");
        Err(super::refusal::refuse(state, &self.person.id, &self.request, failure).await)
    }
}

impl FromRequestParts<ApiState> for Principal {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &ApiState) -> Result<Self, Problem> {
        let caller = Caller::of(parts)?;
        let known = caller.admitted().await?;
        let (person, permissions) = (known.account.person.clone(), known.permissions.clone());
        Ok(Self { person, permissions, request: caller.request.clone() })
    }
}
