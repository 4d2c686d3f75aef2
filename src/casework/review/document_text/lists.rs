//! Words of `index/casework/document_text.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

const SHIPPED: &str = include_str!("../../../../index/casework/document_text.toml");

/// The lists.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    pub informal: Vec<String>,
    pub prompts: Vec<String>,
    pub blanks: Vec<String>,
    pub authorities: Vec<String>,
    pub evidence: Vec<String>,
    pub penalties: Vec<String>,
    pub units: Vec<String>,
}

/// A broken file gives empty lists, which a test rules out.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| toml::from_str(SHIPPED).unwrap_or_default());

/// The first of `words` that `text` holds.
pub(super) fn any<'a>(text: &str, words: &'a [String]) -> Option<&'a str> {
    words.iter().map(String::as_str).find(|word| text.contains(word))
}
