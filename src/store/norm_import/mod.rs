//! Import of norms of case handling (办案规范).
//!
//! `head` reads title, number and dates, `sections` cuts a document into articles or numbered parts, `write` brings the store
//! up to it.

mod head;
mod sections;
mod write;

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use serde_json::json;

use super::error::StoreError;
use super::import_report::ImportReport;
use super::law_import::texts::{self, TextFile};
use super::norms::Norms;
use crate::failure::Failure;
use crate::progress::Progress;
use sections::Section;

const FORMAT: &str = "办案规范（Markdown、纯文本、网页或者 .docx）";
const NO_TITLE: &str = "没有标题";
const NO_TEXT: &str = "没有正文（只有标题或者链接）";
const NO_NORM: &str = "没有条文和编号，标题也不是规范性文件的标题";
const REPEATED: &str = "与同一来源的另一文件是同一版本";
/// A document with fewer characters says nothing.
const SHORTEST: usize = 30;

/// A norm as read.
struct SourceNorm {
    key: String,
    name: String,
    number: Option<String>,
    level: String,
    issuer: Option<String>,
    region: Option<String>,
    topic: Option<String>,
    published: Option<NaiveDate>,
    effective: Option<NaiveDate>,
    source: String,
    place: String,
    sha256: String,
    sections: Vec<Section>,
}

impl Norms {
    /// Imports norms from `path`, a text (Markdown, plain text in UTF-8 or GB18030, HTML, .docx), one file a version, or a folder of
    /// them. Documents with articles (第三条) are kept by article, others by their numbered parts (一、（一）).
    ///
    /// All of it is one transaction. Documents whose content is the same as stored are left alone, so that importing again
    /// changes nothing; documents that the source does not hold stay.
    ///
    /// # Errors
    /// `import.unreadable`, `import.unrecognised` where nothing is found, `store.*`, `cancelled`.
    pub async fn import(&self, path: &Path, progress: &dyn Progress) -> Result<ImportReport, Failure> {
        let mut report =
            ImportReport { source: path.display().to_string(), format: FORMAT.to_owned(), ..ImportReport::default() };
        let norms = read(path, &mut report, progress)?;
        let writing = self.store.write().await?;
        let now = super::time::to_text(self.store.now());
        write::norms(writing.on(), &now, &norms, &mut report, progress).await?;
        if report.added + report.changed == 0 {
            // Nothing changed, so there is nothing to log; the transaction is dropped.
            return Ok(report);
        }
        let revision = write::revise(writing.on(), &now).await?;
        let detail = json!({"source": report.source, "read": report.read, "added": report.added, "changed": report.changed,
            "unchanged": report.unchanged, "skipped": report.skipped.len(), "revision": revision});
        self.store.audit().note(writing.on(), "norms.import", "norms", detail).await?;
        writing.commit().await?;
        Ok(report)
    }
}

fn read(path: &Path, report: &mut ImportReport, progress: &dyn Progress) -> Result<Vec<SourceNorm>, Failure> {
    let mut norms: Vec<SourceNorm> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    texts::each_text(path, report, progress, |file, report| match norm(file) {
        Err(reason) => report.skip(&file.place, reason),
        Ok(norm) if seen.contains_key(&norm.key) => report.skip(&norm.place, REPEATED),
        Ok(norm) => {
            report.count_read(&norm.level, 1);
            report.count_read("条、节", norm.sections.len() as u64);
            seen.insert(norm.key.clone(), norms.len());
            norms.push(norm);
        }
    })?;
    if norms.is_empty() {
        let reason = match &report.skipped[..] {
            [only] if path.is_file() => only.reason.clone(),
            _ => "没有找到办案规范的文本（Markdown、纯文本、网页或者 .docx）".to_owned(),
        };
        return Err(StoreError::ImportUnrecognised { path: path.to_owned(), reason }.into());
    }
    Ok(norms)
}

fn norm(file: &TextFile) -> Result<SourceNorm, &'static str> {
    let parsed = texts::parsed(&file.text);
    let title = parsed.title.clone().filter(|title| !title.is_empty()).ok_or(NO_TITLE)?;
    let head = head::read(&title, &parsed, &file.place);
    let sections = sections::cut(parsed, &head.name);
    if sections.iter().all(|section| section.label.is_empty()) && !texts::is_title(&head.name) {
        return Err(NO_NORM);
    }
    let length: usize = sections.iter().map(|section| section.text.chars().count()).sum();
    if length < SHORTEST {
        return Err(NO_TEXT);
    }
    Ok(SourceNorm {
        key: format!("{}@{}", head.name, head.published.map(|date| date.to_string()).unwrap_or_default()),
        name: head.name,
        number: head.number,
        level: head.level,
        issuer: head.issuer,
        region: head.region,
        topic: head.topic,
        published: head.published,
        effective: head.effective,
        source: file.source.clone(),
        place: file.place.clone(),
        sha256: file.sha256.clone(),
        sections,
    })
}

#[cfg(test)]
mod tests;
