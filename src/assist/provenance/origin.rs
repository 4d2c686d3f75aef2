//! What each sentence of a draft rests on: recorded when it was drafted, or, for runs from before that was recorded, worked out
//! anew from what is on record, and where that gives another draft, guessed. Which of these it is, is said.

use serde::Serialize;
use utoipa::ToSchema;

use crate::assist::draft::polish::Polished;
use crate::assist::draft::{self, Basis, Piece, Rendered, Sentence};
use crate::assist::pipeline::Drafted;
use crate::assist::stored::Stored;
use crate::casework::calendar::china_date;
use crate::config::Agency;
use crate::failure::Failure;

/// How it is known what a sentence rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// It was recorded with the draft.
    Recorded,
    /// It was not recorded; the same draft came out again from the recorded results of the steps before.
    Recomputed,
    /// It was not recorded, and another draft came out now: sentences were matched by their words.
    Guessed,
}

/// Sentences with what they rest on.
pub(super) struct Origin {
    pub known: Known,
    pub sentences: Vec<Sentence>,
}

impl Origin {
    /// What a reader must know of it.
    pub(super) fn notes(&self) -> Vec<String> {
        let note = match self.known {
            Known::Recorded => return Vec::new(),
            Known::Recomputed => "拟稿时没有记下每句的来源；以下由存档的各步结果重新推得，所得草稿与当时的逐字相同",
            Known::Guessed => {
                "拟稿时没有记下每句的来源，现在也得不出相同的草稿；以下按文字比对推测，未必准确，没有对上的不列来源"
            }
        };
        vec![note.to_owned()]
    }
}

/// What the sentences of a draft rest on.
pub(super) fn of(stored: &Stored, drafted: &Drafted, agency: &Agency) -> Result<Origin, Failure> {
    if let Some(sentences) = drafted.sentences.clone() {
        return Ok(Origin { known: Known::Recorded, sentences });
    }
    let Some(again) = again(stored, drafted, agency)? else {
        return Ok(Origin { known: Known::Guessed, sentences: guessed(&drafted.markdown, &[]) });
    };
    if again.markdown == drafted.markdown {
        return Ok(Origin { known: Known::Recomputed, sentences: again.sentences });
    }
    Ok(Origin { known: Known::Guessed, sentences: guessed(&drafted.markdown, &with_texts(&again)) })
}

/// The draft that the recorded results give now, rephrased as it was then.
fn again(stored: &Stored, drafted: &Drafted, agency: &Agency) -> Result<Option<Rendered>, Failure> {
    let today = china_date(stored.moment("draft"));
    let Some(sources) = stored.sources(agency, today) else { return Ok(None) };
    let mut slots = draft::fill(&sources);
    for piece in slots.facts_sentences.iter_mut().chain(&mut slots.reasons_sentences) {
        rephrase(piece, &drafted.polished);
    }
    draft::render(slots).map(Some)
}

fn rephrase(piece: &mut Piece, polished: &[Polished]) {
    let taken = polished.iter().find(|done| done.refused.is_none() && done.before == piece.text);
    if let Some(done) = taken {
        piece.text.clone_from(&done.proposed);
    }
}

fn with_texts(rendered: &Rendered) -> Vec<(String, Vec<Basis>)> {
    let texts = super::align::own_texts(&rendered.markdown, &rendered.sentences);
    texts.into_iter().zip(&rendered.sentences).map(|(text, sentence)| (text, sentence.basis.clone())).collect()
}

/// The lines of a draft, each with what the sentences rest on whose words stand in it; nothing where none do.
fn guessed(markdown: &str, known: &[(String, Vec<Basis>)]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for line in markdown.split('\n') {
        let end = start + line.chars().count();
        if !line.trim().is_empty() {
            let mut basis: Vec<Basis> = Vec::new();
            for found in known.iter().filter(|(text, _)| line.contains(text.trim())).flat_map(|(_, basis)| basis) {
                if !basis.contains(found) {
                    basis.push(found.clone());
                }
            }
            sentences.push(Sentence { start, end, basis, before: None });
        }
        start = end + 1;
    }
    sentences
}
