//! `GET /api/v1/case-files`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::casework::case_file::stage::Stage;
use crate::casework::people::Permission;
use crate::handling::views::{Seen, seen};
use crate::http::error::ProblemBody;
use crate::http::extract::ApiQuery;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};
use crate::store::case_files::{CaseFilter, CaseRow};

/// Most cases in an answer.
const MOST: u64 = 100;

/// Which cases.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// 阶段
    stage: Option<Stage>,
    /// 执法领域
    field: Option<String>,
    /// 只列本人承办的
    #[serde(default)]
    #[param(required = false)]
    mine: bool,
    /// 案由、当事人或者案号中的字词
    q: Option<String>,
    /// 上一页最后一个案件的编号
    before: Option<String>,
    /// 最多多少个，1 至 100
    limit: Option<u64>,
}

/// 本机关的案件，新的在前
#[utoipa::path(
    get, path = "/api/v1/case-files", tag = "casework", params(ListQuery),
    responses(
        (status = 200, description = "案件", body = [CaseRow]),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn list_case_files(
    State(state): State<ApiState>,
    principal: Principal,
    ApiQuery(query): ApiQuery<ListQuery>,
) -> ApiResult<Vec<CaseRow>> {
    principal.require(Permission::ReadCases, &state).await?;
    let filter = CaseFilter {
        stage: query.stage,
        field: query.field,
        officer: query.mine.then(|| principal.person.id.clone()),
        words: query.q,
        before: query.before,
        limit: query.limit.unwrap_or(MOST).clamp(1, MOST),
    };
    let rows = state.services.store.case_files().list(&principal.person.agency, &filter).await?;
    let shown = Seen::List { count: rows.len(), filter: &filter };
    seen(&state.services, &principal.person, None, shown).await?;
    Ok(Json(rows))
}
