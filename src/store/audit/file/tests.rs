use rayon::prelude::*;
use serde_json::json;

use super::super::entry::{self, GENESIS};
use super::super::line::{EntryLine, Head, HeadLine};
use super::super::{Entry, Problem};
use super::*;

/// The lines of an exported log of `count` entries, each with its line feed, the head last.
fn exported(count: i64) -> Vec<Vec<u8>> {
    let mut head = audit_head::Model { id: 1, seq: 0, hash: GENESIS.to_owned() };
    let mut lines = Vec::new();
    for seq in 1..=count {
        let detail = json!({"attempt": seq % 3, "text": "罚款 5000 元\n“第五十八条”", "input": {"a": [1, 2.5, null]}});
        let about =
            Entry { actor: "张三".into(), action: "step.finish".into(), subject: format!("run/{seq}"), detail };
        let row = entry::seal(&head, about, format!("2026-11-23T00:00:00.{seq:06}Z"));
        (head.seq, head.hash) = (row.seq, row.hash.clone());
        lines.push(spelled(&EntryLine::from(&row)));
    }
    lines.push(spelled(&HeadLine { head: Head { seq: head.seq, hash: head.hash } }));
    lines
}

fn spelled(line: &impl serde::Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(line).expect("serialises");
    bytes.push(b'\n');
    bytes
}

fn problems(bytes: &[u8]) -> Vec<Problem> {
    verify_file(bytes, Kept::default()).expect("memory can be read").problems
}

/// The line of the first finding; nothing was found where there is none.
fn first_line(bytes: &[u8]) -> Option<u64> {
    problems(bytes).first().and_then(|problem| problem.line)
}

#[test]
fn an_untouched_file_is_intact() {
    for count in [0, 1, 300] {
        assert_eq!(problems(&exported(count).concat()), []);
    }
}

#[test]
fn every_single_bit_flip_is_found_in_its_line() {
    let lines = exported(16);
    let bytes = lines.concat();
    let line_of: Vec<u64> = (1..).zip(&lines).flat_map(|(number, line)| line.iter().map(move |_| number)).collect();
    (0..bytes.len() * 8).into_par_iter().for_each(|bit| {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(first_line(&flipped), Some(line_of[bit / 8]), "bit {bit}");
    });
}

#[test]
fn truncation_at_every_byte_is_found() {
    let bytes = exported(40).concat();
    (0..bytes.len()).into_par_iter().for_each(|length| {
        assert!(!problems(&bytes[..length]).is_empty(), "cut to {length} bytes");
    });
}

#[test]
fn a_deleted_line_is_found_where_it_was() {
    let lines = exported(200);
    for gone in 0..lines.len() {
        let mut left = lines.clone();
        left.remove(gone);
        // Without the last entry, the head is the line that no longer fits; without the head, the end of the file.
        assert_eq!(first_line(&left.concat()), Some(gone as u64 + 1));
    }
}

#[test]
fn an_inserted_line_is_found_where_it_is() {
    let lines = exported(100);
    let mut foreign = exported(3);
    foreign.extend([b"\n".to_vec(), b"{}\n".to_vec(), lines[50].clone(), lines[100].clone()]);
    for place in 0..=lines.len() {
        for line in &foreign {
            let mut more = lines.clone();
            more.insert(place, line.clone());
            let found = first_line(&more.concat()).expect("found");
            // A copy of the very line is told from its original only by being the second; a line of a log that begins
            // alike fits, and the one after it does not.
            assert!(found == place as u64 + 1 || found == place as u64 + 2, "place {place}: line {found}");
        }
    }
}

#[test]
fn swapped_lines_are_found_at_the_first_of_them() {
    let lines = exported(120);
    let pairs: Vec<_> =
        (0..lines.len()).flat_map(|left| (left + 1..lines.len()).map(move |right| (left, right))).collect();
    pairs.into_par_iter().for_each(|(left, right)| {
        let mut swapped = lines.clone();
        swapped.swap(left, right);
        assert_eq!(first_line(&swapped.concat()), Some(left as u64 + 1), "{left} and {right}");
    });
}

#[test]
fn another_spelling_of_the_same_values_is_found() {
    let text = String::from_utf8(exported(2).concat()).expect("UTF-8");
    for (spelling, other) in [
        ("\"seq\":1", "\"seq\": 1"),
        ("step", "\\u0073tep"),
        ("\n", "\r\n"),
        ("\"seq\":1,", "\"seq\":1,\"seq\":1,"),
        ("\"seq\":1", "\"seq\":1.0"),
    ] {
        assert_eq!(first_line(text.replacen(spelling, other, 1).as_bytes()), Some(1), "{other}");
    }
}

#[test]
fn a_log_that_was_rewritten_throughout_is_found_by_the_hash_that_was_kept() {
    let kept = verify_file(exported(20).concat().as_slice(), Kept::default()).expect("reads").head;
    let cut = exported(19).concat();
    assert!(verify_file(cut.as_slice(), Kept::default()).expect("reads").ok, "its own head was rewritten too");
    let report = verify_file(cut.as_slice(), Kept::hash(Some(&kept))).expect("reads");
    assert_eq!(report.problems[0].kind, "unexpected_head");
}
