//! Whether the process lives, and whether it can do its work.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::ApiState;

/// Whether the process lives.
#[derive(Debug, Serialize, ToSchema)]
pub struct Alive {
    /// Always `ok`.
    status: &'static str,
    /// Version of the program.
    version: &'static str,
}

/// Whether the service can do its work.
#[derive(Debug, Serialize, ToSchema)]
pub struct Readiness {
    /// Whether requests should be sent here.
    ready: bool,
    /// What is missing, in Chinese; empty where `ready`.
    missing: Vec<String>,
}

/// 进程是否存活
#[utoipa::path(get, path = "/healthz", tag = "service", responses((status = 200, description = "存活", body = Alive)))]
pub async fn healthz() -> Json<Alive> {
    Json(Alive { status: "ok", version: env!("CARGO_PKG_VERSION") })
}

/// 服务是否就绪：数据库可读、法律已导入、没有在停止
///
/// 模型和索引是否齐备见 /api/v1/status：缺了它们，其余功能照常。
#[utoipa::path(
    get, path = "/readyz", tag = "service",
    responses(
        (status = 200, description = "就绪", body = Readiness),
        (status = 503, description = "未就绪，missing 说明缺什么", body = Readiness),
    )
)]
pub async fn readyz(State(state): State<ApiState>) -> (StatusCode, Json<Readiness>) {
    let mut missing = Vec::new();
    if state.shutdown.has_begun() {
        missing.push("服务正在停止".to_owned());
    }
    match state.services.store.laws().corpus_revision().await {
        Ok(revision) if revision.is_empty() => missing.push("还没有导入法律：运行 caiheng import laws".to_owned()),
        Ok(_) => {}
        Err(error) => missing.push(format!("数据库不可用：{error}")),
    }
    let ready = missing.is_empty();
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Readiness { ready, missing }))
}
