//! `POST /api/v1/case-files`.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

use crate::casework::case_file::act::Act;
use crate::casework::case_file::file::CaseFile;
use crate::casework::people::Permission;
use crate::handling::{self, Terms};
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiJson;
use crate::http::principal::Principal;

use super::key::key;

/// 申请立案：第一件事，类型为 open；带 Idempotency-Key 的请求重发不会立案两次
#[utoipa::path(
    post, path = "/api/v1/case-files", tag = "casework", request_body = Act,
    params(("idempotency-key" = Option<String>, Header, description = "重发同一请求时的键，最长 200 字符")),
    responses(
        (status = 201, description = "已申请立案", body = CaseFile),
        (status = 400, description = "request.json、request.key", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "request.too_large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "request.content_type", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 409, description = "case.key_reused（这个键已经用于另一件事）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "request.fields、case.not_open、case.empty、case.officers、case.officer_*", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn open_case_file(
    State(state): State<ApiState>,
    principal: Principal,
    headers: HeaderMap,
    ApiJson(act): ApiJson<Act>,
) -> Result<(StatusCode, Json<CaseFile>), Problem> {
    principal.require(Permission::HandleCases, &state).await?;
    let terms = Terms { key: key(&headers)?, ..Terms::default() };
    let file = handling::open(&state.services, &principal.person, act, terms).await?;
    Ok((StatusCode::CREATED, Json(file)))
}
