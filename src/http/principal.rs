//! On whose behalf a request is made: the account of its bearer token. Refusals are put on record, a flood of them counted.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;

use super::ApiState;
use super::error::Problem;
use crate::access::refusals::Summary;
use crate::casework::people::{Permission, Person};
use crate::failure::Failure;
use crate::store::people::People;

/// Who asks, and what the token lets them do.
#[derive(Debug, Clone)]
pub struct Principal {
    /// The person, with only those roles' permissions that the token carries in [`Self::permissions`].
    pub person: Person,
    permissions: BTreeSet<Permission>,
    /// What was asked for, for the record of a refusal.
    request: String,
}

impl Principal {
    /// Refuses where the token does not carry `permission` (403 `access.permission`).
    pub async fn require(&self, permission: Permission, state: &ApiState) -> Result<(), Problem> {
        if self.permissions.contains(&permission) {
            return Ok(());
        }
        let failure = Failure::new("access.permission", "令牌或者角色没有这项权限");
        Err(refuse(state, &self.person.id, &self.request, failure).await)
    }
}

impl FromRequestParts<ApiState> for Principal {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let address = peer.map_or_else(|| "未知地址".to_owned(), |ConnectInfo(peer)| peer.ip().to_string());
        let request = format!("{} {}", parts.method, parts.uri.path());
        let given = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let Some(secret) = given.and_then(|value| value.strip_prefix("Bearer ")) else {
            let failure = Failure::new("access.login_required", "办理案件须要登录")
                .with_hint("在 Authorization 标头中带上令牌（caiheng people token）");
            return Err(refuse(state, &address, &request, failure).await);
        };
        match state.services.store.people().by_token(secret.trim()).await? {
            Some((account, permissions)) => Ok(Self { person: account.person, permissions, request }),
            None => {
                let failure = Failure::new("access.token", "令牌无效、已过期或者已撤销");
                Err(refuse(state, &address, &request, failure).await)
            }
        }
    }
}

/// Puts a refusal on record, or counts it where there have been many: those of one person, or of one address where nobody is
/// known, are told apart from others'.
async fn refuse(state: &ApiState, who: &str, request: &str, failure: Failure) -> Problem {
    let people = state.services.store.people();
    let noted = state.refusals.note(state.services.clock.now(), who, failure.code);
    if let Some(summary) = noted.summary {
        counted(&people, &summary).await;
    }
    if noted.entry
        && let Err(error) = people.refused(who, request, failure.code).await
    {
        tracing::error!(%error, "a refused access could not be put on record");
    }
    if noted.too_many {
        return Problem::new("access.throttled", "被拒绝的请求过多，请稍后再试");
    }
    failure.into()
}

/// Puts the number of refusals that had no entry of their own on record.
pub async fn counted(people: &People, summary: &Summary) {
    let Summary { left_out, others } = summary;
    let each: Vec<String> = left_out.iter().map(|(from, code, count)| format!("{from} {code} {count} 次")).collect();
    let text = format!("一分钟内另有 {}；其他 {others} 次", each.join("，"));
    if let Err(error) = people.refused("summary", &text, "access.counted").await {
        tracing::error!(%error, "refused accesses could not be put on record");
    }
}
