//! 两年内有三次以上违法行为, 一年内累计三次受到处罚.

use rust_decimal::prelude::ToPrimitive;

use super::When;
use crate::law::numerals::take_number;

/// Reads a count of acts or penalties within a number of years.
pub(super) fn read(piece: &str) -> Option<When> {
    let (at, years) = piece.char_indices().find_map(|(at, _)| {
        let (value, rest) = take_number(&piece[at..])?;
        rest.starts_with("年内").then_some((at, value))
    })?;
    let after = piece[at..].split_once("年内").map(|(_, after)| after)?;
    let times = after.char_indices().find_map(|(at, _)| {
        let (value, rest) = take_number(&after[at..])?;
        rest.starts_with('次').then_some(value)
    })?;
    Some(When::Repeated { times: times.to_u32()?, within_years: years.to_u32() })
}
