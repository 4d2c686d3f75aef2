//! The OpenAPI document: at `/api/openapi.json` and printed by `caiheng openapi`.

use axum::Json;
use axum::extract::State;
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

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
        (name = "casework", description = "案件：立案到归档，每一步都留痕；须以令牌登录"),
        (name = "publications", description = "公示：决定的公开文本、审批、公开、更正、撤回，供上级平台取用的变动"),
        (name = "service", description = "服务状态"),
    ),
    modifiers(&Tokens)
)]
struct Base;

/// Casework is open to tokens only.
struct Tokens;

impl utoipa::Modify for Tokens {
    fn modify(&self, document: &mut Document) {
        use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
        let scheme =
            HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("caiheng people token")).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// The document without routes; [`api`] adds them.
pub(super) fn base() -> Document {
    Base::openapi()
}

/// The whole document.
pub fn document() -> Document {
    let (_router, document) = api().split_for_parts();
    document
}

/// `GET /api/openapi.json`.
pub(super) async fn openapi_json(State(document): State<Arc<Document>>) -> Json<Document> {
    Json(document.as_ref().clone())
}
