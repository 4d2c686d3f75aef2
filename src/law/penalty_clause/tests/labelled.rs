//! Clauses read by a person: what the parser reads must be the same.

use serde_json::{Value, json};

use super::*;

/// One clause a line: its words, and its fines and measures as labelled. A key that a label leaves out was not looked at.
pub(super) const LABELLED: &str = include_str!("../../../../tests/fixtures/penalties/labelled.jsonl");

#[test]
fn every_labelled_clause_is_read_as_labelled() {
    let mut count = 0;
    for line in LABELLED.lines() {
        let label: Value = serde_json::from_str(line).expect("a label");
        let text = label["text"].as_str().expect("the words");
        let clauses = parse(text);
        let fines: Vec<Value> = clauses.iter().flat_map(|clause| &clause.fines).map(fine).collect();
        let measures: Vec<Value> = clauses.iter().flat_map(|clause| &clause.measures).map(measure).collect();
        let place = format!("{} {}: {text}", label["law"], label["article"]);
        assert_eq!(Value::Array(fines), label["fines"], "{place}");
        assert_eq!(Value::Array(measures), label["measures"], "{place}");
        assert!(clauses.iter().all(|clause| clause.unread.is_empty()), "{place}");
        count += 1;
    }
    assert!(count >= 300, "{count} labels");
}

fn fine(fine: &Fine) -> Value {
    let mut value = serde_json::to_value(fine).expect("serialises");
    without(&mut value, &["text", "span", "when", "base_fine", "item", "base_carried"]);
    value
}

fn measure(measure: &Measure) -> Value {
    let mut value = serde_json::to_value(measure).expect("serialises");
    without(&mut value, &["text", "span", "when", "item", "period"]);
    value
}

fn without(value: &mut Value, keys: &[&str]) {
    for key in keys {
        value.as_object_mut().and_then(|object| object.remove(*key));
    }
    assert_ne!(*value, json!({}));
}
