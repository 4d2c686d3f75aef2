//! `GET /api/v1/case-files/{id}/documents/{document}/compare`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::casework::diff::{Diff, diff};
use crate::casework::people::Permission;
use crate::failure::Failure;
use crate::handling;
use crate::handling::views::{Seen, seen};
use crate::http::error::ProblemBody;
use crate::http::extract::{ApiPath, ApiQuery};
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};

/// Which versions.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Versions {
    /// 旧版本，从 1 起
    from: u32,
    /// 新版本
    to: u32,
}

/// 比较文书的两个版本，逐行
#[utoipa::path(
    get, path = "/api/v1/case-files/{id}/documents/{document}/compare", tag = "casework",
    params(("id" = String, Path, description = "案件编号"), ("document" = String, Path, description = "文书编号"), Versions),
    responses(
        (status = 200, description = "逐行的差异", body = Diff),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 404, description = "case.not_found、document.not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn compare_versions(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath((id, document)): ApiPath<(String, String)>,
    ApiQuery(versions): ApiQuery<Versions>,
) -> ApiResult<Diff> {
    principal.require(Permission::ReadCases, &state).await?;
    let (file, _) = handling::read(&state.services, &id, &principal.person).await?;
    let held = file.documents.get(&document);
    let text = |number: u32| held.and_then(|held| held.version(number)).map(|version| version.markdown.as_str());
    let (Some(old), Some(new)) = (text(versions.from), text(versions.to)) else {
        return Err(Failure::new("document.not_found", "本案没有这份文书或者这个版本").into());
    };
    let Versions { from, to } = versions;
    let shown = Seen::Comparison { case: &id, document: &document, from, to };
    seen(&state.services, &principal.person, None, shown).await?;
    Ok(Json(diff(old, new)))
}
