//! `POST /api/v1/case-files/{id}/materials`.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use futures_util::StreamExt;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::casework::case_file::act::Act;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::{Material, MaterialKind};
use crate::casework::people::Permission;
use crate::failure::Failure;
use crate::handling::{self, Terms};
use crate::http::ApiState;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::{ApiPath, ApiQuery};
use crate::http::principal::Principal;
use crate::store::case_files::Materials;

/// Most bytes of a material.
const MOST_BYTES: u64 = 2 << 30;

/// What is known of the file.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct MaterialQuery {
    /// 名称
    name: String,
    /// 种类
    kind: MaterialKind,
    /// 取得或者录制的时间
    taken_at: DateTime<Utc>,
    /// 取得的地点等
    note: Option<String>,
}

/// 添加材料：请求内容就是文件本身；保存之后才记入案件
#[utoipa::path(
    post, path = "/api/v1/case-files/{id}/materials", tag = "casework", security(("token" = [])),
    params(("id" = String, Path, description = "案件编号"), MaterialQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 201, description = "已添加", body = CaseFile),
        (status = 400, description = "request.query、upload.broken", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "access.login_required、access.token", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "access.permission、case.not_permitted、case.not_officer、case.conflict_of_roles", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 429, description = "access.throttled（被拒绝的请求过多）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, description = "store.busy、request.timeout、server.stopping", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "case.not_found（也包括其他机关的案件）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "case.stage、case.archived", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "material.too_large（上限 2 GiB）", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "material.empty、case.empty、case.future", body = ProblemBody, content_type = "application/problem+json"),
        (status = 507, description = "upload.no_space", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn add_material(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(id): ApiPath<String>,
    ApiQuery(query): ApiQuery<MaterialQuery>,
    body: Body,
) -> Result<(StatusCode, Json<CaseFile>), Problem> {
    principal.require(Permission::HandleCases, &state).await?;
    let (file, _) = handling::read(&state.services, &id, &principal.person).await?;
    if !file.is_officer(&principal.person.id) {
        return Err(Problem::new("case.not_officer", "只有本案的办案人员能添加材料"));
    }
    let materials = Materials::under(&state.services.config.home);
    let mut incoming = materials.receive(&Uuid::new_v4().to_string(), MOST_BYTES)?;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|error| Failure::new("upload.broken", format!("上传中断：{error}")))?;
        incoming.write(&chunk)?;
    }
    let kept = tokio::task::spawn_blocking(move || incoming.keep()).await.map_err(Failure::internal)??;
    let material = Material {
        id: String::new(),
        kind: query.kind,
        name: query.name,
        sha256: kept.sha256,
        bytes: kept.bytes,
        media_type: kept.media_type.to_owned(),
        taken_at: query.taken_at,
        note: query.note,
    };
    let act = Act::AddMaterial { material };
    let file = handling::act(&state.services, &id, &principal.person, act, Terms::default()).await?;
    Ok((StatusCode::CREATED, Json(file)))
}
