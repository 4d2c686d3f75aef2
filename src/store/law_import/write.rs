//! Brings the stored documents up to what was read.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::merge::Merged;
use super::periods::Period;
use super::{SourceArticle, SourceDocument, tell};
use crate::failure::Failure;
use crate::law::penalty_clause::is_penalty_article;
use crate::law::structure::split;
use crate::progress::Progress;
use crate::store::audit::canonical_json;
use crate::store::entities::{article, article_paragraph, law_document};
use crate::store::error::StoreError;
use crate::store::import_report::ImportReport;
use crate::store::laws::CORPUS;
use crate::store::revision;

/// Raise it when articles are split or marked otherwise than before: the next import then writes them anew.
const DERIVATION: u32 = 1;
/// Rows per statement; eleven columns each stay below SQLite's limit of 32,766 parameters.
const ROWS: usize = 2_000;

/// Writes the documents that are new or differ; those that the source does not give differ where their period does. Whether
/// anything in the store has changed.
pub(super) async fn documents(
    on: &impl ConnectionTrait,
    now: &str,
    merged: &Merged,
    periods: &[Period],
    report: &mut ImportReport,
    progress: &dyn Progress,
) -> Result<bool, Failure> {
    let stored = stored(on).await?;
    let mut fresh = Vec::new();
    let mut has_changed = !merged.dissolved.is_empty();
    delete(on, &merged.dissolved).await?;
    for ((document, period), given) in merged.documents.iter().zip(periods).zip(&merged.given) {
        let hash = content_hash(document, period);
        let held = document.row.and_then(|row| stored.get(&row).map(|held| (row, held)));
        match held {
            Some((row, held)) if held.hash == hash && held.key == document.key => {
                report.unchanged += u64::from(*given);
                has_changed |= note_sources(on, row, document, held).await?;
                continue;
            }
            Some((row, _)) => {
                delete(on, &[row]).await?;
                report.changed += 1;
            }
            None => report.added += 1,
        }
        fresh.push((document, period, hash));
    }
    has_changed |= !fresh.is_empty();
    let total = fresh.len();
    // All that goes is gone before anything comes: a key may pass from one version to another.
    for (place, (document, period, hash)) in fresh.into_iter().enumerate() {
        progress.checkpoint()?;
        tell(progress, place + 1, total, &document.name);
        insert(on, now, document, period, hash).await?;
    }
    Ok(has_changed)
}

async fn delete(on: &impl ConnectionTrait, rows: &[i64]) -> Result<(), StoreError> {
    for row in rows {
        law_document::Entity::delete_by_id(*row).exec(on).await?;
    }
    Ok(())
}

/// Brings what is held of the sources of an unchanged document up to date; whether it was not.
async fn note_sources(
    on: &impl ConnectionTrait,
    row: i64,
    document: &SourceDocument,
    held: &Stored,
) -> Result<bool, StoreError> {
    let sources = serde_json::to_string(&document.sources)?;
    if held.sources == sources {
        return Ok(false);
    }
    let noted = law_document::ActiveModel { id: Set(row), sources: Set(sources), ..Default::default() };
    law_document::Entity::update(noted).exec(on).await?;
    Ok(true)
}

/// Gives the corpus a new revision after a change.
pub(super) async fn revise(on: &impl ConnectionTrait, now: &str) -> Result<String, StoreError> {
    let rows = law_document::Entity::find().order_by_asc(law_document::Column::Id);
    let rows: Vec<(i64, String)> = rows
        .select_only()
        .columns([law_document::Column::Id, law_document::Column::ContentHash])
        .into_tuple()
        .all(on)
        .await?;
    let mut hasher = Sha256::new();
    for (id, hash) in rows {
        hasher.update(id.to_be_bytes());
        hasher.update(hash.as_bytes());
    }
    let revision = hex::encode(hasher.finalize());
    revision::set(on, CORPUS, &revision, now).await?;
    Ok(revision)
}

/// What tells whether a stored document has changed.
struct Stored {
    key: String,
    hash: String,
    sources: String,
}

/// By row.
async fn stored(on: &impl ConnectionTrait) -> Result<HashMap<i64, Stored>, StoreError> {
    use law_document::Column;
    let rows: Vec<(i64, String, String, String)> = law_document::Entity::find()
        .select_only()
        .columns([Column::Id, Column::SourceKey, Column::ContentHash, Column::Sources])
        .into_tuple()
        .all(on)
        .await?;
    Ok(rows.into_iter().map(|(id, key, hash, sources)| (id, Stored { key, hash, sources })).collect())
}

async fn insert(
    on: &impl ConnectionTrait,
    now: &str,
    document: &SourceDocument,
    period: &Period,
    hash: String,
) -> Result<(), StoreError> {
    let row = document_row(now, document, period, hash)?;
    let document_id = law_document::Entity::insert(row).exec(on).await?.last_insert_id;
    let rows: Vec<_> = document
        .articles
        .iter()
        .zip(0..)
        .map(|(article, position)| article_row(document_id, position, article))
        .collect();
    for some in rows.chunks(ROWS) {
        article::Entity::insert_many(some.to_vec()).exec_without_returning(on).await?;
    }
    let ids: Vec<i64> = article::Entity::find()
        .select_only()
        .column(article::Column::Id)
        .filter(article::Column::DocumentId.eq(document_id))
        .order_by_asc(article::Column::Position)
        .into_tuple()
        .all(on)
        .await?;
    let rows: Vec<_> =
        ids.iter().zip(&document.articles).flat_map(|(id, article)| paragraph_rows(*id, article)).collect();
    for some in rows.chunks(ROWS) {
        article_paragraph::Entity::insert_many(some.to_vec()).exec_without_returning(on).await?;
    }
    Ok(())
}

fn document_row(
    now: &str,
    document: &SourceDocument,
    period: &Period,
    hash: String,
) -> Result<law_document::ActiveModel, StoreError> {
    Ok(law_document::ActiveModel {
        id: NotSet,
        source_key: Set(document.key.clone()),
        name: Set(document.name.clone()),
        kind: Set(document.kind.as_str().to_owned()),
        level: Set(document.level.clone()),
        issuer: Set(document.issuer.clone()),
        department: Set(document.department.clone()),
        status: Set(document.status.clone()),
        publish_date: Set(document.published),
        stated_effective_date: Set(document.stated_effective),
        valid_from: Set(period.validity.from),
        valid_to: Set(period.validity.to),
        start_known: Set(period.start_known),
        end_known: Set(period.end_known),
        is_last: Set(period.is_last),
        validity_basis: Set(period.basis.clone()),
        successor: Set(period.successor.clone()),
        content_hash: Set(hash),
        imported_at: Set(now.to_owned()),
        fields: Set(serde_json::to_string(&document.fields)?),
        field_basis: Set(document.field_basis.clone()),
        region: Set(document.region.clone()),
        sources: Set(serde_json::to_string(&document.sources)?),
    })
}

fn article_row(document_id: i64, position: i32, article: &SourceArticle) -> article::ActiveModel {
    article::ActiveModel {
        id: NotSet,
        document_id: Set(document_id),
        position: Set(position),
        number: Set(signed(article.number)),
        suffix: Set(article.suffix.map(signed)),
        label: Set(article.label.clone()),
        chapter: Set(article.chapter.clone()),
        section: Set(article.section.clone()),
        text: Set(article.text.clone()),
        is_penalty: Set(is_penalty_article(&article.text)),
        remark: Set(article.remark.clone()),
        part: Set(article.part.clone()),
    }
}

fn paragraph_rows(article_id: i64, article: &SourceArticle) -> Vec<article_paragraph::ActiveModel> {
    let mut rows = Vec::new();
    for paragraph in split(&article.text) {
        rows.push(paragraph_row(article_id, paragraph.number, None, paragraph.lead()));
        for item in &paragraph.items {
            rows.push(paragraph_row(article_id, paragraph.number, Some(item.number), &item.text));
        }
    }
    rows
}

fn paragraph_row(article_id: i64, paragraph: u32, item: Option<u32>, text: &str) -> article_paragraph::ActiveModel {
    article_paragraph::ActiveModel {
        id: NotSet,
        article_id: Set(article_id),
        paragraph: Set(signed(paragraph)),
        item: Set(item.map(signed)),
        text: Set(text.to_owned()),
    }
}

/// Over everything that is stored of a document, and how it is derived.
fn content_hash(document: &SourceDocument, period: &Period) -> String {
    let head = json!([
        DERIVATION,
        document.name,
        document.kind.as_str(),
        document.level,
        document.issuer,
        document.department,
        document.status,
        document.published,
        document.stated_effective,
        period.validity.from,
        period.validity.to,
        period.start_known,
        period.end_known,
        period.is_last,
        period.basis,
        period.successor,
        document.fields,
        document.field_basis,
        document.region
    ]);
    let mut hasher = Sha256::new();
    hasher.update(canonical_json(&head));
    for article in &document.articles {
        let row = json!([
            article.number,
            article.suffix,
            article.label,
            article.part,
            article.chapter,
            article.section,
            article.text,
            article.remark,
            is_penalty_article(&article.text)
        ]);
        hasher.update(canonical_json(&row));
    }
    hex::encode(hasher.finalize())
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
