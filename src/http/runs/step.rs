//! `GET /api/v1/runs/{id}/steps/{name}`.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::super::error::{Problem, ProblemBody};
use super::super::extract::ApiPath;
use super::super::identity::Caller;
use super::super::{ApiResult, ApiState};
use super::view::shown_status;
use crate::store::runs::Status;

/// A step with everything that is on record about it.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepDetail {
    /// The step.
    name: String,
    /// Which attempt this is, from 1: an attempt that was cut off is repeated.
    attempt: u32,
    /// How far it is.
    status: Status,
    /// What it was given.
    #[schema(value_type = Object)]
    input: Value,
    /// Its result.
    #[schema(value_type = Option<Object>)]
    output: Option<Value>,
    /// Name of the model that was used.
    model: Option<String>,
    /// SHA-256 of the model's weights, in hex.
    model_sha256: Option<String>,
    /// Version of the prompt or template.
    prompt_version: Option<String>,
    /// How long it took, in seconds.
    seconds: Option<f64>,
    /// Stable code of the error it failed with.
    error_code: Option<String>,
    /// The error for a person.
    error_message: Option<String>,
    /// When it began.
    started_at: DateTime<Utc>,
    /// When it ended.
    finished_at: Option<DateTime<Utc>>,
}

/// 某一步的完整记录：输入、输出、模型、提示词版本
#[utoipa::path(
    get, path = "/api/v1/runs/{id}/steps/{name}", tag = "runs",
    params(
        ("id" = String, Path, description = "办理记录编号"),
        ("name" = String, Path, description = "步骤", example = "transcribe"),
    ),
    responses(
        (status = 200, description = "步骤记录", body = StepDetail),
        (status = 404, description = "run.not_found、step.not_found（还没有开始，或没有这一步）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn get_step(
    State(state): State<ApiState>,
    caller: Caller,
    ApiPath((id, name)): ApiPath<(String, String)>,
) -> ApiResult<StepDetail> {
    let run = super::find(&state, &caller, &id).await?;
    let Some(step) = state.services.store.runs().step(&id, &name).await? else {
        return Err(Problem::new("step.not_found", format!("这一步还没有开始，或没有这一步：{name}")));
    };
    Ok(Json(StepDetail {
        status: shown_status(run.status, step.status),
        name: step.name,
        attempt: step.attempt,
        input: step.input,
        output: step.output,
        model: step.model,
        model_sha256: step.model_sha256,
        prompt_version: step.prompt_version,
        seconds: step.seconds,
        error_code: step.error_code,
        error_message: step.error_message,
        started_at: step.started_at,
        finished_at: step.finished_at,
    }))
}
