//! Quantities and number plates named in the interview.

use std::sync::LazyLock;

use regex::Regex;

use super::clauses::clauses;
use crate::assist::facts::{Fact, Origin, Quantity};
use crate::assist::transcript::Transcript;
use crate::law::dates::find_dates;
use crate::law::numerals::{NumberMention, find_numbers};

/// Measure words of things, areas, lengths, weights and people; those of time and order say nothing about quantity.
const MEASURE_WORDS: [&str; 42] = [
    "袋",
    "盒",
    "瓶",
    "箱",
    "包",
    "件",
    "个",
    "台",
    "辆",
    "米",
    "平方米",
    "平方",
    "方",
    "立方米",
    "立方",
    "公里",
    "公斤",
    "千克",
    "克",
    "斤",
    "吨",
    "升",
    "毫升",
    "人",
    "名",
    "头",
    "只",
    "条",
    "份",
    "批",
    "亩",
    "公顷",
    "张",
    "支",
    "罐",
    "桶",
    "块",
    "棵",
    "株",
    "尾",
    "套",
    "本",
];
/// Ends of a verb: what is counted stands behind the last of them.
const VERB_ENDS: [char; 3] = ['了', '到', '有'];
/// Words between a thing and its number.
const TRAILING_WORDS: [&str; 11] =
    ["大概有", "大约有", "大概", "大约", "一共", "总共", "卖掉了", "卖掉", "卖了", "有", "了"];

/// A plate of the mainland: province, letter, five or six letters and digits (GA 36-2018).
static PLATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}").ok()
});

/// Reads the quantities in order; the same quantity said twice stands once, with both segments.
pub(super) fn read(transcript: &Transcript) -> Vec<Fact<Quantity>> {
    let mut found: Vec<Fact<Quantity>> = Vec::new();
    for (index, segment) in transcript.segments.iter().enumerate() {
        for clause in clauses(index, &segment.text) {
            for mention in countable(clause.text) {
                let lead = &clause.text[..mention.span.start];
                let Some(unit) = mention.unit.clone() else { continue };
                add(&mut found, Quantity { number: mention.value, unit, of: counted(lead) }, index);
            }
        }
    }
    found
}

/// Reads the number plates.
pub(super) fn plates(transcript: &Transcript) -> Vec<Fact<String>> {
    let Some(pattern) = PLATE.as_ref() else { return Vec::new() };
    let mut found: Vec<Fact<String>> = Vec::new();
    for (index, segment) in transcript.segments.iter().enumerate() {
        for plate in pattern.find_iter(&segment.text) {
            let known = found.iter_mut().find(|fact| fact.value.as_deref() == Some(plate.as_str()));
            match known {
                Some(fact) => fact.segments.push(index),
                None => found.push(by_rule(plate.as_str().to_owned(), index)),
            }
        }
    }
    found
}

fn countable(clause: &str) -> Vec<NumberMention> {
    let dates = find_dates(clause, None);
    let in_date = |mention: &NumberMention| dates.iter().any(|date| date.span.contains(&mention.span.start));
    let is_measured = |mention: &NumberMention| {
        mention.unit.as_deref().is_some_and(|unit| MEASURE_WORDS.contains(&unit)) && !mention.ordinal
    };
    find_numbers(clause).into_iter().filter(|mention| is_measured(mention) && !in_date(mention)).collect()
}

/// What is counted, as far as the words before the number say it.
fn counted(lead: &str) -> Option<String> {
    let mut words = lead.trim();
    while let Some(rest) = TRAILING_WORDS.iter().find_map(|word| words.strip_suffix(word)) {
        words = rest;
    }
    if let Some(verb) = words.rfind(VERB_ENDS) {
        words = words[verb..].trim_start_matches(VERB_ENDS);
    }
    let is_plausible = !words.is_empty() && words.chars().count() <= 12;
    is_plausible.then(|| words.to_owned())
}

fn add(found: &mut Vec<Fact<Quantity>>, quantity: Quantity, segment: usize) {
    let same = found.iter_mut().find(|fact| fact.value.as_ref() == Some(&quantity));
    match same {
        Some(fact) if !fact.segments.contains(&segment) => fact.segments.push(segment),
        Some(_) => {}
        None => found.push(by_rule(quantity, segment)),
    }
}

fn by_rule<T>(value: T, segment: usize) -> Fact<T> {
    Fact { value: Some(value), segments: vec![segment], supported: true, origin: Origin::Rule }
}

#[cfg(test)]
mod tests {
    use super::super::testing::transcript;
    use super::*;

    fn said(found: &[Fact<Quantity>]) -> Vec<String> {
        let show = |quantity: &Quantity| {
            format!("{}{}{}", quantity.of.as_deref().unwrap_or(""), quantity.number.normalize(), quantity.unit)
        };
        found.iter().filter_map(|fact| fact.value.as_ref()).map(show).collect()
    }

    #[test]
    fn things_are_counted_with_what_they_are() {
        let found =
            read(&transcript(&["当时检查的同志查到了“麦香”牌面包9袋、“草原”牌纯牛奶14盒，面包是2月20号到期的。"]));
        let words = said(&found);
        assert!(words.iter().any(|word| word.ends_with("面包9袋")), "{words:?}");
        assert!(words.iter().any(|word| word.ends_with("纯牛奶14盒")), "{words:?}");
        assert_eq!(words.len(), 2, "the date is no quantity: {words:?}");
    }

    #[test]
    fn chinese_numerals_and_money_are_told_apart() {
        let found = read(&transcript(&["工地东侧大约八十米没有设围挡，收了28块钱。"]));
        assert_eq!(said(&found), ["工地东侧80米"]);
    }

    #[test]
    fn a_plate_is_found_once() {
        let found = plates(&transcript(&["车牌是豫R5K318，车是我自己的。", "就是豫R5K318这辆。"]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].value.as_deref(), Some("豫R5K318"));
        assert_eq!(found[0].segments, [0, 1]);
    }
}
