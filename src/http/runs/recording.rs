//! `GET /api/v1/runs/{id}/recording`.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use tokio::fs::File;

use super::super::error::{Problem, ProblemBody};
use super::super::extract::ApiPath;
use super::super::identity::Caller;
use super::super::{ApiState, ranged};
use super::media_type;
use crate::failure::Failure;

/// 询问录音，支持 Range（拖动播放）
#[utoipa::path(
    get, path = "/api/v1/runs/{id}/recording", tag = "runs",
    params(
        ("id" = String, Path, description = "办理记录编号"),
        ("range" = Option<String>, Header, description = "只要其中一段", example = "bytes=0-65535"),
    ),
    responses(
        (status = 200, description = "录音", body = Vec<u8>, content_type = "audio/*"),
        (status = 206, description = "录音的一段", body = Vec<u8>, content_type = "audio/*"),
        (status = 404, description = "run.not_found、recording.not_found（上传的是笔录，或文件已不在）",
         body = ProblemBody, content_type = "application/problem+json"),
        (status = 416, description = "request.range（超出文件）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn get_recording(
    State(state): State<ApiState>,
    caller: Caller,
    ApiPath(id): ApiPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let run = super::find(&state, &caller, &id).await?;
    if run.kind != "audio" {
        return Err(Problem::new("recording.not_found", "这条办理记录上传的是笔录，没有录音"));
    }
    let gone = |_| Failure::new("recording.not_found", "录音文件已不在原处");
    let file = File::open(&run.stored_path).await.map_err(gone)?;
    let kind = media_type::recording_type(run.stored_path.into()).await?;
    ranged::answer(file, kind, &headers).await
}
