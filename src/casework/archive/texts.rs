//! The files that follow from the acts alone.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::log::LogEntry;
use super::{canonical, contents, names, timeline};
use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::{Material, Record, RecordVersion};
use crate::casework::publication::{self, Publication};
use crate::failure::Failure;

const HOW_TO_VERIFY: &str = include_str!("../../../index/casework/archive_verify.md");

/// Every file that is text, by its path. Equal acts and equal log give equal files.
///
/// # Errors
/// `internal`.
pub fn texts(
    file: &CaseFile,
    events: &[Recorded],
    publication: &[publication::Recorded],
    log: &[LogEntry],
) -> Result<BTreeMap<String, String>, Failure> {
    let mut texts = BTreeMap::new();
    let mut put = |path: &str, text: String| texts.insert(path.to_owned(), text);
    put(names::EVENTS, lines(events)?);
    put(names::CASE, case(file)?);
    put(names::LOG, lines(log)?);
    put(names::TIMELINE, timeline::text(file, events, publication));
    let items = contents::items(file);
    put(names::CONTENTS, contents::text(file, &items));
    put(names::INDEX, serde_json::to_string_pretty(&items).map_err(Failure::internal)? + "\n");
    put(names::VERIFY, HOW_TO_VERIFY.to_owned());
    if !publication.is_empty() {
        put(names::PUBLICATION, lines(publication)?);
        put(names::PUBLICATION_STATE, publication_state(publication)?);
    }
    texts.extend(versions(file));
    Ok(texts)
}

/// One canonical line for each.
///
/// # Errors
/// `internal`.
pub fn lines<T: serde::Serialize>(entries: &[T]) -> Result<String, Failure> {
    let mut text = String::new();
    for entry in entries {
        text.push_str(&canonical::of(entry).map_err(Failure::internal)?);
        text.push('\n');
    }
    Ok(text)
}

/// `case.json`.
///
/// # Errors
/// `internal`.
pub fn case(file: &CaseFile) -> Result<String, Failure> {
    Ok(canonical::of(file).map_err(Failure::internal)? + "\n")
}

/// `publication.json`.
///
/// # Errors
/// `internal`.
pub fn publication_state(events: &[publication::Recorded]) -> Result<String, Failure> {
    let state = Publication::fold(events.iter().map(|recorded| &recorded.event));
    Ok(canonical::of(&state).map_err(Failure::internal)? + "\n")
}

/// Every version of every document and record.
pub fn versions(file: &CaseFile) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for document in file.documents.values() {
        for version in &document.versions {
            let path = format!("{}.md", names::document(document.kind, &document.id, version.version));
            texts.insert(path, version.markdown.clone());
        }
    }
    for record in file.records.values() {
        for version in &record.versions {
            texts.insert(names::record(record.kind, &record.id, version.version), record_text(record, version));
        }
    }
    texts
}

/// The materials by their paths.
pub fn materials(file: &CaseFile) -> BTreeMap<String, &Material> {
    file.materials.values().map(|material| (names::material(material), material)).collect()
}

fn record_text(record: &Record, version: &RecordVersion) -> String {
    let yes = |said: bool| if said { "是" } else { "否" };
    let mut text = format!(
        "# {}\n\n事由：{}  \n时间：{}  \n出示执法证件：{}  \n告知权利义务：{}  \n版本：第{}版\n\n",
        names::record_kind(record.kind),
        record.title,
        timeline::moment(record.held_at),
        yes(record.certificates_shown),
        yes(record.rights_told),
        version.version
    );
    for exchange in &version.exchanges {
        if !exchange.question.is_empty() {
            let _ = writeln!(text, "问：{}\n", exchange.question);
        }
        let who = match (&exchange.speaker, exchange.question.is_empty()) {
            (speaker, _) if !speaker.is_empty() => format!("{speaker}："),
            (_, false) => "答：".to_owned(),
            _ => String::new(),
        };
        let _ = writeln!(text, "{who}{}\n", exchange.answer);
    }
    if let Some(signed) = record.signed.as_ref().filter(|signed| signed.version == version.version) {
        for signature in &signed.signatures {
            let how = signature.refused.as_ref().map_or(String::new(), |why| format!("（拒绝签名：{why}）"));
            let _ = writeln!(text, "{}：{}{how}  ", signature.role, signature.name);
        }
    }
    text
}
