//! Checks an archive against itself, without a database: every file is there and as listed, nothing else is; the acts follow on each
//! other and add up to the case; documents, records and materials are those of the acts; the log binds every act; the same of the publication of the decision.

mod content;
mod log;
mod publication;

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::log::LogEntry;
use super::manifest::{About, Manifest};
use super::read::{LARGEST_MANIFEST, LARGEST_TEXT, Source};
use super::{names, sums};
use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::file::CaseFile;
use crate::casework::publication::Recorded as Published;
use crate::failure::Failure;

/// More problems than that are counted, not listed.
const MOST_LISTED: usize = 200;

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ArchiveProblem)]
pub struct Problem {
    /// Stable identifier: `archive.missing`, `archive.extra`, `archive.altered`, `archive.sums`, `archive.events`, `archive.case`,
    /// `archive.text`, `archive.material`, `archive.publication`, `archive.log`, `archive.unlogged` ...
    pub code: &'static str,
    /// Which file.
    pub path: String,
    /// What is wrong, in Chinese.
    pub message: String,
}

/// What `caiheng case verify` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ArchiveReport)]
pub struct ArchiveReport {
    /// Whether nothing was found.
    pub ok: bool,
    /// The case, as the manifest names it.
    pub case: About,
    /// Program that wrote the archive.
    pub product: String,
    /// SHA-256 of `manifest.json`; the one figure that has to be compared with what the agency says.
    pub manifest_sha256: String,
    /// Files looked at.
    pub files: usize,
    /// Acts.
    pub events: usize,
    /// Events of the publication of the decision.
    pub publication_events: usize,
    /// Entries of the log.
    pub log_entries: usize,
    /// What was found, at most 200.
    pub problems: Vec<Problem>,
    /// Problems beyond those listed.
    pub unlisted: usize,
}

/// A verified archive: its report, and what an import needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    /// The report.
    pub report: ArchiveReport,
    /// What the folder says of itself.
    pub manifest: Manifest,
    /// The acts; empty where they can't be read.
    pub events: Vec<Recorded>,
    /// The events of the publication; empty where there is none.
    pub publication: Vec<Published>,
    /// What the acts add up to.
    pub file: Option<CaseFile>,
    /// The extract of the log.
    pub log: Vec<LogEntry>,
}

/// Collects problems.
#[derive(Debug, Default)]
struct Problems {
    listed: Vec<Problem>,
    unlisted: usize,
}

impl Problems {
    fn add(&mut self, code: &'static str, path: &str, message: impl Into<String>) {
        if self.listed.len() < MOST_LISTED {
            self.listed.push(Problem { code, path: path.to_owned(), message: message.into() });
        } else {
            self.unlisted += 1;
        }
    }

    fn failed(&mut self, path: &str, failure: Failure) {
        self.add(failure.code, path, failure.message);
    }
}

/// Verifies `source`.
///
/// # Errors
/// `archive.missing`, `archive.manifest`, `archive.version` where there is no manifest to go by; anything else is part of the report.
pub fn verify(source: &mut dyn Source) -> Result<Verified, Failure> {
    let manifest_bytes = source.bytes(names::MANIFEST, LARGEST_MANIFEST)?;
    let manifest = Manifest::parse(&manifest_bytes)?;
    let mut problems = Problems::default();
    let paths = source.paths();
    let digests = files(source, &manifest, &paths, &mut problems);
    sums_agree(source, &manifest, &manifest_bytes, &mut problems);
    let content = content::check(source, &manifest, &digests, &mut problems);
    let publication = publication::check(source, &manifest, content.file.as_ref(), &mut problems);
    let log = log::check(source, &manifest, &content.events, &publication, &mut problems);
    let report = ArchiveReport {
        ok: problems.listed.is_empty(),
        case: manifest.case.clone(),
        product: manifest.product.clone(),
        manifest_sha256: super::log::sha256_of(&manifest_bytes),
        files: paths.len(),
        events: content.events.len(),
        publication_events: publication.len(),
        log_entries: log.len(),
        problems: problems.listed,
        unlisted: problems.unlisted,
    };
    Ok(Verified { report, manifest, events: content.events, publication, file: content.file, log })
}

/// Compares every file with the manifest; the hashes that were found, by path.
fn files(
    source: &mut dyn Source,
    manifest: &Manifest,
    paths: &[String],
    problems: &mut Problems,
) -> BTreeMap<String, String> {
    let mut digests = BTreeMap::new();
    for (path, facts) in &manifest.files {
        if let Err(failure) = names::check(path) {
            problems.failed(path, failure);
            continue;
        }
        if !paths.contains(path) {
            problems.add("archive.missing", path, "清单中的文件不见了");
            continue;
        }
        match source.digest(path, facts.bytes) {
            Ok(found) if found.sha256 == facts.sha256 && found.bytes == facts.bytes => {
                digests.insert(path.clone(), found.sha256);
            }
            Ok(_) => problems.add("archive.altered", path, "内容与清单的大小或者哈希不符：被改动过"),
            Err(failure) if failure.code == "archive.too_large" => {
                problems.add("archive.altered", path, "内容比清单所列的长：被改动过");
            }
            Err(failure) => problems.failed(path, failure),
        }
    }
    let listed =
        |path: &&String| manifest.files.contains_key(*path) || matches!(path.as_str(), names::MANIFEST | names::SUMS);
    for path in paths.iter().filter(|path| !listed(path)) {
        problems.add("archive.extra", path, "清单以外的文件");
    }
    digests
}

/// `SHA256SUMS` says what the manifest says, and the hash of the manifest.
fn sums_agree(source: &mut dyn Source, manifest: &Manifest, manifest_bytes: &[u8], problems: &mut Problems) {
    let held = source.bytes(names::SUMS, LARGEST_TEXT).and_then(|bytes| sums::parse(&String::from_utf8_lossy(&bytes)));
    let held = match held {
        Ok(held) => held,
        Err(failure) => return problems.failed(names::SUMS, failure),
    };
    let mut expected: BTreeMap<String, String> =
        manifest.files.iter().map(|(path, facts)| (path.clone(), facts.sha256.clone())).collect();
    let of_manifest = super::log::sha256_of(manifest_bytes);
    expected.insert(names::MANIFEST.to_owned(), of_manifest);
    for (path, sha256) in &expected {
        match held.get(path) {
            Some(found) if found == sha256 => {}
            Some(_) => problems.add("archive.sums", path, "SHA256SUMS 与清单的哈希不一致"),
            None => problems.add("archive.sums", path, "SHA256SUMS 没有列出这个文件"),
        }
    }
    for path in held.keys().filter(|path| !expected.contains_key(*path)) {
        problems.add("archive.sums", path, "SHA256SUMS 列出了清单以外的文件");
    }
}

#[cfg(test)]
mod tests;
