//! `GET /api/v1/publications`.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::casework::people::Permission;
use crate::casework::publication::Stage;
use crate::handling::publication::{PublicationRow, list};
use crate::handling::views::{Seen, seen};
use crate::http::extract::ApiQuery;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};
use crate::store::publications::{ListFilter, Wanted};

/// Most publications in an answer.
const MOST: u64 = 100;

/// Which publications.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PublicationsQuery {
    /// 公示的现状；empty 为已作出决定而还没有准备的
    stage: Option<Stage>,
    /// 上一页最后一个案件的编号
    before: Option<String>,
    /// 最多多少个，1 至 100
    limit: Option<u64>,
}

/// 本机关已作出的决定和它们的公示，新的在前：现状、期限、是否逾期、要办什么
#[utoipa::path(
    get, path = "/api/v1/publications", tag = "publications", params(PublicationsQuery),
    responses(
        (status = 200, description = "决定和公示", body = [PublicationRow]),
    )
)]
pub async fn list_publications(
    State(state): State<ApiState>,
    principal: Principal,
    ApiQuery(query): ApiQuery<PublicationsQuery>,
) -> ApiResult<Vec<PublicationRow>> {
    principal.require(Permission::ReadCases, &state).await?;
    let PublicationsQuery { stage, before, limit } = query;
    let limit = limit.unwrap_or(MOST).clamp(1, MOST);
    let filter = ListFilter { wanted: Wanted::All, stage, before, limit };
    let rows = list(&state.services, &principal.person.agency, &filter).await?;
    seen(&state.services, &principal.person, None, Seen::Publications).await?;
    Ok(Json(rows))
}
