//! `GET /api/v1/runs`.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::extract::ApiQuery;
use super::super::identity::Caller;
use super::super::{ApiResult, ApiState};
use super::view::RunView;
use crate::handling::views::Seen;

const DEFAULT_LIMIT: u64 = 50;
const MAX_LIMIT: u64 = 200;

/// Which part of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListParams {
    /// At most this many (1 to 200).
    #[param(default = 50, minimum = 1, maximum = 200)]
    limit: Option<u64>,
    /// Only runs before this one: the id of the last run of the page before.
    before: Option<String>,
}

/// Runs, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct RunList {
    /// The runs.
    runs: Vec<RunView>,
    /// `before` of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// 办理记录列表，新的在前
#[utoipa::path(
    get, path = "/api/v1/runs", tag = "runs", params(ListParams),
    responses(
        (status = 200, description = "办理记录", body = RunList),
    )
)]
pub async fn list_runs(
    State(state): State<ApiState>,
    caller: Caller,
    ApiQuery(params): ApiQuery<ListParams>,
) -> ApiResult<RunList> {
    let limit = params.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT);
    super::put_on_record(&state, &caller, Seen::Runs).await?;
    // One more than asked for tells whether there is a next page.
    let mut found =
        state.services.store.runs().list(limit + 1, params.before.as_deref(), super::scope(&caller)).await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = found.len() > wanted;
    found.truncate(wanted);
    let next = if has_more { found.last().map(|run| run.id.clone()) } else { None };
    Ok(Json(RunList { runs: found.into_iter().map(RunView::from).collect(), next }))
}
