//! The JSON contract of `caiheng cite check`.

use std::ops::Range;

use serde::Serialize;

use crate::law::provision::ArticleNumber;

/// All citations of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct CitationReport {
    /// In the order of the text.
    pub citations: Vec<CheckedCitation>,
    /// Articles of something that is no law, such as a contract: not checked, and no part of `ok`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unchecked: Vec<Unchecked>,
    /// Whether every one exists, was in force and is quoted right.
    pub ok: bool,
}

/// Articles of something that is no law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Unchecked {
    /// As written.
    pub text: String,
    /// Why it was not checked.
    pub note: String,
}

/// One citation and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct CheckedCitation {
    /// As written.
    pub text: String,
    /// Where it stands, in bytes.
    #[serde(skip)]
    #[schema(ignore)]
    pub span: Range<usize>,
    /// Full official name of the law, or the name as written where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// Which article.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub number: Option<ArticleNumber>,
    /// Which paragraph (款), from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// Which item (项), from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
    /// Whether law, article, paragraph and item exist.
    pub exists: bool,
    /// Whether it was in force on the date.
    pub in_force: bool,
    /// Whether the words quoted behind it stand in the place that is cited; absent where none are quoted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote_ok: Option<bool>,
    /// What is to be cited instead, where the law has been replaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<SuccessorProvision>,
    /// What a person must know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The law that replaced another, and the article that says what the old one said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct SuccessorProvision {
    /// Full official name.
    pub law: String,
    /// Its article that is most like the one cited; absent where none is like enough or the old text is not held.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub number: Option<ArticleNumber>,
}

impl CheckedCitation {
    /// Whether nothing is wrong with it.
    pub fn is_ok(&self) -> bool {
        self.exists && self.in_force && self.quote_ok != Some(false)
    }
}
