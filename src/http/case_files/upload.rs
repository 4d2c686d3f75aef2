//! `POST /api/v1/case-files/{id}/materials`.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::MaterialKind;
use crate::casework::people::Permission;
use crate::handling::{self, Given, Terms};
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::{ApiPath, ApiQuery};
use crate::http::principal::Principal;
use crate::store::case_files::Materials;

use super::key::key;
use super::receive;

/// What is known of the file.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MaterialQuery {
    /// 名称
    name: String,
    /// 种类
    kind: MaterialKind,
    /// 取得或者录制的时间
    taken_at: DateTime<Utc>,
    /// 取得的地点等
    note: Option<String>,
}

/// 添加材料：请求内容就是文件本身；保存之后才记入案件；带 Idempotency-Key 的请求重发不会添加两次
#[utoipa::path(
    post, path = "/api/v1/case-files/{id}/materials", tag = "casework",
    params(("id" = String, Path, description = "案件编号"), MaterialQuery,
        ("idempotency-key" = Option<String>, Header, description = "重发同一请求时的键，最长 200 字符")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 201, description = "已添加", body = CaseFile),
        (status = 400, description = "request.query、request.key、upload.broken", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 408, description = "upload.stalled", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "case.stage、case.archived、case.key_reused", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "material.too_large（上限为 casework.max_material_bytes）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "material.empty、case.empty、case.future", body = ProblemBody, content_type = "application/problem+json"),
        (status = 507, description = "upload.no_space", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn add_material(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(id): ApiPath<String>,
    ApiQuery(query): ApiQuery<MaterialQuery>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<CaseFile>), Problem> {
    principal.require(Permission::ReadCases, &state).await?;
    principal.require(Permission::HandleCases, &state).await?;
    let (file, _) = handling::read(&state.services, &id, &principal.person).await?;
    if !file.is_officer(&principal.person.id) {
        return Err(Problem::new("case.not_officer", "只有本案的办案人员能添加材料"));
    }
    let services = &state.services;
    let terms = Terms { key: key(&headers)?, ..Terms::default() };
    let materials = Materials::under(&services.config.home);
    let kept = receive::keep(materials, &headers, body, services.config.casework.max_material_bytes).await?;
    let MaterialQuery { name, kind, taken_at, note } = query;
    let given = Given { name, kind, taken_at, note };
    let file = handling::add_material(services, &id, &principal.person, given, kept, terms).await?;
    Ok((StatusCode::CREATED, Json(file)))
}
