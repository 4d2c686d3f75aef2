//! What handlers take out of a request; what can't be read is a problem with a stable code `request.*`.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::error::Problem;

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
