//! Which sentences are evidence and which are the party's statement (陈述申辩): what the model points at, corrected by words that
//! leave no doubt. A question is neither, and a bare 属实 says nothing of its own.

use super::circumstances::is_question;
use crate::assist::transcript::Transcript;

/// Words of evidence. A sentence without any is not listed as evidence, whatever the model says.
const EVIDENCE_WORDS: [&str; 16] = [
    "照片",
    "录像",
    "录音",
    "视频",
    "截图",
    "账",
    "票",
    "记录",
    "证言",
    "通知书",
    "授权书",
    "合同",
    "许可证",
    "扣",
    "查到",
    "检测",
];
/// Words of reasons, regret, correction and requests.
const DEFENCE_WORDS: [&str; 15] = [
    "没来得及",
    "不知道",
    "希望",
    "请求",
    "从轻",
    "愿意",
    "下架",
    "改正",
    "整改",
    "赶工期",
    "坏了",
    "不够用",
    "困难",
    "第一次",
    "认可",
];
/// A shorter answer (属实。) says nothing that a decision could state.
const LEAST_CHARACTERS: usize = 6;

/// The sentences of evidence that the model points at.
pub(super) fn evidence(pointed: &[usize], transcript: &Transcript) -> Vec<usize> {
    let has_word = |index: &usize| holds(&EVIDENCE_WORDS, *index, transcript);
    said(pointed, transcript).into_iter().filter(has_word).collect()
}

/// The party's statement: what the model points at and what the words tell.
pub(super) fn defence(pointed: &[usize], transcript: &Transcript) -> Vec<usize> {
    let by_words: Vec<usize> =
        (0..transcript.segments.len()).filter(|&index| holds(&DEFENCE_WORDS, index, transcript)).collect();
    let mut all = [pointed, &by_words].concat();
    all.sort_unstable();
    all.dedup();
    said(&all, transcript)
}

/// Of these sentences, those that claim something.
pub(super) fn said(pointed: &[usize], transcript: &Transcript) -> Vec<usize> {
    let claims = |index: &&usize| {
        let Some(segment) = transcript.segments.get(**index) else { return false };
        let long_enough =
            segment.text.chars().filter(|character| character.is_alphanumeric()).count() >= LEAST_CHARACTERS;
        long_enough && !is_question(&segment.text, segment.speaker.as_deref())
    };
    pointed.iter().filter(claims).copied().collect()
}

fn holds(words: &[&str], index: usize, transcript: &Transcript) -> bool {
    transcript.segments.get(index).is_some_and(|segment| words.iter().any(|word| segment.text.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::transcript;
    use super::*;

    #[test]
    fn a_question_and_a_bare_confirmation_are_left_out_and_a_reason_is_added() {
        let said = transcript(&[
            "为什么没有采取措施？",
            "那几天赶工期，雾炮机坏了一台还没修好。",
            "照片我带来了，你们可以看。",
            "属实。",
        ]);
        assert_eq!(defence(&[0, 3], &said), [1]);
        assert_eq!(evidence(&[0, 1, 2, 9], &said), [2]);
    }
}
