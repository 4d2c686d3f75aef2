//! Values as people write them into cells.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::law::money::Yuan;

/// `2016/4/21`, `2016-04-21`, `2016.4.21`, `2016年4月21日`; `None` for an empty cell.
///
/// # Errors
/// A sentence in Chinese where it is no date, such as 2月30日.
pub(super) fn date(cell: &str) -> Result<Option<NaiveDate>, String> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let refuse = || format!("日期无效：{cell}");
    // A time of day after the date says nothing about it.
    let day = cell.split([' ', 'T']).next().unwrap_or(cell);
    let parts: Vec<&str> = day.split(['/', '-', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = parts.as_slice() else { return Err(refuse()) };
    let number = |part: &str| part.parse::<u32>().map_err(|_| refuse());
    let year = i32::try_from(number(year)?).map_err(|_| refuse())?;
    let date = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).filter(|_| (1949..=2999).contains(&year));
    date.map(Some).ok_or_else(refuse)
}

/// An amount in yuan: `10000`, `10,000.50`, `1.5万元`; `None` for an empty cell.
///
/// # Errors
/// A sentence in Chinese where it is no amount, or a negative one.
pub(super) fn yuan(cell: &str) -> Result<Option<Yuan>, String> {
    let plain: String =
        cell.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, ',' | '，' | '￥' | '¥')).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let refuse = || format!("金额无法识别：{}", cell.trim());
    let number = plain.strip_suffix('元').unwrap_or(&plain);
    let (number, factor) = match number.strip_suffix('万') {
        Some(number) => (number, Decimal::from(10_000)),
        None => (number, Decimal::ONE),
    };
    let amount = Decimal::from_str_exact(number).map_err(|_| refuse())?;
    let amount = amount.checked_mul(factor).ok_or_else(refuse)?;
    check(Yuan(amount.normalize())).map(Some)
}

/// Refuses a negative amount.
pub(super) fn check(amount: Yuan) -> Result<Yuan, String> {
    if amount.0.is_sign_negative() && !amount.0.is_zero() {
        return Err(format!("金额不能为负：{amount}"));
    }
    Ok(amount)
}

/// The entries of a cell that holds several, separated by any of `separators`; empty ones are dropped.
pub(super) fn list(cell: &str, separators: &[char]) -> Vec<String> {
    cell.split(separators).map(str::trim).filter(|entry| !entry.is_empty()).map(str::to_owned).collect()
}

/// A cell that may be empty.
pub(super) fn optional(cell: &str) -> Option<String> {
    let text = cell.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Provisions as written in a decision: separated where the next law begins (、《), so that 第三十五条、第七十五条 of one
/// law stay together.
pub(super) fn provisions(cell: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    let mut entry = String::new();
    let mut signs = cell.trim().chars().peekable();
    while let Some(sign) = signs.next() {
        let is_separator = matches!(sign, '、' | '，' | ',' | '；' | ';' | '\n');
        if is_separator && signs.peek() == Some(&'《') {
            entries.push(std::mem::take(&mut entry));
        } else {
            entry.push(sign);
        }
    }
    entries.push(entry);
    entries.into_iter().map(|entry| entry.trim().to_owned()).filter(|entry| !entry.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let expected = NaiveDate::from_ymd_opt(2016, 4, 21);
        for cell in ["2016/4/21", "2016-04-21", "2016.4.21", "2016年4月21日", " 2016-04-21 00:00:00 "] {
            assert_eq!(date(cell), Ok(expected), "{cell}");
        }
        assert_eq!(date(" "), Ok(None));
        for cell in ["2025年2月30日", "明天", "2025/13/1", "25/1/1", "2025-01"] {
            assert!(date(cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn amounts_are_exact_and_never_negative() {
        let amount = |cell: &str| yuan(cell).map(|amount| amount.map(|amount| amount.to_string()));
        assert_eq!(amount("10000"), Ok(Some("10000元".into())));
        assert_eq!(amount("10,000.50元"), Ok(Some("10000.5元".into())));
        assert_eq!(amount("1.5万元"), Ok(Some("15000元".into())));
        assert_eq!(amount(""), Ok(None));
        assert!(amount("-1").is_err());
        assert!(amount("若干").is_err());
    }

    #[test]
    fn articles_of_one_law_stay_together() {
        let cell = "《中华人民共和国商业银行法》第三十五条、第七十五条、《中华人民共和国行政处罚法》第二十七条";
        assert_eq!(
            provisions(cell),
            ["《中华人民共和国商业银行法》第三十五条、第七十五条", "《中华人民共和国行政处罚法》第二十七条"]
        );
    }
}
