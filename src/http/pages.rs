//! The pages, embedded in the binary (in development builds they are read from `web/dist`), and the interactive page of
//! the API. Paths that are no file belong to the pages' own router and get `index.html`.

use std::borrow::Cow;

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::error::Problem;

#[derive(RustEmbed)]
#[folder = "web/dist"]
struct Dist;

/// Files under this folder carry a hash of their content in their name.
const HASHED: &str = "assets/";
const FOREVER: &str = "public, max-age=31536000, immutable";
const REVALIDATE: &str = "no-cache";

/// Shown where the binary was built without pages.
const NOTICE: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>裁衡</title>\
    <h1>裁衡</h1><p>此程序构建时未包含页面。接口可用：<a href=\"/api/openapi.json\">/api/openapi.json</a>。</p></html>";

/// Any path that no route took: a page, a file of the pages, or a 404.
pub async fn fallback(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path();
    if path == "/api" || path.starts_with("/api/") {
        return Problem::new("route.not_found", format!("没有这个接口：{path}")).into_response();
    }
    if method != Method::GET && method != Method::HEAD {
        return Problem::new("request.method", format!("{path} 不支持 {method}")).into_response();
    }
    let name = path.trim_start_matches('/');
    if let Some(file) = (!name.is_empty()).then(|| Dist::get(name)).flatten() {
        return answer(name, file, &headers);
    }
    let looks_like_a_file = name.rsplit('/').next().is_some_and(|last| last.contains('.'));
    if looks_like_a_file {
        return Problem::new("route.not_found", format!("没有这个文件：{path}")).into_response();
    }
    page("index.html", &headers)
}

/// `GET /api/docs/`: the interactive page of the API.
pub async fn api_docs(headers: HeaderMap) -> Response {
    page("api-docs.html", &headers)
}

/// `GET /api/docs`: to the page with its slash.
pub async fn to_api_docs() -> Redirect {
    Redirect::permanent("/api/docs/")
}

fn page(name: &str, headers: &HeaderMap) -> Response {
    match Dist::get(name) {
        Some(file) => answer(name, file, headers),
        None => Html(NOTICE).into_response(),
    }
}

fn answer(name: &str, file: EmbeddedFile, request: &HeaderMap) -> Response {
    let caching = if name.starts_with(HASHED) { FOREVER } else { REVALIDATE };
    let tag = format!("\"{}\"", hex::encode(file.metadata.sha256_hash()));
    let is_known = request.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut response = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { body(name, file) };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

fn body(name: &str, file: EmbeddedFile) -> Response {
    let kind = match file.metadata.mimetype() {
        text @ ("text/html" | "text/css" | "text/plain") => format!("{text}; charset=utf-8"),
        _ if name.ends_with(".js") => "text/javascript; charset=utf-8".to_owned(),
        other => other.to_owned(),
    };
    let bytes = match file.data {
        Cow::Borrowed(bytes) => axum::body::Bytes::from_static(bytes),
        Cow::Owned(bytes) => axum::body::Bytes::from(bytes),
    };
    ([(header::CONTENT_TYPE, kind)], bytes).into_response()
}
