use std::collections::BTreeMap;

use serde_json::json;

use super::*;
use crate::casework::archive::log::sha256_of;
use crate::casework::archive::manifest::{FORMAT, FileFacts, VERSION};
use crate::casework::archive::read::Digest;
use crate::casework::archive::{canonical, texts};
use crate::casework::case_file::apply::replay;

/// Files in memory.
#[derive(Clone)]
struct Memory(BTreeMap<String, Vec<u8>>);

impl Source for Memory {
    fn paths(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }
    fn bytes(&mut self, path: &str, at_most: u64) -> Result<Vec<u8>, Failure> {
        let bytes = self.0.get(path).ok_or_else(|| Failure::new("archive.missing", "没有"))?;
        if bytes.len() as u64 > at_most {
            return Err(Failure::new("archive.too_large", "过大"));
        }
        Ok(bytes.clone())
    }
    fn digest(&mut self, path: &str, at_most: u64) -> Result<Digest, Failure> {
        let bytes = self.bytes(path, at_most)?;
        Ok(Digest { sha256: sha256_of(&bytes), bytes: bytes.len() as u64 })
    }

    fn each(
        &mut self,
        path: &str,
        at_most: u64,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        take(&self.bytes(path, at_most)?)
    }
}

const PHOTO: &[u8] = b"bytes of a photo";

fn events() -> Vec<Recorded> {
    let actor = json!({"id": "u1", "name": "甲", "agency": "某局", "roles": ["officer"]});
    let acts = [
        json!({"type": "open", "title": "经营超过保质期的食品", "field": "市场监管", "source": "检查",
            "party": {"kind": "organisation", "name": "某店"}, "officers": ["u1", "u2"]}),
        json!({"type": "add_material", "material": {"id": "", "kind": "evidence", "name": "现场 照片.jpg", "sha256": sha256_of(PHOTO),
            "bytes": PHOTO.len(), "media_type": "image/jpeg", "taken_at": "2026-03-01T02:00:00Z"}}),
        json!({"type": "begin_record", "kind": "interview", "title": "询问店主", "held_at": "2026-03-01T03:00:00Z", "present": ["u1", "u2"],
            "certificates_shown": true, "rights_told": true, "exchanges": [{"question": "何时进货？", "answer": "二月。"}]}),
        json!({"type": "begin_document", "kind": "decision", "markdown": "# 行政处罚决定书\n\n某店：\n"}),
    ];
    let added = [json!({}), json!({"id": "m1"}), json!({"id": "r1"}), json!({"id": "d1"})];
    let event = |(place, (act, added)): (usize, (&serde_json::Value, &serde_json::Value))| {
        let at = format!("2026-03-0{}T04:00:00Z", place + 1);
        serde_json::from_value(json!({"seq": place + 1, "at": at, "actor": actor, "act": act, "added": added}))
            .expect("an event")
    };
    acts.iter().zip(&added).enumerate().map(event).collect()
}

fn entry(seq: i64, action: &str, detail: &serde_json::Value, prev_hash: &str) -> LogEntry {
    let mut entry = LogEntry {
        seq,
        at: "2026-03-01T04:00:00.000000Z".into(),
        actor: "甲".into(),
        action: action.into(),
        subject: "case/c1".into(),
        detail: canonical::canonical_json(detail),
        prev_hash: prev_hash.into(),
        hash: String::new(),
    };
    entry.hash = entry.expected_hash();
    entry
}

fn log_of(events: &[Recorded]) -> Vec<LogEntry> {
    let mut before = "0".repeat(64);
    let mut entries = Vec::new();
    for (seq, event) in (11..).zip(events) {
        let detail = serde_json::to_value(event).expect("an event");
        let sealed = entry(seq, "case.act", &detail, &before);
        before.clone_from(&sealed.hash);
        entries.push(sealed);
    }
    entries
}

fn archive(events: &[Recorded], log: &[LogEntry]) -> Memory {
    let file = replay("c1", events).expect("a case");
    let mut files: BTreeMap<String, Vec<u8>> = texts::texts(&file, events, &[], log)
        .expect("texts")
        .into_iter()
        .map(|(path, text)| (path, text.into_bytes()))
        .collect();
    for path in texts::materials(&file).into_keys() {
        files.insert(path, PHOTO.to_vec());
    }
    let about = About {
        id: "c1".into(),
        number: None,
        agency: "某局".into(),
        title: file.title.clone(),
        events: events.len() as u64,
        events_sha256: sha256_of(&files[names::EVENTS]),
    };
    seal(Memory(files), about)
}

/// Writes manifest and sums over whatever is there.
fn seal(mut memory: Memory, case: About) -> Memory {
    memory.0.remove(names::MANIFEST);
    memory.0.remove(names::SUMS);
    let facts = |bytes: &Vec<u8>| FileFacts { sha256: sha256_of(bytes), bytes: bytes.len() as u64 };
    let manifest = Manifest {
        format: FORMAT.into(),
        version: VERSION,
        product: "caiheng 0".into(),
        exported_at: "2026-04-01T00:00:00Z".parse().expect("a moment"),
        exported_by: "甲".into(),
        case,
        publication: None,
        files: memory.0.iter().map(|(path, bytes)| (path.clone(), facts(bytes))).collect(),
    };
    memory.0.insert(names::MANIFEST.into(), manifest.to_text().expect("text").into_bytes());
    let sums = memory.0.iter().map(|(path, bytes)| (path.clone(), sha256_of(bytes))).collect();
    memory.0.insert(names::SUMS.into(), sums::to_text(&sums).into_bytes());
    memory
}

fn codes(memory: &Memory) -> Vec<&'static str> {
    let mut codes: Vec<_> =
        verify(&mut memory.clone()).expect("a manifest").report.problems.iter().map(|problem| problem.code).collect();
    codes.dedup();
    codes
}

#[test]
fn a_whole_archive_holds_and_every_touched_file_is_found() {
    let events = events();
    let whole = archive(&events, &log_of(&events));
    let verified = verify(&mut whole.clone()).expect("a manifest");
    assert!(verified.report.ok, "{:?}", verified.report.problems);
    assert_eq!((verified.report.events, verified.report.log_entries, verified.events), (4, 4, events));
    for path in whole.0.keys().filter(|path| *path != names::MANIFEST) {
        let mut touched = whole.clone();
        touched.0.get_mut(path).expect("a file").push(b' ');
        assert!(!codes(&touched).is_empty(), "{path} was altered unseen");
        let mut removed = whole.clone();
        removed.0.remove(path);
        assert!(!codes(&removed).is_empty(), "{path} was removed unseen");
    }
    let mut more = whole;
    more.0.insert("documents/x.md".into(), Vec::new());
    assert_eq!(codes(&more), ["archive.extra"]);
}

/// A forger who also writes manifest and sums anew.
#[test]
fn what_was_changed_together_with_its_hashes_is_found_by_its_content() {
    let events = events();
    let whole = archive(&events, &log_of(&events));
    let about = verify(&mut whole.clone()).expect("a manifest").manifest.case;
    let forged = |path: &str, from: &str, to: &str| {
        let mut memory = whole.clone();
        let bytes = memory.0.get_mut(path).unwrap_or_else(|| panic!("no {path}"));
        let text = String::from_utf8(bytes.clone()).expect("text");
        assert!(text.contains(from), "{path} lacks {from}");
        *bytes = text.replace(from, to).into_bytes();
        let about = About { events_sha256: sha256_of(&memory.0[names::EVENTS]), ..about.clone() };
        codes(&seal(memory, about))
    };
    assert_eq!(forged(names::CASE, "某店", "另店"), ["archive.case"]);
    assert_eq!(forged("documents/行政处罚决定书-d1-v1.md", "某店", "另店"), ["archive.text"]);
    assert_eq!(forged("records/询问笔录-r1-v1.md", "二月", "三月"), ["archive.text"]);
    assert_eq!(forged("materials/m1-现场_照片.jpg", "photo", "paper"), ["archive.material"]);
    assert_eq!(forged(names::LOG, "case.act", "case.fit"), ["archive.log", "archive.unlogged"]);
    let altered = forged(names::EVENTS, "二月", "三月");
    assert!(altered.contains(&"archive.unlogged") && altered.contains(&"archive.case"), "{altered:?}");
}

#[test]
fn an_act_that_was_taken_out_or_never_logged_is_found() {
    let events = events();
    let log = log_of(&events);
    assert_eq!(codes(&archive(&events[..3], &log)), ["archive.unlogged"]);
    assert_eq!(codes(&archive(&events, &log[..3])), ["archive.unlogged"]);
    let mut gap = events.clone();
    gap.remove(1);
    let memory = archive(&gap, &log);
    assert!(codes(&memory).contains(&"archive.events"));
}

#[test]
fn acts_that_came_by_an_import_are_bound_by_its_entry() {
    let events = events();
    let detail =
        |count: usize| json!({"events": count, "events_sha256": sha256_of(texts::lines(&events[..3]).expect("lines"))});
    let import = entry(5, crate::casework::archive::log::IMPORT, &detail(3), &"a".repeat(64));
    let own = log_of(&events).remove(3);
    assert_eq!(codes(&archive(&events, &[import.clone(), own])), [""; 0]);
    assert_eq!(codes(&archive(&events, &[import])), ["archive.unlogged"]);
    let wrong = entry(5, crate::casework::archive::log::IMPORT, &detail(4), &"a".repeat(64));
    assert_eq!(codes(&archive(&events, &[wrong])), ["archive.unlogged"]);
}

#[test]
fn a_newer_format_is_refused_and_so_is_what_is_none() {
    let events = events();
    let mut memory = archive(&events, &log_of(&events));
    let text = String::from_utf8(memory.0[names::MANIFEST].clone()).expect("text");
    memory.0.insert(names::MANIFEST.into(), text.replace("\"version\": 2", "\"version\": 3").into_bytes());
    assert_eq!(verify(&mut memory).map_err(|failure| failure.code), Err("archive.version"));
    memory.0.insert(names::MANIFEST.into(), b"{}".to_vec());
    assert_eq!(verify(&mut memory).map_err(|failure| failure.code), Err("archive.manifest"));
    memory.0.remove(names::MANIFEST);
    assert_eq!(verify(&mut memory).map_err(|failure| failure.code), Err("archive.missing"));
}
