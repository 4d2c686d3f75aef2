//! What every rule sees.

use std::ops::Range;

use super::model::Question;
use super::page::Page;
use super::protect::Protected;
use super::rules::Rules;

/// The text, the rules, what stays, and what the case file says.
pub(super) struct Scene<'a> {
    pub page: &'a Page,
    pub rules: &'a Rules,
    pub kept: &'a Protected,
    pub question: &'a Question,
}

impl Scene<'_> {
    /// Whether the words before a number say that it is one of a thing: a licence, a batch, an invoice.
    pub(super) fn is_explained(&self, span: &Range<usize>) -> bool {
        let lead = self.page.lead(span.start, 16);
        self.rules.words.numbers.explained.iter().any(|word| lead.contains(word.as_str()))
    }

    /// Whether the words before an account say that it takes fines.
    pub(super) fn is_treasury(&self, span: &Range<usize>) -> bool {
        let lead = self.page.lead(span.start, 60);
        self.rules.words.numbers.treasury.iter().any(|word| lead.contains(word.as_str()))
    }

    /// Whether the words before a telephone say that an agency publishes it.
    pub(super) fn is_hotline(&self, span: &Range<usize>) -> bool {
        let lead = self.page.lead(span.start, 10);
        self.rules.words.numbers.hotline.iter().any(|word| lead.contains(word.as_str()))
    }
}
