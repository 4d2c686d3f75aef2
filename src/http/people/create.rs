//! `POST /api/v1/people`.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::casework::people::{Certificate, Permission, Role};
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiJson;
use crate::http::principal::Principal;
use crate::http::session::InPerson;
use crate::store::people::{Account, NewAccount};

/// What an account begins with; it belongs to the administrator's agency.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccountRequest)]
pub struct Given {
    /// Login name.
    login: String,
    /// Name of the person.
    name: String,
    /// Region.
    region: Option<String>,
    /// Field of enforcement.
    field: Option<String>,
    /// Roles.
    roles: BTreeSet<Role>,
    /// Certificate of enforcement, of officers.
    certificate: Option<Certificate>,
    /// Legal qualification of a reviewer.
    legal_qualification: Option<String>,
}

/// 建立本机关的账号；还没有口令
#[utoipa::path(
    post, path = "/api/v1/people", tag = "people", request_body = Given,
    responses(
        (status = 201, description = "账号", body = Account),
        (status = 409, description = "people.login_taken", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "people.login、people.empty、people.certificate、request.fields", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn create_account(
    State(state): State<ApiState>,
    principal: Principal,
    _in_person: InPerson,
    ApiJson(given): ApiJson<Given>,
) -> Result<(StatusCode, Json<Account>), Problem> {
    principal.require(Permission::ManagePeople, &state).await?;
    let Given { login, name, region, field, roles, certificate, legal_qualification } = given;
    let agency = principal.person.agency.clone();
    let new = NewAccount { login, name, agency, region, field, roles, certificate, legal_qualification };
    let made = super::as_administrator(&state, &principal).create(new).await?;
    Ok((StatusCode::CREATED, Json(made)))
}
