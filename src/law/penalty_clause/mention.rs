//! Every 罚款 of a paragraph accounted for: imposed, only spoken about and why, or unread.

use std::ops::Range;

use super::PenaltyClause;
use super::about::{About, about};

pub(crate) const FINE: &str = "罚款";

/// What a 罚款 turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Part of a fine that was read, or of a floor or cap on one.
    Imposed,
    /// Part of words that are listed as unread.
    Unread,
    /// Nothing is imposed here.
    SpokenAbout(About),
}

/// One 罚款 of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands in the article, in bytes.
    pub span: Range<usize>,
    /// What it turned out to be.
    pub role: Role,
}

/// A 罚款 with what is known about it; `None` where nothing is.
pub(crate) struct Account {
    /// Where it stands in the paragraph, in bytes.
    pub at: usize,
    /// Where it stands in the article, in bytes.
    pub span: Range<usize>,
    pub role: Option<Role>,
}

/// Accounts for every 罚款 of a paragraph; `place` gives the place in the article of a part of its text.
pub(crate) fn account(
    text: &str,
    clause: &PenaltyClause,
    place: impl Fn(Range<usize>) -> Range<usize>,
) -> Vec<Account> {
    let imposed = Spans::of(clause.fines.iter().map(|fine| &fine.span).chain(&clause.bounds));
    let unread = Spans::of(clause.unread.iter().map(|unread| &unread.span));
    let decides = ["当场", "听证"].iter().any(|word| text.contains(word));
    // What is listed as unread holds every 罚款 of its phrase.
    let mut listed_until = 0;
    let each = text.match_indices(FINE).map(|(at, _)| {
        let span = place(at..at + FINE.len());
        let role = if imposed.hold(&span) {
            Some(Role::Imposed)
        } else if at + FINE.len() <= listed_until || unread.hold(&span) {
            Some(Role::Unread)
        } else if decides {
            Some(Role::SpokenAbout(About::Procedure))
        } else {
            about(text, at).map(Role::SpokenAbout)
        };
        if role.is_none() {
            listed_until = phrase_around(text, at).end;
        }
        Account { at, span, role }
    });
    each.collect()
}

/// Spans in order, to look up what holds a place without walking through all of them.
struct Spans {
    /// Start of each, and the greatest end so far.
    ordered: Vec<(usize, usize)>,
}

impl Spans {
    fn of<'a>(spans: impl Iterator<Item = &'a Range<usize>>) -> Self {
        let mut ordered: Vec<(usize, usize)> = spans.map(|span| (span.start, span.end)).collect();
        ordered.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut ordered {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { ordered }
    }

    fn hold(&self, span: &Range<usize>) -> bool {
        let before = self.ordered.partition_point(|(start, _)| *start <= span.start);
        before.checked_sub(1).and_then(|last| self.ordered.get(last)).is_some_and(|(_, end)| *end >= span.end)
    }
}

/// The phrase around a 罚款: what is shown where it is unread.
pub(crate) fn phrase_around(text: &str, at: usize) -> Range<usize> {
    const MARKS: [char; 5] = ['，', '。', '；', '：', '\n'];
    around(text, at, &MARKS)
}

/// The words around a 罚款 up to one of the marks, or as far as a sentence reaches.
pub(crate) fn around(text: &str, at: usize, marks: &[char]) -> Range<usize> {
    const REACH: usize = 1_200;
    let first = text.floor_char_boundary(at.saturating_sub(REACH));
    let last = text.floor_char_boundary((at + REACH).min(text.len()));
    let (before, after) = (&text[first..at], &text[at..last]);
    let start = before
        .rfind(marks)
        .map_or(first, |mark| first + mark + before[mark..].chars().next().map_or(1, char::len_utf8));
    start..after.find(marks).map_or(last, |end| at + end)
}
