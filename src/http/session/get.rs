//! `GET /api/v1/session`.

use axum::Json;

use super::view::SessionView;
use crate::http::identity::Caller;

/// 当前登录：谁、有哪些权限、有什么要先做；没有登录也如实回答
#[utoipa::path(
    get, path = "/api/v1/session", tag = "session",
    responses((status = 200, description = "当前登录", body = SessionView))
)]
pub async fn get_session(caller: Caller) -> Json<SessionView> {
    Json(SessionView::of(&caller.identity))
}
