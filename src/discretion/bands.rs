//! The part of a statutory range that a band of the rules covers.

use rust_decimal::{Decimal, RoundingStrategy};

use super::profile::{Band, FineKind, Place, RuleProfile};
use super::range::{FineRange, Step};
use super::statutory::words;
use crate::law::money::Yuan;

/// A band applied to a statutory range.
pub(super) struct Cut {
    pub range: FineRange,
    pub step: Step,
}

/// Cuts a band out of a range; `None` where the range has no greatest fine or no width.
pub(super) fn cut(statutory: FineRange, kind: FineKind, band: &Band, profile: &RuleProfile) -> Option<Cut> {
    let max = statutory.max?;
    let min = statutory.min.unwrap_or_default();
    if min >= max {
        return None;
    }
    let at = |share: Decimal| min.0 + (max.0 - min.0) * share;
    let unit = profile.round_to;
    let from = band.from.map(|share| End::lower(at(share), band.from_excluded, unit));
    let to = End::upper(at(band.to), band.to_excluded, unit);
    let range = FineRange {
        min: from.as_ref().map(|end| Yuan(end.amount)),
        max: Some(Yuan(to.amount)),
        min_excluded: from.as_ref().is_some_and(|end| end.excluded),
        max_excluded: to.excluded,
    };
    let line = |share: Decimal, end: &End| {
        let percent = (share * Decimal::ONE_HUNDRED).normalize();
        let rounded = if end.exact { String::new() } else { format!("，取{}", Yuan(end.amount)) };
        format!("{min} + {percent}% × （{max} − {min}） = {}{rounded}", Yuan(at(share)))
    };
    let lines = band.from.zip(from.as_ref()).map(|(share, end)| line(share, end));
    let lines: Vec<String> = lines.into_iter().chain([line(band.to, &to)]).collect();
    let step = Step {
        rule: format!("取法定幅度的{}（{}）", band.share(), kind.name()),
        source: profile.cite(&band.source),
        input: lines.join("；"),
        result: words(range),
    };
    Some(Cut { range, step })
}

/// Where in the band a fine lies when the rules say so: its least, its greatest, or anywhere.
pub(super) fn at(range: FineRange, place: Place) -> FineRange {
    match place {
        Place::Tier => range,
        Place::Lowest if range.min.is_some() && !range.min_excluded => FineRange::closed(range.min, range.min),
        Place::Highest if range.max.is_some() && !range.max_excluded => FineRange::closed(range.max, range.max),
        Place::Lowest | Place::Highest => range,
    }
}

/// An end of a band, rounded so that it stays inside.
struct End {
    amount: Decimal,
    excluded: bool,
    exact: bool,
}

impl End {
    fn lower(exact: Decimal, excluded: bool, unit: Option<Decimal>) -> Self {
        Self::rounded(exact, excluded, unit, RoundingStrategy::ToPositiveInfinity)
    }

    fn upper(exact: Decimal, excluded: bool, unit: Option<Decimal>) -> Self {
        Self::rounded(exact, excluded, unit, RoundingStrategy::ToNegativeInfinity)
    }

    /// An end that was moved inward is itself in the band.
    fn rounded(exact: Decimal, excluded: bool, unit: Option<Decimal>, towards: RoundingStrategy) -> Self {
        let unit = unit.unwrap_or(Decimal::new(1, 2));
        let amount = (exact / unit).round_dp_with_strategy(0, towards) * unit;
        Self { amount, excluded: excluded && amount == exact, exact: amount == exact }
    }
}
