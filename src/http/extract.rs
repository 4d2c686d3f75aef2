//! What handlers take out of a request; what can't be read is a problem with a stable code `request.*`.

use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Json, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::error::Problem;
use crate::failure::Failure;

/// Parameters after `?`.
///
/// Errors: `request.query`.
#[derive(Debug)]
pub struct ApiQuery<T>(pub T);

/// The variable parts of the path.
///
/// Errors: `request.path`.
#[derive(Debug)]
pub struct ApiPath<T>(pub T);

/// A JSON body.
///
/// Errors: `request.json` (no JSON), `request.fields` (not the fields expected), `request.content_type`,
/// `request.too_large`.
#[derive(Debug)]
pub struct ApiJson<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for ApiQuery<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let parsed: Result<Query<T>, QueryRejection> = Query::from_request_parts(parts, state).await;
        match parsed {
            Ok(Query(value)) => Ok(Self(value)),
            Err(rejection) => Err(Problem::new("request.query", format!("查询参数有误：{}", rejection.body_text()))),
        }
    }
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for ApiPath<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let parsed: Result<Path<T>, PathRejection> = Path::from_request_parts(parts, state).await;
        match parsed {
            Ok(Path(value)) => Ok(Self(value)),
            Err(rejection) => Err(Problem::new("request.path", format!("路径有误：{}", rejection.body_text()))),
        }
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for ApiJson<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let parsed: Result<Json<T>, JsonRejection> = Json::from_request(request, state).await;
        match parsed {
            Ok(Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(json_problem(&rejection)),
        }
    }
}

fn json_problem(rejection: &JsonRejection) -> Problem {
    let detail = rejection.body_text();
    let failure = match rejection {
        JsonRejection::JsonDataError(_) => Failure::new("request.fields", format!("JSON 字段不符：{detail}")),
        JsonRejection::MissingJsonContentType(_) => {
            Failure::new("request.content_type", "请求内容应为 JSON").with_hint("加上 Content-Type: application/json")
        }
        other if other.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Failure::new("request.too_large", "请求内容过大（上限 2 MiB）")
        }
        _ => Failure::new("request.json", format!("请求内容不是有效的 JSON：{detail}")),
    };
    failure.into()
}
