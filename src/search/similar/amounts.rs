//! The value of the goods and the illegal gain that the facts of a past case state.

use crate::law::money::Yuan;
use crate::law::numerals::find_numbers;

/// Words that may stand between what an amount is and the amount.
const BETWEEN: [&str; 10] = ["金额", "数额", "共计", "合计", "总计", "人民币", "共", "约", "为", "计"];

/// 货值金额4520元: the value of the goods, in yuan; `None` where the facts state none.
pub(super) fn goods_value(facts: &str) -> Option<Yuan> {
    behind(facts, "货值")
}

/// 违法所得1200元: what the party took in, in yuan; `None` where the facts state none.
pub(super) fn illegal_gain(facts: &str) -> Option<Yuan> {
    behind(facts, "违法所得")
}

/// The first amount of money that stands behind `word`.
fn behind(facts: &str, word: &str) -> Option<Yuan> {
    let is_behind = |start: usize| {
        let mut before = facts.get(..start).unwrap_or_default().trim_end();
        while let Some(shorter) = BETWEEN.iter().find_map(|between| before.strip_suffix(between)) {
            before = shorter;
        }
        before.ends_with(word)
    };
    let amounts = find_numbers(facts).into_iter().filter(|number| number.unit.as_deref() == Some("元"));
    amounts.into_iter().find(|number| is_behind(number.span.start)).map(|number| Yuan(number.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_known_by_the_words_before_them() {
        let facts = "查获牛奶384盒，每盒5元，货值金额共计1.2万元，违法所得人民币600元。";
        assert_eq!(goods_value(facts), Some(Yuan::from_integer(12_000)));
        assert_eq!(illegal_gain(facts), Some(Yuan::from_integer(600)));
        assert_eq!(goods_value("广告费用3780元，没有违法所得"), None);
    }
}
