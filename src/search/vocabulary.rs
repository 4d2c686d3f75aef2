//! The vocabulary of `index/`: legal words, synonyms, colloquial terms and words that tell nothing, embedded at build.

use std::collections::HashSet;
use std::sync::OnceLock;

use serde::Deserialize;

const DICTIONARY: &str = include_str!("../../index/dictionary.txt");
const STOPWORDS: &str = include_str!("../../index/stopwords.txt");
const SYNONYMS: &str = include_str!("../../index/synonyms.toml");
const COLLOQUIAL: &str = include_str!("../../index/colloquial.toml");

/// What people say and what the statutes call it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colloquial {
    /// Each of these, found in a query, brings the legal terms. ` + ` asks for several parts anywhere in the query.
    pub say: Vec<String>,
    /// Terms of statutes.
    pub legal: Vec<String>,
}

/// Terms that statutes use for the same thing; each brings the others.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonyms {
    /// The terms.
    pub terms: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColloquialFile {
    entry: Vec<Colloquial>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SynonymFile {
    group: Vec<Synonyms>,
}

/// Words that the dictionary of jieba lacks, one a line.
pub fn legal_words() -> impl Iterator<Item = &'static str> {
    lines(DICTIONARY)
}

/// Words that every description holds and that tell no act from another.
pub fn stopwords() -> &'static HashSet<&'static str> {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| lines(STOPWORDS).collect())
}

/// The colloquial terms.
pub fn colloquial() -> &'static [Colloquial] {
    static ENTRIES: OnceLock<Vec<Colloquial>> = OnceLock::new();
    // The files are embedded and a test reads them: an error here can only be one that the test shows.
    ENTRIES.get_or_init(|| parse_colloquial(COLLOQUIAL).unwrap_or_default())
}

/// The groups of synonyms.
pub fn synonyms() -> &'static [Synonyms] {
    static GROUPS: OnceLock<Vec<Synonyms>> = OnceLock::new();
    GROUPS.get_or_init(|| parse_synonyms(SYNONYMS).unwrap_or_default())
}

/// Legal terms that `query` calls for, without those that it holds already.
pub fn expansions(query: &str) -> Vec<&'static str> {
    let said = |phrase: &str| phrase.split(" + ").all(|part| query.contains(part));
    let from_speech = colloquial().iter().filter(|entry| entry.say.iter().any(|phrase| said(phrase)));
    let from_synonyms = synonyms().iter().filter(|group| group.terms.iter().any(|term| query.contains(term.as_str())));
    let mut terms: Vec<&'static str> = Vec::new();
    let candidates = from_speech.flat_map(|entry| &entry.legal).chain(from_synonyms.flat_map(|group| &group.terms));
    for term in candidates {
        if !query.contains(term.as_str()) && !terms.contains(&term.as_str()) {
            terms.push(term);
        }
    }
    terms
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn parse_colloquial(file: &str) -> Result<Vec<Colloquial>, toml::de::Error> {
    toml::from_str::<ColloquialFile>(file).map(|parsed| parsed.entry)
}

fn parse_synonyms(file: &str) -> Result<Vec<Synonyms>, toml::de::Error> {
    toml::from_str::<SynonymFile>(file).map(|parsed| parsed.group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_valid_and_say_something() {
        let entries = parse_colloquial(COLLOQUIAL).expect("colloquial.toml is valid");
        assert!(entries.iter().all(|entry| !entry.say.is_empty() && !entry.legal.is_empty()));
        let groups = parse_synonyms(SYNONYMS).expect("synonyms.toml is valid");
        assert!(groups.iter().all(|group| group.terms.len() >= 2));
        assert!(legal_words().count() > 100);
        assert!(stopwords().contains("当事人"));
    }

    #[test]
    fn no_word_is_listed_twice() {
        let mut seen = HashSet::new();
        let doubled: Vec<_> = legal_words().filter(|word| !seen.insert(*word)).collect();
        assert_eq!(doubled, Vec::<&str>::new());
    }

    #[test]
    fn what_people_say_brings_the_words_of_the_statute() {
        assert!(expansions("店里卖过期牛奶").contains(&"超过保质期"));
        assert!(expansions("没办证就开饭馆").contains(&"未取得许可"));
    }

    #[test]
    fn a_term_that_is_in_the_query_is_not_added_again() {
        assert!(!expansions("过期，超过保质期").contains(&"超过保质期"));
    }
}
