//! Whether a value that the model proposed is in the transcript, and where.

use crate::assist::facts::{Fact, Origin};
use crate::assist::transcript::Transcript;
use crate::law::numerals::find_numbers;

/// Share of a summary's characters that must occur in the sentences it was read from.
const SUMMARY_COVERAGE: f64 = 0.7;

/// A value that must stand in the transcript word for word (a name, a place). Empty is nothing said.
pub(super) fn verbatim(proposed: &str, transcript: &Transcript) -> Fact<String> {
    let proposed = proposed.trim();
    if proposed.is_empty() {
        return Fact::default();
    }
    let wanted = plain(proposed);
    let has = |text: &str| !wanted.is_empty() && plain(text).contains(&wanted);
    let segments: Vec<usize> = (0..transcript.segments.len()).filter(|&i| has(&transcript.segments[i].text)).collect();
    let supported = !segments.is_empty();
    Fact { value: Some(proposed.to_owned()), segments, supported, origin: Origin::Model }
}

/// A summary in the model's words: its numbers must all have been said, and most of its words too.
pub(super) fn summary(proposed: &str, transcript: &Transcript) -> Fact<String> {
    let proposed = proposed.trim();
    if proposed.is_empty() {
        return Fact::default();
    }
    let pairs = pairs(proposed);
    let share = |text: &str| {
        let plain = plain(text);
        pairs.iter().filter(|pair| plain.contains(pair.as_str())).count()
    };
    let counts: Vec<usize> = transcript.segments.iter().map(|segment| share(&segment.text)).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let segments: Vec<usize> = (0..counts.len()).filter(|&i| counts[i] > 0 && counts[i] * 3 >= most * 2).collect();
    let read: String = segments.iter().map(|&index| transcript.segments[index].text.as_str()).collect();
    let supported = covered(proposed, &read) >= SUMMARY_COVERAGE && numbers_are_said(proposed, &read);
    Fact { value: Some(proposed.to_owned()), segments, supported, origin: Origin::Model }
}

/// The segments that the model pointed at, each as it was said; numbers outside the transcript point nowhere.
pub(super) fn pointed(indexes: &[usize], transcript: &Transcript) -> Vec<Fact<String>> {
    let mut seen = Vec::new();
    for &index in indexes {
        if index < transcript.segments.len() && !seen.contains(&index) {
            seen.push(index);
        }
    }
    seen.sort_unstable();
    seen.into_iter()
        .map(|index| Fact {
            value: Some(transcript.segments[index].text.clone()),
            segments: vec![index],
            supported: true,
            origin: Origin::Model,
        })
        .collect()
}

fn numbers_are_said(proposed: &str, said: &str) -> bool {
    let said = find_numbers(said);
    find_numbers(proposed).iter().all(|number| said.iter().any(|other| other.value == number.value))
}

/// Only letters, digits and Han characters: punctuation and spaces differ between a transcript and a copy of it.
fn plain(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

fn covered(proposed: &str, said: &str) -> f64 {
    let wanted = plain(proposed);
    let held = wanted.chars().filter(|character| said.contains(*character)).count();
    held as f64 / wanted.chars().count().max(1) as f64
}

fn pairs(text: &str) -> Vec<String> {
    let characters: Vec<char> = plain(text).chars().collect();
    characters.windows(2).map(|pair| pair.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::transcript;
    use super::*;

    #[test]
    fn a_name_that_was_not_said_is_kept_but_marked() {
        let said = transcript(&["我叫刘桂芳，是好邻居食品店的经营者。"]);
        let real = verbatim("好邻居食品店", &said);
        assert!(real.supported);
        assert_eq!(real.segments, [0]);
        let invented = verbatim("好又多超市", &said);
        assert!(!invented.supported);
        assert_eq!(invented.value.as_deref(), Some("好又多超市"));
        assert_eq!(verbatim(" ", &said), Fact::default());
    }

    #[test]
    fn a_summary_with_a_number_that_was_not_said_is_unsupported() {
        let said = transcript(&["发现货架上有超过保质期的食品。"]);
        assert!(summary("货架上有超过保质期的食品", &said).supported);
        assert!(!summary("货架上有35袋超过保质期的食品", &said).supported);
    }

    #[test]
    fn a_pointer_outside_the_transcript_points_nowhere() {
        let said = transcript(&["属实。"]);
        assert_eq!(pointed(&[0, 7, 0], &said).len(), 1);
    }
}
