//! The OpenAPI document: at `/api/openapi.json` and printed by `caiheng openapi`.

use axum::Json;
use axum::extract::State;
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa::openapi::request_body::RequestBody;
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{ContentBuilder, OpenApi as Document, Ref, RefOr, Response, ResponseBuilder};

use super::error::PROBLEM_JSON;
use super::router::api;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "裁衡 Caiheng",
        description = "行政裁量辅助：从询问录音到核对过的文书草稿。错误一律为 application/problem+json（RFC 9457），`code` 稳定不变。\
                       金额单位为元，时间为 UTC，法律日期为中国日期。",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    tags(
        (name = "runs", description = "办理：上传、进度、各步结果、草稿"),
        (name = "search", description = "检索：法条、类案与办案规范"),
        (name = "checks", description = "核对：引用、幅度、日志"),
        (name = "casework", description = "案件：立案到归档，每一步都留痕"),
        (name = "session", description = "登录、口令、第二因素、本人的令牌"),
        (name = "people", description = "本机关的账号，由系统管理员管理"),
        (name = "publications", description = "公示：决定的公开文本、审批、公开、更正、撤回，供上级平台取用的变动"),
        (name = "service", description = "服务状态"),
    ),
    modifiers(&Logins)
)]
struct Base;

/// By what a request shows who makes it.
struct Logins;

impl utoipa::Modify for Logins {
    fn modify(&self, document: &mut Document) {
        use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
        let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("caiheng people token")).build();
        let about = "POST /api/v1/session；每项更改另须带 X-CSRF-Token";
        let cookie = ApiKey::Cookie(ApiKeyValue::with_description("caiheng_session", about));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(token));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
    }
}

/// The document without routes; [`api`] adds them.
pub(super) fn base() -> Document {
    Base::openapi()
}

/// The whole document.
pub fn document() -> Document {
    let (_router, document) = api().split_for_parts();
    completed(document)
}

/// Operations that answer whoever asks.
const OPEN: [&str; 4] = ["healthz", "readyz", "get_session", "begin_session"];

/// Adds what holds for every route: by what one logs in, and what is answered where nobody does, where something is not allowed,
/// and where a body can't be read.
pub(super) fn completed(mut document: Document) -> Document {
    for item in document.paths.paths.values_mut() {
        let methods =
            [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete].into_iter().flatten();
        for operation in methods {
            let is_open = operation.operation_id.as_deref().is_some_and(|id| OPEN.contains(&id));
            if !is_open {
                operation.security = Some(either_login());
            }
            let has_json = operation.request_body.as_ref().is_some_and(takes_json);
            for (status, description) in common(is_open, has_json) {
                operation.responses.responses.entry(status.to_owned()).or_insert_with(|| problem(description));
            }
        }
    }
    document
}

fn takes_json(body: &RefOr<RequestBody>) -> bool {
    matches!(body, RefOr::T(body) if body.content.contains_key("application/json"))
}

fn either_login() -> Vec<SecurityRequirement> {
    ["token", "session"].map(|name| SecurityRequirement::new(name, Vec::<String>::new())).into()
}

fn common(is_open: bool, has_json: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    let login = [
        ("401", "access.login_required、access.token、access.session"),
        ("403", "access.permission、access.unfinished（须先更换口令等）、access.csrf、request.cross_origin"),
        ("429", "access.throttled（被拒绝的请求过多）"),
        ("503", "store.busy、request.timeout、server.stopping"),
        ("400", "request.query、request.path"),
    ];
    let json = [
        ("400", "request.json"),
        ("413", "request.too_large"),
        ("415", "request.content_type"),
        ("422", "request.fields"),
    ];
    let own = login.into_iter().filter(move |(status, _)| !is_open || matches!(*status, "503" | "403"));
    json.into_iter().filter(move |_| has_json).chain(own)
}

fn problem(description: &str) -> RefOr<Response> {
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new().description(description).content(PROBLEM_JSON, body).build().into()
}

/// `GET /api/openapi.json`.
pub(super) async fn openapi_json(State(document): State<Arc<Document>>) -> Json<Document> {
    Json(document.as_ref().clone())
}
