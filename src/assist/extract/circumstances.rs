//! Circumstances (情节): sentences that say them, found by the cues of `prompts/circumstance/cues.toml`.

mod cues;
mod sentence;
#[cfg(test)]
mod tests;

use cues::{Answer, Asked, Cue, Cues};
use sentence::{Sentence, answers, own_words, sentences};

use crate::assist::facts::{Fact, Origin};
use crate::assist::transcript::Transcript;
use crate::failure::Failure;

/// Words of a question. Transcribed speech often lacks the question mark.
const QUESTION_WORDS: [&str; 8] = ["？", "?", "有没有", "是否", "多少", "为什么", "怎么", "吗"];

/// A circumstance that somebody's words point to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// Identifier and segments; supported by the words themselves.
    pub fact: Fact<String>,
    /// The question for the model.
    pub question: String,
}

/// The circumstances that the interviewed person's words point to and that no sentence denies.
///
/// # Errors
/// `internal` where the cue file is broken.
pub(super) fn candidates(transcript: &Transcript) -> Result<Vec<Candidate>, Failure> {
    let cues = Cues::shipped()?;
    let said: Vec<Sentence> = sentences(transcript)
        .into_iter()
        .map(|sentence| Sentence { text: own_words(&sentence.text, cues), ..sentence })
        .collect();
    let mut found: Vec<Candidate> = Vec::new();
    for cue in &cues.circumstances {
        if cue.needs.as_ref().is_some_and(|needed| found.iter().all(|other| other.fact.value.as_ref() != Some(needed)))
        {
            continue;
        }
        let segments = pointing(cue, &said, transcript, cues);
        if segments.is_empty() || said.iter().any(|sentence| cue.is_denied(&sentence.text)) {
            continue;
        }
        let fact = Fact { value: Some(cue.id.clone()), segments, supported: true, origin: Origin::Rule };
        found.push(Candidate { fact, question: cue.question.clone() });
    }
    Ok(found)
}

/// The segments that say a circumstance: by their own words, or as an answer together with its question.
fn pointing(cue: &Cue, said: &[Sentence], transcript: &Transcript, cues: &Cues) -> Vec<usize> {
    let of_words =
        said.iter().filter(|sentence| cue.is_said(&sentence.text, transcript)).map(|sentence| sentence.segment);
    let of_answers = answers(transcript).into_iter().flat_map(|(question, answer)| {
        let text = |index: usize| transcript.segments[index].text.as_str();
        let is_answer = |asked: &Asked| {
            let given = match asked.answer {
                Answer::Yes => cues.is_yes(text(answer)),
                Answer::No => cues.is_no(text(answer)),
            };
            given && asked.question.is_match(text(question))
        };
        if cue.asked.iter().any(is_answer) { vec![question, answer] } else { Vec::new() }
    });
    let mut segments: Vec<usize> = of_words.chain(of_answers).collect();
    segments.sort_unstable();
    segments.dedup();
    segments
}

/// Whether a segment is the officer asking: such words claim nothing.
pub(in crate::assist) fn is_question(text: &str, speaker: Option<&str>) -> bool {
    match speaker {
        Some(speaker) => speaker == "询问人" || speaker == "问",
        None => QUESTION_WORDS.iter().any(|word| text.contains(word)) || asks_what(text),
    }
}

/// 什么, unless it stands behind a negation: 没出什么事故 asks nothing.
fn asks_what(text: &str) -> bool {
    text.match_indices("什么").any(|(at, _)| {
        let before: Vec<char> = text[..at].chars().rev().take(2).collect();
        !before.iter().any(|character| matches!(character, '没' | '不'))
    })
}
