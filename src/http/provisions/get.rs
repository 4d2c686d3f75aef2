//! `GET /api/v1/provisions/{id}`.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::error::{Problem, ProblemBody};
use super::super::extract::ApiPath;
use super::super::{ApiResult, ApiState};
use crate::failure::Failure;
use crate::law::provision::Provision;
use crate::search::links::links;
use crate::search::related::{self, Related};
use crate::store::laws::{Document, ParagraphRow};

/// An article with its parts and the version of the law that it belongs to.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProvisionDetail {
    /// The article.
    #[serde(flatten)]
    provision: Provision,
    /// Its paragraphs (款) and items (项) in order.
    paragraphs: Vec<ParagraphView>,
    /// The version of the law that it belongs to.
    document: Option<Document>,
    /// The penalty articles for the duty that this is, or the duties behind the penalty that this is.
    related: Vec<Related>,
    /// What is wrong with the text in its source, in Chinese; null for nearly all.
    remark: Option<String>,
}

/// A paragraph (款), or an item (项) of one.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParagraphView {
    /// Number of the paragraph, from 1.
    paragraph: u32,
    /// Number of the item; null for the paragraph itself.
    item: Option<u32>,
    /// The text.
    text: String,
}

impl From<ParagraphRow> for ParagraphView {
    fn from(row: ParagraphRow) -> Self {
        Self { paragraph: row.paragraph, item: row.item, text: row.text }
    }
}

/// 法条全文、款项与所属版本
#[utoipa::path(
    get, path = "/api/v1/provisions/{id}", tag = "search", params(("id" = i64, Path, description = "法条编号")),
    responses(
        (status = 200, description = "法条", body = ProvisionDetail),
        (status = 400, description = "request.path", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "provision.not_found", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn get_provision(State(state): State<ApiState>, ApiPath(id): ApiPath<i64>) -> ApiResult<ProvisionDetail> {
    let laws = state.services.store.laws();
    let found = laws.provision(id).await?;
    let provision = found.ok_or_else(|| Problem::new("provision.not_found", format!("没有编号为 {id} 的法条")))?;
    let paragraphs = laws.paragraphs(id).await?.into_iter().map(ParagraphView::from).collect();
    let document = laws.document(provision.document_id).await?;
    let remark = laws.remark(id).await?;
    let related = related_to(id, laws.provisions_of(provision.document_id).await?).await?;
    Ok(Json(ProvisionDetail { provision, paragraphs, document, related, remark }))
}

/// What the other articles of the document are to the one with this row; a code of a thousand articles takes some time.
async fn related_to(id: i64, articles: Vec<Provision>) -> Result<Vec<Related>, Failure> {
    let work = move || {
        let links = links(&articles.iter().collect::<Vec<_>>());
        let position = articles.iter().position(|article| article.id == id);
        position.map(|position| related::of(&articles, &links, position)).unwrap_or_default()
    };
    tokio::task::spawn_blocking(work).await.map_err(Failure::internal)
}
