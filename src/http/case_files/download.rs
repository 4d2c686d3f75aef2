//! `GET /api/v1/case-files/{id}/materials/{material}`.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;

use crate::casework::people::Permission;
use crate::failure::Failure;
use crate::handling;
use crate::handling::views::{Seen, seen};
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;
use crate::http::{ApiState, ranged};
use crate::store::case_files::Materials;

/// 材料的原件，作为附件下载；支持 Range
#[utoipa::path(
    get, path = "/api/v1/case-files/{id}/materials/{material}", tag = "casework",
    params(("id" = String, Path, description = "案件编号"), ("material" = String, Path, description = "材料编号"),
        ("range" = Option<String>, Header, description = "只要其中一段", example = "bytes=0-65535")),
    responses(
        (status = 200, description = "文件", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 206, description = "文件的一段", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 416, description = "request.range（超出文件）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 404, description = "case.not_found、material.not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_material(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath((id, material)): ApiPath<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    principal.require(Permission::ReadCases, &state).await?;
    let (file, _) = handling::read(&state.services, &id, &principal.person).await?;
    let held = file.materials.get(&material);
    let held = held.ok_or_else(|| Failure::new("material.not_found", format!("本案没有材料 {material}")))?;
    let path = Materials::under(&state.services.config.home).path(&held.sha256)?;
    let opened = tokio::fs::File::open(path).await.map_err(Failure::internal)?;
    seen(&state.services, &principal.person, None, Seen::Material { case: &id, material: &material }).await?;
    // Never as what it claims to be: a page among the evidence must not run in the browser of who opens it.
    let mut response = ranged::answer(opened, "application/octet-stream", &headers).await?;
    let disposition = format!("attachment; filename*=UTF-8''{}", encoded(&held.name));
    let disposition = disposition.try_into().map_err(Failure::internal)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}

/// A name as `filename*` takes it (RFC 8187): what is not a letter or digit as the bytes of UTF-8.
fn encoded(name: &str) -> String {
    let byte = |byte: u8| match byte {
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'_' | b'-' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    name.bytes().map(byte).collect()
}
