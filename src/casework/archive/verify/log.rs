//! The extract of the log: each hash holds, neighbours are linked, and every act has its entry.

use std::collections::BTreeMap;

use super::Problems;
use crate::casework::archive::log::{LogEntry, event_sha256, sha256_of};
use crate::casework::archive::manifest::Manifest;
use crate::casework::archive::read::{LARGEST_TEXT, Source};
use crate::casework::archive::{names, texts};
use crate::casework::case_file::act::Recorded;

/// Checks the extract and returns it.
pub(super) fn check(
    source: &mut dyn Source,
    manifest: &Manifest,
    events: &[Recorded],
    problems: &mut Problems,
) -> Vec<LogEntry> {
    let bytes = match source.bytes(names::LOG, LARGEST_TEXT) {
        Ok(bytes) => bytes,
        Err(failure) => {
            problems.failed(names::LOG, failure);
            return Vec::new();
        }
    };
    let mut entries: Vec<LogEntry> = Vec::new();
    for (number, line) in (1..).zip(String::from_utf8_lossy(&bytes).lines()) {
        match serde_json::from_str::<LogEntry>(line) {
            Ok(entry) => entries.push(entry),
            Err(error) => problems.add("archive.log", names::LOG, format!("第{number}行无法解读：{error}")),
        }
    }
    chain(manifest, &entries, problems);
    bind(&entries, events, problems);
    entries
}

fn chain(manifest: &Manifest, entries: &[LogEntry], problems: &mut Problems) {
    let subject = format!("case/{}", manifest.case.id);
    let mut before: Option<&LogEntry> = None;
    for entry in entries {
        if entry.expected_hash() != entry.hash {
            problems.add("archive.log", names::LOG, format!("日志第{}条的内容与其哈希不符：被改动过", entry.seq));
        }
        let of_case = entry.subject == subject || entry.subject.starts_with(&format!("{subject}/"));
        if !of_case {
            problems.add("archive.log", names::LOG, format!("日志第{}条不是本案的", entry.seq));
        }
        if let Some(before) = before {
            if entry.seq <= before.seq {
                problems.add("archive.log", names::LOG, format!("日志第{}条的顺序不对", entry.seq));
            }
            if entry.seq == before.seq + 1 && entry.prev_hash != before.hash {
                problems.add("archive.log", names::LOG, format!("日志第{}条不接在前一条之后", entry.seq));
            }
        }
        before = Some(entry);
    }
}

/// Every act is bound by exactly one entry, of its own or of the import that brought it; every entry of an act belongs to one.
fn bind(entries: &[LogEntry], events: &[Recorded], problems: &mut Problems) {
    let mut logged: BTreeMap<u64, String> = BTreeMap::new();
    for (seq, sha256) in entries.iter().filter_map(LogEntry::recorded) {
        if logged.insert(seq, sha256).is_some() {
            problems.add("archive.log", names::LOG, format!("第{seq}项行为在日志中出现了两次"));
        }
    }
    let imported = imported(entries, events, problems);
    for event in events.iter().skip(imported) {
        let expected = event_sha256(event).unwrap_or_default();
        match logged.remove(&event.seq) {
            Some(found) if found == expected => {}
            Some(_) => {
                problems.add("archive.unlogged", names::EVENTS, format!("第{}项行为与日志所记的不符", event.seq));
            }
            None => problems.add("archive.unlogged", names::EVENTS, format!("第{}项行为没有对应的日志", event.seq)),
        }
    }
    for seq in logged.keys() {
        problems.add("archive.unlogged", names::LOG, format!("日志中的第{seq}项行为不在 events.jsonl 中"));
    }
}

/// How many acts came by an import whose entry fits them.
fn imported(entries: &[LogEntry], events: &[Recorded], problems: &mut Problems) -> usize {
    let Some((count, sha256)) = entries.iter().find_map(LogEntry::imported) else { return 0 };
    let fits = events.get(..count).and_then(|first| texts::lines(first).ok()).map(sha256_of) == Some(sha256);
    if !fits {
        problems.add("archive.unlogged", names::LOG, format!("前{count}项行为与导入时日志所记的不符"));
    }
    count.min(events.len())
}
