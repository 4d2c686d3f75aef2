//! Limits on a fine that stand beside it: 总额不超过五万元, 罚款不得低于二千元.

use rust_decimal::Decimal;

use super::amount::yuan;

/// 总额不超过五万元: the cap that a phrase before 罚款 sets, in yuan.
pub(crate) fn cap(before: &str) -> Option<Decimal> {
    let words = before.strip_suffix('的').unwrap_or(before).trim_start_matches(['但', '且']);
    let named = ["总额", "罚款总额", "累计"].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    let after = named.strip_prefix("最高").unwrap_or(named);
    let text = ["不超过", "不得超过"].iter().find_map(|word| after.strip_prefix(word))?;
    let (value, rest) = yuan(text)?;
    rest.is_empty().then_some(value)
}

/// 但罚款不得低于二千元, 最低不少于二千元: the least fine, in yuan.
pub(crate) fn least(phrase: &str) -> Option<Decimal> {
    let words = phrase.trim_start_matches(['但', '且']);
    let named = ["罚款数额", "罚款"].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    let after = named.strip_prefix("最低").unwrap_or(named);
    let text = ["不得低于", "不低于", "不得少于", "不少于"].iter().find_map(|word| after.strip_prefix(word))?;
    let (value, rest) = yuan(text)?;
    rest.is_empty().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_in_yuan() {
        assert_eq!(cap("总额不超过五万元的"), Some(Decimal::from(50_000)));
        assert_eq!(cap("但最高不得超过三万元"), Some(Decimal::from(30_000)));
        assert_eq!(least("但罚款不得低于二千元"), Some(Decimal::from(2_000)));
        assert_eq!(least("不低于三倍"), None);
    }
}
