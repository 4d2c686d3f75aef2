//! Words that point back: 该法, 本条第二款, 前款, 前两款.

use super::cursor::Cursor;
use super::reference::{Place, Reference, articles, items_of, paragraphs_of};
use super::title::ornaments;
use super::words::goes_on;

/// Words that point at what was named before.
const POINTERS: [&str; 6] = ["上述", "前述", "本", "该", "同", "此"];
/// What a law may be called by such a word.
const LAW_SIGNS: [&str; 8] = ["法典", "法", "条例", "办法", "规定", "细则", "规则", "解释"];

/// What was read at a word that points back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Back {
    /// Articles of the law called by `sign`, such as 法 in 该法.
    Law {
        /// What kind of law the word names.
        sign: &'static str,
        /// The articles.
        references: Vec<Reference>,
    },
    /// Places in the law cited last.
    Places(Vec<Reference>),
    /// A place that cannot be told: 前款 behind an article without a paragraph.
    Unclear(Reference),
}

/// Reads a word that points back, and what it points at, seen from the place cited last.
pub(super) fn read(cursor: &mut Cursor<'_>, last: Place) -> Option<Back> {
    let start = cursor.at;
    cursor
        .attempt(same_law)
        .or_else(|| cursor.attempt(|cursor| same_article(cursor, last, start)))
        .or_else(|| cursor.attempt(|cursor| same_paragraph(cursor, last, start)))
        .or_else(|| cursor.attempt(|cursor| article_before(cursor, last, start)))
        .or_else(|| cursor.attempt(|cursor| paragraphs_before(cursor, last, start)))
}

fn same_law(cursor: &mut Cursor<'_>) -> Option<Back> {
    cursor.eat_any(&POINTERS).then_some(())?;
    let sign = LAW_SIGNS.into_iter().find(|sign| cursor.eat(sign))?;
    ornaments(cursor);
    Some(Back::Law { sign, references: articles(cursor, true)? })
}

fn same_article(cursor: &mut Cursor<'_>, last: Place, start: usize) -> Option<Back> {
    cursor.eat_any(&POINTERS).then_some(())?;
    cursor.eat("条").then_some(())?;
    let place = Place { article: Some(last.article?), ..Place::default() };
    within(cursor, place, start)
}

fn same_paragraph(cursor: &mut Cursor<'_>, last: Place, start: usize) -> Option<Back> {
    cursor.eat_any(&POINTERS).then_some(())?;
    cursor.eat("款").then_some(())?;
    last.article?;
    let place = Place { item: None, ..last };
    items_or_whole(cursor, place, start)
}

fn article_before(cursor: &mut Cursor<'_>, last: Place, start: usize) -> Option<Back> {
    cursor.eat_any(&["前条", "上条", "前一条", "上一条"]).then_some(())?;
    let mut number = last.article?;
    number = match number.suffix {
        Some(suffix) if suffix > 1 => super::ArticleNumber { suffix: Some(suffix - 1), ..number },
        Some(_) => super::ArticleNumber { suffix: None, ..number },
        None => super::ArticleNumber { number: number.number.checked_sub(1).filter(|before| *before > 0)?, ..number },
    };
    within(cursor, Place { article: Some(number), ..Place::default() }, start)
}

fn paragraphs_before(cursor: &mut Cursor<'_>, last: Place, start: usize) -> Option<Back> {
    let count = if cursor.eat_any(&["前两款", "前二款"]) {
        2
    } else if cursor.eat("前三款") {
        3
    } else {
        cursor.eat_any(&["前款", "上款", "前一款", "上一款"]).then_some(1)?
    };
    last.article?;
    let first = last.paragraph.and_then(|paragraph| paragraph.checked_sub(count)).filter(|first| *first > 0);
    let Some(first) = first else {
        let place = Place { article: last.article, ..Place::default() };
        items_or_whole(cursor, place, start)?;
        return Some(Back::Unclear(Reference { span: start..cursor.at, place }));
    };
    let of = |paragraph| Place { paragraph: Some(paragraph), item: None, ..last };
    if count == 1 {
        return items_or_whole(cursor, of(first), start);
    }
    if !goes_on(cursor.rest()) {
        return None;
    }
    let all = (first..first + count).map(|paragraph| Reference { span: start..cursor.at, place: of(paragraph) });
    Some(Back::Places(all.collect()))
}

fn within(cursor: &mut Cursor<'_>, place: Place, start: usize) -> Option<Back> {
    if let Some(found) = paragraphs_of(cursor, place, start) {
        return Some(Back::Places(found));
    }
    whole(cursor, place, start)
}

fn items_or_whole(cursor: &mut Cursor<'_>, place: Place, start: usize) -> Option<Back> {
    if let Some(found) = items_of(cursor, place, start) {
        return Some(Back::Places(found));
    }
    whole(cursor, place, start)
}

fn whole(cursor: &Cursor<'_>, place: Place, start: usize) -> Option<Back> {
    goes_on(cursor.rest()).then(|| Back::Places(vec![Reference { span: start..cursor.at, place }]))
}
