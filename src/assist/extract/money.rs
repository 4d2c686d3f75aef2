//! Goods value (货值金额) and illegal gain (违法所得), read by the words around an amount.

use super::clauses::{Clause, clauses};
use crate::assist::facts::{Fact, Origin};
use crate::assist::transcript::Transcript;
use crate::law::money::Yuan;
use crate::law::numerals::{NumberMention, find_numbers};

/// Words that make an amount the value of the goods.
const GOODS_VALUE_WORDS: [&str; 5] = ["货值", "总值", "价值", "共值", "值"];
/// Words that make an amount what the party took in.
const GAIN_WORDS: [&str; 9] = ["违法所得", "收了", "收入", "获利", "赚", "卖得", "得款", "收取", "收"];
/// Words of a sum rather than of one item.
const SUM_WORDS: [&str; 6] = ["一共", "总共", "合计", "共计", "算下来", "总计"];
/// Words of a price, a fine already paid or a penalty: such an amount is neither value nor gain.
const OTHER_AMOUNT_WORDS: [&str; 11] =
    ["进价", "售价", "单价", "每", "一个人", "一张", "罚", "押金", "工资", "注册资本", "租金"];
/// Words that say that there was no gain.
const NO_GAIN_WORDS: [&str; 5] = ["没有违法所得", "没有什么违法所得", "无违法所得", "没有获利", "没赚"];

/// An amount needs at least this much evidence; below it is left to a person.
const ENOUGH: i32 = 3;

/// What the amounts of an interview are.
#[derive(Debug, Default)]
pub(super) struct Amounts {
    pub goods_value: Fact<Yuan>,
    pub illegal_gain: Fact<Yuan>,
}

/// Reads both amounts; a tie between different amounts is left open.
pub(super) fn read(transcript: &Transcript) -> Amounts {
    let mut goods = Vec::new();
    let mut gains = Vec::new();
    for (index, segment) in transcript.segments.iter().enumerate() {
        let parts = clauses(index, &segment.text);
        for (position, clause) in parts.iter().enumerate() {
            let before = position.checked_sub(1).and_then(|previous| parts.get(previous));
            for amount in amounts(clause) {
                let score = sum_score(clause.text) - other_score(clause.text, &amount);
                goods.push((index, amount.yuan, score + keyword_score(&GOODS_VALUE_WORDS, clause, None)));
                gains.push((index, amount.yuan, score + keyword_score(&GAIN_WORDS, clause, before)));
            }
        }
    }
    let mut found = Amounts { goods_value: best(&goods), illegal_gain: best(&gains) };
    // One amount cannot be both; the stronger reading keeps it.
    if found.goods_value.value.is_some() && found.goods_value == found.illegal_gain {
        found.illegal_gain = Fact::default();
    }
    if found.illegal_gain.value.is_none() {
        found.illegal_gain = no_gain(transcript);
    }
    found
}

struct Amount {
    yuan: Yuan,
    start: usize,
}

/// The amounts of money in a clause.
fn amounts(clause: &Clause<'_>) -> Vec<Amount> {
    find_numbers(clause.text)
        .into_iter()
        .filter(is_money)
        .map(|mention| Amount { yuan: Yuan(mention.value), start: mention.span.start })
        .collect()
}

fn is_money(mention: &NumberMention) -> bool {
    mention.unit.as_deref() == Some("元")
}

fn keyword_score(words: &[&str], clause: &Clause<'_>, before: Option<&Clause<'_>>) -> i32 {
    if words.iter().any(|word| clause.text.contains(word)) {
        return 3;
    }
    // 一个人收35块，六个人一共210块: the verb stands in the clause before.
    if before.is_some_and(|clause| words.iter().any(|word| clause.text.contains(word))) { 1 } else { 0 }
}

fn sum_score(text: &str) -> i32 {
    if SUM_WORDS.iter().any(|word| text.contains(word)) { 2 } else { 0 }
}

fn other_score(text: &str, amount: &Amount) -> i32 {
    let lead = &text[..amount.start];
    if OTHER_AMOUNT_WORDS.iter().any(|word| lead.contains(word)) { 4 } else { 0 }
}

fn best(candidates: &[(usize, Yuan, i32)]) -> Fact<Yuan> {
    let Some(top) = candidates.iter().map(|candidate| candidate.2).max().filter(|score| *score >= ENOUGH) else {
        return Fact::default();
    };
    let winners: Vec<_> = candidates.iter().filter(|candidate| candidate.2 == top).collect();
    let value = winners[0].1;
    if winners.iter().any(|winner| winner.1 != value) {
        return Fact::default();
    }
    let mut segments: Vec<usize> = winners.iter().map(|winner| winner.0).collect();
    segments.dedup();
    Fact { value: Some(value), segments, supported: true, origin: Origin::Rule }
}

fn no_gain(transcript: &Transcript) -> Fact<Yuan> {
    let says_none = |text: &str| NO_GAIN_WORDS.iter().any(|words| text.contains(words));
    match transcript.segments.iter().position(|segment| says_none(&segment.text)) {
        Some(index) => {
            Fact { value: Some(Yuan::from_integer(0)), segments: vec![index], supported: true, origin: Origin::Rule }
        }
        None => Fact::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::transcript;
    use super::*;

    #[test]
    fn goods_value_and_gain_are_told_apart_from_prices() {
        let said = transcript(&[
            "这些食品的进价、售价是多少？卖出去了多少？",
            "面包进价4块，卖6块；牛奶进价3块，卖5块。算下来这批过期的货一共值152块钱，卖掉的收了28块钱。",
        ]);
        let amounts = read(&said);
        assert_eq!(amounts.goods_value.value, Some(Yuan::from_integer(152)));
        assert_eq!(amounts.illegal_gain.value, Some(Yuan::from_integer(28)));
        assert_eq!(amounts.illegal_gain.segments, [1]);
    }

    #[test]
    fn a_sum_is_preferred_to_the_price_per_head_and_an_old_fine_is_no_gain() {
        let said = transcript(&[
            "一个人收35块，六个人一共210块，都是微信转给我的。",
            "去年11月因为同样的事被你们罚过一次，罚了三千块。",
        ]);
        let amounts = read(&said);
        assert_eq!(amounts.illegal_gain.value, Some(Yuan::from_integer(210)));
        assert_eq!(amounts.goods_value.value, None);
    }

    #[test]
    fn a_denied_gain_is_zero_and_silence_is_nothing() {
        let denied = read(&transcript(&["没有什么违法所得。工程款是按合同进度结算的。"]));
        assert_eq!(denied.illegal_gain.value, Some(Yuan::from_integer(0)));
        let silent = read(&transcript(&["那几天赶工期。"]));
        assert_eq!(silent.illegal_gain, Fact::default());
    }

    #[test]
    fn two_different_sums_are_left_to_a_person() {
        let amounts = read(&transcript(&["这批货一共值152块。", "那批货一共值300块。"]));
        assert_eq!(amounts.goods_value.value, None);
    }
}
