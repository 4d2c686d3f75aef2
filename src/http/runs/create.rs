//! `POST /api/v1/runs`.

use axum::Json;
use axum::extract::multipart::{Field, MultipartRejection};
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode, header};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::ApiState;
use super::super::error::{Problem, ProblemBody};
use super::super::identity::Caller;
use super::upload::{self, Upload};
use crate::failure::Failure;
use crate::jobs::assist::KIND;
use crate::store::runs::NewRun;

/// Longest value of a text field, in bytes.
const MAX_TEXT: usize = 4096;
/// Longest title, in characters.
const MAX_TITLE: usize = 200;
/// Room for the multipart framing and the text fields beside the file, in bytes.
const FRAMING: u64 = 64 << 10;

/// What is uploaded.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes the multipart form for the OpenAPI document")]
pub struct UploadForm {
    /// A recording (wav, mp3, m4a/aac, flac, ogg/vorbis) or a transcript (plain text, or our JSON).
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// Date of the act, where it is known; otherwise it is read from the interview.
    as_of: Option<NaiveDate>,
    /// Title for lists; otherwise the name of the file.
    title: Option<String>,
}

/// Where to follow the work.
#[derive(Debug, Serialize, ToSchema)]
pub struct Accepted {
    /// The run: `/api/v1/runs/{run_id}`.
    run_id: String,
    /// Its job: `/api/v1/jobs/{job_id}`.
    job_id: String,
}

/// 上传录音或笔录，排队办理
#[utoipa::path(
    post, path = "/api/v1/runs", tag = "runs",
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses(
        (status = 202, description = "已排队", body = Accepted),
        (status = 400, description = "upload.no_file、upload.broken、request.form", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 413, description = "upload.too_large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "request.content_type", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 422, description = "upload.empty、upload.unsupported、request.as_of、request.fields",
         body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "queue.full；见 Retry-After", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 507, description = "upload.no_space", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn create_run(
    State(state): State<ApiState>,
    caller: Caller,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let form = form.map_err(|_| {
        Failure::new("request.content_type", "请求内容应为 multipart/form-data，且带有名为 file 的文件")
    })?;
    refuse_early(&state, &headers).await?;
    let form = Form::read(form, &state).await?;
    let Some(upload) = form.upload else {
        return Err(Problem::new("upload.no_file", "没有上传文件：表单缺少名为 file 的文件"));
    };
    let kind = kind_of(&upload).await?;
    let run = NewRun {
        title: form.title.unwrap_or_else(|| upload.file_name.clone()),
        file_name: upload.file_name.clone(),
        stored_path: upload.path().to_string_lossy().into_owned(),
        kind: kind.to_owned(),
        sha256: upload.sha256.clone(),
        as_of: form.as_of,
        owner: super::owner(&caller),
    };
    // Held until the job is queued, so that requests at the same time can't pass the bound together.
    let _admission = state.admission.lock().await;
    refuse_when_full(&state).await?;
    let (run_id, job_id) = super::acting(&state, &caller).submit(run, KIND).await?;
    upload.keep();
    state.hub.wake_worker();
    Ok((StatusCode::ACCEPTED, Json(Accepted { run_id, job_id })))
}

/// Refuses before the upload is read where the answer is known already.
async fn refuse_early(state: &ApiState, headers: &HeaderMap) -> Result<(), Problem> {
    if state.shutdown.has_begun() {
        return Err(Problem::new("server.stopping", "服务正在停止，请稍后重新上传"));
    }
    let max = state.services.config.server.max_upload_bytes;
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    // A client that waits for "100 Continue" has sent nothing yet; others get to send, and are refused while sending.
    let waits = headers.contains_key(header::EXPECT);
    if waits && length.is_some_and(|length| length > max.saturating_add(FRAMING)) {
        return Err(upload::too_large(max).into());
    }
    refuse_when_full(state).await
}

async fn refuse_when_full(state: &ApiState) -> Result<(), Problem> {
    let waiting = state.services.store.jobs().pending_count().await?;
    let bound = state.services.config.server.model_queue as u64;
    if waiting < bound {
        return Ok(());
    }
    let failure = Failure::new("queue.full", format!("排队的任务已有 {waiting} 个，暂不接收新的"))
        .with_hint("请等前面的任务办完后再提交");
    Err(failure.into())
}

/// `audio` or `transcript`, by content.
async fn kind_of(upload: &Upload) -> Result<&'static str, Problem> {
    let path = upload.path().to_owned();
    let kind = tokio::task::spawn_blocking(move || super::media_type::kind_of_file(&path)).await;
    Ok(kind.map_err(Failure::internal)??)
}

/// The fields of the form.
#[derive(Default)]
struct Form {
    upload: Option<Upload>,
    as_of: Option<NaiveDate>,
    title: Option<String>,
}

impl Form {
    async fn read(mut multipart: Multipart, state: &ApiState) -> Result<Self, Problem> {
        let mut form = Self::default();
        loop {
            let next = multipart.next_field().await;
            let field =
                next.map_err(|error| Failure::new("request.form", format!("表单有误：{}", error.body_text())))?;
            let Some(field) = field else { return Ok(form) };
            form.take(field, state).await?;
        }
    }

    async fn take(&mut self, field: Field<'_>, state: &ApiState) -> Result<(), Problem> {
        let config = &state.services.config;
        match field.name() {
            Some("file") if self.upload.is_some() => Err(Problem::new("request.fields", "一次只能上传一个文件")),
            Some("file") => {
                let max = config.server.max_upload_bytes;
                self.upload = Some(upload::receive(field, &config.uploads_dir(), max).await?);
                Ok(())
            }
            Some("as_of") => {
                self.as_of = parse_date(&text(field).await?)?;
                Ok(())
            }
            Some("title") => {
                self.title = parse_title(&text(field).await?)?;
                Ok(())
            }
            other => {
                let name = other.unwrap_or("（未命名）");
                Err(Problem::new("request.fields", format!("表单中有不认识的字段：{name}")))
            }
        }
    }
}

async fn text(mut field: Field<'_>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    loop {
        let chunk = field.chunk().await;
        match chunk.map_err(|error| Failure::new("upload.broken", format!("上传中断：{}", error.body_text())))? {
            Some(chunk) => bytes.extend_from_slice(&chunk),
            None => break,
        }
        if bytes.len() > MAX_TEXT {
            return Err(Failure::new("request.fields", "表单中的文字字段过长"));
        }
    }
    String::from_utf8(bytes).map_err(|_| Failure::new("request.fields", "表单中的文字字段不是 UTF-8"))
}

fn parse_date(text: &str) -> Result<Option<NaiveDate>, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let refuse =
        |_| Failure::new("request.as_of", format!("日期有误：{text}")).with_hint("写成 2025-03-01 这样，且日期存在");
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Some).map_err(refuse)
}

fn parse_title(text: &str) -> Result<Option<String>, Failure> {
    let title: String = text.trim().chars().filter(|c| !c.is_control()).collect();
    if title.chars().count() > MAX_TITLE {
        return Err(Failure::new("request.fields", format!("标题超过 {MAX_TITLE} 字")));
    }
    Ok((!title.is_empty()).then_some(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_does_not_exist_is_refused() {
        assert_eq!(parse_date("2025-02-30").expect_err("refuses").code, "request.as_of");
        assert_eq!(parse_date("明天").expect_err("refuses").code, "request.as_of");
        assert_eq!(parse_date(" ").expect("no date"), None);
        assert_eq!(parse_date("2024-02-29").expect("a date"), NaiveDate::from_ymd_opt(2024, 2, 29));
    }
}
