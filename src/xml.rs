//! What the readers of Word documents share.

use quick_xml::events::BytesRef;

/// `&amp;` and its like, and characters by number.
pub(crate) fn entity(name: &BytesRef<'_>) -> Option<char> {
    if let Some(character) = name.resolve_char_ref().ok()? {
        return Some(character);
    }
    match name.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
