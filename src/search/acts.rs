//! `index/acts.jsonl`: how people describe the acts that an article punishes, beside what the statute calls them; and
//! `index/questions.jsonl`: what people ask that an article answers.
//!
//! A description belongs to the wording of an article, not to its number: after an amendment that changes the wording it is no
//! longer used, and a law that is imported from another source keeps it.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const ACTS: &str = include_str!("../../index/acts.jsonl");
const QUESTIONS: &str = include_str!("../../index/questions.jsonl");
/// Hexadecimal digits of the fingerprint of an article.
const DIGITS: usize = 16;

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Full official name of the law, for a person who reads the file.
    pub law: String,
    /// Number of the article, likewise.
    pub article: u32,
    /// 之一 as 1, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article_suffix: Option<u32>,
    /// [`fingerprint`] of the article's text.
    pub text: String,
    /// The acts, or the questions, in plain words.
    pub say: Vec<String>,
}

/// The acts that the article with this text punishes, in plain words; none where nobody described them.
pub fn of(article_text: &str) -> &'static [String] {
    static BY_TEXT: OnceLock<HashMap<&'static str, &'static [String]>> = OnceLock::new();
    let by_text = BY_TEXT.get_or_init(|| acts().iter().map(|line| (line.text.as_str(), line.say.as_slice())).collect());
    by_text.get(fingerprint(article_text).as_str()).copied().unwrap_or_default()
}

/// The acts of all articles.
pub fn acts() -> &'static [Line] {
    static LINES: OnceLock<Vec<Line>> = OnceLock::new();
    // The files are embedded and a test reads them: an error here can only be one that the test shows.
    LINES.get_or_init(|| parse(ACTS).unwrap_or_default())
}

/// The questions that articles answer.
pub fn questions() -> &'static [Line] {
    static LINES: OnceLock<Vec<Line>> = OnceLock::new();
    LINES.get_or_init(|| parse(QUESTIONS).unwrap_or_default())
}

/// What tells the wording of an article: letters and digits count, spaces and punctuation do not.
pub fn fingerprint(article_text: &str) -> String {
    let letters: String = article_text.chars().filter(|character| character.is_alphanumeric()).collect();
    let mut digest = hex::encode(Sha256::digest(letters));
    digest.truncate(DIGITS);
    digest
}

fn parse(file: &str) -> Result<Vec<Line>, serde_json::Error> {
    file.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_line_of_the_files_says_something_in_a_few_words() {
        for (name, file) in [("acts", ACTS), ("questions", QUESTIONS)] {
            let lines = parse(file).expect("valid lines");
            assert!(!lines.is_empty());
            for line in &lines {
                assert_eq!(line.text.len(), DIGITS, "{line:?}");
                assert!(!line.say.is_empty(), "{line:?}");
                assert!(line.say.iter().all(|said| (4..=60).contains(&said.chars().count())), "{line:?}");
            }
            let wordings: HashSet<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(wordings.len(), lines.len(), "each wording stands once in {name}");
        }
    }

    #[test]
    fn punctuation_does_not_change_the_wording() {
        assert_eq!(fingerprint("处罚款，\n（一）过期的；"), fingerprint("处罚款, (一)过期的"));
        assert_ne!(fingerprint("处一万元罚款"), fingerprint("处二万元罚款"));
    }
}
