//! What the interviewed person says of himself, sentence by sentence, and which answer belongs to which question.

use super::cues::Cues;
use super::is_question;
use crate::assist::transcript::Transcript;

/// A sentence of a segment that is no question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Index of the segment.
    pub segment: usize,
    pub text: String,
}

/// The sentences of all segments that claim something.
pub(super) fn sentences(transcript: &Transcript) -> Vec<Sentence> {
    let claims =
        transcript.segments.iter().enumerate().filter(|(_, part)| !is_question(&part.text, part.speaker.as_deref()));
    let split = claims.flat_map(|(segment, part)| {
        let parts = part.text.split(['。', '！', '!', '；', ';', '\n']).map(str::trim);
        parts.filter(|text| !text.is_empty()).map(move |text| Sentence { segment, text: text.to_owned() })
    });
    split.collect()
}

/// A sentence without its clauses about somebody else; empty where it claims nothing about the speaker.
pub(super) fn own_words(sentence: &str, cues: &Cues) -> String {
    if cues.is_no_claim(sentence) {
        return String::new();
    }
    let mut of_others = false;
    let mut own: Vec<&str> = Vec::new();
    for clause in sentence.split(['，', ',']) {
        if cues.is_of_others(clause) {
            of_others = true;
        } else if cues.is_own(clause) {
            of_others = false;
        }
        if !of_others {
            own.push(clause);
        }
    }
    own.join("，")
}

/// Each question with the segment that follows it, where that is an answer.
pub(super) fn answers(transcript: &Transcript) -> Vec<(usize, usize)> {
    let asks = |index: usize| {
        let segment = &transcript.segments[index];
        is_question(&segment.text, segment.speaker.as_deref())
    };
    (1..transcript.segments.len()).filter(|&at| asks(at - 1) && !asks(at)).map(|at| (at - 1, at)).collect()
}
