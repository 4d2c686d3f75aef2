//! `POST /api/v1/case-files/{id}/publication`.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::casework::people::Permission;
use crate::casework::publication::Asked;
use crate::handling::Terms;
use crate::handling::publication::{PublicationSheet, act, needed};
use crate::http::case_files::key::key;
use crate::http::error::ProblemBody;
use crate::http::extract::{ApiJson, ApiPath, ApiQuery};
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

/// What else is asked.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PublicationActQuery {
    /// 读取公示时的记录数（events）；其间有人办理过则拒绝（publication.version_conflict）
    expected_events: Option<u64>,
}

/// 办理公示：准备、核对、提交、审批、公开、更正、撤回、结束；带 Idempotency-Key 的请求重发不会办理两次
#[utoipa::path(
    post, path = "/api/v1/case-files/{id}/publication", tag = "publications", request_body = Asked,
    params(
        ("id" = String, Path, description = "案件编号"), PublicationActQuery,
        ("idempotency-key" = Option<String>, Header, description = "重发同一请求时的键，最长 200 字符"),
    ),
    responses(
        (status = 200, description = "办理之后的公示", body = PublicationSheet),
        (status = 400, description = "request.json、request.query、request.key", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "access.permission、publication.forbidden、publication.own_work（有分工的人不能审批）", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "现状不允许：case.no_decision、publication.stage、publication.open、publication.changed、publication.revoked、\
            publication.version_conflict、publication.key_reused 等", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "request.too_large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "request.content_type", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "request.fields、publication.empty、publication.item、publication.discloses、publication.minor、\
            publication.fields、redaction.*", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn act_in_publication(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(id): ApiPath<String>,
    ApiQuery(query): ApiQuery<PublicationActQuery>,
    headers: HeaderMap,
    ApiJson(asked): ApiJson<Asked>,
) -> ApiResult<PublicationSheet> {
    principal.require(Permission::ReadCases, &state).await?;
    principal.require(one_of(needed(&asked), &principal), &state).await?;
    let terms = Terms { expected_acts: query.expected_events, key: key(&headers)?, called: None };
    Ok(Json(act(&state.services, &id, &principal.person, &asked, terms).await?))
}

/// Of the permissions that would do the one that the person holds by a role.
fn one_of(needed: &[Permission], principal: &Principal) -> Permission {
    let held = needed.iter().find(|permission| principal.person.may(**permission));
    held.or(needed.first()).copied().unwrap_or(Permission::HandleCases)
}
