//! Where an interview names a piece of evidence, and where it says that there is none.

/// A segment of an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether the officer asks.
    pub is_question: bool,
}

/// Words by which a question asks whether there is something; such a question names nothing.
const ASKS: [&str; 8] = ["有没有", "有无", "是否有", "是否取得", "是否办", "什么", "多少", "呢"];
const NEGATIONS: [&str; 5] = ["没", "未", "无", "不是", "丢了"];

/// Segments that name evidence, and those that deny it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub present: Vec<usize>,
    pub absent: Vec<usize>,
}

/// Looks for the words in the segments that `within` lists; in all where it is `None`.
pub(super) fn named(words: &[String], said: &[Said<'_>], within: Option<&[usize]>) -> Named {
    let mut found = Named::default();
    for (index, segment) in said.iter().enumerate() {
        if within.is_some_and(|within| !within.contains(&index)) || segment.is_question && asks(segment.text) {
            continue;
        }
        let clauses = segment.text.split(['，', ',', '。', '；', ';', '！', '？']);
        let holding: Vec<&str> =
            clauses.filter(|clause| words.iter().any(|word| clause.contains(word.as_str()))).collect();
        if holding.is_empty() {
            continue;
        }
        let denies = |clause: &str| NEGATIONS.iter().any(|word| clause.contains(word));
        if holding.iter().all(|clause| denies(clause)) {
            found.absent.push(index);
        } else {
            found.present.push(index);
        }
    }
    found
}

fn asks(text: &str) -> bool {
    ASKS.iter().any(|word| text.contains(word))
}

/// 第3、5句: segments as a person counts them.
pub(super) fn sentences(segments: &[usize]) -> String {
    let numbers: Vec<String> = segments.iter().map(|index| (index + 1).to_string()).collect();
    format!("第{}句", numbers.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn naming_denying_and_asking_are_told_apart() {
        let said = |text, is_question| Said { text, is_question };
        let interview = [
            said("你有没有进货票据？", true),
            said("没有，我没有要票，也没有记账。", false),
            said("乘客的证言和转账截图你看一下。", true),
            said("照片我带来了，票据没有。", false),
        ];
        let look = |word: &str| named(&[word.to_owned()], &interview, None);
        assert_eq!(look("票"), Named { present: vec![], absent: vec![1, 3] });
        assert_eq!(look("截图").present, [2]);
        assert_eq!(look("照片").present, [3]);
        assert_eq!(named(&["照片".to_owned()], &interview, Some(&[0])), Named::default());
        assert_eq!(sentences(&[0, 3]), "第1、4句");
    }
}
