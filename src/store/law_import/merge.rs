//! Joins what a source gives with what other sources gave before.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use super::{SourceArticle, SourceDocument};
use crate::store::entities::{article, law_document};
use crate::store::error::StoreError;
use crate::store::import_report::ImportReport;
use crate::store::laws::{Document, Kind};

/// What the official name of most laws begins with, and people and collections leave out.
const STATE: &str = "中华人民共和国";

/// All documents of the corpus as they are to be.
pub(super) struct Merged {
    /// First those that only the store holds, then those of the source.
    pub documents: Vec<SourceDocument>,
    /// How many of them only the store holds.
    pub held: usize,
}

/// The documents of other sources in the store, then `given` without the versions that those hold already.
pub(super) async fn with_stored(
    on: &impl ConnectionTrait,
    mut given: Vec<SourceDocument>,
    report: &mut ImportReport,
) -> Result<Merged, StoreError> {
    let keys: HashSet<&str> = given.iter().map(|document| document.key.as_str()).collect();
    let mut documents = stored(on).await?;
    documents.retain(|document| !keys.contains(document.key.as_str()));
    use_official_names(&mut given, &documents);
    let versions: HashSet<(&str, NaiveDate)> = documents.iter().filter_map(version).collect();
    given.retain(|document| {
        let is_held = version(document).is_some_and(|version| versions.contains(&version));
        if is_held {
            report.skip(&document.name, "库中已有另一来源的同一版本");
        }
        !is_held
    });
    let held = documents.len();
    documents.extend(given);
    Ok(Merged { documents, held })
}

/// Name and day of publication: what makes two texts the same version.
fn version(document: &SourceDocument) -> Option<(&str, NaiveDate)> {
    document.published.map(|published| (document.name.as_str(), published))
}

/// 道路运输条例 becomes 中华人民共和国道路运输条例 where a document of that name is known: its versions belong together.
fn use_official_names(given: &mut [SourceDocument], held: &[SourceDocument]) {
    let known = held.iter().chain(given.iter()).map(|document| document.name.clone());
    let official: HashSet<String> = known.filter(|name| name.starts_with(STATE)).collect();
    for document in given {
        let full = format!("{STATE}{}", document.name);
        if official.contains(&full) {
            document.name = full;
        }
    }
}

async fn stored(on: &impl ConnectionTrait) -> Result<Vec<SourceDocument>, StoreError> {
    let mut articles: HashMap<i64, Vec<SourceArticle>> = HashMap::new();
    let rows = article::Entity::find().order_by_asc(article::Column::DocumentId);
    for row in rows.order_by_asc(article::Column::Position).all(on).await? {
        articles.entry(row.document_id).or_default().push(as_read(row));
    }
    let rows = law_document::Entity::find().order_by_asc(law_document::Column::Id).all(on).await?;
    let document = |row: law_document::Model| {
        let id = row.id;
        let kind = Document::try_from(row.clone())?.kind;
        Ok(as_source(row, kind, articles.remove(&id).unwrap_or_default()))
    };
    rows.into_iter().map(document).collect()
}

fn as_source(row: law_document::Model, kind: Kind, articles: Vec<SourceArticle>) -> SourceDocument {
    SourceDocument {
        key: row.source_key,
        name: row.name,
        kind,
        level: row.level,
        issuer: row.issuer,
        department: row.department,
        status: row.status,
        published: row.publish_date,
        stated_effective: row.stated_effective_date,
        articles,
    }
}

fn as_read(row: article::Model) -> SourceArticle {
    let unsigned = |stored: i32| u32::try_from(stored).unwrap_or_default();
    SourceArticle {
        number: unsigned(row.number),
        suffix: row.suffix.map(unsigned),
        label: row.label,
        chapter: row.chapter,
        section: row.section,
        text: row.text,
        remark: row.remark,
    }
}
