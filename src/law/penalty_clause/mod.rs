//! Penalty clauses read from statute text by a small grammar with named rules.
//!
//! [`amount`] reads how much, [`fine`] one fine from its verb to 罚款, [`condition`] thresholds and gradation,
//! [`subject`] whom it hits, [`measure`] the other penalties; [`reader`] walks a paragraph and joins them. A fine that
//! the grammar does not understand is listed as unread: a wrong number would be worse.

mod amount;
mod article;
mod assemble;
mod condition;
mod fine;
mod floor;
mod measure;
mod model;
mod phrase;
mod reader;
mod render;
mod statement;
mod subject;

pub use article::is_penalty_article;
pub use condition::{BaseKind, Grade, When};
pub use model::{Fine, FineUnit, Measure, PenaltyClause, Subject};
pub use render::render;

use super::structure::split;

/// Reads the penalty clauses of an article, one for each paragraph that punishes.
///
/// The caller fills in [`PenaltyClause::law`] and [`PenaltyClause::number`].
pub fn parse(article_text: &str) -> Vec<PenaltyClause> {
    split(article_text).iter().map(reader::read).filter(PenaltyClause::punishes).collect()
}

impl PenaltyClause {
    fn punishes(&self) -> bool {
        let empty =
            self.fines.is_empty() && self.other.is_empty() && self.unread.is_empty() && self.references.is_empty();
        !empty
    }
}

#[cfg(test)]
mod tests;
