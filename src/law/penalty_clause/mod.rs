//! Penalty clauses read from statute text by a small grammar with named rules.
//!
//! [`amount`] reads how much, [`fine`] one fine from its verb to 罚款, [`condition`] thresholds and gradation,
//! [`subject`] whom it hits, [`measure`] the other penalties; [`reader`] walks a paragraph and joins them. A fine that
//! the grammar does not understand is listed as unread: a wrong number would be worse.

mod about;
mod amount;
mod article;
mod assemble;
mod bound;
mod choice;
mod condition;
mod fine;
mod floor;
mod imposing;
mod lead;
mod measure;
mod mention;
mod model;
mod phrase;
mod reader;
mod reference;
mod render;
mod resolve;
mod scope;
mod statement;
mod subject;
mod unread;

pub use about::About;
pub use article::is_penalty_article;
pub use condition::{BaseKind, Grade, When};
pub use measure::{MeasureKind, Period, PeriodUnit};
pub use mention::{Mention, Role};
pub use model::{BaseFloor, Fine, FineUnit, Joined, Measure, PenaltyClause, Subject};
pub use reference::{BaseFine, Reference, Target};
pub use render::{render, render_measure};
pub use resolve::{ArticleTexts, Resolved, resolve};
pub use unread::{Unread, WhyUnread};

use super::structure::split;

/// Reads the penalty clauses of an article, one for each paragraph that punishes.
///
/// The caller fills in [`PenaltyClause::law`] and [`PenaltyClause::number`].
pub fn parse(article_text: &str) -> Vec<PenaltyClause> {
    read(article_text).clauses
}

/// What [`read`] gives: the clauses, and every 罚款 of the article with what it turned out to be.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// One for each paragraph that punishes.
    pub clauses: Vec<PenaltyClause>,
    /// Every 罚款, in the order of the text.
    pub mentions: Vec<Mention>,
}

/// Reads the penalty clauses of an article as [`parse`] does, and accounts for every 罚款 in it.
pub fn read(article_text: &str) -> Reading {
    let mut reading = Reading::default();
    for paragraph in split(article_text) {
        let (clause, mentions) = reader::read(&paragraph, article_text);
        if clause.punishes() {
            reading.clauses.push(clause);
        }
        reading.mentions.extend(mentions);
    }
    reading
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
