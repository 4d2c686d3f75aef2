//! `GET /api/v1/case-files/{id}/documents/{document}/docx`.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::casework::people::Permission;
use crate::documents::DOCX;
use crate::failure::Failure;
use crate::handling;
use crate::handling::views::{Seen, seen};
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;

/// 文书的 Word 文件（GB/T 9704 版式）：已签发的为签发的版本，否则为最新版本，每页标明草稿
#[utoipa::path(
    get, path = "/api/v1/case-files/{id}/documents/{document}/docx", tag = "casework",
    params(("id" = String, Path, description = "案件编号"), ("document" = String, Path, description = "文书编号")),
    responses(
        (status = 200, description = "Word 文件", content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         body = Vec<u8>),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "case.document_not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_document_docx(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath((id, document)): ApiPath<(String, String)>,
) -> Result<Response, Problem> {
    principal.require(Permission::ReadCases, &state).await?;
    let laid = handling::documents::docx(&state.services, &id, &document, &principal.person).await?;
    let shown = Seen::Document { case: &id, document: &document, version: laid.version };
    seen(&state.services, &principal.person, None, shown).await?;
    let mut response = laid.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(DOCX));
    let disposition = format!("attachment; filename=\"document-v{}.docx\"", laid.version);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(disposition).map_err(Failure::internal)?);
    Ok(response)
}
