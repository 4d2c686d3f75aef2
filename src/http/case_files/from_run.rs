//! `POST /api/v1/case-files/{id}/records/from-run`.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;

use crate::casework::case_file::file::CaseFile;
use crate::casework::people::Permission;
use crate::handling::Terms;
use crate::handling::run::{FromRun, transcribed};
use crate::http::error::ProblemBody;
use crate::http::extract::{ApiJson, ApiPath};
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

use super::key::key;

/// 把办理记录的转写作为笔录（录音转写）记入案件，逐段带录音位置
#[utoipa::path(
    post, path = "/api/v1/case-files/{id}/records/from-run", tag = "casework", request_body = FromRun,
    params(
        ("id" = String, Path, description = "案件编号"),
        ("idempotency-key" = Option<String>, Header, description = "重发同一请求时的键，最长 200 字符"),
    ),
    responses(
        (status = 200, description = "办理之后的案件", body = CaseFile),
        (status = 400, description = "request.json、request.key", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "case.run_untranscribed、case.stage、case.archived、case.key_reused", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "request.too_large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "request.content_type", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "request.fields、case.run_not_linked、case.material_not_found、case.empty、case.future", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn begin_record_from_run(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(id): ApiPath<String>,
    headers: HeaderMap,
    ApiJson(asked): ApiJson<FromRun>,
) -> ApiResult<CaseFile> {
    principal.require(Permission::ReadCases, &state).await?;
    principal.require(Permission::HandleCases, &state).await?;
    let terms = Terms { key: key(&headers)?, ..Terms::default() };
    Ok(Json(transcribed(&state.services, &id, &principal.person, asked, terms).await?))
}
