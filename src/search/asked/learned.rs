//! What was learned from questions that somebody answered: of each question its hashed characters and the key of its vector, not
//! its words, and the provisions that answer it.

use serde::{Deserialize, Serialize};

use super::likeness::hashed_grams;
use crate::search::corpus::short_title;
use crate::search::vector::key_of;

/// A question that was learned; a line of `index/asked/learned.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learned {
    /// Key of its vector: the first 16 bytes of the SHA-256 of its text, in hexadecimal.
    pub key: String,
    /// Its hashed grams, eight hexadecimal digits each.
    pub grams: String,
    /// The provisions that answer it.
    pub answers: Vec<LearnedAnswer>,
}

/// A provision that answers a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnedAnswer {
    /// Name of the law without 中华人民共和国.
    pub law: String,
    /// Fingerprint of the text of the article, see [`crate::search::acts::fingerprint`].
    pub text: String,
}

/// What is kept of a question; `answers`: law and text of each provision that answers it.
pub fn learn<'a>(question: &str, answers: impl Iterator<Item = (&'a str, &'a str)>) -> Learned {
    let answer = |(law, text): (&str, &str)| LearnedAnswer {
        law: short_title(law).to_owned(),
        text: crate::search::acts::fingerprint(text),
    };
    Learned {
        key: hex::encode(key_of(question)),
        grams: hashed_grams(question).iter().map(|gram| format!("{gram:08x}")).collect(),
        answers: answers.map(answer).collect(),
    }
}

impl Learned {
    /// The hashed grams.
    pub fn hashed_grams(&self) -> Vec<u32> {
        let digits = self.grams.as_bytes().chunks(8);
        digits.filter_map(|eight| u32::from_str_radix(std::str::from_utf8(eight).ok()?, 16).ok()).collect()
    }
}
