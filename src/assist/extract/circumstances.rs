//! Circumstances (情节): sentences that say them, found by the cues of `prompts/circumstance/cues.toml`.

use regex::Regex;
use serde::Deserialize;

use crate::assist::facts::{Fact, Origin};
use crate::assist::transcript::Transcript;
use crate::failure::Failure;

const CUES: &str = include_str!("../../../prompts/circumstance/cues.toml");

/// Words of a question. Transcribed speech often lacks the question mark.
const QUESTION_WORDS: [&str; 9] = ["？", "?", "有没有", "是否", "什么", "多少", "为什么", "怎么", "吗"];

/// A circumstance that somebody's words point to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// Identifier and segments; supported by the words themselves.
    pub fact: Fact<String>,
    /// The question for the model.
    pub question: String,
}

#[derive(Debug, Deserialize)]
struct CueFile {
    circumstance: Vec<Cue>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cue {
    id: String,
    question: String,
    says: Vec<String>,
    denies: Vec<String>,
}

/// The circumstances that the interviewed person's words point to and that no sentence denies.
///
/// # Errors
/// `internal` where the cue file is broken.
pub(super) fn candidates(transcript: &Transcript) -> Result<Vec<Candidate>, Failure> {
    let file: CueFile = toml::from_str(CUES).map_err(Failure::internal)?;
    let mut found = Vec::new();
    for cue in file.circumstance {
        let says = matching(&cue.says, transcript)?;
        let denies = matching(&cue.denies, transcript)?;
        if says.is_empty() || !denies.is_empty() {
            continue;
        }
        let fact = Fact { value: Some(cue.id), segments: says, supported: true, origin: Origin::Rule };
        found.push(Candidate { fact, question: cue.question });
    }
    Ok(found)
}

fn matching(patterns: &[String], transcript: &Transcript) -> Result<Vec<usize>, Failure> {
    let compiled: Vec<Regex> =
        patterns.iter().map(|pattern| Regex::new(pattern)).collect::<Result<_, _>>().map_err(Failure::internal)?;
    let is_match = |index: &usize| {
        let segment = &transcript.segments[*index];
        !is_question(&segment.text, segment.speaker.as_deref())
            && compiled.iter().any(|cue| cue.is_match(&segment.text))
    };
    Ok((0..transcript.segments.len()).filter(is_match).collect())
}

/// Whether a segment is the officer asking: such words claim nothing.
pub(super) fn is_question(text: &str, speaker: Option<&str>) -> bool {
    match speaker {
        Some(speaker) => speaker == "询问人" || speaker == "问",
        None => QUESTION_WORDS.iter().any(|word| text.contains(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::transcript;
    use super::*;

    fn ids(sentences: &[&str]) -> Vec<String> {
        let found = candidates(&transcript(sentences)).expect("the cue file is sound");
        found.into_iter().filter_map(|candidate| candidate.fact.value).collect()
    }

    #[test]
    fn a_first_offence_corrected_at_once_by_somebody_who_accepts_the_penalty() {
        let found = ids(&[
            "以前有没有因为类似的事被处理过？",
            "没有，这是第一次。检查以后我当天就把店里的货全查了一遍，过期的全部下架了，愿意接受处理。",
        ]);
        assert_eq!(found, ["first_offence", "timely_correction", "cooperation"]);
    }

    #[test]
    fn an_earlier_fine_makes_a_repeat_offence_and_never_a_first_one() {
        let found = ids(&["就跑了这一次被你们抓着。去年11月因为同样的事被你们罚过一次，罚了三千。"]);
        assert!(found.contains(&"recidivism".to_owned()), "{found:?}");
        assert!(!found.contains(&"first_offence".to_owned()), "{found:?}");
    }

    #[test]
    fn a_question_claims_nothing() {
        assert!(ids(&["你是不是第一次，有没有被罚过？"]).is_empty());
    }
}
