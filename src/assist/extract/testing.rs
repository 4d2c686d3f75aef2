//! Transcripts for tests.

use crate::assist::transcript::{Segment, Transcript};

/// A transcript of these sentences, without times and speakers.
pub(crate) fn transcript(sentences: &[&str]) -> Transcript {
    let segment =
        |text: &&str| Segment { start: 0.0, end: 0.0, speaker: None, text: (*text).to_owned(), confidence: 1.0 };
    Transcript { segments: sentences.iter().map(segment).collect(), ..Transcript::default() }
}
