//! The documents in the store, as if they had just been read.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use super::super::{SourceArticle, SourceDocument};
use crate::store::entities::{article, law_document};
use crate::store::error::StoreError;
use crate::store::laws::Document;

/// All of them, with their articles.
pub(super) async fn all(on: &impl ConnectionTrait) -> Result<Vec<SourceDocument>, StoreError> {
    let mut articles: HashMap<i64, Vec<SourceArticle>> = HashMap::new();
    let rows = article::Entity::find().order_by_asc(article::Column::DocumentId);
    for row in rows.order_by_asc(article::Column::Position).all(on).await? {
        articles.entry(row.document_id).or_default().push(as_read(row));
    }
    let rows = law_document::Entity::find().order_by_asc(law_document::Column::Id).all(on).await?;
    let document = |row: law_document::Model| {
        let (id, key) = (row.id, row.source_key.clone());
        Ok(as_source(key, Document::try_from(row)?, articles.remove(&id).unwrap_or_default()))
    };
    rows.into_iter().map(document).collect()
}

fn as_source(key: String, held: Document, articles: Vec<SourceArticle>) -> SourceDocument {
    SourceDocument {
        key,
        row: Some(held.id),
        name: held.name,
        kind: held.kind,
        level: held.level,
        issuer: held.issuer,
        department: held.department,
        status: held.status,
        published: held.publish_date,
        stated_effective: held.stated_effective_date,
        fields: held.fields,
        field_basis: held.field_basis,
        region: held.region,
        sources: held.sources,
        articles,
    }
}

fn as_read(row: article::Model) -> SourceArticle {
    let unsigned = |stored: i32| u32::try_from(stored).unwrap_or_default();
    SourceArticle {
        number: unsigned(row.number),
        suffix: row.suffix.map(unsigned),
        label: row.label,
        part: row.part,
        chapter: row.chapter,
        section: row.section,
        text: row.text,
        remark: row.remark,
    }
}
