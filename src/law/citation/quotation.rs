//! Where the words quoted behind a citation begin and end.

use std::ops::Range;

/// What may stand between a citation and its quotation.
const BETWEEN: [&str; 30] = [
    "明确规定",
    "明文规定",
    "规定了",
    "的规定",
    "之规定",
    "中规定",
    "对此规定",
    "规定",
    "指出",
    "载明",
    "写明",
    "写道",
    "明确",
    "要求",
    "表述为",
    "原文为",
    "原文是",
    "的内容为",
    "内容为",
    "内容是",
    "如下",
    "即",
    "：",
    ":",
    "，",
    ",",
    "\n",
    "所称",
    "所指",
    "的",
];
/// Those of them that do not say that the law reads so.
const SOFT: [&str; 6] = ["，", ",", "\n", "所称", "所指", "的"];
/// Opening and closing marks.
const MARKS: [(char, char); 5] = [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('"', '"')];
/// A longer text was never closed, in bytes.
const LONGEST: usize = 12_000;
/// Fewer letters without marks are no quotation.
const SHORTEST_UNMARKED: usize = 6;

/// Words behind a citation, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) span: Range<usize>,
    pub(super) is_marked: bool,
    /// Whether a word such as 规定 or a colon stands before them.
    pub(super) is_introduced: bool,
}

/// The words in “…” right behind a citation that ends at `end`, or those behind a colon up to the end of the sentence.
pub(super) fn behind(text: &str, end: usize) -> Option<Found> {
    let mut rest = text.get(end..)?.trim_start_matches(' ');
    let mut last = "";
    let mut is_introduced = false;
    while let Some(next) = BETWEEN.iter().find_map(|between| Some((*between, rest.strip_prefix(between)?))) {
        is_introduced |= !SOFT.contains(&next.0);
        (last, rest) = (next.0, next.1.trim_start_matches([' ', '\u{3000}']));
    }
    let start = text.len() - rest.len();
    let first = rest.chars().next()?;
    if let Some((open, close)) = MARKS.into_iter().find(|(open, _)| *open == first) {
        let inner = start + open.len_utf8();
        let length = closing(&text[inner..], open, close)?;
        return Some(Found {
            span: inner..inner + length,
            is_marked: true,
            is_introduced: is_introduced && last != "的",
        });
    }
    if !matches!(last, "：" | ":") {
        return None;
    }
    let length = rest.find(['。', '\n', '《', '“']).unwrap_or(rest.len());
    let is_long_enough = rest[..length].chars().count() >= SHORTEST_UNMARKED;
    is_long_enough.then_some(Found { span: start..start + length, is_marked: false, is_introduced: true })
}

/// Where the mark that opened before `inner` closes; quotations inside belong to it.
fn closing(inner: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 1;
    for (offset, c) in inner.char_indices().take_while(|(offset, _)| *offset < LONGEST) {
        if c == close {
            depth -= 1;
        } else if c == open {
            depth += 1;
        }
        if depth == 0 {
            return Some(offset);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Option<(&str, bool)> {
        let end = text.find('条').expect("an article") + '条'.len_utf8();
        behind(text, end).map(|found| (&text[found.span], found.is_marked))
    }

    #[test]
    fn quotations_are_found_with_and_without_marks() {
        assert_eq!(quoted("第三条规定：“称为“食品”的物品。”"), Some(("称为“食品”的物品。", true)));
        assert_eq!(quoted("第三条「处罚」"), Some(("处罚", true)));
        assert_eq!(quoted("第三条规定：处五万元以上罚款。另查"), Some(("处五万元以上罚款", false)));
        assert_eq!(quoted("第三条。他说“不知道”"), None);
        assert_eq!(quoted("第三条的规定，责令改正"), None);
    }
}
