//! What fills a slot: words, and what they rest on. The template marks each with characters that no text holds, so that after
//! rendering it is known, and not guessed, which words of the draft came from where.

use serde::{Deserialize, Serialize, Serializer};
use utoipa::ToSchema;

/// What words of a draft rest on. Where a fact or a step is one of several, `place` counts from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = DraftBasis)]
pub enum Basis {
    /// A fact of the interview: the field of `Facts`.
    Fact {
        /// Name of the field, such as `goods_value`.
        field: String,
        /// Which of a list.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        place: Option<usize>,
    },
    /// The article of the duty that was breached, and the part of it that fits, such as 第一款.
    Duty {
        /// The part; empty for the whole article.
        part: String,
    },
    /// The article that punishes the act, and the part of it that names the act.
    Penalty {
        /// The part; empty for the whole article.
        part: String,
    },
    /// A result of the range as a whole: `statutory`, `tier`, `case` or `other`.
    Range {
        /// Which result.
        part: String,
    },
    /// One step of the range.
    RangeStep {
        /// Which.
        place: usize,
    },
    /// The configuration: what the agency is called, where to turn to.
    Setting {
        /// Its name in `caiheng.toml`, such as `agency.name`.
        name: String,
    },
    /// The name of the recording or transcript.
    File {},
    /// The day of drafting.
    Day {},
    /// The fixed words of the template.
    Template {},
    /// Nothing: a person has to fill it in.
    Open {},
}

impl Basis {
    /// A fact that is the only one of its field.
    pub fn fact(field: &str) -> Self {
        Self::Fact { field: field.to_owned(), place: None }
    }

    /// One of several facts of a field.
    pub fn one_of(field: &str, place: usize) -> Self {
        Self::Fact { field: field.to_owned(), place: Some(place) }
    }

    /// A result of the range.
    pub fn range(part: &str) -> Self {
        Self::Range { part: part.to_owned() }
    }

    /// A setting.
    pub fn setting(name: &str) -> Self {
        Self::Setting { name: name.to_owned() }
    }
}

/// Words for a slot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// The words; the model may rephrase them.
    pub text: String,
    filled: String,
    basis: Vec<Basis>,
    number: usize,
    /// Whether the mark of its beginning, or of its end, stands with another piece.
    side: Side,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Side {
    #[default]
    Both,
    Begin,
    End,
}

/// Before the number of a piece, after it, and after its words: characters for private use.
pub(super) const BEGIN: char = '\u{e000}';
pub(super) const NUMBERED: char = '\u{e001}';
pub(super) const END: char = '\u{e002}';

impl Piece {
    /// Words that rest on `basis`.
    pub fn new(text: impl Into<String>, basis: Vec<Basis>) -> Self {
        let text = text.into();
        let filled = text.clone();
        Self { text, filled, basis, ..Self::default() }
    }

    /// What they rest on.
    pub fn basis(&self) -> &[Basis] {
        &self.basis
    }

    /// The words before the model rephrased them, where it did.
    pub fn before(&self) -> Option<&str> {
        (self.filled != self.text).then_some(self.filled.as_str())
    }

    /// The same under its number.
    pub(super) fn numbered(&mut self, number: usize) {
        self.number = number;
    }

    /// The two halves of one piece that the template sets apart.
    pub(super) fn halves(number: usize, before: &str, after: &str) -> (Self, Self) {
        let half = |text: &str, side| Self { text: text.to_owned(), number, side, ..Self::default() };
        (half(before, Side::Begin), half(after, Side::End))
    }

    /// The words between their marks. Nothing is marked where there are none: the template asks whether a slot is empty.
    pub(super) fn marked(&self) -> String {
        if self.text.is_empty() {
            return String::new();
        }
        let words: String = self.text.chars().filter(|character| !is_mark(*character)).collect();
        let begin = format!("{BEGIN}{}{NUMBERED}", self.number);
        match self.side {
            Side::Both => format!("{begin}{words}{END}"),
            Side::Begin => format!("{begin}{words}"),
            Side::End => format!("{words}{END}"),
        }
    }
}

/// Whether a character marks pieces.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, BEGIN | NUMBERED | END)
}

impl Serialize for Piece {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.marked())
    }
}
