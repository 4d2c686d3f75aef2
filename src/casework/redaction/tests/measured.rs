//! Precision and recall on labelled snippets.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::super::*;

const TUNING: &str = include_str!("../../../../tests/fixtures/redaction/tuning.jsonl");
const HELD_OUT: &str = include_str!("../../../../tests/fixtures/redaction/held_out.jsonl");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Snippet {
    id: String,
    text: String,
    #[serde(default)]
    parties: Vec<NamedPerson>,
    #[serde(default)]
    known_names: Vec<String>,
    #[serde(default)]
    marked: Vec<Marked>,
    #[serde(default)]
    stay: Vec<String>,
}

const UNSEEN: &str = include_str!("../../../../tests/fixtures/redaction/unseen.jsonl");
const FRESH: &str = include_str!("../../../../tests/fixtures/redaction/fresh.jsonl");

/// What must be hidden: kind and place.
type Labels = Vec<(Kind, usize, usize)>;

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    labelled: usize,
    found: usize,
    right: usize,
}

fn snippets(lines: &str) -> Vec<Snippet> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Takes the marks ⟦kind|words⟧ off.
fn unmark(marked: &str) -> (String, Labels) {
    let mut text = String::new();
    let mut labels = Vec::new();
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once('⟦') {
        let (mark, after) = behind.split_once('⟧').unwrap();
        let (kind, words) = mark.split_once('|').unwrap();
        text.push_str(before);
        let start = text.chars().count();
        text.push_str(words);
        let kind = serde_json::from_value(serde_json::Value::from(kind)).unwrap();
        labels.push((kind, start, text.chars().count()));
        rest = after;
    }
    text.push_str(rest);
    (text, labels)
}

fn ask(snippet: &Snippet) -> (Redacted, Labels, String) {
    let (text, labels) = unmark(&snippet.text);
    let question = Question {
        text: text.clone(),
        parties: snippet.parties.clone(),
        known_names: snippet.known_names.clone(),
        marked: snippet.marked.clone(),
        ..Question::default()
    };
    (redact(&question).unwrap(), labels, text)
}

/// Counts by kind, and what went wrong, in words. A find is right where kind and both ends are.
fn measure(lines: &str) -> (BTreeMap<Kind, Count>, Vec<String>) {
    let mut counts: BTreeMap<Kind, Count> = BTreeMap::new();
    let mut wrong = Vec::new();
    for snippet in snippets(lines) {
        let (redacted, labels, text) = ask(&snippet);
        let found: Labels = redacted.items.iter().map(|item| (item.kind, item.start, item.end)).collect();
        let words = |start: usize, end: usize| text.chars().skip(start).take(end - start).collect::<String>();
        for label in &labels {
            let count = counts.entry(label.0).or_default();
            count.labelled += 1;
            count.right += usize::from(found.contains(label));
            if !found.contains(label) {
                wrong.push(format!("{} missed {:?} {}", snippet.id, label.0, words(label.1, label.2)));
            }
        }
        for (item, find) in redacted.items.iter().zip(&found) {
            counts.entry(find.0).or_default().found += 1;
            if !labels.contains(find) {
                wrong.push(format!("{} extra {:?} {} ({})", snippet.id, find.0, item.original, item.rule));
            }
        }
        for words in &snippet.stay {
            if !redacted.text.contains(words.as_str()) {
                wrong.push(format!("{} touched {words}", snippet.id));
            }
        }
    }
    (counts, wrong)
}

fn table(title: &str, counts: &BTreeMap<Kind, Count>) -> (String, f64, f64) {
    let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
    let mut out = format!("{title}\n");
    let mut all = Count::default();
    for (kind, count) in counts {
        let Count { labelled, found, right } = *count;
        all = Count { labelled: all.labelled + labelled, found: all.found + found, right: all.right + right };
        let line = (share(right, found), share(right, labelled));
        writeln!(out, "  {kind:?}: labelled {labelled}, precision {:.3}, recall {:.3}", line.0, line.1).unwrap();
    }
    let (precision, recall) = (share(all.right, all.found), share(all.right, all.labelled));
    writeln!(out, "  all: labelled {}, precision {precision:.3}, recall {recall:.3}", all.labelled).unwrap();
    (out, precision, recall)
}

#[test]
fn precision_and_recall_by_kind() {
    // The last number: how many words that must stay are touched (于海 in 于海拉尔路口).
    let sets = [
        ("tuning", TUNING, 0.97, 0),
        ("held out", HELD_OUT, 0.95, 0),
        ("unseen", UNSEEN, 0.93, 1),
        ("fresh", FRESH, 0.8, 0),
    ];
    for (name, lines, floor, touched) in sets {
        let (counts, wrong) = measure(lines);
        let (out, precision, recall) = table(name, &counts);
        println!("{out}{}", wrong.join("\n"));
        assert!(snippets(lines).len() >= 15);
        assert_eq!(wrong.iter().filter(|line| line.contains(" touched ")).count(), touched, "{name}: {wrong:?}");
        assert!(precision >= floor && recall >= floor, "{out}\n{}", wrong.join("\n"));
    }
}
