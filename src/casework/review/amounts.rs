//! Amounts of money in the text of a document.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

use crate::law::money::Yuan;
use crate::law::numerals::parse_number;

/// Digits with or without thousands separators, or Chinese numerals, then 元 or 万元.
static AMOUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"([0-9][0-9,，]*(?:\.[0-9]{1,2})?|[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+)\s*(万?)\s*[元圆]").ok()
});

/// Every amount in `text`, in yuan.
pub fn amounts_in(text: &str) -> BTreeSet<Yuan> {
    let Some(pattern) = AMOUNT.as_ref() else { return BTreeSet::new() };
    let found = pattern.captures_iter(text).filter_map(|found| {
        let number: String = found[1].chars().filter(|sign| !matches!(sign, ',' | '，')).collect();
        let value = number.parse::<Decimal>().ok().or_else(|| parse_number(&number))?;
        let factor = if &found[2] == "万" { Decimal::from(10_000) } else { Decimal::ONE };
        Some(Yuan((value * factor).normalize()))
    });
    found.collect()
}

/// Whether `text` names the amount `yuan`.
pub fn names(text: &str, yuan: Yuan) -> bool {
    amounts_in(text).contains(&Yuan(yuan.0.normalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_digits_and_in_chinese() {
        let text = "罚款人民币50,000元（伍万元整），没收违法所得28元、1.5万元，另有三千二百元";
        let found: Vec<String> = amounts_in(text).into_iter().map(|amount| amount.to_string()).collect();
        assert_eq!(found, ["28元", "3200元", "15000元", "50000元"]);
        assert!(names(text, Yuan::from_integer(50_000)));
        assert!(!names("拟处1000元至2000元罚款", Yuan::from_integer(1_500)));
    }
}
