//! `DELETE /api/v1/people/{login}/second-factor`.

use axum::extract::State;
use axum::http::StatusCode;

use crate::casework::people::Permission;
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;
use crate::http::session::InPerson;

/// 停用某人的第二因素，例如手机丢失、恢复码也没有了
#[utoipa::path(
    delete, path = "/api/v1/people/{login}/second-factor", tag = "people",
    params(("login" = String, Path, description = "登录名")),
    responses(
        (status = 204, description = "已停用"),
        (status = 422, description = "people.self", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "people.not_found", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn reset_second_factor(
    State(state): State<ApiState>,
    principal: Principal,
    _in_person: InPerson,
    ApiPath(login): ApiPath<String>,
) -> Result<StatusCode, Problem> {
    principal.require(Permission::ManagePeople, &state).await?;
    let account = super::of_agency(&state, &principal, &login).await?;
    super::not_oneself(&principal, &account)?;
    super::as_administrator(&state, &principal).remove_second_factor(&account.person.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
