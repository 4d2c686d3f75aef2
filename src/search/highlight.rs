//! Where the words of a query stand in a text, and the passage around the best of them.

use std::collections::HashSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::text::normalize;
use crate::law::structure::split;

/// Characters of a snippet, at most.
const SNIPPET_CHARACTERS: usize = 120;
/// Characters of a long passage that are shown before its first matched word.
const CHARACTERS_BEFORE: usize = 12;

/// A stretch of a text, counted in characters (Unicode scalar values, not bytes or UTF-16 units), the end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Span {
    /// First character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

/// The passage of a text that fits a query best.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Snippet {
    /// The passage on one line: a part of the text of about 120 characters, line breaks as blanks.
    pub text: String,
    /// Where it begins in the whole text, in characters.
    pub start: usize,
    /// The matched words in it, counted from its own beginning.
    pub spans: Vec<Span>,
}

/// What a query marks in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Highlight {
    /// The matched words in the whole text, in order, without overlaps.
    pub spans: Vec<Span>,
    /// The passage that fits best.
    pub snippet: Snippet,
    /// Paragraph (款) of that passage; `None` where no word matched or the text is one paragraph without items.
    pub paragraph: Option<u32>,
    /// Item (项) of that passage.
    pub item: Option<u32>,
}

/// A paragraph before its items, or an item.
struct Part {
    paragraph: u32,
    item: Option<u32>,
    characters: Range<usize>,
}

/// A word of the query, by its place among the words, and where it stands.
type Match = (usize, Span);

/// Marks the words of a query in `text`. Single characters are marked only where no longer word matches.
pub fn highlight<'a>(text: &str, words: impl Iterator<Item = &'a str>) -> Highlight {
    let (single, mut longer): (Vec<&str>, Vec<&str>) = words.partition(|word| word.chars().nth(1).is_none());
    longer.sort_unstable();
    let characters: Vec<char> = normalize(text).chars().collect();
    let mut wanted = longer;
    let mut matches = matches(&characters, &wanted);
    if matches.is_empty() {
        wanted = single;
        matches = self::matches(&characters, &wanted);
    }
    let spans = merged(matches.iter().map(|(_, span)| *span).collect());
    let parts = parts(text);
    let best = best_part(&parts, &matches, &wanted);
    let range = best.or(parts.first()).map_or(0..characters.len(), |part| part.characters.clone());
    let has_parts = parts.len() > 1;
    Highlight {
        snippet: snippet(text, range, &spans),
        paragraph: best.filter(|_| has_parts).map(|part| part.paragraph),
        item: best.and_then(|part| part.item),
        spans,
    }
}

/// Every place where a word stands.
fn matches(characters: &[char], words: &[&str]) -> Vec<Match> {
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let word: Vec<char> = word.chars().collect();
        let starts = characters.windows(word.len().max(1)).enumerate().filter(|(_, window)| *window == word);
        found.extend(starts.map(|(start, _)| (place, Span { start, end: start + word.len() })));
    }
    found
}

/// In order; those that overlap or touch are one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut().filter(|last| span.start <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => merged.push(span),
        }
    }
    merged
}

/// The paragraphs and items of a text, in characters of that text.
fn parts(text: &str) -> Vec<Part> {
    let characters_before = |byte: usize| text.char_indices().take_while(|(at, _)| *at < byte).count();
    let mut parts = Vec::new();
    for paragraph in split(text) {
        let mut add = |item: Option<u32>, bytes: Range<usize>| {
            let bytes = paragraph.span_in_article(bytes);
            let characters = characters_before(bytes.start)..characters_before(bytes.end);
            parts.push(Part { paragraph: paragraph.number, item, characters });
        };
        add(None, 0..paragraph.lead().len());
        for item in &paragraph.items {
            add(Some(item.number), item.span.clone());
        }
    }
    parts
}

/// The part that holds most of the query for its length: long words count more, words that every part holds less. `None` where
/// none holds any.
fn best_part<'a>(parts: &'a [Part], matches: &[Match], words: &[&str]) -> Option<&'a Part> {
    let held = |part: &Part| -> HashSet<usize> {
        let inside = matches.iter().filter(|(_, span)| part.characters.contains(&span.start));
        inside.map(|(word, _)| *word).collect()
    };
    let held: Vec<HashSet<usize>> = parts.iter().map(held).collect();
    let weight = |word: usize| {
        let length = words.get(word).map_or(0, |word| word.chars().count()) as f64;
        length * length / held.iter().filter(|part| part.contains(&word)).count().max(1) as f64
    };
    let score = |words: &HashSet<usize>| {
        let mut words: Vec<usize> = words.iter().copied().collect();
        words.sort_unstable();
        words.into_iter().map(weight).sum::<f64>()
    };
    // Of two parts that hold the same words the one that says little else fits better.
    let density = |(part, held): (&Part, &HashSet<usize>)| score(held) / (part.characters.len().max(1) as f64).sqrt();
    let scored = parts.iter().zip(parts.iter().zip(&held).map(density)).filter(|(_, score)| *score > 0.0);
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(part, _)| part)
}

/// The stretch of a part that holds most of the marked characters.
fn snippet(text: &str, part: Range<usize>, spans: &[Span]) -> Snippet {
    let last_start = part.end.saturating_sub(SNIPPET_CHARACTERS).max(part.start);
    let inside = spans.iter().filter(|span| part.contains(&span.start));
    let starts = inside.map(|span| span.start.saturating_sub(CHARACTERS_BEFORE).clamp(part.start, last_start));
    let marked =
        |start: usize| clipped(spans, start..(start + SNIPPET_CHARACTERS).min(part.end)).map(length).sum::<usize>();
    let best =
        starts.map(|start| (start, marked(start))).reduce(|best, next| if next.1 > best.1 { next } else { best });
    let start = best.map_or(part.start, |(start, _)| start);
    let end = (start + SNIPPET_CHARACTERS).min(part.end);
    let shown = text.chars().skip(start).take(end.saturating_sub(start));
    Snippet {
        text: shown.map(|sign| if sign.is_whitespace() { ' ' } else { sign }).collect(),
        start,
        spans: clipped(spans, start..end)
            .map(|span| Span { start: span.start - start, end: span.end - start })
            .collect(),
    }
}

fn length(span: Span) -> usize {
    span.end - span.start
}

/// What of the spans lies inside a range.
fn clipped(spans: &[Span], range: Range<usize>) -> impl Iterator<Item = Span> {
    let inside = spans.iter().filter(move |span| span.start < range.end && span.end > range.start);
    let range = range.clone();
    inside
        .map(move |span| Span { start: span.start.max(range.start), end: span.end.min(range.end) })
        .collect::<Vec<_>>()
        .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "违反本法规定，有下列情形之一的，处罚款：\n（一）生产致病性微生物超标的食品；\n（二）经营超过保质期的食品。\n情节严重的，吊销许可证。";

    fn marked(text: &str, spans: &[Span]) -> Vec<String> {
        spans.iter().map(|span| text.chars().skip(span.start).take(span.end - span.start).collect()).collect()
    }

    #[test]
    fn the_item_that_matches_best_gives_the_passage() {
        let found = highlight(ARTICLE, ["超过保质期", "保质期", "食品", "吃"].into_iter());
        assert_eq!((found.paragraph, found.item), (Some(1), Some(2)));
        assert_eq!(found.snippet.text, "（二）经营超过保质期的食品。");
        assert_eq!(marked(&found.snippet.text, &found.snippet.spans), ["超过保质期", "食品"]);
        assert_eq!(marked(ARTICLE, &found.spans), ["食品", "超过保质期", "食品"]);
    }

    #[test]
    fn words_that_overlap_or_touch_are_marked_as_one() {
        let found = highlight("未取得食品经营许可", ["食品经营", "经营许可", "未取得"].into_iter());
        assert_eq!(found.spans, [Span { start: 0, end: 9 }]);
        assert_eq!((found.paragraph, found.item), (None, None));
    }

    #[test]
    fn single_characters_are_marked_only_where_nothing_longer_matches() {
        assert_eq!(marked(ARTICLE, &highlight(ARTICLE, ["处", "罚款"].into_iter()).spans), ["罚款"]);
        assert_eq!(marked(ARTICLE, &highlight(ARTICLE, ["处", "饮酒"].into_iter()).spans), ["处"]);
    }

    #[test]
    fn a_long_passage_is_cut_to_where_most_is_matched() {
        let text = format!("{}饮酒后驾驶机动车{}", "总则规定".repeat(60), "附则规定".repeat(60));
        let found = highlight(&text, ["饮酒", "驾驶", "机动车"].into_iter());
        assert_eq!(found.snippet.text.chars().count(), SNIPPET_CHARACTERS);
        assert_eq!(found.snippet.start, 228);
        assert_eq!(marked(&found.snippet.text, &found.snippet.spans), ["饮酒", "驾驶机动车"]);
    }

    #[test]
    fn without_a_match_the_beginning_is_shown_and_no_paragraph_is_claimed() {
        let found = highlight(ARTICLE, ["出版物"].into_iter());
        assert!(found.spans.is_empty() && found.paragraph.is_none() && found.item.is_none());
        assert!(found.snippet.text.starts_with("违反本法规定") && found.snippet.spans.is_empty());
        assert_eq!(highlight("", ["食品"].into_iter()), Highlight::default());
    }
}
