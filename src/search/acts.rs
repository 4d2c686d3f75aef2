//! `index/acts.jsonl`: how people describe the acts that an article punishes, beside what the statute calls them.
//!
//! A description belongs to the wording of an article, not to its number: after an amendment that changes the wording it is no
//! longer used, and a law that is imported from another source keeps it.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const FILE: &str = include_str!("../../index/acts.jsonl");
/// Hexadecimal digits of the fingerprint of an article.
const DIGITS: usize = 16;

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    /// Full official name of the law, for a person who reads the file.
    law: String,
    /// Number of the article, likewise.
    article: u32,
    /// 之一 as 1, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    article_suffix: Option<u32>,
    /// [`fingerprint`] of the article's text.
    text: String,
    /// The acts in plain words.
    say: Vec<String>,
}

/// The acts that the article with this text punishes, in plain words; none where nobody described them.
pub fn of(article_text: &str) -> &'static [String] {
    static ACTS: OnceLock<HashMap<String, Vec<String>>> = OnceLock::new();
    // The file is embedded and a test reads it: an error here can only be one that the test shows.
    let acts = ACTS.get_or_init(|| parse(FILE).map(by_text).unwrap_or_default());
    acts.get(&fingerprint(article_text)).map_or(&[], Vec::as_slice)
}

/// What tells the wording of an article: letters and digits count, spaces and punctuation do not.
pub fn fingerprint(article_text: &str) -> String {
    let letters: String = article_text.chars().filter(|character| character.is_alphanumeric()).collect();
    let mut digest = hex::encode(Sha256::digest(letters));
    digest.truncate(DIGITS);
    digest
}

fn by_text(lines: Vec<Line>) -> HashMap<String, Vec<String>> {
    lines.into_iter().map(|line| (line.text, line.say)).collect()
}

fn parse(file: &str) -> Result<Vec<Line>, serde_json::Error> {
    file.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_file_describes_acts_in_a_few_words() {
        let lines = parse(FILE).expect("acts.jsonl is valid");
        assert!(!lines.is_empty());
        for line in &lines {
            assert_eq!(line.text.len(), DIGITS, "{line:?}");
            assert!(!line.say.is_empty(), "{line:?}");
            assert!(line.say.iter().all(|act| (4..=60).contains(&act.chars().count())), "{line:?}");
        }
        assert_eq!(by_text(lines.clone()).len(), lines.len(), "each wording stands once");
    }

    #[test]
    fn punctuation_does_not_change_the_wording() {
        assert_eq!(fingerprint("处罚款，\n（一）过期的；"), fingerprint("处罚款, (一)过期的"));
        assert_ne!(fingerprint("处一万元罚款"), fingerprint("处二万元罚款"));
    }
}
