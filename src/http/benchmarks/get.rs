//! `GET /api/v1/benchmarks/{id}`.

use axum::Json;
use axum::extract::State;

use super::super::error::{Problem, ProblemBody};
use super::super::extract::ApiPath;
use super::super::{ApiResult, ApiState};
use crate::discretion::benchmark::Benchmark;

/// 一份裁量基准：原文和读出的依据、适用条件、具体标准
#[utoipa::path(
    get, path = "/api/v1/benchmarks/{id}", tag = "search",
    params(("id" = String, Path, description = "编号", example = "b0123456789ab")),
    responses(
        (status = 200, description = "裁量基准", body = Benchmark),
        (status = 404, description = "benchmark.not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn get_benchmark(State(state): State<ApiState>, ApiPath(id): ApiPath<String>) -> ApiResult<Benchmark> {
    let found = state.services.store.benchmarks().get(&id).await?;
    found.map(Json).ok_or_else(|| Problem::new("benchmark.not_found", format!("没有编号为“{id}”的裁量基准")))
}
