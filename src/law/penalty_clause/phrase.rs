//! A paragraph cut into sentences, segments (；) and phrases (，), brackets left whole.

use std::ops::Range;

/// The words between two commas, without their item marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase<'a> {
    /// Where it begins in the paragraph, in bytes.
    pub start: usize,
    pub text: &'a str,
}

impl Phrase<'_> {
    pub fn span(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The phrases between two semicolons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment<'a> {
    pub phrases: Vec<Phrase<'a>>,
    /// Whether a sentence begins with it.
    pub opens_sentence: bool,
    /// The item that it stands in.
    pub item: Option<u32>,
}

/// Cuts the text of a paragraph; `items` gives the number and the place of its items.
pub(crate) fn segments<'a>(text: &'a str, items: &[(u32, Range<usize>)]) -> Vec<Segment<'a>> {
    let mut cutter = Cutter { text, items, done: Vec::new(), phrases: Vec::new(), start: 0, opens_sentence: true };
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '\n' => {
                depth = 0;
                cutter.segment_ends(at, c);
            }
            '，' | ',' if depth == 0 => cutter.phrase_ends(at, c),
            '；' | '。' | '：' | ';' | ':' if depth == 0 => cutter.segment_ends(at, c),
            _ => {}
        }
    }
    cutter.segment_ends(text.len(), '。');
    cutter.done
}

struct Cutter<'a, 'b> {
    text: &'a str,
    items: &'b [(u32, Range<usize>)],
    done: Vec<Segment<'a>>,
    phrases: Vec<Phrase<'a>>,
    start: usize,
    opens_sentence: bool,
}

impl<'a> Cutter<'a, '_> {
    fn phrase_ends(&mut self, at: usize, mark: char) {
        let raw = self.text.get(self.start..at).unwrap_or_default();
        let text = without_marker(raw.trim_start());
        if !text.is_empty() {
            self.phrases.push(Phrase { start: at - text.len(), text });
        }
        self.start = at + mark.len_utf8();
    }

    fn segment_ends(&mut self, at: usize, mark: char) {
        self.phrase_ends(at, mark);
        let Some(first) = self.phrases.first() else { return };
        let before = self.items.partition_point(|(_, span)| span.start <= first.start);
        let item = before.checked_sub(1).and_then(|last| self.items.get(last));
        let item = item.filter(|(_, span)| span.contains(&first.start)).map(|(number, _)| *number);
        let phrases = std::mem::take(&mut self.phrases);
        self.done.push(Segment { phrases, opens_sentence: self.opens_sentence, item });
        self.opens_sentence = !matches!(mark, '；' | ';');
    }
}

/// A phrase without the （一） in front of it.
fn without_marker(text: &str) -> &str {
    let Some(open) = text.strip_prefix('（') else { return text };
    let Some((inside, rest)) = open.split_once('）') else { return text };
    let is_marker = !inside.is_empty() && inside.chars().all(|c| "一二三四五六七八九十百".contains(c));
    if is_marker { rest.trim_start() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_stay_whole_and_markers_go() {
        let text = "违法产品（包括已售出的，下同）货值金额，处罚款；情节严重的，吊销。\n（一）甲的，处乙。";
        let cut = segments(text, &[(1, 99..200)]);
        let words: Vec<Vec<&str>> = cut.iter().map(|s| s.phrases.iter().map(|p| p.text).collect()).collect();
        assert_eq!(
            words,
            [
                vec!["违法产品（包括已售出的，下同）货值金额", "处罚款"],
                vec!["情节严重的", "吊销"],
                vec!["甲的", "处乙"]
            ]
        );
        assert!(cut[0].opens_sentence && !cut[1].opens_sentence);
        for phrase in cut.iter().flat_map(|segment| &segment.phrases) {
            assert_eq!(&text[phrase.span()], phrase.text);
        }
    }
}
