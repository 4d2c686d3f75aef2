//! Names by what stands behind them and is said of people only: an age or a sex in parentheses, a relative (王浩然（16岁）, 王浩然之父).

use std::ops::Range;

use super::super::find::Find;
use super::super::model::Kind;
use super::super::page::Page;
use super::super::rules::Rules;
use super::super::words::Names;
use super::shape::{LONGEST, is_given, surname};

const REASON: &str = "由后面的年龄、性别或者亲属关系推断为姓名";

/// Every name before such words.
pub(super) fn find(page: &Page, rules: &Rules) -> Vec<Find> {
    let signs = page.matches(&rules.of_person);
    let names = signs.into_iter().filter_map(|sign| before(page, &rules.words.names, sign.start));
    names.map(found(page)).collect()
}

fn found(page: &Page) -> impl Fn(Range<usize>) -> Find {
    |span| {
        let subject = page.folded(&span).to_owned();
        Find::sure(span, Kind::PersonName, subject, "context:年龄、亲属").doubted(REASON)
    }
}

/// The name that ends at `end`, the longest that may be one: hiding one sign too many is safe, one too few is not.
fn before(page: &Page, names: &Names, end: usize) -> Option<Range<usize>> {
    let starts = end.saturating_sub(LONGEST)..end.saturating_sub(1);
    starts.into_iter().map(|start| start..end).find(|span| is_name(page, names, span))
}

fn is_name(page: &Page, names: &Names, span: &Range<usize>) -> bool {
    let is_word = || names.never_names.iter().any(|word| page.rest(span.start).starts_with(word.as_str()));
    let Some(length) = surname(page, names, span.start) else { return false };
    let given = span.start + length..span.end;
    let is_joint = length == 1 && page.at(span.start).is_some_and(|sign| names.labelled_single.contains(sign));
    matches!(given.len(), 1 | 2)
        && is_given(page, names, given)
        && !is_joint
        && !is_word()
        && !page.folded(span).contains('某')
}
