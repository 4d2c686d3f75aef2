//! The date of the act: the full date that stands with the inspection.

use super::birth::is_of_birth;
use crate::assist::facts::{Fact, Origin};
use crate::assist::transcript::Transcript;
use crate::law::dates::{DateValue, find_dates};
use chrono::NaiveDate;

/// Words that a date of discovery stands with.
const DISCOVERY_WORDS: [&str; 8] = ["检查", "查获", "发现", "查处", "现场", "当场", "巡查", "抽检"];

/// Reads the date of the act. A partial or impossible date is no date; the year is never guessed.
pub(super) fn read(transcript: &Transcript) -> Fact<NaiveDate> {
    let mut best: Option<(i32, usize, NaiveDate)> = None;
    for (index, segment) in transcript.segments.iter().enumerate() {
        let score = DISCOVERY_WORDS.iter().filter(|word| segment.text.contains(**word)).count().min(2);
        let score = i32::try_from(score).unwrap_or(0);
        for mention in find_dates(&segment.text, None) {
            let DateValue::Day(date) = mention.value else { continue };
            if is_of_birth(&segment.text, &mention.span) {
                continue;
            }
            if best.is_none_or(|(found, _, _)| score > found) {
                best = Some((score, index, date));
            }
        }
    }
    match best {
        Some((_, index, date)) => {
            Fact { value: Some(date), segments: vec![index], supported: true, origin: Origin::Rule }
        }
        None => Fact::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::transcript;
    use super::*;

    #[test]
    fn the_date_of_the_inspection_wins_over_the_date_of_an_order() {
        let said =
            transcript(&["2025年4月21日你们下过一次通知书。", "2025年5月6日下午，我队在工地检查，发现什么问题？"]);
        let date = read(&said);
        assert_eq!(date.value, NaiveDate::from_ymd_opt(2025, 5, 6));
        assert_eq!(date.segments, [1]);
    }

    #[test]
    fn a_date_of_birth_is_no_date_of_an_act() {
        assert_eq!(read(&transcript(&["我1990年3月12日出生。"])).value, None);
    }

    #[test]
    fn a_date_without_a_year_and_an_impossible_date_are_not_guessed() {
        assert_eq!(read(&transcript(&["2月20号到期的。"])).value, None);
        assert_eq!(read(&transcript(&["2025年2月30日检查。"])).value, None);
    }
}
