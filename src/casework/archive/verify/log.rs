//! The extract of the log: each hash holds, neighbours are linked, and every act has its entry.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Problems;
use crate::casework::archive::log::{ACT, LogEntry, PUBLICATION_ACT, event_sha256, sha256_of};
use crate::casework::archive::manifest::Manifest;
use crate::casework::archive::read::{LARGEST_TEXT, Source};
use crate::casework::archive::{names, texts};
use crate::casework::case_file::act::Recorded;
use crate::casework::publication;

/// Checks the extract and returns it.
pub(super) fn check(
    source: &mut dyn Source,
    manifest: &Manifest,
    events: &[Recorded],
    publication: &[publication::Recorded],
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
    let acts = Bound { path: names::EVENTS, action: ACT, what: "行为", imported: LogEntry::imported };
    bind(&entries, &acts, events, |event| event.seq, problems);
    let imported = LogEntry::imported_publication;
    let published = Bound { path: names::PUBLICATION, action: PUBLICATION_ACT, what: "公示记录", imported };
    bind(&entries, &published, publication, |recorded| recorded.seq, problems);
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

/// What the log binds.
struct Bound {
    /// The file that holds it.
    path: &'static str,
    /// The action of its entries.
    action: &'static str,
    /// One of it, in Chinese.
    what: &'static str,
    /// How many of it an import brought, and the hash of their lines.
    imported: fn(&LogEntry) -> Option<(usize, String)>,
}

/// Every act is bound by exactly one entry, of its own or of the import that brought it; every entry of an act belongs to one. The
/// same of the events of the publication.
fn bind<T: Serialize>(
    entries: &[LogEntry],
    bound: &Bound,
    events: &[T],
    seq_of: impl Fn(&T) -> u64,
    problems: &mut Problems,
) {
    let Bound { path, action, what, .. } = *bound;
    let mut logged: BTreeMap<u64, String> = BTreeMap::new();
    for (seq, sha256) in entries.iter().filter_map(|entry| entry.recorded(action)) {
        if logged.insert(seq, sha256).is_some() {
            problems.add("archive.log", names::LOG, format!("第{seq}项{what}在日志中出现了两次"));
        }
    }
    let imported = imported(entries, bound, events, problems);
    for event in events.iter().skip(imported) {
        let expected = event_sha256(event).unwrap_or_default();
        let seq = seq_of(event);
        match logged.remove(&seq) {
            Some(found) if found == expected => {}
            Some(_) => problems.add("archive.unlogged", path, format!("第{seq}项{what}与日志所记的不符")),
            None => problems.add("archive.unlogged", path, format!("第{seq}项{what}没有对应的日志")),
        }
    }
    for seq in logged.keys() {
        problems.add("archive.unlogged", names::LOG, format!("日志中的第{seq}项{what}不在 {path} 中"));
    }
}

/// How many events came by an import whose entry fits them.
fn imported<T: Serialize>(entries: &[LogEntry], bound: &Bound, events: &[T], problems: &mut Problems) -> usize {
    let Some((count, sha256)) = entries.iter().find_map(bound.imported) else { return 0 };
    let fits = events.get(..count).and_then(|first| texts::lines(first).ok()).map(sha256_of) == Some(sha256);
    if !fits {
        let message = format!("前{count}项{}与导入时日志所记的不符", bound.what);
        problems.add("archive.unlogged", names::LOG, message);
    }
    count.min(events.len())
}
