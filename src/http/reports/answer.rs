//! A report in the form that was asked for.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::casework::people::Permission;
use crate::failure::Failure;
use crate::handling::reports::{self, Format, Which};
use crate::http::ApiState;
use crate::http::error::Problem;
use crate::http::principal::Principal;

/// Makes the report of the principal's agency; files are offered under `name`.
pub(super) async fn answer(
    state: &ApiState,
    principal: &Principal,
    which: Which,
    format: Format,
    name: &str,
) -> Result<Response, Problem> {
    principal.require(Permission::ReadStatistics, state).await?;
    let report = reports::report(&state.services, &principal.person.agency, which).await?;
    let bytes = tokio::task::spawn_blocking(move || reports::bytes(&report, format)).await;
    let mut response = bytes.map_err(Failure::internal)??.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    if format != Format::Json {
        let disposition = format!("attachment; filename=\"{name}.{}\"", format.ending());
        headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(disposition).map_err(Failure::internal)?);
    }
    Ok(response)
}
