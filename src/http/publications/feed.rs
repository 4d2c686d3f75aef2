//! `GET /api/v1/publications/feed`.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::casework::people::Permission;
use crate::handling::publication::{FeedPage, csv, feed};
use crate::http::ApiState;
use crate::http::error::Problem;
use crate::http::extract::ApiQuery;
use crate::http::principal::Principal;

/// Changes in an answer, where nothing is asked.
const USUAL: u64 = 100;
/// Most changes in an answer.
const MOST: u64 = 500;

/// Which changes, and how they are told.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FeedQuery {
    /// 上次取到的最后一个变动序号（next）；从头取则不写
    after: Option<u32>,
    /// 最多多少个，1 至 500
    limit: Option<u64>,
    /// 格式
    #[serde(default)]
    #[param(required = false, inline)]
    format: Format,
}

/// JSON, or a table for Excel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PublicationFeedFormat)]
pub enum Format {
    /// With the public texts.
    #[default]
    Json,
    /// UTF-8 with a byte order mark, RFC 4180, without the texts.
    Csv,
}

/// 供上级公示平台取用的公开内容：公开、更正、撤回、期满的变动，按发生的先后；每项只给现在的内容
#[utoipa::path(
    get, path = "/api/v1/publications/feed", tag = "publications", params(FeedQuery),
    responses(
        (status = 200, description = "变动；CSV 的下一个 after 在标头 X-Next-After，是否还有在 X-More",
         content((FeedPage = "application/json"), (String = "text/csv"))),
    )
)]
pub async fn get_publication_feed(
    State(state): State<ApiState>,
    principal: Principal,
    ApiQuery(query): ApiQuery<FeedQuery>,
) -> Result<Response, Problem> {
    principal.require(Permission::ReadPublications, &state).await?;
    let limit = query.limit.unwrap_or(USUAL).clamp(1, MOST);
    let after = query.after.unwrap_or_default().into();
    let page = feed(&state.services, &principal.person.agency, after, limit).await?;
    if query.format == Format::Json {
        return Ok(Json(page).into_response());
    }
    let table = csv(&page)?;
    let headers = [
        (header::CONTENT_TYPE.as_str(), "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION.as_str(), "attachment; filename=\"publications.csv\"".to_owned()),
        ("x-next-after", page.next.to_string()),
        ("x-more", page.more.to_string()),
    ];
    Ok((headers, table).into_response())
}
