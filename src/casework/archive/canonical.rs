//! One text for one value.

use serde::Serialize;
use serde_json::Value;

/// JSON without spaces and with the keys of every object in byte order, so that equal values give equal text.
pub fn canonical_json(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// The canonical JSON of anything.
///
/// # Errors
/// What the value's own serialisation says.
pub fn of<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    Ok(canonical_json(&serde_json::to_value(value)?))
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => {
            let mut members: Vec<_> = map.iter().collect();
            members.sort_by(|left, right| left.0.cmp(right.0));
            text.push('{');
            for (position, (key, member)) in members.into_iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(member, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_does_not_matter() {
        let one: Value = serde_json::from_str(r#"{"b":[1,{"z":null,"y":"款"}],"a":1.5}"#).expect("parses");
        let two: Value = serde_json::from_str(r#"{"a":1.5,"b":[1,{"y":"款","z":null}]}"#).expect("parses");
        assert_eq!(canonical_json(&one), r#"{"a":1.5,"b":[1,{"y":"款","z":null}]}"#);
        assert_eq!(canonical_json(&one), canonical_json(&two));
    }
}
