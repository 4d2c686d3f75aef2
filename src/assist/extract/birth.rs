//! The interviewed person's date of birth, where it is said in full: whether a minor acted is a question of days (行政处罚法 第三十条).

use std::ops::Range;

use chrono::NaiveDate;

use super::circumstances::is_question;
use crate::assist::facts::{Fact, Origin};
use crate::assist::transcript::Transcript;
use crate::law::dates::{DateValue, find_dates};

/// Words before and after a date that make it one of birth.
const BEFORE: [&str; 4] = ["出生日期", "出生于", "生于", "生日"];
const AFTER: [&str; 4] = ["出生", "生的", "生人", "生，"];
/// Whose date it is, where it is not the speaker's.
const OTHERS: [&str; 7] = ["儿子", "女儿", "孩子", "弟弟", "妹妹", "他是", "她是"];

/// Reads the date of birth; `None` where none is said in full, or several are.
pub(super) fn read(transcript: &Transcript) -> Fact<NaiveDate> {
    let mut found: Vec<(usize, NaiveDate)> = Vec::new();
    for (index, segment) in transcript.segments.iter().enumerate() {
        if is_question(&segment.text, segment.speaker.as_deref()) {
            continue;
        }
        for mention in find_dates(&segment.text, None) {
            let DateValue::Day(date) = mention.value else { continue };
            let clause = clause_before(&segment.text, &mention.span);
            if is_of_birth(&segment.text, &mention.span) && !OTHERS.iter().any(|word| clause.contains(word)) {
                found.push((index, date));
            }
        }
    }
    match found.as_slice() {
        [(index, date)] => Fact { value: Some(*date), segments: vec![*index], supported: true, origin: Origin::Rule },
        _ => Fact::default(),
    }
}

/// Whether the date at `span` is somebody's date of birth.
pub(super) fn is_of_birth(text: &str, span: &Range<usize>) -> bool {
    let clause = clause_before(text, span).trim_end_matches(['是', '为', '：', ':']);
    let after = text.get(span.end..).unwrap_or_default();
    AFTER.iter().any(|word| after.starts_with(word)) || BEFORE.iter().any(|word| clause.ends_with(word))
}

fn clause_before<'a>(text: &'a str, span: &Range<usize>) -> &'a str {
    text.get(..span.start).unwrap_or_default().rsplit(['。', '；', '，']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::testing::transcript;
    use super::*;

    fn born(sentences: &[&str]) -> Option<NaiveDate> {
        read(&transcript(sentences)).value
    }

    #[test]
    fn a_full_date_of_birth_of_the_speaker_is_read() {
        let day = NaiveDate::from_ymd_opt(2009, 3, 12);
        assert_eq!(born(&["我叫李某某，2009年3月12日出生，在校学生。"]), day);
        assert_eq!(born(&["出生日期是2009年3月12日。"]), day);
        assert_eq!(born(&["我是2009年3月12日生的。"]), day);
    }

    #[test]
    fn what_is_of_another_person_partial_or_asked_is_not_read() {
        assert_eq!(born(&["我儿子2009年3月12日出生。"]), None);
        assert_eq!(born(&["我2009年生的。"]), None);
        assert_eq!(born(&["你是2009年3月12日出生的吗？"]), None);
        assert_eq!(born(&["面包是2025年3月12日生产的。"]), None);
        assert_eq!(born(&["我2009年3月12日出生。", "不对，我2010年3月12日出生。"]), None);
    }
}
