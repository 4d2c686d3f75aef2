//! Statute law: documents with all their versions, their articles, and which of them applies on a date.

mod document;
mod fields;
mod former;
mod names;
mod near;
mod notes;
mod origin;
pub mod versions;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entities::{article, article_paragraph, law_document};
use super::error::StoreError;
use super::{Store, revision};
use crate::law::provision::{ArticleNumber, Provision};
use versions::Choice;

pub use document::{Document, Kind};
pub(super) use fields::Fields;
pub use names::LawNames;
pub(super) use names::ShortNames;
pub use origin::{Origin, OriginKind};

/// Name of the statute corpus in the table of revisions.
pub(super) const CORPUS: &str = "laws";

/// How the version found relates to the date asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionMatch {
    /// It was in force.
    InForce,
    /// The version in force on that date is not held, or it is not known whether this one was; the nearest one.
    NearestHeld {
        /// A sentence for a person.
        note: String,
    },
    /// The law began after that date; its first version.
    NotYet {
        /// A sentence for a person.
        note: String,
    },
    /// The law had ended by that date; its last version.
    Ended {
        /// A sentence for a person, naming the successor where it is known.
        note: String,
    },
}

impl VersionMatch {
    /// The sentence for a person, where there is something to say.
    pub fn note(&self) -> Option<&str> {
        match self {
            Self::InForce => None,
            Self::NearestHeld { note } | Self::NotYet { note } | Self::Ended { note } => Some(note),
        }
    }
}

/// An article as of a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The article.
    pub provision: Provision,
    /// Whether its version was in force.
    pub version: VersionMatch,
}

/// A paragraph (款), or an item (项) of one, as split from an article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParagraphRow {
    /// Number of the paragraph, from 1.
    pub paragraph: u32,
    /// Number of the item; `None` for the paragraph itself.
    pub item: Option<u32>,
    /// Text of the paragraph without its items, or of the item.
    pub text: String,
}

/// The statute corpus of a store.
#[derive(Debug, Clone)]
pub struct Laws {
    pub(super) store: Store,
}

impl Laws {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// All documents with all versions, laws and those that amend or explain them, by name and beginning.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn documents(&self) -> Result<Vec<Document>, StoreError> {
        let query = law_document::Entity::find();
        let query = query.order_by_asc(law_document::Column::Name).order_by_asc(law_document::Column::ValidFrom);
        query.all(self.store.read()).await?.into_iter().map(Document::try_from).collect()
    }

    /// One document.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn document(&self, id: i64) -> Result<Option<Document>, StoreError> {
        law_document::Entity::find_by_id(id).one(self.store.read()).await?.map(Document::try_from).transpose()
    }

    /// All articles of all versions of everything that can be cited: laws, the constitution and interpretations.
    /// Amendments and decisions are left out: their articles only say how a law is to be changed.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn provisions(&self) -> Result<Vec<Provision>, StoreError> {
        let documents = self.documents().await?;
        let citable: HashMap<i64, Document> =
            documents.into_iter().filter(|held| held.kind.is_citable()).map(|held| (held.id, held)).collect();
        let rows = article::Entity::find().order_by_asc(article::Column::Id).all(self.store.read()).await?;
        let with_document = rows.into_iter().filter_map(|row| citable.get(&row.document_id).map(|held| (row, held)));
        Ok(with_document.map(|(row, held)| provision_of(row, held)).collect())
    }

    /// The articles of one document, of whatever kind, in order.
    ///
    /// # Errors
    /// `store.not_found`.
    pub async fn provisions_of(&self, document_id: i64) -> Result<Vec<Provision>, StoreError> {
        let held = self.document(document_id).await?.ok_or_else(|| StoreError::not_found("法律文件", document_id))?;
        let query = article::Entity::find().filter(article::Column::DocumentId.eq(document_id));
        let rows = query.order_by_asc(article::Column::Position).all(self.store.read()).await?;
        Ok(rows.into_iter().map(|row| provision_of(row, &held)).collect())
    }

    /// One article.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn provision(&self, id: i64) -> Result<Option<Provision>, StoreError> {
        let Some(row) = article::Entity::find_by_id(id).one(self.store.read()).await? else { return Ok(None) };
        let held = self.document(row.document_id).await?;
        Ok(held.map(|held| provision_of(row, &held)))
    }

    /// What the import found wrong with an article's text in its source, for a person; `None` for nearly all.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn remark(&self, provision_id: i64) -> Result<Option<String>, StoreError> {
        let row = article::Entity::find_by_id(provision_id).one(self.store.read()).await?;
        Ok(row.and_then(|row| row.remark))
    }

    /// Paragraphs and items of an article, in order.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn paragraphs(&self, provision_id: i64) -> Result<Vec<ParagraphRow>, StoreError> {
        let query = article_paragraph::Entity::find().filter(article_paragraph::Column::ArticleId.eq(provision_id));
        let rows = query.order_by_asc(article_paragraph::Column::Id).all(self.store.read()).await?;
        Ok(rows.into_iter().map(ParagraphRow::from).collect())
    }

    /// The full official name for a name as people write it: with or without 中华人民共和国 and 《》, a customary short
    /// name (食安法), or the beginning or end of exactly one name.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn full_name(&self, given: &str) -> Result<Option<String>, StoreError> {
        Ok(self.names().await?.full_name(given))
    }

    /// The names of all documents, for many questions at once.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn names(&self) -> Result<LawNames, StoreError> {
        let held: BTreeSet<String> = self.documents().await?.into_iter().map(|held| held.name).collect();
        Ok(LawNames::new(held, self.store.short_names.as_ref().clone()))
    }

    /// An article of a law (named in any way that [`Self::full_name`] takes) as of a date; `None` where the law or the
    /// article is not held at all.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn find(&self, law: &str, number: ArticleNumber, on: NaiveDate) -> Result<Option<Found>, StoreError> {
        let Some(name) = self.full_name(law).await? else { return Ok(None) };
        let versions = self.versions_of(&name).await?;
        let Some((held, version)) = choose_document(&versions, on) else { return Ok(None) };
        let mut query = article::Entity::find()
            .filter(article::Column::DocumentId.eq(held.id))
            .filter(article::Column::Number.eq(number.number));
        query = match number.suffix {
            Some(suffix) => query.filter(article::Column::Suffix.eq(suffix)),
            None => query.filter(article::Column::Suffix.is_null()),
        };
        let row = query.order_by_asc(article::Column::Position).one(self.store.read()).await?;
        Ok(row.map(|row| Found { provision: provision_of(row, held), version }))
    }

    /// The held versions of a law by its full name, by beginning; amendments and decisions are not versions.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn versions_of(&self, full_name: &str) -> Result<Vec<Document>, StoreError> {
        let query = law_document::Entity::find().filter(law_document::Column::Name.eq(full_name));
        let rows = query.order_by_asc(law_document::Column::ValidFrom).all(self.store.read()).await?;
        let versions: Result<Vec<Document>, StoreError> = rows.into_iter().map(Document::try_from).collect();
        Ok(versions?.into_iter().filter(|held| held.kind.is_citable()).collect())
    }

    /// Where the document that governed an act is no longer in force on `today`: a sentence that names the present
    /// version or the successor and the rule for such cases (行政处罚法第三十七条).
    ///
    /// # Errors
    /// `store.not_found`.
    pub async fn present_law(&self, document_id: i64, today: NaiveDate) -> Result<Option<String>, StoreError> {
        let past = self.document(document_id).await?.ok_or_else(|| StoreError::not_found("法律文件", document_id))?;
        let is_over = past.validity.to.is_some_and(|to| to <= today);
        if !is_over {
            return Ok(None);
        }
        let versions = self.versions_of(&past.name).await?;
        let present = versions.iter().find(|held| held.validity.contains(today));
        Ok(Some(notes::changed_since(&past, present, today)))
    }

    /// Changes whenever articles or their periods change; empty while nothing was imported.
    ///
    /// # Errors
    /// `store.database`.
    pub async fn corpus_revision(&self) -> Result<String, StoreError> {
        revision::of(self.store.read(), CORPUS).await
    }
}

/// The version of a law that applies on a date, out of all held versions of that law, and how it relates to the date.
pub fn choose_document(versions: &[Document], on: NaiveDate) -> Option<(&Document, VersionMatch)> {
    let periods: Vec<_> = versions.iter().map(Document::version).collect();
    let choice = versions::choose(&periods, on)?;
    let held = &versions[choice.position()];
    let relation = match choice {
        Choice::InForce(_) if !held.end_known => VersionMatch::NearestHeld { note: notes::end_unknown(held, on) },
        Choice::InForce(_) => VersionMatch::InForce,
        Choice::Nearest(_) if !held.existed(on) => VersionMatch::NotYet { note: notes::not_yet(held, on) },
        Choice::Nearest(_) => VersionMatch::NearestHeld { note: notes::nearest(held, on) },
        Choice::Ended(_) => VersionMatch::Ended { note: notes::ended(held, on) },
    };
    Some((held, relation))
}

fn provision_of(row: article::Model, held: &Document) -> Provision {
    Provision {
        id: row.id,
        document_id: row.document_id,
        law: held.name.clone(),
        number: ArticleNumber { number: unsigned(row.number), suffix: row.suffix.map(unsigned) },
        part: row.part,
        chapter: row.chapter,
        section: row.section,
        text: row.text,
        validity: held.validity,
        is_penalty: row.is_penalty,
    }
}

impl From<article_paragraph::Model> for ParagraphRow {
    fn from(row: article_paragraph::Model) -> Self {
        Self { paragraph: unsigned(row.paragraph), item: row.item.map(unsigned), text: row.text }
    }
}

fn unsigned(stored: i32) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}
