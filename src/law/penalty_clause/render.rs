//! A fine written as statutes write it: for documents, and to prove that what is written reads back.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Fine, FineUnit};
use crate::law::numerals::{to_chinese, yuan_in_statute_style};

/// The words of a fine from its verb to 罚款, with its condition in front, such as 情节严重的，处五万元以上十万元以下罚款.
pub fn render(fine: &Fine) -> String {
    let mut text = String::new();
    if let Some(condition) = &fine.condition {
        text.push_str(condition);
        text.push_str("的，");
    }
    text.push_str(if fine.optional { "可以处" } else { "处" });
    if let Some(base) = fine.base.as_deref().filter(|_| !fine.base_carried) {
        text.push_str(base);
    }
    if let Some(per) = &fine.per {
        text.push('每');
        text.push_str(per);
    }
    text.push_str(&range(fine));
    text.push_str("罚款");
    if let (Some(base), Some(floor)) = (&fine.base, fine.base_floor) {
        let floor = yuan_in_statute_style(floor);
        text.push_str(&format!("，{base}不足{floor}的，按{floor}计算"));
    }
    if let Some(cap) = fine.cap {
        text.push_str(&format!("，总额不超过{}", yuan_in_statute_style(cap)));
    }
    text
}

fn range(fine: &Fine) -> String {
    let quantity = |value| match fine.unit {
        FineUnit::Yuan => yuan_in_statute_style(value),
        FineUnit::Times => times(value),
    };
    match (fine.min, fine.max) {
        (Some(min), Some(max)) if min == max => quantity(min),
        (Some(min), Some(max)) => format!("{}以上{}以下", quantity(min), quantity(max)),
        (Some(min), None) => format!("{}以上", quantity(min)),
        (None, Some(max)) => format!("{}以下", quantity(max)),
        (None, None) => "以".to_owned(),
    }
}

/// 三倍, 百分之五.
fn times(value: Decimal) -> String {
    let percent = value * Decimal::ONE_HUNDRED;
    match (value.fract().is_zero(), value.to_u64(), percent.to_u64()) {
        (true, Some(times), _) => format!("{}倍", to_chinese(times)),
        (_, _, Some(percent_whole)) if percent.fract().is_zero() => format!("百分之{}", to_chinese(percent_whole)),
        _ => format!("百分之{}", percent.normalize()),
    }
}
