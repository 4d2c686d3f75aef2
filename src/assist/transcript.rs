//! What was said: segments with time, speaker, text and confidence.

use serde::{Deserialize, Serialize};

use super::report::Warning;

/// The words of an interview in order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Transcript {
    /// Segments in order of time; other parts point to them by their index here.
    pub segments: Vec<Segment>,
    /// What a person should know about the input: `audio.truncated` where the recording breaks off.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub warnings: Vec<Warning>,
}

/// A stretch of speech.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Segment {
    /// Start in seconds from the beginning of the recording; 0 where the input was text without times.
    pub start: f64,
    /// End in seconds.
    pub end: f64,
    /// Who speaks (询问人, 被询问人), where it is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub speaker: Option<String>,
    /// The words, in simplified characters.
    pub text: String,
    /// Mean probability of the words in 0..=1; 1 where a person wrote the text.
    pub confidence: f64,
}
