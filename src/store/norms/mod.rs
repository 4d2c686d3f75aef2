//! Norms of case handling (办案规范): procedure rules, discretion rules, the documents on disclosure, recording and legal review,
//! case-file rules. They guide how a case is handled and are kept apart from the statutes that a decision cites.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{EntityTrait, QueryOrder};
use serde::{Deserialize, Serialize};

use super::entities::{norm_document, norm_section};
use super::error::StoreError;
use super::{Store, revision};
use crate::law::validity::Validity;

/// Name of the norms in the table of revisions.
pub(super) const CORPUS: &str = "norms";

/// A norm: one version of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NormDocument {
    /// Row in the store.
    pub id: i64,
    /// Title.
    pub name: String,
    /// Number of the document, such as 国办发〔2018〕118号.
    pub number: Option<String>,
    /// 规范性文件, 部门规章, 地方政府规章 ...
    pub level: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Where a local one applies; `None` for national ones.
    pub region: Option<String>,
    /// What it is about, by the folder of its collection, such as 行政执法程序.
    pub topic: Option<String>,
    /// Day of publication.
    pub publish_date: Option<NaiveDate>,
    /// From when it applies, and until the next version of the same title does.
    #[serde(flatten)]
    pub validity: Validity,
    /// Name of the source that it came from.
    pub source: String,
    /// File inside the source.
    pub place: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
}

/// A section of a norm: an article, or a numbered part of a document that has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NormSection {
    /// Row in the store; stable while the document is not imported anew.
    pub id: i64,
    /// Row of its document.
    pub document_id: i64,
    /// What it is cited by: 第三条, 二、 or （一）; empty for the words before the first number.
    pub label: String,
    /// The headings above it, joined by ` > `; empty where there are none.
    pub heading: String,
    /// The text; paragraphs are separated by `\n`.
    pub text: String,
}

/// The norms of a store.
#[derive(Debug, Clone)]
pub struct Norms {
    pub(super) store: Store,
}

impl Norms {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// All documents with all versions, by name and day of effect.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn documents(&self) -> Result<Vec<NormDocument>, StoreError> {
        let query = norm_document::Entity::find().order_by_asc(norm_document::Column::Name);
        let rows = query.order_by_asc(norm_document::Column::ValidFrom).order_by_asc(norm_document::Column::Id);
        let mut documents: Vec<NormDocument> =
            rows.all(self.store.read()).await?.into_iter().map(NormDocument::from).collect();
        let mut next: HashMap<String, Option<NaiveDate>> = HashMap::new();
        for document in documents.iter_mut().rev() {
            document.validity.to = next.get(&document.name).copied().flatten();
            next.insert(document.name.clone(), document.validity.from);
        }
        Ok(documents)
    }

    /// The sections of all documents, in order.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn sections(&self) -> Result<Vec<NormSection>, StoreError> {
        let query = norm_section::Entity::find().order_by_asc(norm_section::Column::DocumentId);
        let rows = query.order_by_asc(norm_section::Column::Position).all(self.store.read()).await?;
        Ok(rows.into_iter().map(NormSection::from).collect())
    }

    /// Changes whenever a norm changes; empty while none was imported.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn revision(&self) -> Result<String, StoreError> {
        revision::of(self.store.read(), CORPUS).await
    }
}

impl From<norm_document::Model> for NormDocument {
    fn from(row: norm_document::Model) -> Self {
        Self {
            id: row.id,
            name: row.name,
            number: row.number,
            level: row.level,
            issuer: row.issuer,
            region: row.region,
            topic: row.topic,
            publish_date: row.publish_date,
            validity: Validity { from: row.valid_from, to: None },
            source: row.source,
            place: row.place,
            sha256: row.sha256,
        }
    }
}

impl From<norm_section::Model> for NormSection {
    fn from(row: norm_section::Model) -> Self {
        Self { id: row.id, document_id: row.document_id, label: row.label, heading: row.heading, text: row.text }
    }
}
