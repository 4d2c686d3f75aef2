//! Names by what they do: 李某称, 对张某、王某的询问笔录.

use std::ops::Range;

use super::super::find::Find;
use super::super::model::Kind;
use super::super::page::{Page, is_han};
use super::super::rules::Rules;
use super::shape::{Whole, in_sentence, may_end, surname, whole};

const REASON: &str = "由上下文推断为姓名";

/// Every name before a word of speech, and every name of someone who was questioned.
///
/// `has_minor`: whether a minor is in the case, so that parents are guardians.
pub(super) fn find(page: &Page, rules: &Rules, has_minor: bool) -> Vec<Find> {
    let mut finds = speaking(page, rules);
    finds.extend(in_roles(page, rules, has_minor));
    finds.extend(common(page, rules));
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

/// Names behind a word for a role or for what is done with a person, and those joined to them: 货主扈某, 雇佣卜某、鄂某.
fn in_roles(page: &Page, rules: &Rules, has_minor: bool) -> Vec<Find> {
    let names = &rules.words.names;
    let is_parent = |start: usize| {
        let lead = page.folded(&(start.saturating_sub(2)..start));
        has_minor && ["之父", "之母", "父亲", "母亲"].contains(&lead)
    };
    let mut finds = Vec::new();
    for start in 0..page.len() {
        if !has_role_before(page, rules, start) {
            continue;
        }
        let kind = if is_parent(start) { Kind::GuardianName } else { Kind::PersonName };
        let mut place = start;
        while let Some(span) = in_sentence(page, names, place) {
            place = span.end + 1;
            let is_joined = page.at(span.end).is_some_and(|sign| matches!(sign, '、' | '和' | '与'));
            finds.push(found(page, span, kind, "context:称谓"));
            if !is_joined {
                break;
            }
        }
    }
    finds
}

/// Names by their signs alone: a surname and two signs of which given names are made.
fn common(page: &Page, rules: &Rules) -> Vec<Find> {
    let names = &rules.words.names;
    let is_common = |at: usize| page.at(at).is_some_and(|sign| names.common_given.contains(sign));
    let is_word = |place: usize| names.never_names.iter().any(|word| page.rest(place).starts_with(word.as_str()));
    let name = |place: usize| {
        let given = place + surname(page, names, place)?;
        let is_joint = page.at(place).is_some_and(|sign| names.labelled_single.contains(sign));
        let is_name = !is_joint && is_common(given) && is_common(given + 1) && !is_word(place);
        // 依法兴建: the signs of a word that goes on are no name, unless something that follows names does.
        (is_name && may_end(page, names, given + 2)).then_some(place..given + 2)
    };
    (0..page.len()).filter_map(name).map(|span| found(page, span, Kind::PersonName, "shape:姓名")).collect()
}

/// Whether a role or a deed stands before `place`; a single sign such as 由 only before a name that is clear by itself.
fn has_role_before(page: &Page, rules: &Rules, place: usize) -> bool {
    let names = &rules.words.names;
    let is_clear = || {
        let is_common = page.at(place).is_some_and(|sign| !names.doubtful_single.contains(sign));
        is_common && in_sentence(page, names, place).is_some_and(|span| span.len() >= 3)
    };
    let lead = page.folded(&(place.saturating_sub(4)..place));
    let is_role = names.roles.iter().any(|role| lead.len() > role.len() && lead.ends_with(role.as_str()));
    let mut deeds = names.done_to.iter().filter(|word| lead.ends_with(word.as_str()));
    let is_done = deeds.any(|word| word.chars().count() > 1 || is_clear());
    is_role && page.at(place).is_some_and(|sign| !names.doubtful_single.contains(sign)) || is_done
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
