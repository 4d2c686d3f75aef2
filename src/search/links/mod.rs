//! Duty and penalty: which article of a law says what must be done or left undone, and which one punishes the breach.
//!
//! [`named`] reads the links that the law writes down (违反本法第三十四条规定); [`described`] finds those where a penalty clause
//! tells the act in the words of the duty, without its number. Links stay within one version of one law.

mod described;
mod named;
mod phrases;
mod table;

use std::fmt;

use crate::law::numerals::to_chinese;
use crate::law::provision::Provision;

pub use named::sanctioned_duties;
pub use table::LinkTable;

/// Which part of an article on a duty is meant; empty where it is the whole article or not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// Number of the paragraph (款).
    pub paragraph: Option<u32>,
    /// Number of the item (项).
    pub item: Option<u32>,
}

impl fmt::Display for Place {
    /// As law writes it: 第一款第十项.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(paragraph) = self.paragraph {
            write!(f, "第{}款", to_chinese(u64::from(paragraph)))?;
        }
        match self.item {
            Some(item) => write!(f, "第{}项", to_chinese(u64::from(item))),
            None => Ok(()),
        }
    }
}

/// A penalty article and a duty that it sanctions, as positions among the articles that were looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Position of the penalty article.
    pub penalty: usize,
    /// Position of the article on the duty.
    pub duty: usize,
    /// The part of that article.
    pub place: Place,
    /// Whether the penalty article names the duty by its number; otherwise it describes the same act.
    pub named: bool,
}

/// The links among the articles of one version of one law: those that are named first; each pair of articles and place once,
/// and a pair that is named is not told by description again.
pub fn links(articles: &[&Provision]) -> Vec<Link> {
    let mut all = named::links(articles);
    for link in described::links(articles) {
        let is_known = all.iter().any(|known| (known.penalty, known.duty) == (link.penalty, link.duty) && known.named);
        if !is_known && !all.contains(&link) {
            all.push(link);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_as_law_writes_it() {
        assert_eq!(Place { paragraph: Some(1), item: Some(10) }.to_string(), "第一款第十项");
        assert_eq!(Place::default().to_string(), "");
    }
}
