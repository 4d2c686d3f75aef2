//! Numbers as statutes, officers and parties write and say them: 一百二十四, 3万5千, 二〇二五, 1,000, 六块五, 三百多.

mod mentions;
mod scan;
mod units;
mod write;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub use mentions::{NumberMention, find_numbers, mentions};
pub use write::{to_capital_yuan, to_chinese, yuan_in_statute_style};

/// Reads a text that is one number and nothing else.
///
/// Understands digits (full-width too, with grouping commas), Chinese numerals, both mixed (3万5千), spoken short forms
/// (一百五 is 150), decimals (三点五) and money in yuan (六块五, 一块二毛, 50元). `None` for anything else, among it
/// numerals that do not say one number (两三百, 七八).
pub fn parse_number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if let Some((value, end)) = units::money(text) {
        return (end == text.len()).then_some(value);
    }
    let (value, end) = scan::number(text)?;
    (end == text.len()).then_some(value)
}

/// Reads a text that is one whole number and nothing else; see [`parse_number`].
pub fn parse_integer(text: &str) -> Option<u64> {
    let value = parse_number(text)?;
    if value.fract().is_zero() { value.to_u64() } else { None }
}

/// Reads the number that a text begins with and gives it with the rest of the text.
///
/// `None` where the text does not begin with a number, or its first run of numerals does not say one number.
pub fn take_number(text: &str) -> Option<(Decimal, &str)> {
    let (value, end) = scan::number(text)?;
    Some((value, text.get(end..)?))
}

/// Whether a character may be part of a number.
pub fn is_numeral(c: char) -> bool {
    scan::Token::of(c).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn statute_and_spoken_forms_are_read() {
        let readings = [
            ("一百二十四", 124),
            ("一千一百三十一", 1131),
            ("两百", 200),
            ("十五万", 150_000),
            ("3万5千", 35_000),
            ("二〇二五", 2025),
            ("1,000", 1000),
            ("１２３", 123),
            ("五十万零八百", 500_800),
            ("十", 10),
            ("一百五", 150),
            ("三万二", 32_000),
            ("一万零五", 10_005),
            ("三千万", 30_000_000),
            ("1.5万", 15_000),
            ("三点五万", 35_000),
            ("一亿二千万", 120_000_000),
            ("伍万", 50_000),
            ("一百五十二块", 152),
            ("152元", 152),
            ("〇", 0),
        ];
        for (text, value) in readings {
            assert_eq!(parse_integer(text), Some(value), "{text}");
        }
    }

    #[test]
    fn money_keeps_its_fractions() {
        for (text, value) in
            [("六块五", "6.5"), ("一块二毛", "1.2"), ("三毛", "0.3"), ("两块半", "2.5"), ("三点五", "3.5")]
        {
            assert_eq!(parse_number(text), value.parse().ok(), "{text}");
        }
        assert_eq!(parse_integer("六块五"), None);
    }

    #[test]
    fn what_does_not_say_one_number_is_not_read() {
        for text in
            ["", "两三百", "七八", "百", "一十百", "三百元以上", "万一", "一百百", "五千六万", "1,00", "2.", "一二"]
        {
            assert_eq!(parse_integer(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_integer_survives_chinese(value in 0u64..10_000_000_000_000) {
            prop_assert_eq!(parse_integer(&to_chinese(value)), Some(value));
        }

        #[test]
        fn every_amount_survives_capital_letters(fen in 0i64..100_000_000_000) {
            let amount = Decimal::new(fen, 2);
            prop_assert_eq!(parse_number(&to_capital_yuan(amount)), Some(amount));
        }

        #[test]
        fn no_text_makes_the_reader_fail(text in "[〇零一二两三十百千万亿点块毛元0-9,.，多几约第 个]{0,12}") {
            let _ = parse_number(&text);
            for mention in find_numbers(&text) {
                prop_assert!(text.get(mention.span).is_some());
            }
        }
    }
}
