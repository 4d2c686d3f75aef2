//! Filters on payloads.

use std::collections::HashMap;

use qdrant_client::qdrant::condition::ConditionOneOf;
use qdrant_client::qdrant::r#match::MatchValue;
use qdrant_client::qdrant::value::Kind;
use qdrant_client::qdrant::{FieldCondition, Filter, Value};

/// Whether a payload fulfils all conditions of a filter.
pub fn holds(filter: &Filter, payload: &HashMap<String, Value>) -> bool {
    filter.must.iter().all(|condition| match &condition.condition_one_of {
        Some(ConditionOneOf::Field(field)) => values(payload.get(&field.key)).iter().any(|kind| fits(field, kind)),
        _ => false,
    })
}

fn values(value: Option<&Value>) -> Vec<Kind> {
    match value.and_then(|value| value.kind.clone()) {
        Some(Kind::ListValue(list)) => list.values.into_iter().filter_map(|value| value.kind).collect(),
        Some(kind) => vec![kind],
        None => Vec::new(),
    }
}

fn fits(field: &FieldCondition, kind: &Kind) -> bool {
    let wanted = field.r#match.as_ref().and_then(|wanted| wanted.match_value.as_ref());
    let is_match = match (wanted, kind) {
        (None, _) => true,
        (Some(MatchValue::Keyword(word)), Kind::StringValue(text)) => word == text,
        (Some(MatchValue::Keywords(words)), Kind::StringValue(text)) => words.strings.contains(text),
        (Some(MatchValue::Boolean(wanted)), Kind::BoolValue(given)) => wanted == given,
        _ => false,
    };
    let is_in_range = match (&field.range, kind) {
        (None, _) => true,
        (Some(range), Kind::IntegerValue(number)) => {
            let number = *number as f64;
            range.lte.is_none_or(|bound| number <= bound)
                && range.gt.is_none_or(|bound| number > bound)
                && range.gte.is_none_or(|bound| number >= bound)
                && range.lt.is_none_or(|bound| number < bound)
        }
        _ => false,
    };
    is_match && is_in_range
}
