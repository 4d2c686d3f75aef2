//! Sentences of the draft as it was made -> their words in the draft as it was checked, where marks were put in between.

use crate::assist::check::MARKS;
use crate::assist::draft::Sentence;

/// The words of each sentence with the marks that the check left; `None` where the texts differ in anything but marks.
pub(super) fn texts(drafted: &str, checked: &str, sentences: &[Sentence]) -> Option<Vec<String>> {
    let places = places(drafted, checked)?;
    let checked: Vec<char> = checked.chars().collect();
    let text = |sentence: &Sentence| {
        let words = checked.get(*places.get(sentence.start)?..*places.get(sentence.end)?)?;
        Some(words.iter().collect())
    };
    sentences.iter().map(text).collect()
}

/// The words of each sentence as they were drafted.
pub(super) fn own_texts(drafted: &str, sentences: &[Sentence]) -> Vec<String> {
    let characters: Vec<char> = drafted.chars().collect();
    let text = |sentence: &Sentence| characters.get(sentence.start..sentence.end).unwrap_or_default().iter().collect();
    sentences.iter().map(text).collect()
}

/// For each character of the draft, and its end, where it stands in the checked one.
fn places(drafted: &str, checked: &str) -> Option<Vec<usize>> {
    let mut places = Vec::with_capacity(drafted.len());
    let (mut rest, mut at) = (checked, 0);
    let mut own = drafted;
    loop {
        // A mark that the draft itself holds is no mark of the check.
        while let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark) && !own.starts_with(**mark)) {
            rest = rest.strip_prefix(mark)?;
            at += mark.chars().count();
        }
        places.push(at);
        let Some(character) = own.chars().next() else {
            return rest.is_empty().then_some(places);
        };
        rest = rest.strip_prefix(character)?;
        own = own.strip_prefix(character)?;
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_belong_to_the_sentence_that_they_follow() {
        let sentence = |start, end| Sentence { start, end, basis: Vec::new(), before: None };
        let sentences = [sentence(0, 5), sentence(5, 8)];
        let checked = format!("货值512元。{}罚款。{}", MARKS[0], MARKS[1]);
        assert_eq!(
            texts("货值512元。罚款。", &checked, &[sentence(0, 7), sentence(7, 10)]).expect("aligned"),
            [format!("货值512元。{}", MARKS[0]), format!("罚款。{}", MARKS[1])]
        );
        assert_eq!(texts("甲乙丙丁戊己庚辛", "甲乙丙丁己庚辛", &sentences), None);
        assert_eq!(own_texts("甲乙丙丁戊己庚辛", &sentences), ["甲乙丙丁戊", "己庚辛"]);
    }
}
