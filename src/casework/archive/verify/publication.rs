//! The publication of the decision: its events follow on each other, nothing became public without the approval of another
//! person, and they add up to what the archive says.

use super::Problems;
use super::content::{read_text, same_lines};
use crate::casework::archive::log::sha256_of;
use crate::casework::archive::manifest::Manifest;
use crate::casework::archive::read::Source;
use crate::casework::archive::{names, texts};
use crate::casework::case_file::file::CaseFile;
use crate::casework::publication::{Recorded, replayed};
use crate::failure::Failure;

/// Checks the events and returns them.
pub(super) fn check(
    source: &mut dyn Source,
    manifest: &Manifest,
    file: Option<&CaseFile>,
    problems: &mut Problems,
) -> Vec<Recorded> {
    let Some(facts) = &manifest.publication else {
        for path in [names::PUBLICATION, names::PUBLICATION_STATE] {
            if manifest.files.contains_key(path) {
                problems.add("archive.publication", path, "清单没有登记公示，却有公示的文件");
            }
        }
        return Vec::new();
    };
    let Some(text) = read_text(source, names::PUBLICATION, problems) else { return Vec::new() };
    if sha256_of(&text) != facts.events_sha256 {
        problems.add("archive.publication", names::PUBLICATION, "与清单所记的 events_sha256 不符");
    }
    let events = match same_lines(&text, "archive.publication") {
        Ok(events) => events,
        Err(failure) => {
            problems.failed(names::PUBLICATION, failure);
            return Vec::new();
        }
    };
    if events.len() as u64 != facts.events {
        problems.add("archive.publication", names::MANIFEST, "清单所记的公示记录数与 publication.jsonl 不符");
    }
    if let Some(refusal) = file.and_then(|file| replayed(file, &events).err()) {
        let failure = Failure::new("archive.publication", refusal.message);
        problems.failed(names::PUBLICATION, failure);
    }
    if let Some(held) = read_text(source, names::PUBLICATION_STATE, problems)
        && texts::publication_state(&events).ok() != Some(held)
    {
        problems.add("archive.publication", names::PUBLICATION_STATE, "与 publication.jsonl 依次累加的结果不符");
    }
    events
}
