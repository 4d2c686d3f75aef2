//! Where two results differ.

use serde::Serialize;
use serde_json::Value;

use crate::failure::Failure;

/// A place in a result at which another value stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// JSON pointer, such as `/goods_value/value`.
    pub at: String,
    /// What is on record; absent where nothing was there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What came out now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<Value>,
}

/// A result as it would be read back from the record. What is recorded of a draft beside its text since a later version is left out
/// where the record has none.
///
/// # Errors
/// `internal`.
pub(super) fn as_stored(output: Value, before: &Value) -> Result<Value, Failure> {
    // Written and read, so that a fraction is compared as the record holds it.
    let text = serde_json::to_string(&output).map_err(Failure::internal)?;
    let mut output: Value = serde_json::from_str(&text).map_err(Failure::internal)?;
    if before.is_object()
        && before.get("sentences").is_none()
        && before.get("polished").is_some()
        && let Some(members) = output.as_object_mut()
    {
        members.remove("sentences");
    }
    Ok(output)
}

/// Every place at which `now` is not `before`.
pub(super) fn differences(before: &Value, now: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    walk(String::new(), Some(before), Some(now), &mut found);
    found
}

fn walk(at: String, before: Option<&Value>, now: Option<&Value>, found: &mut Vec<Difference>) {
    match (before, now) {
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let added = new.keys().filter(|key| !old.contains_key(*key));
            for key in old.keys().chain(added) {
                let name = key.replace('~', "~0").replace('/', "~1");
                walk(format!("{at}/{name}"), old.get(key), new.get(key), found);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) => {
            for place in 0..old.len().max(new.len()) {
                walk(format!("{at}/{place}"), old.get(place), new.get(place), found);
            }
        }
        (before, now) if before == now => {}
        (before, now) => found.push(Difference { at, before: before.cloned(), now: now.cloned() }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_difference_is_named_by_its_place() {
        let before = json!({"a": [1, {"b/c": 2}], "d": "x", "e": null});
        assert_eq!(differences(&before, &before), []);
        let now = json!({"a": [1, {"b/c": 3}, 4], "d": "x", "f": 0.5});
        let places: Vec<String> = differences(&before, &now).into_iter().map(|found| found.at).collect();
        assert_eq!(places, ["/a/1/b~1c", "/a/2", "/e", "/f"]);
    }

    #[test]
    fn what_an_older_record_does_not_hold_is_not_compared() {
        let old = json!({"markdown": "x", "polished": []});
        let new = json!({"markdown": "x", "polished": [], "sentences": [{"start": 0}]});
        assert_eq!(as_stored(new.clone(), &old).expect("JSON"), old);
        assert_eq!(as_stored(new.clone(), &new).expect("JSON"), new);
    }
}
