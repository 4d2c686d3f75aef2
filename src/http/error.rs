//! Errors as problem+json (RFC 9457): the one place that maps failure codes to HTTP statuses.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Failure;

/// Media type of an error.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Seconds after which a full queue is worth another try: about the time of one short model step.
const RETRY_AFTER_SECONDS: u32 = 15;

/// The body of an error (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// Always `about:blank`: the `code` tells errors apart.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    kind: &'static str,
    /// The kind of error in Chinese; the same for all errors of a status.
    #[schema(example = "没有找到")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 404)]
    status: u16,
    /// What failed and why, in Chinese.
    detail: String,
    /// Stable identifier, `<area>.<what>`.
    #[schema(example = "run.not_found")]
    code: &'static str,
    /// What to do about it, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

/// An error on its way to the client.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    failure: Failure,
}

impl Problem {
    /// A problem without a hint.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Failure::new(code, message).into()
    }

    /// The HTTP status it is sent with.
    pub fn status(&self) -> StatusCode {
        self.status
    }
}

impl<E: Into<Failure>> From<E> for Problem {
    fn from(error: E) -> Self {
        let failure = error.into();
        Self { status: status_of(failure.code), failure }
    }
}

/// The HTTP status of a failure code: first by the whole code, then by what it ends with, then by its area.
fn status_of(code: &str) -> StatusCode {
    let (area, what) = code.split_once('.').unwrap_or((code, ""));
    match code {
        "queue.full" => return StatusCode::TOO_MANY_REQUESTS,
        "request.host" | "request.cross_origin" => return StatusCode::FORBIDDEN,
        "request.method" => return StatusCode::METHOD_NOT_ALLOWED,
        "request.range" => return StatusCode::RANGE_NOT_SATISFIABLE,
        "request.content_type" => return StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "request.timeout" | "server.stopping" | "store.busy" => return StatusCode::SERVICE_UNAVAILABLE,
        "request.fields" | "request.as_of" => return StatusCode::UNPROCESSABLE_ENTITY,
        "upload.stalled" => return StatusCode::REQUEST_TIMEOUT,
        "upload.disk" => return StatusCode::INTERNAL_SERVER_ERROR,
        "upload.no_space" => return StatusCode::INSUFFICIENT_STORAGE,
        "upload.broken" | "upload.no_file" => return StatusCode::BAD_REQUEST,
        "search.empty_query" | "search.level" | "search.field" | "search.status" | "search.cursor"
        | "search.bounds" => {
            return StatusCode::BAD_REQUEST;
        }
        "report.sent_already"
        | "second_factor.there"
        | "second_factor.none"
        | "second_factor.required"
        | "people.login_taken"
        | "people.last_administrator"
        | "store.run_closed" => {
            return StatusCode::CONFLICT;
        }
        "access.login_required" | "access.token" | "access.session" | "login.failed" | "login.code_required" => {
            return StatusCode::UNAUTHORIZED;
        }
        "access.throttled" | "login.throttled" => return StatusCode::TOO_MANY_REQUESTS,
        "cancelled" | "run.ended" | "run.undrafted" | "search.cursor_stale" => return StatusCode::CONFLICT,
        "case.not_permitted"
        | "case.not_officer"
        | "case.conflict_of_roles"
        | "case.reviewer_unqualified"
        | "case.not_reviewer"
        | "case.another_reviewer" => return StatusCode::FORBIDDEN,
        _ => {}
    }
    if area == "case" {
        return of_case(what);
    }
    if area == "publication" {
        return of_publication(what);
    }
    match what {
        "not_found" | "token_not_found" => return StatusCode::NOT_FOUND,
        "too_large" => return StatusCode::PAYLOAD_TOO_LARGE,
        _ => {}
    }
    match area {
        "request" => StatusCode::BAD_REQUEST,
        // What a user sent can't be worked on.
        "upload" | "audio" | "redaction" | "material" | "people" | "password" | "second_factor" | "transcript"
        | "facts" | "range" | "law" | "benchmark" | "benchmarks" | "registers" | "report" => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        "access" => StatusCode::FORBIDDEN,
        // Something that the administrator must supply.
        "model" | "models" | "index" | "laws" => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// What a case refuses: something that can't be worked on (422), or that the case as it stands does not allow (409).
fn of_case(what: &str) -> StatusCode {
    match what {
        "not_found" => StatusCode::NOT_FOUND,
        "empty"
        | "future"
        | "past"
        | "amount"
        | "position"
        | "items"
        | "heads"
        | "milestone"
        | "not_open"
        | "officer_unknown"
        | "officer_unqualified"
        | "officers"
        | "run_unknown"
        | "document_kind"
        | "notice_vague"
        | "material_not_found"
        | "record_not_found"
        | "document_not_found"
        | "run_not_linked" => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::CONFLICT,
    }
}

/// The same of a publication.
fn of_publication(what: &str) -> StatusCode {
    match what {
        "forbidden" | "own_work" => StatusCode::FORBIDDEN,
        "empty" | "item" | "items" | "discloses" | "minor" | "fields" => StatusCode::UNPROCESSABLE_ENTITY,
        // The agency's own file.
        "policy" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::CONFLICT,
    }
}

fn title_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::BAD_REQUEST => "请求有误",
        StatusCode::UNAUTHORIZED => "须要登录",
        StatusCode::FORBIDDEN => "不允许",
        StatusCode::NOT_FOUND => "没有找到",
        StatusCode::METHOD_NOT_ALLOWED => "不支持此方法",
        StatusCode::REQUEST_TIMEOUT => "请求中断",
        StatusCode::CONFLICT => "与现状冲突",
        StatusCode::PAYLOAD_TOO_LARGE => "内容过大",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "不支持此格式",
        StatusCode::RANGE_NOT_SATISFIABLE => "范围超出内容",
        StatusCode::UNPROCESSABLE_ENTITY => "内容无法处理",
        StatusCode::TOO_MANY_REQUESTS => "请求过多",
        StatusCode::SERVICE_UNAVAILABLE => "暂不可用",
        StatusCode::INSUFFICIENT_STORAGE => "磁盘空间不足",
        _ => "内部错误",
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if self.status.is_server_error() {
            tracing::error!(code = self.failure.code, message = %self.failure.message, "request failed");
        }
        let body = ProblemBody {
            kind: "about:blank",
            title: title_of(self.status),
            status: self.status.as_u16(),
            detail: self.failure.message,
            code: self.failure.code,
            hint: self.failure.hint,
        };
        let retry_after = self.failure.retry_after.unwrap_or(RETRY_AFTER_SECONDS);
        let mut response = (self.status, axum::Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        let is_temporary = matches!(self.status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE);
        if is_temporary {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(retry_after));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_reach_the_status_that_a_client_can_act_on() {
        let expected = [
            ("run.not_found", 404),
            ("queue.full", 429),
            ("upload.too_large", 413),
            ("upload.empty", 422),
            ("audio.unreadable", 422),
            ("request.query", 400),
            ("request.cross_origin", 403),
            ("models.missing", 503),
            ("laws.empty", 503),
            ("search.level", 400),
            ("search.cursor_stale", 409),
            ("law.unknown", 422),
            ("access.login_required", 401),
            ("access.permission", 403),
            ("login.failed", 401),
            ("login.throttled", 429),
            ("password.weak", 422),
            ("second_factor.there", 409),
            ("case.not_found", 404),
            ("case.not_officer", 403),
            ("case.review_missing", 409),
            ("case.empty", 422),
            ("case.key_reused", 409),
            ("material.upload_only", 422),
            ("publication.own_work", 403),
            ("publication.stage", 409),
            ("publication.discloses", 422),
            ("redaction.marked_quote", 422),
            ("material.too_large", 413),
            ("registers.no_table", 422),
            ("registers.too_large", 413),
            ("internal", 500),
            ("something.new", 500),
        ];
        for (code, status) in expected {
            assert_eq!(status_of(code).as_u16(), status, "{code}");
        }
    }

    #[test]
    fn a_full_queue_says_when_to_come_back() {
        let response = Problem::new("queue.full", "排队已满").into_response();
        assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(response.headers().contains_key(header::RETRY_AFTER));
        assert_eq!(response.headers()[header::CONTENT_TYPE], PROBLEM_JSON);
    }
}
