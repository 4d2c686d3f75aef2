//! A place in a text that moves on as the grammar reads.

use crate::law::numerals::{is_numeral, parse_integer};

/// Blanks that people leave inside a citation.
const BLANKS: [char; 4] = [' ', '\u{3000}', '\t', '\u{a0}'];

/// Reads a text from left to right; every `eat` either moves on or leaves it where it was.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    /// Where it stands, in bytes.
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// What is still to be read.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    pub(super) fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    pub(super) fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches(BLANKS).len();
    }

    /// A whole number below a million in Chinese, ASCII or full-width digits.
    pub(super) fn number(&mut self) -> Option<u32> {
        let run: usize =
            self.rest().chars().take_while(|c| is_numeral(*c) && !"万亿两".contains(*c)).map(char::len_utf8).sum();
        let number = parse_integer(self.rest().get(..run)?).and_then(|number| u32::try_from(number).ok())?;
        if number > 999_999 {
            return None;
        }
        self.at += run;
        Some(number)
    }

    /// Tries `read`; where it gives nothing, the cursor stays where it was.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let result = read(self);
        if result.is_none() {
            self.at = before;
        }
        result
    }
}
