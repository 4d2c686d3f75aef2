//! A clause written as statutes write it: for documents, and to prove that what is written reads back.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Fine, FineUnit, Joined, Measure, MeasureKind};
use crate::law::numerals::{to_chinese, yuan_in_statute_style};

/// The words of a fine from its verb to 罚款, with its condition in front, such as 情节严重的，处五万元以上十万元以下罚款.
pub fn render(fine: &Fine) -> String {
    let mut text = condition(fine.condition.as_deref());
    text.push_str(&aimed(fine.subject_text.as_deref(), fine.optional));
    text.push_str(match fine.with {
        Joined::Together => "并处",
        Joined::Either => "单处或者并处",
        Joined::Alone | Joined::Choice => "处",
    });
    for name in &fine.instead_of {
        text.push_str(name);
        text.push_str("或者");
    }
    if let Some(base) = fine.base.as_deref().filter(|_| !fine.base_carried) {
        text.push_str(base);
    }
    if let Some(per) = &fine.per {
        text.push('每');
        text.push_str(per);
    }
    text.push_str(&range(fine));
    text.push_str(&capped_fine(fine));
    if let (Some(base), Some(floor)) = (&fine.base, fine.base_floor) {
        let floor = yuan_in_statute_style(floor);
        text.push_str(&format!("，{base}不足{floor}的，按{floor}计算"));
    }
    if let Some(least) = fine.least {
        text.push_str(&format!("，但罚款不得低于{}", yuan_in_statute_style(least)));
    }
    text
}

/// The words of another penalty, with its condition in front, such as 情节严重的，可以吊销许可证.
pub fn render_measure(measure: &Measure) -> String {
    let mut text = condition(measure.condition.as_deref());
    text.push_str(&aimed(measure.subject_text.as_deref(), measure.optional));
    text.push_str(match measure.kind {
        MeasureKind::Warning | MeasureKind::PublicCriticism => "给予",
        MeasureKind::Detention => "处",
        _ => "",
    });
    text.push_str(&measure.name);
    text
}

fn condition(words: Option<&str>) -> String {
    words.map(|words| format!("{words}的，")).unwrap_or_default()
}

/// 对单位可以.
fn aimed(subject: Option<&str>, optional: bool) -> String {
    let subject = subject.map(|named| format!("对{named}")).unwrap_or_default();
    let may = if optional { "可以" } else { "" };
    format!("{subject}{may}")
}

/// 罚款, with its cap where statutes put it: behind a multiple, or behind the amount for each unit.
fn capped_fine(fine: &Fine) -> String {
    match fine.cap.map(yuan_in_statute_style) {
        None => "罚款".to_owned(),
        Some(cap) if fine.per.is_some() => format!("，总额不超过{cap}的罚款"),
        Some(cap) => format!("但最高不超过{cap}的罚款"),
    }
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
        (None, None) => String::new(),
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
