//! The clauses of a segment: the stretches between punctuation that rules look at.

/// A clause and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clause<'a> {
    /// Index of the segment in the transcript.
    pub segment: usize,
    /// Byte offset of the clause in its segment.
    pub start: usize,
    /// The words.
    pub text: &'a str,
}

/// Splits a segment at punctuation; transcribed speech may have none, then the segment is one clause.
pub(super) fn clauses(segment: usize, text: &str) -> Vec<Clause<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (offset, character) in text.char_indices() {
        if !is_boundary(text, offset, character) {
            continue;
        }
        push_clause(&mut found, segment, start, &text[start..offset]);
        start = offset + character.len_utf8();
    }
    push_clause(&mut found, segment, start, &text[start..]);
    found
}

fn push_clause<'a>(found: &mut Vec<Clause<'a>>, segment: usize, start: usize, text: &'a str) {
    if !text.trim().is_empty() {
        found.push(Clause { segment, start, text });
    }
}

fn is_boundary(text: &str, offset: usize, character: char) -> bool {
    match character {
        '，' | '。' | '；' | '？' | '！' | '、' | '：' | '?' | '!' | ';' | '\n' => true,
        // A comma between digits groups thousands, a full stop is a decimal point.
        ',' | '.' => !between_digits(text, offset),
        _ => false,
    }
}

fn between_digits(text: &str, offset: usize) -> bool {
    let before = text[..offset].chars().next_back();
    let after = text[offset + 1..].chars().next();
    before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_end_at_punctuation_but_not_inside_a_number() {
        let texts: Vec<&str> = clauses(0, "货值1,520.5元，卖了28块。").iter().map(|clause| clause.text).collect();
        assert_eq!(texts, ["货值1,520.5元", "卖了28块"]);
    }
}
