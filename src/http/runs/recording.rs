//! `GET /api/v1/runs/{id}/recording`.

use std::io::SeekFrom;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt, Take};

use super::super::ApiState;
use super::super::error::{Problem, ProblemBody};
use super::super::extract::ApiPath;
use super::byte_range::{self, Asked};
use super::media_type;
use crate::failure::Failure;

/// Bytes read from the file at a time.
const CHUNK: usize = 64 << 10;

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
    ApiPath(id): ApiPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let run = super::find(&state, &id).await?;
    if run.kind != "audio" {
        return Err(Problem::new("recording.not_found", "这条办理记录上传的是笔录，没有录音"));
    }
    let gone = |_| Failure::new("recording.not_found", "录音文件已不在原处");
    let file = File::open(&run.stored_path).await.map_err(gone)?;
    let length = file.metadata().await.map_err(Failure::internal)?.len();
    let kind = media_type::recording_type(run.stored_path.into()).await?;
    let range = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let (status, first, last) = match byte_range::parse(range, length) {
        Asked::Whole => (StatusCode::OK, 0, length.saturating_sub(1)),
        Asked::Part { first, last } => (StatusCode::PARTIAL_CONTENT, first, last),
        Asked::Unsatisfiable => return Ok(unsatisfiable(length)),
    };
    let size = if length == 0 { 0 } else { last - first + 1 };
    let mut response = (status, body(file, first, size).await?).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_LENGTH, size.into());
    headers.insert(header::ACCEPT_RANGES, header::HeaderValue::from_static("bytes"));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("private, no-cache"));
    if status == StatusCode::PARTIAL_CONTENT {
        let content_range = format!("bytes {first}-{last}/{length}");
        headers.insert(header::CONTENT_RANGE, content_range.try_into().map_err(Failure::internal)?);
    }
    Ok(response)
}

fn unsatisfiable(length: u64) -> Response {
    let problem = Problem::new("request.range", format!("Range 超出录音（共 {length} 字节）"));
    ([(header::CONTENT_RANGE, format!("bytes */{length}"))], problem).into_response()
}

/// Streams `size` bytes of `file` from `first` on.
async fn body(mut file: File, first: u64, size: u64) -> Result<Body, Failure> {
    file.seek(SeekFrom::Start(first)).await.map_err(Failure::internal)?;
    let chunks = stream::try_unfold(file.take(size), next_chunk);
    Ok(Body::from_stream(chunks))
}

async fn next_chunk(mut rest: Take<File>) -> std::io::Result<Option<(Bytes, Take<File>)>> {
    let mut chunk = vec![0; CHUNK];
    let read = rest.read(&mut chunk).await?;
    chunk.truncate(read);
    Ok((read > 0).then(|| (Bytes::from(chunk), rest)))
}
