//! The words that redaction goes by, from `index/casework/redaction.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::failure::Failure;

const SHIPPED: &str = include_str!("../../../index/casework/redaction.toml");

/// What kind of person a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Gives {
    Person,
    Officer,
    Informant,
    Guardian,
    Minor,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Label {
    pub gives: Gives,
    #[serde(default)]
    pub inline: bool,
    #[serde(default)]
    pub firm: bool,
    pub words: Vec<String>,
    /// Where the words come from: for readers of the data.
    #[serde(rename = "source")]
    _source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub common_given: String,
    pub roles: Vec<String>,
    pub done_to: Vec<String>,
    pub speech: Vec<String>,
    pub before: Vec<String>,
    pub after: Vec<String>,
    pub never_given: String,
    pub rarely_given: String,
    pub never_names: Vec<String>,
    pub also_words: Vec<String>,
    pub organisation: Vec<String>,
    pub single: String,
    pub doubtful_single: String,
    pub labelled_single: String,
    pub compound: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Address {
    pub natural: Vec<String>,
    pub either: Vec<String>,
    pub business: Vec<String>,
    pub legal_signs: Vec<String>,
    pub natural_signs: Vec<String>,
    #[serde(rename = "source")]
    _source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Numbers {
    pub explained: Vec<String>,
    pub treasury: Vec<String>,
    pub hotline: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub label: Vec<Label>,
    pub names: Names,
    pub address: Address,
    pub numbers: Numbers,
}

static WORDS: LazyLock<Result<Words, String>> =
    LazyLock::new(|| toml::from_str(SHIPPED).map_err(|error| error.to_string()));

/// The shipped words.
///
/// # Errors
/// `redaction.words` where the data of this build cannot be read: nothing is redacted by half.
pub(super) fn words() -> Result<&'static Words, Failure> {
    WORDS.as_ref().map_err(|error| Failure::new("redaction.words", format!("去标识化的词表读不出：{error}")))
}

/// Any of these words, the longest first, as a group of a pattern.
pub(super) fn any_of<'w>(words: impl IntoIterator<Item = &'w String>) -> String {
    let mut words: Vec<&String> = words.into_iter().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.into_iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_are_read_and_say_where_they_come_from() {
        let words = words().unwrap();
        assert!(words.label.iter().all(|label| !label._source.is_empty() && !label.words.is_empty()));
        assert!(!words.address._source.is_empty());
        let firsts: Vec<char> = words.names.single.chars().collect();
        assert!(words.names.doubtful_single.chars().all(|sign| firsts.contains(&sign)));
        assert!(words.names.compound.iter().all(|name| name.chars().count() >= 2));
    }
}
