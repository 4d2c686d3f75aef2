//! The acts, the case, and what belongs to it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Problems;
use crate::casework::archive::log::sha256_of;
use crate::casework::archive::manifest::Manifest;
use crate::casework::archive::read::{LARGEST_TEXT, Source};
use crate::casework::archive::{canonical, names, texts};
use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::apply::replay;
use crate::casework::case_file::file::CaseFile;
use crate::failure::Failure;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub events: Vec<Recorded>,
    pub file: Option<CaseFile>,
}

/// Checks the acts and everything that follows from them.
pub(super) fn check(
    source: &mut dyn Source,
    manifest: &Manifest,
    digests: &BTreeMap<String, String>,
    problems: &mut Problems,
) -> Content {
    let Some(text) = read_text(source, names::EVENTS, problems) else { return Content::default() };
    if sha256_of(&text) != manifest.case.events_sha256 {
        problems.add("archive.events", names::EVENTS, "与清单所记的 events_sha256 不符");
    }
    let events = match events(&text) {
        Ok(events) => events,
        Err(failure) => {
            problems.failed(names::EVENTS, failure);
            return Content::default();
        }
    };
    let Some(file) = replay(&manifest.case.id, &events) else {
        problems.add("archive.events", names::EVENTS, "不是从申请立案开始，无法还原案件");
        return Content { events, file: None };
    };
    about(manifest, &file, &events, problems);
    case(source, &file, problems);
    versions(&file, digests, problems);
    materials(&file, digests, problems);
    Content { events, file: Some(file) }
}

/// A text file of the archive.
pub(super) fn read_text(source: &mut dyn Source, path: &str, problems: &mut Problems) -> Option<String> {
    let read = source
        .bytes(path, LARGEST_TEXT)
        .and_then(|bytes| String::from_utf8(bytes).map_err(|_| Failure::new("archive.unreadable", "不是 UTF-8 文本")));
    read.map_err(|failure| problems.failed(path, failure)).ok()
}

/// The acts, numbered through from 1, in order of time, each line canonical.
///
/// # Errors
/// `archive.events` with the line.
pub(super) fn events(text: &str) -> Result<Vec<Recorded>, Failure> {
    let events: Vec<Recorded> = same_lines(text, "archive.events")?;
    for (place, (number, event)) in (1_u64..).zip(&events).enumerate() {
        let refuse = |why: String| Failure::new("archive.events", format!("第{number}行{why}"));
        if event.seq != number {
            return Err(refuse(format!("的序号是{}：有行为被删去、加入或者调换", event.seq)));
        }
        let before = place.checked_sub(1).and_then(|before| events.get(before));
        if before.is_some_and(|before| event.at < before.at) {
            return Err(refuse("的时间早于前一项".to_owned()));
        }
    }
    if events.is_empty() {
        return Err(Failure::new("archive.events", "没有任何行为"));
    }
    Ok(events)
}

/// One value a line, each written as this program would write it.
///
/// # Errors
/// `code` with the line.
pub(super) fn same_lines<T: Serialize + DeserializeOwned>(text: &str, code: &'static str) -> Result<Vec<T>, Failure> {
    let mut values = Vec::new();
    for (number, line) in (1_u64..).zip(text.lines()) {
        let refuse = |why: String| Failure::new(code, format!("第{number}行{why}"));
        let value: T = serde_json::from_str(line).map_err(|error| refuse(format!("无法解读：{error}")))?;
        if canonical::of(&value).ok().as_deref() != Some(line) {
            return Err(refuse("不是规范的 JSON，或者含有不认识的内容".to_owned()));
        }
        values.push(value);
    }
    Ok(values)
}

fn about(manifest: &Manifest, file: &CaseFile, events: &[Recorded], problems: &mut Problems) {
    let said = &manifest.case;
    let same = said.number == file.number
        && said.agency == file.agency
        && said.title == file.title
        && said.events == events.len() as u64;
    if !same {
        problems.add("archive.case", names::MANIFEST, "清单所记的案号、机关、案由或者行为数与行为记录不符");
    }
}

fn case(source: &mut dyn Source, file: &CaseFile, problems: &mut Problems) {
    let Some(held) = read_text(source, names::CASE, problems) else { return };
    if texts::case(file).ok() != Some(held) {
        problems.add("archive.case", names::CASE, "与 events.jsonl 依次累加的结果不符");
    }
}

/// Documents and records are, word for word, those of the acts.
fn versions(file: &CaseFile, digests: &BTreeMap<String, String>, problems: &mut Problems) {
    for (path, text) in texts::versions(file) {
        match digests.get(&path) {
            Some(sha256) if *sha256 == sha256_of(&text) => {}
            Some(_) => problems.add("archive.text", &path, "与行为记录中的文本不符"),
            // A missing or altered file has been reported already; one that the manifest leaves out has not.
            None if problems.listed.iter().any(|problem| problem.path == path) => {}
            None => problems.add("archive.missing", &path, "行为记录中的文书或者笔录不在清单中"),
        }
    }
}

/// Materials have the hash that the case holds of them.
fn materials(file: &CaseFile, digests: &BTreeMap<String, String>, problems: &mut Problems) {
    for (path, material) in texts::materials(file) {
        match digests.get(&path) {
            Some(sha256) if *sha256 == material.sha256 => {}
            Some(_) => problems.add("archive.material", &path, "材料的哈希与案卷登记的不符"),
            None if problems.listed.iter().any(|problem| problem.path == path) => {}
            None => problems.add("archive.missing", &path, "案卷登记的材料不在清单中"),
        }
    }
}
