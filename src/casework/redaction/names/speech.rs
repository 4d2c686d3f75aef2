//! Names by what they do: 李某称, 对张某、王某的询问笔录.

use std::ops::Range;

use super::super::find::Find;
use super::super::model::Kind;
use super::super::page::{Page, is_han};
use super::super::rules::Rules;
use super::shape::{Whole, in_sentence, surname, whole};

const REASON: &str = "由上下文推断为姓名";

/// Every name before a word of speech, and every name of someone who was questioned.
pub(super) fn find(page: &Page, rules: &Rules) -> Vec<Find> {
    let mut finds = speaking(page, rules);
    finds.extend(lists(page, &page.groups(&rules.questioned), Kind::PersonName, rules));
    finds.extend(lists(page, &page.groups(&rules.officers), Kind::OfficerName, rules));
    finds
}

fn speaking(page: &Page, rules: &Rules) -> Vec<Find> {
    let names = &rules.words.names;
    let starts =
        (0..page.len()).filter(|place| surname(page, names, *place).is_some() && may_begin(page, rules, *place));
    let spans = starts.filter_map(|place| in_sentence(page, names, place));
    let speaks = |span: &Range<usize>| names.speech.iter().any(|word| page.rest(span.end).starts_with(word.as_str()));
    spans.filter(speaks).map(|span| found(page, span, Kind::PersonName, "context:称述")).collect()
}

/// Whether a name may begin at `place`: behind no Chinese sign, or behind 由, 向, 对 and the like.
fn may_begin(page: &Page, rules: &Rules, place: usize) -> bool {
    let Some(before) = page.before(place) else { return true };
    let lead = page.folded(&(place.saturating_sub(2)..place));
    !is_han(before) && before != '·' || rules.words.names.before.iter().any(|word| lead.ends_with(word.as_str()))
}

/// The names in lists joined by 、 or 和; what is no name ends nothing.
fn lists(page: &Page, lists: &[Range<usize>], kind: Kind, rules: &Rules) -> Vec<Find> {
    let names = &rules.words.names;
    let is_joint = |at: &usize| page.at(*at).is_some_and(|sign| matches!(sign, '、' | '和' | '与'));
    let mut finds = Vec::new();
    for list in lists {
        let mut place = list.start;
        while place < list.end {
            let end = (place..list.end).find(is_joint).unwrap_or(list.end);
            if matches!(whole(page, names, &(place..end)), Whole::Name) {
                finds.push(found(page, place..end, kind, "context:列举"));
            }
            place = end + 1;
        }
    }
    finds
}

fn found(page: &Page, span: Range<usize>, kind: Kind, rule: &str) -> Find {
    let subject = page.folded(&span).to_owned();
    Find::sure(span, kind, subject, rule).doubted(REASON)
}
