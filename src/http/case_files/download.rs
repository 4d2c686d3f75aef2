//! `GET /api/v1/case-files/{id}/materials/{material}`.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use tokio_util::io::ReaderStream;

use crate::casework::people::Permission;
use crate::failure::Failure;
use crate::handling;
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;
use crate::store::case_files::Materials;

/// 材料的原件，作为附件下载
#[utoipa::path(
    get, path = "/api/v1/case-files/{id}/materials/{material}", tag = "casework", security(("token" = [])),
    params(("id" = String, Path, description = "案件编号"), ("material" = String, Path, description = "材料编号")),
    responses(
        (status = 200, description = "文件", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 401, description = "access.login_required、access.token", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 429, description = "access.throttled（被拒绝的请求过多）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, description = "store.busy、request.timeout、server.stopping", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "case.not_found、material.not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_material(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath((id, material)): ApiPath<(String, String)>,
) -> Result<Response, Problem> {
    principal.require(Permission::ReadCases, &state).await?;
    let (file, _) = handling::read(&state.services, &id, &principal.person).await?;
    let held = file.materials.get(&material);
    let held = held.ok_or_else(|| Failure::new("material.not_found", format!("本案没有材料 {material}")))?;
    let path = Materials::under(&state.services.config.home).path(&held.sha256)?;
    let opened = tokio::fs::File::open(path).await.map_err(Failure::internal)?;
    let mut response = Body::from_stream(ReaderStream::new(opened)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_LENGTH, held.bytes.into());
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    Ok(response)
}
