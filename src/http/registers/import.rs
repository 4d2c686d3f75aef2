//! `POST /api/v1/registers/{register}`.

use std::time::Duration;

use axum::Json;
use axum::extract::multipart::{Field, MultipartRejection};
use axum::extract::{Multipart, State};
use chrono::NaiveDate;
use utoipa::ToSchema;

use crate::casework::people::Permission;
use crate::casework::registers::Register;
use crate::failure::Failure;
use crate::http::error::{Problem, ProblemBody};
use crate::http::extract::ApiPath;
use crate::http::principal::Principal;
use crate::http::{ApiResult, ApiState};
use crate::store::registers::{ImportFile, Options, RegisterReport};
use crate::tables::LARGEST_FILE;

/// An upload that sends nothing for this long has stalled.
const STALLED_AFTER: Duration = Duration::from_secs(60);
/// Most files of a list.
const MOST_FILES: usize = 20;

/// What is uploaded.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes the multipart form for the OpenAPI document")]
pub struct RegisterForm {
    /// 名单文件：.xlsx、.docx、CSV（UTF-8 或者 GBK）、Markdown；可以有几个，合为一份名单，合计不超过 32 MB
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
    /// 变更自何日起；不写为今天
    from: Option<NaiveDate>,
    /// 是否完整名单：true 时，名单中没有的记载终止
    complete: Option<bool>,
}

/// 导入本机关的登记册；有误的行逐一列明，其余在一个事务中登记；同一文件再次导入不产生变化
#[utoipa::path(
    post, path = "/api/v1/registers/{register}", tag = "casework",
    params(("register" = Register, Path, description = "bodies 执法主体、officers 执法人员、powers 权责清单")),
    request_body(content = RegisterForm, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "导入结果，逐行", body = RegisterReport),
        (status = 400, description = "request.path、request.form、upload.no_file、upload.broken", body = ProblemBody, content_type = "application/problem+json"),
        (status = 408, description = "upload.stalled", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "registers.too_large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "request.content_type", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "registers.empty、registers.kind、registers.broken、registers.no_table、registers.order、request.fields",
         body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub async fn import_register(
    State(state): State<ApiState>,
    principal: Principal,
    ApiPath(register): ApiPath<Register>,
    form: Result<Multipart, MultipartRejection>,
) -> ApiResult<RegisterReport> {
    principal.require(Permission::ManageRegisters, &state).await?;
    let form = form.map_err(|_| {
        Failure::new("request.content_type", "请求内容应为 multipart/form-data，且带有名为 file 的文件")
    })?;
    let Form { files, mut options } = Form::read(form).await?;
    if files.is_empty() {
        return Err(Problem::new("upload.no_file", "没有上传文件：表单缺少名为 file 的文件"));
    }
    let person = &principal.person;
    options.agency = Some(person.agency.clone());
    let store = state.services.store.acting_as(&person.called());
    Ok(Json(store.registers().import(register, &files, &options).await?))
}

/// The fields of the form.
#[derive(Default)]
struct Form {
    files: Vec<ImportFile>,
    options: Options,
}

impl Form {
    async fn read(mut multipart: Multipart) -> Result<Self, Failure> {
        let mut form = Self::default();
        let mut left = LARGEST_FILE;
        loop {
            let next = multipart.next_field().await;
            let field =
                next.map_err(|error| Failure::new("request.form", format!("表单有误：{}", error.body_text())))?;
            let Some(field) = field else { return Ok(form) };
            form.take(field, &mut left).await?;
        }
    }

    async fn take(&mut self, field: Field<'_>, left: &mut u64) -> Result<(), Failure> {
        let name = field.name().unwrap_or("（未命名）").to_owned();
        let file = field.file_name().map(shown);
        let bytes = bytes(field, left).await?;
        match name.as_str() {
            "file" if self.files.len() < MOST_FILES => {
                let name = file.unwrap_or_else(|| "未命名".to_owned());
                self.files.push(ImportFile { name, bytes });
            }
            "file" => return Err(fields(format!("一次最多上传 {MOST_FILES} 个文件"))),
            "from" => self.options.from = Some(parsed(&bytes, "from")?),
            "complete" => self.options.complete = parsed(&bytes, "complete")?,
            _ => return Err(fields(format!("表单中有不认识的字段：{name}"))),
        }
        Ok(())
    }
}

/// The bytes of a field, no more than are left of what a list may hold.
async fn bytes(mut field: Field<'_>, left: &mut u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    loop {
        let chunk = match tokio::time::timeout(STALLED_AFTER, field.chunk()).await {
            Ok(chunk) => {
                chunk.map_err(|error| Failure::new("upload.broken", format!("上传中断：{}", error.body_text())))?
            }
            Err(_) => return Err(Failure::new("upload.stalled", "上传停顿过久，已放弃")),
        };
        let Some(chunk) = chunk else { return Ok(bytes) };
        *left = left
            .checked_sub(chunk.len() as u64)
            .ok_or_else(|| Failure::new("registers.too_large", "上传的名单合计超过 32 MB"))?;
        bytes.extend_from_slice(&chunk);
    }
}

/// The last part of a file name, without control characters.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|sign| !sign.is_control()).take(120).collect()
}

fn parsed<T: std::str::FromStr>(bytes: &[u8], name: &str) -> Result<T, Failure> {
    let text = std::str::from_utf8(bytes).unwrap_or_default().trim();
    text.parse().map_err(|_| fields(format!("表单的 {name} 有误：{text}")))
}

fn fields(message: String) -> Failure {
    Failure::new("request.fields", message)
}
