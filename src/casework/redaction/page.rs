//! A text by characters, with full-width signs folded so that rules are written once.

use std::ops::Range;

use regex::{Captures, Regex};

/// A text whose places are counted in characters. `folded` has one character for each of the original.
pub(super) struct Page {
    chars: Vec<char>,
    folded_chars: Vec<char>,
    folded: String,
    starts: Vec<usize>,
}

impl Page {
    pub(super) fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let folded_chars: Vec<char> = chars.iter().copied().map(fold).collect();
        let folded: String = folded_chars.iter().collect();
        let starts = folded.char_indices().map(|(at, _)| at).chain([folded.len()]).collect();
        Self { chars, folded_chars, folded, starts }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The words at a place, as they stand.
    pub(super) fn original(&self, span: &Range<usize>) -> String {
        self.chars.get(span.clone()).map(|chars| chars.iter().collect()).unwrap_or_default()
    }

    /// The words at a place, folded.
    pub(super) fn folded(&self, span: &Range<usize>) -> &str {
        let byte = |at: usize| self.starts.get(at).copied().unwrap_or(self.folded.len());
        self.folded.get(byte(span.start)..byte(span.end)).unwrap_or_default()
    }

    /// The folded character at a place.
    pub(super) fn at(&self, place: usize) -> Option<char> {
        self.folded_chars.get(place).copied()
    }

    /// The folded character before a place.
    pub(super) fn before(&self, place: usize) -> Option<char> {
        self.at(place.checked_sub(1)?)
    }

    /// The folded text from a place on.
    pub(super) fn rest(&self, place: usize) -> &str {
        self.folded(&(place..self.len()))
    }

    /// The folded text of at most `count` characters before a place, not beyond a line or a full stop.
    pub(super) fn lead(&self, place: usize, count: usize) -> &str {
        let first = place.saturating_sub(count);
        let is_end = |sign: &char| matches!(sign, '\n' | '。' | ';');
        let cut = self.folded_chars.get(first..place).and_then(|signs| signs.iter().rposition(is_end));
        self.folded(&(cut.map_or(first, |cut| first + cut + 1)..place))
    }

    /// Where a pattern holds, in characters.
    pub(super) fn matches(&self, pattern: &Regex) -> Vec<Range<usize>> {
        pattern.find_iter(&self.folded).map(|found| self.place(found.start())..self.place(found.end())).collect()
    }

    /// Where the first group of a pattern that took part holds, in characters.
    pub(super) fn groups(&self, pattern: &Regex) -> Vec<Range<usize>> {
        let first = |found: &Captures<'_>| found.iter().skip(1).flatten().next().map(|group| group.range());
        let group = |found: Captures<'_>| first(&found).map(|group| self.place(group.start)..self.place(group.end));
        pattern.captures_iter(&self.folded).filter_map(group).collect()
    }

    /// Every place of these words; they are folded first.
    pub(super) fn find_all(&self, words: &str) -> Vec<Range<usize>> {
        let words: String = words.chars().map(fold).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let length = words.chars().count();
        let place = |at| self.place(at);
        self.folded.match_indices(&words).map(|(at, _)| place(at)..place(at) + length).collect()
    }

    /// Whether letters or digits touch a place from outside, so that it is a part of something longer.
    pub(super) fn is_inside_word(&self, span: &Range<usize>) -> bool {
        let touches = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric());
        touches(self.before(span.start)) || touches(self.at(span.end))
    }

    fn place(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start < byte)
    }
}

/// Full-width forms to ASCII, dashes to a hyphen, wide spaces to a space: one character for one.
pub(super) fn fold(sign: char) -> char {
    match sign {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        '\u{3000}' | '\u{A0}' | '\t' => ' ',
        '—' | '–' | '‐' | '‑' | '−' => '-',
        '•' | '・' | '‧' => '·',
        _ => sign,
    }
}

/// Whether a character is a Chinese one.
pub(super) fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_count_of_characters() {
        let page = Page::new("电话：１３９，𠮷野—家");
        assert_eq!(page.folded(&(0..page.len())), "电话:139,𠮷野-家");
        assert_eq!(page.original(&(3..6)), "１３９");
        assert_eq!(page.find_all("１39"), vec![3..6]);
        assert_eq!(page.matches(&Regex::new("野").unwrap()), vec![8..9]);
    }
}
