//! Penalties that are no fine, and orders that are no penalty.
//!
//! ```text
//! measures   := (admonition | detention | confiscation | licence | stopping | career | order)*
//! admonition := 警告 | 通报批评
//! detention  := period (行政)? 拘留 | 行政拘留
//! confiscation := 没收 object
//! licence    := (暂扣 | 吊销 | 撤销 | 暂扣或者吊销) object | 降低 object 等级
//! stopping   := 责令 (停产停业 | 关闭 | 限制… | 暂停…)          (a list of them is one measure each)
//! career     := period 内 (不得 | 禁止) 从事… | 终身不得从事… | 取消其…资格
//! order      := 责令 object                                    (责令改正: no penalty, 行政处罚法 第二十八条)
//! ```

mod admonition;
mod career;
mod confiscation;
mod context;
mod detention;
mod kind;
mod licence;
mod order;
mod period;

use std::ops::Range;

pub use kind::MeasureKind;
pub use period::{Period, PeriodUnit};

/// What a phrase orders beside a fine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// As written; a list that shares its verb (没收甲和乙) repeats the verb in each name.
    pub name: String,
    /// Where its words stand in the phrase, in bytes.
    pub span: Range<usize>,
    pub what: What,
}

/// A penalty, or an order that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// A penalty (行政处罚法 第九条).
    Penalty(MeasureKind),
    /// An order that is no penalty, such as 责令改正 (行政处罚法 第二十八条).
    Order,
}

/// What a rule took: the measures, and where in the phrase reading goes on.
pub(crate) type Taken = (Vec<Found>, usize);
/// A rule that may take measures that begin at a place in the phrase.
type Rule = fn(&str, usize) -> Option<Taken>;

const RULES: [Rule; 6] =
    [admonition::read, detention::read, confiscation::read, licence::read, order::read, career::read];

/// Finds the measures that a phrase orders, in the order of the text. A phrase that ends in 的 is a condition.
pub(crate) fn ordered_in(phrase: &str) -> Vec<Found> {
    if phrase.ends_with('的') || context::speaks_about_penalties(phrase) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = phrase.get(at..).and_then(|rest| rest.chars().next()) {
        match RULES.iter().find_map(|rule| rule(phrase, at)) {
            Some((measures, end)) => {
                found.extend(measures);
                at = end.max(at + next.len_utf8());
            }
            None => at += next.len_utf8(),
        }
    }
    found
}

/// The time that a measure lasts, such as 六个月以上一年以下 in 暂扣….
pub(crate) fn period_of(words: &str) -> Option<Period> {
    period::read_in(words)
}

/// The length of the 五日以上十日以下拘留 that a text begins with.
pub(crate) fn starts_with_detention(text: &str) -> Option<usize> {
    let (_, after) = period::take(text)?;
    let after = after.strip_prefix('的').unwrap_or(after);
    let after = after.strip_prefix("行政").unwrap_or(after);
    after.strip_prefix("拘留").map(|rest| text.len() - rest.len())
}

fn penalty(name: impl Into<String>, span: Range<usize>, kind: MeasureKind) -> Found {
    Found { name: name.into(), span, what: What::Penalty(kind) }
}

#[cfg(test)]
mod tests;
