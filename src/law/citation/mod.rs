//! Citations in a text: 《食品安全法》第一百二十四条第一款第（五）项, 食品安全法124条, 该法第三十四条、第三十五条.
//!
//! [`read`] reads them by a small grammar (`reference` for articles, `title` and `bare` for names, `relative` for words
//! that point back), [`check`] looks each up: does the article exist, was it in force, is it quoted right?

mod bare;
mod check;
mod corpus;
mod cursor;
mod names;
mod quotation;
mod quote;
mod read;
mod reference;
mod relative;
mod successor;
#[cfg(test)]
mod tests;
mod title;
mod verdict;
mod words;

use std::ops::Range;

use super::provision::ArticleNumber;

pub use check::check;
pub use corpus::{Articles, Corpus, LawText, PresentText};
pub use names::{FormerLaw, Names, NoNames, Resolution};
pub use read::{find, read};
pub use successor::{Successor, most_alike, same_words};
pub use verdict::{CheckedCitation, CitationReport, SuccessorProvision, Unchecked};

/// One citation as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Where it stands, in bytes; without a quotation behind it.
    pub span: Range<usize>,
    /// The law as written, or that of the citation before it where the text says 该法 or only 第…条.
    pub law: Option<String>,
    /// Year of the edition that is named behind the law: 2021 in 《行政处罚法》（2021年修订）.
    pub edition: Option<i32>,
    /// Which article; `None` where only the law is named.
    pub number: Option<ArticleNumber>,
    /// Which paragraph (款), from 1.
    pub paragraph: Option<u32>,
    /// Which item (项), from 1.
    pub item: Option<u32>,
    /// The words quoted right behind it.
    pub quote: Option<Quotation>,
    /// Whether it stands in one list with the citation before it: 第三十三条、第三十四条.
    pub goes_on: bool,
    /// Whether it points back at something that cannot be told: 前款 behind an article without a paragraph.
    pub is_unclear: bool,
}

/// Words behind a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The words without the marks.
    pub text: String,
    /// Whether the text says that the law reads so: in quotation marks behind 规定 or a colon. Otherwise they may be a paraphrase,
    /// such as 第五十五条“退一赔三”.
    pub is_claimed: bool,
}

/// What a text cites.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Citations of law, in order.
    pub citations: Vec<Citation>,
    /// Where articles of something that is no law are cited: 《采购合同》第三条.
    pub papers: Vec<Range<usize>>,
}
