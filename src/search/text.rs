//! One spelling for indexing and asking: half-width, lower case.

/// Distance between a full-width form (U+FF01..U+FF5E) and its half-width twin.
const FULL_WIDTH_OFFSET: u32 = 0xFEE0;

/// `text` in half-width, lower case; an ideographic space becomes a plain one.
pub fn normalize(text: &str) -> String {
    text.chars().map(normalize_char).collect()
}

fn normalize_char(character: char) -> char {
    let code = u32::from(character);
    let half_width = match code {
        0x3000 => ' ',
        0xFF01..=0xFF5E => char::from_u32(code - FULL_WIDTH_OFFSET).unwrap_or(character),
        _ => character,
    };
    half_width.to_ascii_lowercase()
}

/// Whether the character is a Chinese one (a unified ideograph).
pub fn is_ideograph(character: char) -> bool {
    matches!(u32::from(character), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3134F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_letters_and_digits_become_plain_ones() {
        assert_eq!(normalize("ＡＢＣ　１２（三）豫Ｒ"), "abc 12(三)豫r");
    }

    #[test]
    fn only_ideographs_count_as_chinese() {
        assert!(is_ideograph('罚'));
        assert!(!is_ideograph('，'));
        assert!(!is_ideograph('a'));
    }
}
