//! `PATCH /api/v1/people/{login}`.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::casework::people::{Certificate, Permission, Role};
use crate::http::error::ProblemBody;
use crate::http::extract::{ApiJson, ApiPath};
use crate::http::principal::Principal;
use crate::http::session::InPerson;
use crate::http::{ApiResult, ApiState};
use crate::store::people::{Account, Change};

/// What changes; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccountChange)]
pub struct Given {
    /// Roles.
    roles: Option<BTreeSet<Role>>,
    /// Certificate of enforcement.
    certificate: Option<Certificate>,
    /// Legal qualification.
    legal_qualification: Option<String>,
    /// Whether the account opens nothing any more; its sessions end.
    disabled: Option<bool>,
}

/// 更改本机关的账号：角色、资格、停用
#[utoipa::path(
    patch, path = "/api/v1/people/{login}", tag = "people", request_body = Given,
    params(("login" = String, Path, description = "登录名")),
    responses(
        (status = 200, description = "更改之后", body = Account),
        (status = 404, description = "people.not_found", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "people.last_administrator", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "people.certificate、people.self、request.fields", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn change_account(
    State(state): State<ApiState>,
    principal: Principal,
    _in_person: InPerson,
    ApiPath(login): ApiPath<String>,
    ApiJson(given): ApiJson<Given>,
) -> ApiResult<Account> {
    principal.require(Permission::ManagePeople, &state).await?;
    let account = super::of_agency(&state, &principal, &login).await?;
    let Given { roles, certificate, legal_qualification, disabled } = given;
    if disabled.is_some() || roles.is_some() {
        super::not_oneself(&principal, &account)?;
    }
    let change = Change { roles, certificate, legal_qualification, disabled };
    Ok(Json(super::as_administrator(&state, &principal).change(&login, change).await?))
}
