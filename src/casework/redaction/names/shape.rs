//! What a name of a person looks like, by the table of surnames.

use std::ops::Range;

use super::super::page::{Page, is_han};
use super::super::words::Names;

/// The longest name without a dot, in characters: a surname of two and a given name of two.
pub(super) const LONGEST: usize = 4;

/// How long the surname is that stands at `place`; compound ones first.
pub(super) fn surname(page: &Page, names: &Names, place: usize) -> Option<usize> {
    let rest = page.rest(place);
    let compound = names.compound.iter().find(|name| rest.starts_with(name.as_str()));
    if let Some(compound) = compound {
        return Some(compound.chars().count());
    }
    page.at(place).filter(|sign| names.single.contains(*sign)).map(|_| 1)
}

/// Whether the signs at `span` can be a given name.
pub(super) fn is_given(page: &Page, names: &Names, span: Range<usize>) -> bool {
    span.end <= page.len()
        && span.into_iter().all(|at| page.at(at).is_some_and(|sign| is_han(sign) && !names.never_given.contains(sign)))
}

/// Whether what stands at `place` may follow a name: no Chinese sign, or one of the words that do.
pub(super) fn may_end(page: &Page, names: &Names, place: usize) -> bool {
    let Some(sign) = page.at(place) else { return true };
    !is_han(sign) || names.after.iter().any(|word| page.rest(place).starts_with(word.as_str()))
}

/// The name that begins at `place` in a running sentence and ends clearly.
pub(super) fn in_sentence(page: &Page, names: &Names, place: usize) -> Option<Range<usize>> {
    if names.never_names.iter().any(|word| page.rest(place).starts_with(word.as_str())) {
        return None;
    }
    let given = place + surname(page, names, place)?;
    let is_single = |signs: &str| page.at(place).is_some_and(|sign| given == place + 1 && signs.contains(sign));
    if is_single(&names.labelled_single) {
        return None;
    }
    let is_doubtful = is_single(&names.doubtful_single);
    // 白雪提供: where a word of two signs follows the shorter name, it is no part of a longer one.
    let is_followed = |place: usize| {
        let words = names.after.iter().filter(|word| word.chars().nth(1).is_some());
        words.into_iter().any(|word| page.rest(place).starts_with(word.as_str()))
    };
    let lengths = if is_followed(given + 1) { [1, 2] } else { [2, 1] };
    lengths.into_iter().map(|length| place..given + length).find(|span| {
        let given = given..span.end;
        let is_plain = given.clone().all(|at| page.at(at).is_some_and(|sign| !names.rarely_given.contains(sign)));
        is_given(page, names, given) && may_end(page, names, span.end) && (is_plain || !is_doubtful)
    })
}

/// The name that begins at `place` where nothing shows how long it is: three signs, unless the shorter name stands elsewhere
/// with something else behind it. Hiding one sign too many is safe, one too few is not.
pub(super) fn open_ended(page: &Page, names: &Names, place: usize) -> Option<Range<usize>> {
    let is_word = names.never_names.iter().any(|word| page.rest(place).starts_with(word.as_str()));
    let given = place + surname(page, names, place)?;
    let is_doubtful = page.at(place).is_some_and(|sign| {
        given == place + 1 && (names.doubtful_single.contains(sign) || names.labelled_single.contains(sign))
    });
    if is_word || is_doubtful || !is_given(page, names, given..given + 1) {
        return None;
    }
    let (short, long) = (place..given + 1, place..given + 2);
    let count = |span: &Range<usize>| page.find_all(page.folded(span)).len();
    let is_long = is_given(page, names, given..given + 2) && count(&short) == count(&long);
    Some(if is_long { long } else { short })
}

/// What a whole value behind a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// A name: surname of the table and given name, or a name with dots.
    Name,
    /// Perhaps a name: no surname of the table, Latin letters, or the ending of an organisation.
    Perhaps,
    /// None.
    Other,
}

/// Whether the value at `span` is the name of a person.
pub(super) fn whole(page: &Page, names: &Names, span: &Range<usize>) -> Whole {
    let value = page.folded(span);
    let signs: Vec<char> = value.chars().collect();
    let is_never = names.never_names.iter().any(|word| word == value) || signs.contains(&'某') || signs.contains(&'×');
    if is_never || signs.len() < 2 {
        return Whole::Other;
    }
    if signs.contains(&'·') && signs.iter().all(|sign| is_han(*sign) || *sign == '·') {
        return Whole::Name;
    }
    if signs.iter().all(|sign| sign.is_ascii_alphabetic() || matches!(sign, ' ' | '.' | '-' | '\'' | ',')) {
        return if signs.len() >= 4 { Whole::Perhaps } else { Whole::Other };
    }
    let is_organisation = names.organisation.iter().any(|end| value.ends_with(end.as_str()));
    if signs.len() > LONGEST || is_organisation || !signs.iter().all(|sign| is_han(*sign)) {
        return Whole::Other;
    }
    let Some(length) = surname(page, names, span.start) else { return Whole::Perhaps };
    let given = span.start + length..span.end;
    match given.len() {
        1 | 2 if is_given(page, names, given.clone()) => Whole::Name,
        0..=3 => Whole::Perhaps,
        _ => Whole::Other,
    }
}
