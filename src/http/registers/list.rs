//! `GET /api/v1/registers/{register}`.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::casework::people::Permission;
use crate::casework::registers::Register;
use crate::http::error::ProblemBody;
use crate::http::extract::{ApiPath, ApiQuery};
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};
use crate::store::registers::{Filter, Listed};

/// Which entries.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RegisterParams {
    /// 在这一天有效的；不写为今天
    on: Option<NaiveDate>,
    /// 列出全部版本，包括已经终止的
    #[serde(default)]
    #[param(required = false)]
    history: bool,
}

/// 本机关的执法主体、执法人员登记册和权责清单
#[utoipa::path(
    get, path = "/api/v1/registers/{register}", tag = "casework",
    params(("register" = Register, Path, description = "bodies 执法主体、officers 执法人员、powers 权责清单"), RegisterParams),
    responses(
        (status = 200, description = "记载，附有效期和登记人", body = [Listed]),
        (status = 400, description = "request.query、request.path", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn list_register(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(register): ApiPath<Register>,
    ApiQuery(query): ApiQuery<RegisterParams>,
) -> ApiResult<Vec<Listed>> {
    principal.require(Permission::Research, &state).await?;
    let today = state.services.clock.today();
    let on = if query.history { query.on } else { query.on.or(Some(today)) };
    let filter = Filter { agency: Some(principal.person.agency.clone()), on };
    Ok(Json(state.services.store.registers().list(register, &filter).await?))
}
