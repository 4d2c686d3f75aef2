//! What is known of the laws that a text cites.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::names::Names;
use super::successor::Successor;
use crate::law::provision::ArticleNumber;

/// Articles of one version of a law, each with its text.
pub type Articles = Vec<(ArticleNumber, String)>;

/// The version of a law that is in force today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PresentText {
    /// Its first day, where a source tells.
    pub from: Option<NaiveDate>,
    /// Its articles.
    pub articles: Articles,
}

/// A law as it stood on the date that counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LawText {
    /// Whether it was in force; true also where only another version of it is held.
    pub in_force: bool,
    /// What a person must know, such as that the version of the date is not held.
    pub note: Option<String>,
    /// Years by which this version may be called: of its publication and of its beginning.
    pub years: Vec<i32>,
    /// Its articles.
    pub articles: Articles,
    /// The version in force today, where that is another one.
    pub today: Option<PresentText>,
    /// Full name of the law that replaced it, where it had ended by the date.
    pub successor: Option<String>,
}

impl LawText {
    /// The text of an article.
    pub(super) fn article(&self, number: ArticleNumber) -> Option<&str> {
        text_of(&self.articles, number)
    }
}

/// The text of an article among others.
pub(super) fn text_of(articles: &[(ArticleNumber, String)], number: ArticleNumber) -> Option<&str> {
    articles.iter().find(|(held, _)| *held == number).map(|(_, text)| text.as_str())
}

/// Everything that the citations of a text are looked up in.
pub struct Corpus<'a> {
    /// The names of laws.
    pub names: &'a dyn Names,
    /// The date that counts.
    pub on: NaiveDate,
    /// The laws that are cited, by their full names.
    pub laws: HashMap<String, LawText>,
    /// The laws that replaced some of them, by their full names.
    pub successors: HashMap<String, Successor>,
}
