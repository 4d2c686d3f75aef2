//! The grammar of what follows the name of a law: articles (条), their paragraphs (款) and items (项).
//!
//! ```text
//! articles   = ordinals(条) [paragraphs | items] { separator articles }
//! paragraphs = ordinals(款) [items] { separator paragraphs }
//! items      = ordinals(项) { separator items }
//! ordinals   = 第 N { (separator | range mark) [第] N } unit
//! ```

use std::ops::Range;

use super::cursor::Cursor;
use crate::law::provision::ArticleNumber;

/// What joins two citations of a list.
const SEPARATORS: [&str; 11] = ["以及", "或者", "、", "，", ",", "和", "及", "与", "或", "；", "并"];
/// What stands between two numbers that share one unit: 第一、三项.
const INNER_SEPARATORS: [&str; 6] = ["、", "和", "及", "与", "或", ","];
/// What makes a range of two numbers.
const RANGE_MARKS: [&str; 8] = ["至", "到", "——", "—", "－", "-", "～", "~"];
/// A longer range is taken for its two ends only: more likely a slip than a citation.
const LONGEST_RANGE: u32 = 200;

/// A place in a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    pub(super) article: Option<ArticleNumber>,
    pub(super) paragraph: Option<u32>,
    pub(super) item: Option<u32>,
}

/// A place, and where in the text it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) span: Range<usize>,
    pub(super) place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Article,
    Paragraph,
    Item,
}

impl Unit {
    fn sign(self) -> &'static str {
        match self {
            Self::Article => "条",
            Self::Paragraph => "款",
            Self::Item => "项",
        }
    }

    /// Letters that make another word of the unit's sign: 条例, 条款, 款项, 项目.
    fn other_words(self) -> &'static [char] {
        match self {
            Self::Article => &['例', '件', '目', '款', '码'],
            Self::Paragraph => &['项', '式', '待', '型'],
            Self::Item => &['目', '链'],
        }
    }
}

struct Ordinal {
    number: ArticleNumber,
    span: Range<usize>,
}

/// Reads articles with all that belongs to them; `naked` where the first may lack its 第 (食品安全法124条).
pub(super) fn articles(cursor: &mut Cursor<'_>, naked: bool) -> Option<Vec<Reference>> {
    let mut found = Vec::new();
    let mut run = cursor.attempt(|cursor| ordinals(cursor, Unit::Article, naked))?;
    loop {
        let last = run.pop()?;
        found.extend(run.into_iter().map(|ordinal| Reference { span: ordinal.span, place: article(ordinal.number) }));
        within_article(cursor, article(last.number), last.span, &mut found);
        let next = cursor.attempt(|cursor| {
            let is_tight = separator(cursor)?;
            ordinals(cursor, Unit::Article, is_tight)
        });
        let Some(next) = next else { return Some(found) };
        run = next;
    }
}

/// Reads what follows an article that is named by a word (本条第二款); `None` where nothing does.
pub(super) fn paragraphs_of(cursor: &mut Cursor<'_>, place: Place, start: usize) -> Option<Vec<Reference>> {
    let mut found = Vec::new();
    let read = paragraphs(cursor, place, start, &mut found) || items(cursor, place, start, false, &mut found);
    read.then_some(found)
}

/// Reads the items of a paragraph that is named by a word (前款第（二）项); `None` where there are none.
pub(super) fn items_of(cursor: &mut Cursor<'_>, place: Place, start: usize) -> Option<Vec<Reference>> {
    let mut found = Vec::new();
    items(cursor, place, start, false, &mut found).then_some(found)
}

fn article(number: ArticleNumber) -> Place {
    Place { article: Some(number), ..Place::default() }
}

fn within_article(cursor: &mut Cursor<'_>, place: Place, span: Range<usize>, found: &mut Vec<Reference>) {
    let before = cursor.at;
    cursor.skip_blanks();
    cursor.eat_any(&["的", "之", "中"]);
    cursor.skip_blanks();
    if !paragraphs(cursor, place, span.start, found) && !items(cursor, place, span.start, false, found) {
        cursor.at = before;
        found.push(Reference { span, place });
    }
}

fn paragraphs(cursor: &mut Cursor<'_>, place: Place, start: usize, found: &mut Vec<Reference>) -> bool {
    let naked = place.article.is_some();
    let Some(mut run) = cursor.attempt(|cursor| ordinals(cursor, Unit::Paragraph, naked)) else { return false };
    let mut first_start = Some(start);
    loop {
        let Some(last) = run.pop() else { return true };
        let of = |number: ArticleNumber| Place { paragraph: Some(number.number), item: None, ..place };
        for ordinal in run {
            let start = first_start.take().unwrap_or(ordinal.span.start);
            found.push(Reference { span: start..ordinal.span.end, place: of(ordinal.number) });
        }
        let start = first_start.take().unwrap_or(last.span.start);
        cursor.attempt(|cursor| cursor.eat("的").then_some(()).filter(|()| cursor.rest().starts_with('第')));
        cursor.skip_blanks_before_reference();
        if !items(cursor, of(last.number), start, true, found) {
            found.push(Reference { span: start..last.span.end, place: of(last.number) });
        }
        let next = cursor.attempt(|cursor| {
            let is_tight = separator(cursor)?;
            ordinals(cursor, Unit::Paragraph, is_tight)
        });
        let Some(next) = next else { return true };
        run = next;
    }
}

/// `naked` where 第 may be left out: 第124条1款5项.
fn items(cursor: &mut Cursor<'_>, place: Place, start: usize, naked: bool, found: &mut Vec<Reference>) -> bool {
    let Some(mut run) = cursor.attempt(|cursor| ordinals(cursor, Unit::Item, naked)) else { return false };
    let mut first_start = Some(start);
    loop {
        for ordinal in run {
            let start = first_start.take().unwrap_or(ordinal.span.start);
            let place = Place { item: Some(ordinal.number.number), ..place };
            found.push(Reference { span: start..ordinal.span.end, place });
        }
        third_level(cursor);
        let next = cursor.attempt(|cursor| {
            let is_tight = separator(cursor)?;
            ordinals(cursor, Unit::Item, is_tight)
        });
        let Some(next) = next else { return true };
        run = next;
    }
}

/// 第1目: read over, since the corpus does not number them.
fn third_level(cursor: &mut Cursor<'_>) {
    cursor.attempt(|cursor| {
        cursor.eat("第").then_some(())?;
        cursor.number()?;
        cursor.eat("目").then_some(())
    });
}

/// Reads what joins two citations: whether it does so as closely as the 、 of 第四条、五条, where the second needs no 第.
fn separator(cursor: &mut Cursor<'_>) -> Option<bool> {
    cursor.skip_blanks();
    let is_tight = cursor.rest().starts_with('、');
    cursor.eat_any(&SEPARATORS).then_some(())?;
    cursor.skip_blanks();
    Some(is_tight)
}

/// One or more numbers with their unit; all that lie in a range are given.
fn ordinals(cursor: &mut Cursor<'_>, unit: Unit, naked: bool) -> Option<Vec<Ordinal>> {
    let start = cursor.at;
    let mut found: Vec<Ordinal> = Vec::new();
    let mut number = ordinal(cursor, unit, naked)?;
    let mut from = start;
    let (mut is_range, mut is_suffix) = (false, false);
    let mut is_shared = false;
    loop {
        let is_closed = is_suffix || close(cursor, unit, &mut number);
        push(&mut found, Ordinal { number, span: from..cursor.at }, is_range, start);
        // 第一、三项: numbers that share one unit are cited by all of it.
        is_shared |= !is_closed;
        if is_closed && is_shared {
            found.iter_mut().for_each(|ordinal| ordinal.span = start..cursor.at);
        }
        let further = next_suffix(cursor, number, is_closed);
        is_suffix = further.is_some();
        let next = further.or_else(|| cursor.attempt(|cursor| next_ordinal(cursor, unit, is_closed)));
        let Some((next, next_from, ranges)) = next else { return is_closed.then_some(found) };
        (number, from, is_range) = (next, next_from, ranges);
    }
}

/// 之三 of 第一百三十三条之二、之三.
fn next_suffix(
    cursor: &mut Cursor<'_>,
    number: ArticleNumber,
    is_closed: bool,
) -> Option<(ArticleNumber, usize, bool)> {
    number.suffix.filter(|_| is_closed)?;
    cursor.attempt(|cursor| {
        let ranges = cursor.eat_any(&RANGE_MARKS);
        (ranges || cursor.eat_any(&INNER_SEPARATORS)).then_some(())?;
        let from = cursor.at;
        let suffix = suffix(cursor, Unit::Article)?;
        Some((ArticleNumber { suffix: Some(suffix), ..number }, from, ranges))
    })
}

/// The next number of the same run: any after an open one (第一、三项), only the end of a range after a closed one.
fn next_ordinal(cursor: &mut Cursor<'_>, unit: Unit, is_closed: bool) -> Option<(ArticleNumber, usize, bool)> {
    cursor.skip_blanks();
    let ranges = cursor.eat_any(&RANGE_MARKS);
    let lists = !ranges && !is_closed && (cursor.eat_any(&INNER_SEPARATORS) || cursor.rest().starts_with(['（', '(']));
    if !ranges && !lists {
        return None;
    }
    cursor.skip_blanks();
    let from = cursor.at;
    let number = ordinal(cursor, unit, ranges || !is_closed)?;
    let ends = !is_closed || cursor.rest().starts_with(unit.sign());
    ends.then_some((number, from, ranges))
}

/// 第五, 第（五）, （五), 第120之一; without 第 and brackets only where `naked`.
fn ordinal(cursor: &mut Cursor<'_>, unit: Unit, naked: bool) -> Option<ArticleNumber> {
    let is_marked = cursor.eat("第");
    cursor.skip_blanks();
    let is_bracketed = unit != Unit::Article && cursor.eat_any(&["（", "("]);
    if !is_marked && !is_bracketed && !naked {
        return None;
    }
    cursor.skip_blanks();
    let number = cursor.number()?;
    cursor.skip_blanks();
    if is_bracketed {
        cursor.eat_any(&["）", ")"]).then_some(())?;
    }
    Some(ArticleNumber { number, suffix: suffix(cursor, unit) })
}

/// Reads the unit, and 之一 behind 条.
fn close(cursor: &mut Cursor<'_>, unit: Unit, number: &mut ArticleNumber) -> bool {
    let closed = cursor.attempt(|cursor| {
        cursor.skip_blanks();
        cursor.eat(unit.sign()).then_some(())?;
        (!cursor.rest().starts_with(unit.other_words())).then_some(())
    });
    if closed.is_some() && number.suffix.is_none() {
        number.suffix = suffix(cursor, unit);
    }
    closed.is_some()
}

fn suffix(cursor: &mut Cursor<'_>, unit: Unit) -> Option<u32> {
    if unit != Unit::Article {
        return None;
    }
    cursor.attempt(|cursor| {
        cursor.eat("之").then_some(())?;
        cursor.number()
    })
}

/// Adds a number, and those between it and the one before where it ends a range.
fn push(found: &mut Vec<Ordinal>, last: Ordinal, is_range: bool, start: usize) {
    if let (true, Some(first)) = (is_range, found.last()) {
        let (first, end, whole) = (first.number, last.number, start..last.span.end);
        let same_article = first.number == end.number;
        let (from, to) = if same_article {
            (first.suffix.unwrap_or(0), end.suffix.unwrap_or(0))
        } else {
            (first.number, end.number)
        };
        let is_sensible = to > from && to - from <= LONGEST_RANGE;
        for between in from + 1..to.max(from + 1) {
            let number = if same_article {
                ArticleNumber { suffix: Some(between), ..first }
            } else {
                ArticleNumber { number: between, suffix: None }
            };
            if is_sensible {
                found.push(Ordinal { number, span: whole.clone() });
            }
        }
    }
    found.push(last);
}

impl Cursor<'_> {
    /// Blanks are passed over only where a number follows, so that a citation does not end with them.
    fn skip_blanks_before_reference(&mut self) {
        self.attempt(|cursor| {
            cursor.skip_blanks();
            cursor.rest().starts_with(['第', '（', '(']).then_some(())
        });
    }
}
