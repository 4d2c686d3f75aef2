//! Statutes as texts: one file a version, as Markdown, plain text, a web page (HTML) or a Word document (.docx), in any folder
//! structure.
//!
//! `files` finds and decodes them, `parse` reads title and articles, `header` reads dates and `authority` level and issuer from
//! what stands between the title and the first article, `catalogue` reads the dates that a collection keeps in a database
//! beside its files.

mod authority;
mod catalogue;
mod docx;
mod files;
mod header;
mod html;
mod parse;
mod title;

use std::path::Path;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::SourceDocument;
use crate::failure::Failure;
use crate::law::dates::{DateValue, find_dates};
use crate::progress::Progress;
use crate::store::import_report::ImportReport;
use crate::store::laws::{Kind, Origin, OriginKind};

pub(super) use files::is_folder_of_texts;
pub(in crate::store) use files::{TextFile, each_text};
pub(in crate::store) use header::Header;
pub(in crate::store) use parse::Parsed;
pub(in crate::store) use title::is_title;

const NOT_DIVIDED: &str = "没有分条的条文";
const A_PART: &str = "是一部法律的分编，不是完整文本";
/// A whole text begins with the first article, or loses a few at most.
const LAST_FIRST: u32 = 5;
const CONTRADICTED: &str = "文件名和文内标题是两部不同的法律，请核对后再导入";
const A_CASE: &str = "是案例，不是法律文件";

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
    let mut hasher = Sha256::new();
    let mut documents = Vec::new();
    each_text(path, report, progress, |file, report| {
        hasher.update(&file.sha256);
        match document(file, &catalogue) {
            Err(reason) => report.skip(&file.place, reason),
            Ok(document) => {
                report.count_read(&document.level, 1);
                report.count_read("条文", document.articles.len() as u64);
                documents.push(document);
            }
        }
    })?;
    if documents.is_empty() {
        let reason = match &report.skipped[..] {
            [only] if path.is_file() => only.reason.as_str(),
            _ => "没有找到分条的法律文本（Markdown、纯文本、网页或者 .docx）",
        };
        return Err(super::unrecognised(path, reason).into());
    }
    Ok(Read { documents, sha256: hex::encode(hasher.finalize()) })
}

fn document(file: &TextFile, catalogue: &catalogue::Catalogue) -> Result<SourceDocument, &'static str> {
    let parsed = parse::parse(&file.text);
    let name = parsed.title.clone().filter(|title| !title.is_empty()).ok_or("没有标题")?;
    if parsed.is_part() {
        return Err(A_PART);
    }
    if title::contradicts(&file.place, &name) {
        return Err(CONTRADICTED);
    }
    let Some(first) = parsed.articles.first() else { return Err(NOT_DIVIDED) };
    if first.number > LAST_FIRST && !name.contains("修正案") {
        return Err(A_PART);
    }
    let closing = parsed.articles.last().map(|article| article.text.as_str()).unwrap_or_default();
    let header = describe(&parsed.preamble, closing, &name, &file.place);
    let listed_level = catalogue.level(&name);
    if listed_level == Some("案例") {
        return Err(A_CASE);
    }
    let listed = header.published.and_then(|date| catalogue.find(&name, Some(date)));
    let listed = listed.or_else(|| catalogue.find(&name, date_in_name(&file.place)));
    let published = header.published.max(listed.and_then(|listed| listed.published));
    let effective = listed.and_then(|listed| listed.effective).or(header.effective);
    let status = if listed.is_some_and(|listed| listed.expired) { "历史版本" } else { "" };
    let level = listed_level.filter(|level| authority::LEVELS.contains(level)).unwrap_or(header.level).to_owned();
    let origin = Origin {
        source: file.source.clone(),
        place: file.place.clone(),
        kind: OriginKind::Text,
        sha256: file.sha256.clone(),
        published,
        effective,
        status: status.to_owned(),
        is_text: true,
    };
    Ok(SourceDocument {
        key: format!("text:{name}@{}", published.map(|date| date.to_string()).unwrap_or_default()),
        row: None,
        kind: kind(&name, &level),
        level,
        issuer: header.issuer,
        department: None,
        status: status.to_owned(),
        published,
        stated_effective: effective,
        fields: Vec::new(),
        field_basis: None,
        region: None,
        sources: vec![origin],
        name,
        articles: parsed.articles,
    })
}

/// What a text says of itself, its name and the folders that it lies in.
pub(in crate::store) fn describe(preamble: &[String], closing: &str, name: &str, place: &str) -> Header {
    let mut header = header::read(preamble, closing);
    // The date that a collection gives a version is newer where the text does not tell of its last amendment.
    header.published = header.published.max(date_in_name(place));
    header.level = authority::level(preamble, name, place);
    header.issuer = authority::issuer(preamble, name, place, header.level);
    header
}

/// Reads title, preamble and articles of a text.
pub(in crate::store) fn parsed(text: &str) -> Parsed {
    parse::parse(text)
}

fn kind(name: &str, level: &str) -> Kind {
    match level {
        "司法解释" => Kind::Interpretation,
        _ if name.contains("修正案") => Kind::Amendment,
        _ if name.contains("关于修改") && name.ends_with("的决定") => Kind::Decision,
        _ if name == "中华人民共和国宪法" => Kind::Constitution,
        _ => Kind::Law,
    }
}

/// 道路运输条例(2019-03-02).md, 土地管理法（2019年8月26日第三次修正）.md: the date that a collection gives a version in the name of
/// its file.
fn date_in_name(place: &str) -> Option<NaiveDate> {
    let stem = Path::new(place).file_stem()?.to_str()?;
    let (_, rest) = stem.rsplit_once(['(', '（'])?;
    let rest = rest.trim_end_matches([')', '）']);
    let written = || {
        find_dates(rest, None).into_iter().find_map(|mention| match mention.value {
            DateValue::Day(date) => Some(date),
            _ => None,
        })
    };
    let takes_effect = rest.contains("施行") || rest.contains("实施");
    rest.parse().ok().or_else(written).filter(|_| !takes_effect)
}

#[cfg(test)]
mod tests;
