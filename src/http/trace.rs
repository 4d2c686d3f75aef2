//! Request ids, one log span per request, panics turned into problems, and the time limit of quick requests.

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, Response};
use axum::middleware::Next;
use axum::response::IntoResponse;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;
use tracing::Span;

use super::error::Problem;
use crate::lifecycle::panic_message;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A request that only reads records, or searches, takes no longer than this.
const QUICK: Duration = Duration::from_secs(60);

/// Adds request ids, tracing and the catching of panics to `router`.
pub fn add(router: Router) -> Router {
    let panics: fn(Box<dyn Any + Send>) -> Response<Body> = panicked;
    let trace = TraceLayer::new_for_http().make_span_with(span).on_request(()).on_response(finished).on_failure(());
    router
        .layer(CatchPanicLayer::custom(panics))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(trace)
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
}

/// Gives up on a request that takes too long (503 `request.timeout`); not for uploads and event streams.
pub async fn within_time(request: Request, next: Next) -> Response<Body> {
    match tokio::time::timeout(QUICK, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::new("request.timeout", format!("处理超过 {} 秒，已放弃", QUICK.as_secs())).into_response(),
    }
}

fn span(request: &Request) -> Span {
    let id = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
}

fn finished(response: &Response<Body>, latency: Duration, _span: &Span) {
    tracing::debug!(status = response.status().as_u16(), seconds = latency.as_secs_f64(), "answered");
}

fn panicked(panic: Box<dyn Any + Send>) -> Response<Body> {
    tracing::error!(panic = panic_message(panic.as_ref()), "a handler panicked");
    Problem::new("internal", "内部错误：处理请求时程序出错").into_response()
}
