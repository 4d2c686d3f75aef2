//! `GET /api/v1/runs/{id}/draft`.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

use super::super::ApiState;
use super::super::error::{Problem, ProblemBody};
use super::super::extract::ApiPath;
use super::super::identity::Caller;

/// 文书草稿（Markdown）
#[utoipa::path(
    get, path = "/api/v1/runs/{id}/draft", tag = "runs", params(("id" = String, Path, description = "办理记录编号")),
    responses(
        (status = 200, description = "文书草稿", body = String, content_type = "text/markdown"),
        (status = 404, description = "run.not_found、draft.not_found（还没有写到草稿）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn get_draft(
    State(state): State<ApiState>,
    caller: Caller,
    ApiPath(id): ApiPath<String>,
) -> Result<impl IntoResponse, Problem> {
    super::find(&state, &caller, &id).await?;
    let draft = state.services.store.runs().draft(&id).await?;
    let draft = draft.ok_or_else(|| Problem::new("draft.not_found", "还没有文书草稿"))?;
    Ok(([(header::CONTENT_TYPE, "text/markdown; charset=utf-8")], draft))
}
