//! `POST /api/v1/case-files/{id}/acts`.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::casework::case_file::act::Act;
use crate::casework::case_file::file::CaseFile;
use crate::casework::people::Permission;
use crate::handling::{self, Terms};
use crate::http::error::ProblemBody;
use crate::http::extract::{ApiJson, ApiPath, ApiQuery};
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

use super::key::key;

/// What else is asked.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ActQuery {
    /// 读取案件时的记录数（acts）；其间有人办理过则拒绝（case.version_conflict）
    expected_acts: Option<u64>,
}

/// 办理一件事；带 Idempotency-Key 的请求重发不会办理两次
#[utoipa::path(
    post, path = "/api/v1/case-files/{id}/acts", tag = "casework", request_body = Act,
    params(
        ("id" = String, Path, description = "案件编号"), ActQuery,
        ("idempotency-key" = Option<String>, Header, description = "重发同一请求时的键，最长 200 字符"),
    ),
    responses(
        (status = 200, description = "办理之后的案件", body = CaseFile),
        (status = 400, description = "request.json、request.query、request.key", body = ProblemBody, content_type = "application/problem+json"),
                (status = 413, description = "request.too_large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "request.content_type", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "案件的现状不允许：case.review_missing、case.stage、case.frozen、case.version_conflict、case.key_reused 等", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 422, description = "request.fields、case.*、range.*、law.*、material.upload_only（材料须上传）", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn act_in_case_file(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(id): ApiPath<String>,
    ApiQuery(query): ApiQuery<ActQuery>,
    headers: HeaderMap,
    ApiJson(act): ApiJson<Act>,
) -> ApiResult<CaseFile> {
    principal.require(Permission::ReadCases, &state).await?;
    let terms = Terms { expected_acts: query.expected_acts, key: key(&headers)?, called: None };
    Ok(Json(handling::act(&state.services, &id, &principal.person, act, terms).await?))
}
