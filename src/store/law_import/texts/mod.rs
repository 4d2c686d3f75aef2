//! Statutes as texts: one file a version, as Markdown, plain text or a Word document (.docx), in any folder structure.
//!
//! `files` finds and decodes them, `parse` reads title and articles, `header` reads dates, level and issuer from what stands
//! between the title and the first article, `catalogue` reads the dates that a collection keeps in a database beside its files.

mod catalogue;
mod docx;
mod files;
mod header;
mod parse;

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::SourceDocument;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::store::import_report::ImportReport;
use crate::store::laws::Kind;

pub(super) use files::is_texts;

/// Documents read from texts, and the digest of all files.
pub(super) struct Read {
    pub documents: Vec<SourceDocument>,
    pub sha256: String,
}

/// Reads every text under `path` (a file or a folder); what is no statute is skipped with a reason.
///
/// # Errors
/// `import.unreadable`; `import.unrecognised` where no statute is found; `cancelled`.
pub(super) async fn read(path: &Path, report: &mut ImportReport, progress: &dyn Progress) -> Result<Read, Failure> {
    let catalogue = catalogue::open(path).await?;
    let files = files::find(path)?;
    let mut hasher = Sha256::new();
    let mut documents = Vec::new();
    let mut places: HashMap<String, String> = HashMap::new();
    for (done, file) in files.iter().enumerate() {
        progress.checkpoint()?;
        let shown = file.strip_prefix(path).unwrap_or(file).display().to_string();
        super::tell(progress, done + 1, files.len(), &shown);
        let bytes = std::fs::read(file).map_err(|error| super::unreadable(file, error))?;
        hasher.update(Sha256::digest(&bytes));
        let text = match files::text_of(&bytes) {
            Ok(text) => text,
            Err(reason) => {
                report.skip(shown, reason);
                continue;
            }
        };
        match document(&text, file, &catalogue) {
            Err(reason) => report.skip(shown, reason),
            Ok(document) => match places.get(&document.key) {
                Some(first) => report.skip(shown, format!("与 {first} 是同一版本")),
                None => {
                    places.insert(document.key.clone(), shown);
                    report.count_read(&document.level, 1);
                    report.count_read("条文", document.articles.len() as u64);
                    documents.push(document);
                }
            },
        }
    }
    if documents.is_empty() {
        let reason = "没有找到分条的法律文本（Markdown、纯文本或者 .docx）";
        return Err(super::unrecognised(path, reason).into());
    }
    Ok(Read { documents, sha256: hex::encode(hasher.finalize()) })
}

fn document(text: &str, file: &Path, catalogue: &catalogue::Catalogue) -> Result<SourceDocument, &'static str> {
    let parsed = parse::parse(text);
    let name = parsed.title.filter(|title| !title.is_empty()).ok_or("没有标题")?;
    if parsed.subtitle.is_some() {
        return Err("是一部法律的分编，不是完整文本");
    }
    if parsed.articles.is_empty() {
        return Err("没有分条的条文");
    }
    let closing = parsed.articles.last().map(|article| article.text.as_str()).unwrap_or_default();
    let header = header::read(&parsed.preamble, &name, closing);
    let listed = catalogue.find(&name, header.published.or_else(|| date_in_name(file)));
    let published = header.published.or(listed.and_then(|listed| listed.published)).or_else(|| date_in_name(file));
    let level = header.level.to_owned();
    Ok(SourceDocument {
        key: format!("text:{name}@{}", published.map(|date| date.to_string()).unwrap_or_default()),
        kind: kind(&name, &level),
        level,
        issuer: header.issuer,
        department: None,
        status: if listed.is_some_and(|listed| listed.expired) { "历史版本" } else { "" }.to_owned(),
        published,
        stated_effective: listed.and_then(|listed| listed.effective).or(header.effective),
        name,
        articles: parsed.articles,
    })
}

fn kind(name: &str, level: &str) -> Kind {
    match level {
        "司法解释" => Kind::Interpretation,
        _ if name.contains("修正案") => Kind::Amendment,
        _ if name.contains("关于修改") && name.ends_with("的决定") => Kind::Decision,
        _ => Kind::Law,
    }
}

/// 道路运输条例(2019-03-02).md: the date that a collection gives a version in the name of its file.
fn date_in_name(file: &Path) -> Option<NaiveDate> {
    let stem = file.file_stem()?.to_str()?;
    let (_, rest) = stem.rsplit_once(['(', '（'])?;
    rest.trim_end_matches([')', '）']).parse().ok()
}

#[cfg(test)]
mod tests;
