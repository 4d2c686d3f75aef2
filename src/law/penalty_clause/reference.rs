//! References from a penalty clause to others: 依照前款规定处罚, 依照本法第九十条的规定处罚, 单位罚款数额的百分之五.
//!
//! ```text
//! reference := (依照 | 按照 | 适用) places 规定 … 处罚
//! places    := place ((、 | 和 | 或者 | 至) place)*
//! place     := 前款 | 前两款 | 前三款 | 本条各款 | (本法 | 本条 | 《law》)? (第…条)? (第…款)? (第…项)?
//! ```

use std::ops::Range;

use serde::Serialize;

use super::Subject;
use super::model;
use crate::law::numerals::take_number;
use crate::law::provision::ArticleNumber;
use rust_decimal::prelude::ToPrimitive;

/// Words by which a paragraph punishes after another provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// As written.
    pub text: String,
    /// Where it stands in the article, in bytes.
    #[serde(serialize_with = "model::span")]
    pub span: Range<usize>,
    /// The provisions that it names; empty where they can't be told (依照有关法律的规定).
    pub targets: Vec<Target>,
    /// Whether the penalty is to be heavier (从重处罚).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub heavier: bool,
    /// The condition as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// Whom it hits.
    pub subject: Subject,
    /// Whom it hits as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_text: Option<String>,
}

/// A provision that is referred to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Target {
    /// The law as written in 《》; `None` for the law that the clause stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// Which article; `None` for the article that the clause stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleNumber>,
    /// The last article of a run (第四十四条至第四十七条).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<ArticleNumber>,
    /// Which paragraphs, from 1; empty for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<u32>,
    /// Which items, from 1; empty for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<u32>,
}

impl Target {
    /// The articles that it names; none where it stays in its own article.
    pub fn articles(&self) -> Vec<ArticleNumber> {
        // A run of articles that no law has is a misreading.
        const LONGEST_RUN: u32 = 60;
        let Some(first) = self.article else { return Vec::new() };
        let last = self.through.map_or(first.number, |last| last.number);
        let last = last.min(first.number.saturating_add(LONGEST_RUN));
        let suffix = |number| first.suffix.filter(|_| number == first.number);
        (first.number..=last).map(|number| ArticleNumber { number, suffix: suffix(number) }).collect()
    }
}

/// A fine that is itself the base of another.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BaseFine {
    /// The fine on the unit (单位罚款数额).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub of_unit: bool,
    /// The provisions whose fine it is (前款罚款数额); empty for the clause itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
}

/// Whether a phrase punishes after another provision.
pub(crate) fn refers(phrase: &str) -> bool {
    const ENDS: [&str; 7] = ["处罚", "处罚外", "处以罚款", "予以罚款", "罚款、拘留", "从重处罚\"", "处罚\""];
    const NONE: [&str; 12] = [
        "按日连续",
        "下列",
        "罚款数额",
        "定罪",
        "刑罚",
        "罚金",
        "不予",
        "当场",
        "告知",
        "缴纳",
        "有关法律",
        "治安管理处罚的",
    ];
    let ends = ENDS.iter().any(|end| phrase.ends_with(end));
    ends && start_of_places(phrase).is_some() && !NONE.iter().any(|word| phrase.contains(word))
}

/// The provisions that a phrase names behind 依照; `paragraph` is where it stands.
pub(crate) fn targets_in(phrase: &str, paragraph: u32) -> Vec<Target> {
    let Some(from) = start_of_places(phrase) else { return Vec::new() };
    let end = phrase[from..].find("规定").map_or(phrase.len(), |at| from + at);
    places(&phrase[from..end], paragraph)
}

/// The fine that a base names: 单位罚款数额, 前款罚款数额, 本法第五十六条规定的罚款数额.
pub(crate) fn base_fine(base: &str, paragraph: u32) -> Option<BaseFine> {
    let named = base.strip_suffix("罚款数额").or_else(|| base.strip_suffix("处罚数额"))?;
    let of_unit = named.ends_with("单位");
    let targets = if of_unit { Vec::new() } else { places(named, paragraph) };
    Some(BaseFine { of_unit, targets })
}

fn start_of_places(phrase: &str) -> Option<usize> {
    ["依照", "按照", "适用"].iter().find_map(|word| phrase.find(word).map(|at| at + word.len()))
}

/// Every place that the words name, from the left.
fn places(words: &str, paragraph: u32) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    let mut law = None;
    let mut rest = words;
    while let Some(next) = rest.chars().next() {
        if let Some(open) = rest.strip_prefix('《') {
            let Some((title, after)) = open.split_once('》') else { break };
            law = Some(title.to_owned());
            rest = after;
            continue;
        }
        let run = rest.strip_prefix('至');
        match place(run.unwrap_or(rest), paragraph) {
            Some((target, after)) => {
                join(&mut found, Target { law: law.clone(), ..target }, run.is_some());
                rest = after;
            }
            None => rest = &rest[next.len_utf8()..],
        }
    }
    found
}

/// Adds a place to those before it: 第一款、第二款 and 第一项至第三项 go on in the place before.
fn join(found: &mut Vec<Target>, next: Target, run: bool) {
    let Some(last) = found.last_mut() else { return found.push(next) };
    if run && next.article.is_some() {
        last.through = next.article;
    } else if next.article.is_none() && next.law == last.law && !next.paragraphs.is_empty() {
        extend(&mut last.paragraphs, &next.paragraphs, run);
        last.items.extend(next.items);
    } else if next.article.is_none() && next.paragraphs.is_empty() && !next.items.is_empty() {
        extend(&mut last.items, &next.items, run);
    } else {
        found.push(next);
    }
}

fn extend(list: &mut Vec<u32>, next: &[u32], run: bool) {
    const LONGEST_RUN: u32 = 50;
    if let (true, Some(low), Some(high)) = (run, list.last().copied(), next.first().copied()) {
        list.extend((low + 1..high).take(LONGEST_RUN as usize));
    }
    list.extend(next);
}

/// One place at the start of the words.
fn place(words: &str, paragraph: u32) -> Option<(Target, &str)> {
    if let Some((before, rest)) = relative(words, paragraph) {
        let (items, rest) = numbered(rest, '项').map_or((Vec::new(), rest), |(item, rest)| (vec![item.number], rest));
        return Some((Target { paragraphs: before, items, ..Target::default() }, rest));
    }
    let (article, rest) = numbered(words, '条').map_or((None, words), |(number, rest)| (Some(number), rest));
    let (paragraphs, rest) =
        numbered(rest, '款').map_or((Vec::new(), rest), |(found, rest)| (vec![found.number], rest));
    let (items, rest) = numbered(rest, '项').map_or((Vec::new(), rest), |(found, rest)| (vec![found.number], rest));
    let named = article.is_some() || !paragraphs.is_empty() || !items.is_empty();
    named.then_some((Target { law: None, article, through: None, paragraphs, items }, rest))
}

/// 前款, 前两款: the paragraphs before this one; 本条各款: every other.
fn relative(words: &str, paragraph: u32) -> Option<(Vec<u32>, &str)> {
    let back = [("前款", 1), ("前两款", 2), ("前二款", 2), ("前三款", 3)];
    let (rest, count) = back.iter().find_map(|(word, count)| Some((words.strip_prefix(word)?, *count)))?;
    let first = paragraph.checked_sub(count).filter(|first| *first > 0)?;
    Some(((first..paragraph).collect(), rest))
}

/// 第九十条之一, 第二款, 第（三）项.
fn numbered(words: &str, unit: char) -> Option<(ArticleNumber, &str)> {
    let after = words.strip_prefix('第')?;
    let inner = after.strip_prefix('（');
    let (value, rest) = take_number(inner.unwrap_or(after))?;
    let rest = if inner.is_some() { rest.strip_prefix('）')? } else { rest };
    let rest = rest.strip_prefix(unit)?;
    let number = value.to_u32().filter(|_| value.fract().is_zero())?;
    let suffixed = rest.strip_prefix('之').and_then(take_number).filter(|_| unit == '条');
    match suffixed.and_then(|(suffix, rest)| Some((suffix.to_u32()?, rest))) {
        Some((suffix, rest)) => Some((ArticleNumber { number, suffix: Some(suffix) }, rest)),
        None => Some((ArticleNumber { number, suffix: None }, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(number: u32) -> Option<ArticleNumber> {
        Some(ArticleNumber { number, suffix: None })
    }

    #[test]
    fn places_are_read_in_every_form() {
        let one = |paragraphs: &[u32]| vec![Target { paragraphs: paragraphs.to_vec(), ..Target::default() }];
        assert_eq!(targets_in("依照前款规定处罚", 3), one(&[2]));
        assert_eq!(targets_in("依照前两款规定处罚", 3), one(&[1, 2]));
        assert_eq!(targets_in("依照本条第一款、第三款的规定处罚", 4), one(&[1, 3]));
        assert_eq!(targets_in("适用第一款至第三款的规定予以处罚", 4), one(&[1, 2, 3]));
        assert_eq!(targets_in("依照前款规定处罚", 1), []);
        let run = Target { article: article(44), through: article(47), ..Target::default() };
        assert_eq!(targets_in("除依照本法第四十四条至第四十七条规定处罚外", 1), [run]);
        let items = Target { article: article(20), paragraphs: vec![2], items: vec![1, 3], ..Target::default() };
        assert_eq!(targets_in("依照本法第二十条第二款第一项、第三项的规定处罚", 1), [items]);
        let law = Target {
            law: Some("中华人民共和国食品安全法".into()), article: article(124), ..Target::default()
        };
        assert_eq!(targets_in("依照《中华人民共和国食品安全法》第一百二十四条的规定处罚", 1), [law]);
    }

    #[test]
    fn only_words_that_punish_are_references() {
        for phrase in ["由公安机关依照前款规定给予处罚", "依照本法第九十条的规定予以处罚", "依照前款规定处以罚款"]
        {
            assert!(refers(phrase), "{phrase}");
        }
        for phrase in [
            "依照前款的规定定罪处罚",
            "依照前款规定申请",
            "依照前款缴纳的罚款全部纳入救助基金",
            "对单位判处罚金，并依照第一款处罚金",
        ] {
            assert!(!refers(phrase), "{phrase}");
        }
    }

    #[test]
    fn a_base_may_be_another_fine() {
        assert_eq!(base_fine("单位罚款数额", 1), Some(BaseFine { of_unit: true, targets: Vec::new() }));
        let before = Target { paragraphs: vec![1], ..Target::default() };
        assert_eq!(base_fine("前款罚款数额", 2), Some(BaseFine { of_unit: false, targets: vec![before] }));
        assert_eq!(base_fine("货值金额", 2), None);
    }
}
