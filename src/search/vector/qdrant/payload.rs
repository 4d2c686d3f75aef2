//! What our words are called on the server: identifiers, payload fields and conditions.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use qdrant_client::qdrant::point_id::PointIdOptions;
use qdrant_client::qdrant::value::Kind;
use qdrant_client::qdrant::{Condition, FieldType, Filter, PointId, Range, Value};
use uuid::Uuid;

use crate::search::vector::attributes::{Attributes, Narrowing};
use crate::search::vector::file::Key;

/// The field that tells whether the attributes are up to date.
pub const STAMP: &str = "stamp";
/// Days outside any calendar, for open ends.
const FIRST_DAY: i64 = 0;
const LAST_DAY: i64 = 99_999_999;

/// The fields that searches are narrowed by.
pub const INDEXED: [(&str, FieldType); 8] = [
    ("kind", FieldType::Keyword),
    ("law", FieldType::Keyword),
    ("level", FieldType::Keyword),
    ("region", FieldType::Keyword),
    ("field", FieldType::Keyword),
    ("penalty", FieldType::Bool),
    ("valid_from", FieldType::Integer),
    ("valid_to", FieldType::Integer),
];

/// The point of a passage: its key as a UUID.
pub fn point_id(key: &Key) -> PointId {
    PointId::from(Uuid::from_bytes(*key).to_string())
}

/// The passage of a point; `None` where the point is none of ours.
pub fn key_of_point(id: Option<&PointId>) -> Option<Key> {
    match id?.point_id_options.as_ref()? {
        PointIdOptions::Uuid(text) => Uuid::parse_str(text).ok().map(Uuid::into_bytes),
        PointIdOptions::Num(_) => None,
    }
}

/// The payload of a passage.
pub fn payload(attributes: &Attributes) -> HashMap<String, Value> {
    let words = |set: &BTreeSet<String>| Value::from(set.iter().cloned().map(Value::from).collect::<Vec<_>>());
    let fields = [
        ("kind", words(&attributes.kind)),
        ("law", words(&attributes.law)),
        ("level", words(&attributes.level)),
        ("region", words(&attributes.region)),
        ("field", words(&attributes.field)),
        ("penalty", Value::from(attributes.is_penalty)),
        ("valid_from", Value::from(attributes.valid_from.map_or(FIRST_DAY, number))),
        ("valid_to", Value::from(attributes.valid_to.map_or(LAST_DAY, number))),
        (STAMP, Value::from(attributes.stamp())),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The stamp in a payload.
pub fn stamp(payload: &HashMap<String, Value>) -> Option<i64> {
    match payload.get(STAMP)?.kind.as_ref()? {
        Kind::IntegerValue(stamp) => Some(*stamp),
        _ => None,
    }
}

/// The conditions that a narrowing sets; `None` where it sets none.
pub fn filter(narrowing: &Narrowing) -> Option<Filter> {
    let word = |name: &str, wanted: &str| Condition::matches(name, wanted.to_owned());
    let mut must: Vec<Condition> = Vec::new();
    must.extend(narrowing.kind.map(|kind| word("kind", kind)));
    must.extend(narrowing.law.as_deref().map(|law| word("law", law)));
    must.extend(narrowing.field.as_deref().map(|field| word("field", field)));
    if !narrowing.levels.is_empty() {
        must.push(Condition::matches("level", narrowing.levels.clone()));
    }
    must.extend(narrowing.regions.as_ref().map(|regions| Condition::matches("region", regions.clone())));
    if narrowing.penalty_only {
        must.push(Condition::matches("penalty", true));
    }
    if let Some(on) = narrowing.on {
        #[expect(clippy::cast_precision_loss, reason = "a date has eight digits")]
        let day = number(on) as f64;
        must.push(Condition::range("valid_from", Range { lte: Some(day), ..Range::default() }));
        must.push(Condition::range("valid_to", Range { gt: Some(day), ..Range::default() }));
    }
    (!must.is_empty()).then(|| Filter::must(must))
}

/// A date as a number that people can read: 20260815.
fn number(date: NaiveDate) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::vector::key_of;

    #[test]
    fn a_point_names_its_passage() {
        let key = key_of("占用疏散通道的");
        assert_eq!(key_of_point(Some(&point_id(&key))), Some(key));
        assert_eq!(key_of_point(Some(&PointId::from(7))), None);
    }

    #[test]
    fn the_stamp_is_read_back_and_an_empty_narrowing_asks_for_nothing() {
        let attributes = Attributes { is_penalty: true, ..Attributes::default() };
        assert_eq!(stamp(&payload(&attributes)), Some(attributes.stamp()));
        assert_eq!(filter(&Narrowing::default()), None);
        let on = Narrowing { on: "2026-08-15".parse().ok(), penalty_only: true, ..Narrowing::default() };
        assert_eq!(filter(&on).expect("a filter").must.len(), 3);
    }
}
