//! Words of a window divided into segments: one utterance never shares a segment with another.

use super::text::{is_phantom, tidy};
use super::whisper::{PROMPT, Word};
use super::window::Span;
use crate::assist::transcript::Segment;

/// Divides words among the utterances of their window, and within an utterance at the model's own phrases.
pub fn divide(words: &[Word], spans: &[Span]) -> Vec<Segment> {
    let places: Vec<usize> = words.iter().map(|word| place(word, spans)).collect();
    let mut segments = Vec::new();
    let mut from = 0;
    for at in 1..=words.len() {
        let ends = at == words.len() || places[at] != places[from] || words[at].phrase != words[from].phrase;
        if ends {
            segments.extend(spans.get(places[from]).and_then(|span| segment(&words[from..at], span)));
            from = at;
        }
    }
    segments
}

/// The utterance in which the middle of a word lies.
fn place(word: &Word, spans: &[Span]) -> usize {
    let middle = f64::midpoint(word.start, word.end);
    spans.iter().rposition(|span| span.window_seconds() <= middle).unwrap_or(0)
}

fn segment(words: &[Word], span: &Span) -> Option<Segment> {
    let text = tidy(&words.iter().map(|word| word.text.as_str()).collect::<String>());
    if is_phantom(&text, PROMPT) {
        return None;
    }
    let (first, last) = (words.first()?, words.last()?);
    let confidence = words.iter().map(|word| word.probability).sum::<f64>() / words.len() as f64;
    Some(Segment {
        start: span.original_seconds(first.start),
        end: span.original_seconds(last.end),
        speaker: None,
        text,
        confidence,
    })
}
