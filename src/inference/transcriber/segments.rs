//! Words of a window divided into segments: one utterance never shares a segment with another.

use super::resample::RATE;
use super::text::{is_phantom, tidy};
use super::whisper::{PROMPT, Word};
use super::window::Span;
use crate::assist::transcript::Segment;

/// How far (seconds) and how many words a cut may move to reach the end of a sentence: the times of single words are
/// estimates, the marks between sentences are not.
const REACH_SECONDS: f64 = 1.2;
const REACH_WORDS: usize = 5;

/// An utterance longer than this (seconds, with the sound kept around it) that got no word was missed.
const MISSED_UTTERANCE: f64 = 1.2;
/// A stretch at either end of an utterance longer than this (seconds) that got no word was missed.
const MISSED_END: f64 = 3.0;

/// Mean probability below which words are a guess into noise, not what somebody said (speech has 0.6 and more).
const GUESSED: f64 = 0.3;

/// What was heard in a window.
#[derive(Debug, Default)]
pub struct Heard {
    /// Segments in order.
    pub segments: Vec<Segment>,
    /// Stretches of speech that the model passed over, as it does where it ends a window early, or only guessed at.
    pub holes: Vec<Span>,
}

/// Divides words among the utterances of their window, and within an utterance at the model's own phrases.
pub fn divide(words: &[Word], spans: &[Span]) -> Heard {
    let mut heard = Heard::default();
    let mut from = 0;
    for (index, span) in spans.iter().enumerate() {
        let to = match spans.get(index + 1) {
            Some(next) => cut(words, from, f64::midpoint(span.window_end_seconds(), next.window_seconds())),
            None => words.len(),
        };
        let own = &words[from..to];
        from = to;
        heard.holes.extend(holes(own, span));
        for phrase in own.chunk_by(|a, b| a.phrase == b.phrase) {
            match segment(phrase, span) {
                Some(segment) if segment.confidence < GUESSED => heard.holes.extend(guessed(phrase, span)),
                said => heard.segments.extend(said),
            }
        }
    }
    heard
}

/// The first word after a boundary between utterances, moved to the end of a sentence where one is near.
fn cut(words: &[Word], from: usize, boundary: f64) -> usize {
    let by_time = from + words[from..].partition_point(|word| f64::midpoint(word.start, word.end) < boundary);
    let near = by_time.saturating_sub(REACH_WORDS).max(from + 1)..=(by_time + REACH_WORDS).min(words.len());
    let sentence_ends = |at: usize| {
        let new_phrase = words.get(at).is_some_and(|next| next.phrase != words[at - 1].phrase);
        new_phrase || words[at - 1].text.ends_with(['。', '？', '！', '?', '!'])
    };
    near.filter(|&at| sentence_ends(at) && (words[at - 1].end - boundary).abs() <= REACH_SECONDS)
        .min_by_key(|at| at.abs_diff(by_time))
        .unwrap_or(by_time)
}

fn holes(words: &[Word], span: &Span) -> Vec<Span> {
    let (begin, end) = (span.window_seconds(), span.window_end_seconds());
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return if end - begin > MISSED_UTTERANCE { vec![*span] } else { Vec::new() };
    };
    let before = (first.start - begin > MISSED_END).then(|| span.part(begin, first.start));
    let after = (end - last.end > MISSED_END).then(|| span.part(last.end, end));
    before.into_iter().chain(after).collect()
}

/// The stretch over which the model guessed; nothing where it is too short to hold a word.
fn guessed(words: &[Word], span: &Span) -> Option<Span> {
    let part = span.part(words.first()?.start, words.last()?.end);
    (part.length > RATE as usize / 4).then_some(part)
}

fn segment(words: &[Word], span: &Span) -> Option<Segment> {
    let text = tidy(&words.iter().map(|word| word.text.as_str()).collect::<String>());
    if is_phantom(&text, PROMPT) {
        return None;
    }
    let (first, last) = (words.first()?, words.last()?);
    let confidence = words.iter().map(|word| word.probability).sum::<f64>() / words.len() as f64;
    Some(Segment {
        start: round(span.original_seconds(first.start)),
        end: round(span.original_seconds(last.end)),
        speaker: None,
        text,
        confidence: (confidence * 1000.0).round() / 1000.0,
    })
}

/// To centiseconds, which is what the model's times are worth.
fn round(seconds: f64) -> f64 {
    (seconds * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(lengths: &[(f64, f64)]) -> Vec<Span> {
        let samples = |seconds: f64| (seconds * f64::from(RATE)) as usize;
        let span = |(start, length): &(f64, f64)| Span {
            window_start: samples(*start),
            length: samples(*length),
            original_start: samples(*start + 100.0) as u64,
        };
        lengths.iter().map(span).collect()
    }

    /// Characters spoken evenly between two times.
    fn spoken(text: &str, start: f64, end: f64, phrase: usize) -> Vec<Word> {
        let step = (end - start) / text.chars().count() as f64;
        let at = |n: usize| start + step * n as f64;
        let word = |(n, c): (usize, char)| Word {
            text: c.to_string(),
            start: at(n),
            end: at(n + 1),
            probability: 0.9,
            phrase,
        };
        text.chars().enumerate().map(word).collect()
    }

    fn texts(heard: &Heard) -> Vec<&str> {
        heard.segments.iter().map(|segment| segment.text.as_str()).collect()
    }

    #[test]
    fn a_question_and_its_answer_are_two_segments_even_in_one_phrase() {
        let words = spoken("有没有被处理过？没有，这是第一次。", 0.2, 4.4, 0);
        let heard = divide(&words, &spans(&[(0.0, 2.5), (2.6, 2.0)]));
        assert_eq!(texts(&heard), ["有没有被处理过？", "没有，这是第一次。"]);
        assert!(heard.segments[1].start >= 102.0, "{}", heard.segments[1].start);
        assert!(heard.holes.is_empty());
    }

    #[test]
    fn without_a_sentence_mark_the_time_decides() {
        let words = spoken("一二三四五六七八", 0.0, 4.0, 0);
        let heard = divide(&words, &spans(&[(0.0, 2.0), (2.1, 2.0)]));
        assert_eq!(texts(&heard), ["一二三四", "五六七八"]);
    }

    #[test]
    fn an_utterance_without_words_is_a_hole_and_a_short_one_is_not() {
        let words = spoken("我叫刘桂芳。", 0.0, 2.0, 0);
        let heard = divide(&words, &spans(&[(0.0, 2.1), (2.2, 9.0), (11.3, 0.8)]));
        assert_eq!(heard.holes.len(), 1);
        assert_eq!(heard.holes[0].original_start, u64::from(RATE) * 1022 / 10);
    }

    #[test]
    fn a_guess_into_noise_is_a_hole_and_not_a_sentence() {
        let mut words = spoken("李志明", 0.1, 0.5, 0);
        words.iter_mut().for_each(|word| word.probability = 0.09);
        let heard = divide(&words, &spans(&[(0.0, 0.6)]));
        assert_eq!((heard.segments.len(), heard.holes.len()), (0, 1));
    }

    #[test]
    fn the_end_of_an_utterance_that_was_passed_over_is_a_hole() {
        let words = spoken("面包进价4块。", 0.0, 3.0, 0);
        let heard = divide(&words, &spans(&[(0.0, 12.0)]));
        assert_eq!(heard.holes.len(), 1);
        assert_eq!(heard.holes[0].length, 9 * RATE as usize);
    }
}
