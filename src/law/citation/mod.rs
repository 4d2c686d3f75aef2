//! Citations in a text: 《食品安全法》第一百二十四条第一款第（五）项, 食品安全法124条, 该法第三十四条、第三十五条.
//!
//! [`find`] reads them, [`check`] looks each up: does the article exist, was it in force, is it quoted right?

mod check;
mod quote;
mod read;

use std::ops::Range;

use super::provision::ArticleNumber;

pub use check::{CheckedCitation, CitationReport, LawLookup, LookedUp, check};
pub use read::find;

/// One citation as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Where it stands, in bytes; without a quotation behind it.
    pub span: Range<usize>,
    /// The law as written, or that of the citation before it where the text says 该法 or only 第…条.
    pub law: Option<String>,
    /// Which article; `None` where only the law is named.
    pub number: Option<ArticleNumber>,
    /// Which paragraph (款), from 1.
    pub paragraph: Option<u32>,
    /// Which item (项), from 1.
    pub item: Option<u32>,
    /// The words quoted right behind it.
    pub quote: Option<String>,
}
