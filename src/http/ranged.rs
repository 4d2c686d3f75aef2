//! A file as an answer, or the part of it that `Range` asks for; streamed, never held in memory.

use std::io::SeekFrom;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt, Take};

use super::byte_range::{self, Asked};
use super::error::Problem;
use crate::failure::Failure;

/// Bytes read from the file at a time.
const CHUNK: usize = 64 << 10;

/// `file` of media type `kind`, as `request` asks for it: 200, 206, or 416 `request.range`.
pub(super) async fn answer(file: File, kind: &'static str, request: &HeaderMap) -> Result<Response, Problem> {
    let length = file.metadata().await.map_err(Failure::internal)?.len();
    let range = request.get(header::RANGE).and_then(|value| value.to_str().ok());
    let (status, first, last) = match byte_range::parse(range, length) {
        Asked::Whole => (StatusCode::OK, 0, length.saturating_sub(1)),
        Asked::Part { first, last } => (StatusCode::PARTIAL_CONTENT, first, last),
        Asked::Unsatisfiable => return Ok(unsatisfiable(length)),
    };
    let size = if length == 0 { 0 } else { last - first + 1 };
    let mut response = (status, body(file, first, size).await?).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_LENGTH, size.into());
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if status == StatusCode::PARTIAL_CONTENT {
        let content_range = format!("bytes {first}-{last}/{length}");
        headers.insert(header::CONTENT_RANGE, content_range.try_into().map_err(Failure::internal)?);
    }
    Ok(response)
}

fn unsatisfiable(length: u64) -> Response {
    let problem = Problem::new("request.range", format!("Range 超出文件（共 {length} 字节）"));
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
