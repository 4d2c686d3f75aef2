//! Names behind a label: 当事人：李某某, 执法人员王某、张某.

use std::ops::Range;

use super::super::find::Find;
use super::super::model::Kind;
use super::super::page::{Page, is_han};
use super::super::rules::Rules;
use super::super::words::{Gives, Label};
use super::shape::{Whole, in_sentence, open_ended, whole};

/// Every name behind a label. `has_minor`: whether a minor is in the case, so that relatives are guardians.
pub(super) fn find(page: &Page, rules: &Rules, has_minor: bool) -> Vec<Find> {
    let labels = page.matches(&rules.label).into_iter();
    labels.flat_map(|span| behind(page, rules, &span, has_minor)).collect()
}

/// Whether a minor is named behind a label.
pub(super) fn has_minor(page: &Page, rules: &Rules) -> bool {
    find(page, rules, false).iter().any(|find| find.kind == Kind::MinorName)
}

fn behind(page: &Page, rules: &Rules, span: &Range<usize>, has_minor: bool) -> Vec<Find> {
    let word = page.folded(span);
    // 某某公司机修车间: the sign is a part of another word.
    if word.starts_with('司') && page.before(span.start) == Some('公') {
        return Vec::new();
    }
    let is_this = |label: &&Label| label.words.iter().any(|each| each == word);
    let Some(label) = rules.words.label.iter().find(is_this) else { return Vec::new() };
    let kind = kind(label.gives, has_minor);
    let rule = format!("label:{word}");
    let separator = rules.separator.find(page.rest(span.end));
    match separator {
        Some(separator) => listed(page, rules, span.end + separator.as_str().chars().count(), kind, &rule),
        None if label.inline => running(page, rules, span.end, (kind, label.firm), &rule),
        None => Vec::new(),
    }
}

fn kind(gives: Gives, has_minor: bool) -> Kind {
    match gives {
        Gives::Officer => Kind::OfficerName,
        Gives::Informant => Kind::InformantName,
        Gives::Guardian if has_minor => Kind::GuardianName,
        Gives::Minor => Kind::MinorName,
        Gives::Person | Gives::Guardian => Kind::PersonName,
    }
}

/// Values behind a colon or in the next cell, joined by 、 or 和.
fn listed(page: &Page, rules: &Rules, start: usize, kind: Kind, rule: &str) -> Vec<Find> {
    let names = &rules.words.names;
    let mut finds = Vec::new();
    let mut place = start;
    loop {
        let end = value_end(page, place);
        let span = place..end;
        let (span, doubt) = match whole(page, names, &span) {
            Whole::Name => (span, None),
            Whole::Perhaps => (span, Some("在姓名一栏，但不在姓氏表中或者不像通常的姓名")),
            Whole::Other => match in_sentence(page, names, place) {
                Some(span) => (span, None),
                None => break,
            },
        };
        place = span.end;
        finds.push(found(page, span, kind, rule).doubted_if(doubt.is_some(), doubt.unwrap_or_default()));
        place = behind_note(page, place);
        if !page.at(place).is_some_and(|sign| matches!(sign, '、' | '和' | '与' | '及')) {
            break;
        }
        place += 1;
    }
    finds
}

/// Where a value ends: at a sign that no name holds; single spaces stand in Latin names only.
fn value_end(page: &Page, start: usize) -> usize {
    let is_latin = |place: usize| page.at(place).is_some_and(|sign| sign.is_ascii_alphabetic());
    let is_end = |place: &usize| match page.at(*place) {
        Some(' ') => !(is_latin(place + 1) && page.before(*place).is_some_and(|sign| sign.is_ascii_alphabetic())),
        Some('.' | '\'' | '-' | '·') => false,
        Some(sign) => !(is_han(sign) || sign.is_ascii_alphanumeric() || sign == '×'),
        None => true,
    };
    (start..page.len()).find(is_end).unwrap_or(page.len())
}

/// Behind a note in parentheses: 张某（执法证号……）、李某.
fn behind_note(page: &Page, place: usize) -> usize {
    if page.at(place) != Some('(') {
        return place;
    }
    let close = (place..page.len().min(place + 40)).find(|at| page.at(*at) == Some(')'));
    close.map_or(place, |close| close + 1)
}

/// Names in a running sentence behind a label, joined by 、 or 和.
fn running(page: &Page, rules: &Rules, start: usize, (kind, is_firm): (Kind, bool), rule: &str) -> Vec<Find> {
    let names = &rules.words.names;
    let mut finds = Vec::new();
    let mut place = start;
    // 法定代表人为赵某, 姓名是钱某.
    if page.at(place).is_some_and(|sign| matches!(sign, '为' | '是' | '系' | '叫')) {
        place += 1;
    }
    let quote = page.at(place).is_some_and(|sign| matches!(sign, '"' | '“'));
    place += usize::from(quote);
    let clear = |place| latin(page, place).or_else(|| in_sentence(page, names, place)).map(|span| (span, false));
    let open = |place| open_ended(page, names, place).filter(|_| is_firm).map(|span| (span, true));
    while let Some((span, is_open)) = clear(place).or_else(|| open(place)) {
        place = behind_note(page, span.end);
        let find = found(page, span, kind, rule).doubted_if(!is_firm, "由前面的称谓推断为姓名");
        finds.push(find.doubted_if(is_open, "由前面的称谓推断为姓名，不能确定姓名有几个字"));
        if !page.at(place).is_some_and(|sign| matches!(sign, '、' | '和' | '与' | '及')) {
            break;
        }
        place += 1;
    }
    finds
}

/// A name of two Latin words at least, or of Chinese ones joined by a dot.
fn latin(page: &Page, start: usize) -> Option<Range<usize>> {
    let end = value_end(page, start);
    let value = page.folded(&(start..end));
    let is_latin = value.contains(' ')
        && value.chars().all(|sign| sign.is_ascii_alphabetic() || matches!(sign, ' ' | '.' | '-' | '\''));
    is_latin.then_some(start..end)
}

fn found(page: &Page, span: Range<usize>, kind: Kind, rule: &str) -> Find {
    let subject = page.folded(&span).to_owned();
    Find::sure(span, kind, subject, rule)
}
