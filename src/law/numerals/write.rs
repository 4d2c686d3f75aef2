//! Numbers written as documents write them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const PLAIN: Script = Script {
    digits: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    units: ["", "十", "百", "千"],
    leading_one_before_ten: false,
};
const CAPITAL: Script = Script {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    units: ["", "拾", "佰", "仟"],
    leading_one_before_ten: true,
};

/// A whole number in Chinese numerals as article numbers use them: 124 is 一百二十四, 10 is 十.
pub fn to_chinese(value: u64) -> String {
    PLAIN.write(value)
}

/// An amount of yuan in capital numerals (大写), as decisions and receipts use them: 50000 is 伍万元整.
///
/// Rounded to the fen; a negative amount is written without its sign.
pub fn to_capital_yuan(yuan: Decimal) -> String {
    let fen = (yuan.abs() * Decimal::ONE_HUNDRED).round().to_u64().unwrap_or_default();
    let (whole, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut text = if whole > 0 || fen == 0 { format!("{}元", CAPITAL.write(whole)) } else { String::new() };
    if jiao == 0 && rest == 0 {
        return text + "整";
    }
    if jiao > 0 {
        text.push_str(&format!("{}角", CAPITAL.write(jiao)));
    } else if whole > 0 {
        text.push('零');
    }
    if rest > 0 {
        text.push_str(&format!("{}分", CAPITAL.write(rest)));
    } else {
        text.push('整');
    }
    // A lone 伍分 could be taken for a share: the zeros before it make it money.
    if whole == 0 && jiao == 0 { format!("零元零{text}") } else { text }
}

/// An amount of yuan as statutes write it: 50000 is 五万元; an amount with fractions stays in digits.
pub fn yuan_in_statute_style(yuan: Decimal) -> String {
    match yuan.to_u64() {
        Some(whole) if yuan.fract().is_zero() => format!("{}元", to_chinese(whole)),
        _ => format!("{}元", yuan.normalize()),
    }
}

struct Script {
    digits: [char; 10],
    units: [&'static str; 4],
    /// 壹拾 in capitals, 十 in plain numerals.
    leading_one_before_ten: bool,
}

impl Script {
    fn write(&self, value: u64) -> String {
        if value == 0 {
            return self.digits[0].to_string();
        }
        let mut text = String::new();
        self.myriads(value, &mut text);
        if !self.leading_one_before_ten && text.starts_with("一十") { text.split_off('一'.len_utf8()) } else { text }
    }

    /// Writes by 亿, 万 and ones, with 零 where a lower part does not fill its places.
    fn myriads(&self, value: u64, text: &mut String) {
        for (scale, name) in [(100_000_000u64, "亿"), (10_000, "万")] {
            if value < scale {
                continue;
            }
            self.myriads(value / scale, text);
            text.push_str(name);
            let rest = value % scale;
            if rest > 0 {
                if rest < scale / 10 {
                    text.push(self.digits[0]);
                }
                self.myriads(rest, text);
            }
            return;
        }
        self.section(value, text);
    }

    fn section(&self, value: u64, text: &mut String) {
        let mut gap = false;
        for (scale, unit) in [1000, 100, 10, 1].into_iter().zip(self.units.iter().rev()) {
            let digit = usize::try_from(value / scale % 10).unwrap_or_default();
            if digit == 0 {
                gap = gap || value > scale;
                continue;
            }
            if gap && value >= scale * 10 {
                text.push(self.digits[0]);
            }
            gap = false;
            text.push(self.digits[digit]);
            text.push_str(unit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_get_the_customary_forms() {
        assert_eq!(to_chinese(124), "一百二十四");
        assert_eq!(to_chinese(1131), "一千一百三十一");
        assert_eq!(to_chinese(15), "十五");
        assert_eq!(to_chinese(115), "一百一十五");
        assert_eq!(to_chinese(10_005), "一万零五");
        assert_eq!(to_capital_yuan(Decimal::from(50_000)), "伍万元整");
        assert_eq!(to_capital_yuan(Decimal::new(15_250, 2)), "壹佰伍拾贰元伍角整");
        assert_eq!(to_capital_yuan(Decimal::new(10_005, 2)), "壹佰元零伍分");
        assert_eq!(yuan_in_statute_style(Decimal::from(65_000)), "六万五千元");
    }
}
