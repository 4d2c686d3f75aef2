//! A provision: one article of one version of one law, and how it is named.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::numerals::to_chinese;
use super::validity::Validity;

/// Number of an article: 第一百二十条之二 is `{ number: 120, suffix: Some(2) }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ArticleNumber {
    /// The number before 条.
    #[serde(rename = "article")]
    pub number: u32,
    /// The number after 之.
    #[serde(rename = "article_suffix", skip_serializing_if = "Option::is_none", default)]
    pub suffix: Option<u32>,
}

impl fmt::Display for ArticleNumber {
    /// As law writes it: 第一百二十条之二.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第{}条", to_chinese(u64::from(self.number)))?;
        match self.suffix {
            Some(suffix) => write!(f, "之{}", to_chinese(u64::from(suffix))),
            None => Ok(()),
        }
    }
}

/// One article of one version of a law as held in the store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Provision {
    /// Row of the article in the store; stable while the corpus is not imported anew.
    pub id: i64,
    /// Row of the version of the law that it belongs to.
    pub document_id: i64,
    /// Full official name of the law, such as 中华人民共和国食品安全法.
    pub law: String,
    /// Which article.
    #[serde(flatten)]
    pub number: ArticleNumber,
    /// Headings of part and sub-part of a code, such as 第二编 物权 第一分编 通则.
    #[serde(default)]
    pub part: Option<String>,
    /// Chapter heading, such as 第九章 法律责任.
    pub chapter: Option<String>,
    /// Section heading.
    pub section: Option<String>,
    /// The whole text; paragraphs (款) and items (项) are separated by `\n`.
    pub text: String,
    /// When this version is in force.
    #[serde(flatten)]
    pub validity: Validity,
    /// Whether the text holds a penalty clause (a fine, confiscation, or suspension or loss of a licence as a penalty).
    pub is_penalty: bool,
}
