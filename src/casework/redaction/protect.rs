//! What stays: names of organisations and businesses, credit codes, titles, sums, dates of the act, articles, document numbers.

use std::ops::Range;

use super::find::overlap;
use super::model::{PartyKind, Question};
use super::page::Page;
use super::rules::Rules;
use crate::casework::checksum::{is_credit_code, is_identity_card, is_region};

/// Titles of other documents may hold names: 《对王某的询问笔录》.
const TITLE_ENDS: [&str; 19] = [
    "法", "条例", "规定", "办法", "细则", "规则", "准则", "标准", "基准", "意见", "目录", "解释", "规范", "规程",
    "通知", "公告", "批复", "方案", "指南",
];

/// Places that stay.
pub(super) struct Protected {
    /// Against every rule; only what a person marked is hidden there.
    firm: Vec<Range<usize>>,
    /// Names of organisations and businesses among them.
    pub organisations: Vec<Range<usize>>,
    /// Against rules about numbers.
    fixed: Vec<Range<usize>>,
}

impl Protected {
    pub(super) fn new(page: &Page, rules: &Rules, question: &Question) -> Self {
        let organisations: Vec<_> = question
            .parties
            .iter()
            .filter(|party| party.kind != PartyKind::Natural)
            .flat_map(|party| page.find_all(party.name.trim()))
            .collect();
        let kept = question.keep.iter().flat_map(|words| page.find_all(words.trim()));
        let titles = page.matches(&rules.title).into_iter().filter(|span| is_statute(page.folded(span)));
        let codes = page.matches(&rules.credit_code).into_iter().filter(|span| is_code(page, span));
        let firm = organisations.iter().cloned().chain(kept).chain(titles).chain(codes).collect();
        let fixed = page.matches(&rules.fixed).into_iter().filter(|span| is_sum_or_number(page.folded(span))).collect();
        Self { firm, organisations, fixed }
    }

    /// Whether a rule must leave this place alone.
    pub(super) fn is_firm(&self, span: &Range<usize>) -> bool {
        self.firm.iter().any(|kept| overlap(kept, span))
    }

    /// Whether a rule about numbers must leave this place alone.
    pub(super) fn is_fixed(&self, span: &Range<usize>) -> bool {
        self.is_firm(span) || self.fixed.iter().any(|kept| overlap(kept, span))
    }
}

/// A long number before a unit of quantity is a quantity only where it is money: 手机13900000001个人.
fn is_sum_or_number(words: &str) -> bool {
    words.chars().filter(char::is_ascii_digit).count() <= 8 || words.contains(['元', '¥', '$', '〔', '[', '('])
}

fn is_statute(title: &str) -> bool {
    let words = title.trim_matches(['《', '》']);
    // 《…办法（试行）》 and 《…规定（2021年修订）》.
    let words = words.split_once('(').filter(|_| words.ends_with(')')).map_or(words, |(words, _)| words);
    TITLE_ENDS.iter().any(|end| words.ends_with(end))
}

/// A code with the right check character, unless it is an identity card number too and nothing calls it a code.
fn is_code(page: &Page, span: &Range<usize>) -> bool {
    let code = page.folded(span);
    let is_person = is_identity_card(code) && is_region(code) && !page.lead(span.start, 12).contains("信用代码");
    is_credit_code(code) && !is_person && !page.is_inside_word(span)
}
