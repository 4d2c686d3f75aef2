//! How the fines of comparable cases are spread, and where a fine or a range would fall. Statistics alone: which cases are
//! comparable is decided elsewhere.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::law::money::Yuan;

/// Cases that a distribution needs at least; fewer say nothing about what is usual.
pub const ENOUGH: usize = 8;

/// What is thought of in the case at hand, in yuan. What is not known is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OwnFine {
    /// The fine that is thought of.
    pub fine: Option<Yuan>,
    /// Least fine of the case's range.
    pub low: Option<Yuan>,
    /// Greatest fine of the case's range.
    pub high: Option<Yuan>,
}

/// The fines of comparable cases, in yuan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Distribution {
    /// Cases with a decided fine.
    pub count: usize,
    /// How many of them are invented samples.
    #[serde(default)]
    pub invented: usize,
    /// Which cases they are, in Chinese.
    pub of: String,
    /// Least fine; absent, as all figures below, where there are too few cases.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub min: Option<Yuan>,
    /// A tenth of the fines are below (linear between neighbours, as all quantiles).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub p10: Option<Yuan>,
    /// A quarter of the fines are below.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub p25: Option<Yuan>,
    /// Half of the fines are below.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub median: Option<Yuan>,
    /// Three quarters of the fines are below.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub p75: Option<Yuan>,
    /// Nine tenths of the fines are below.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub p90: Option<Yuan>,
    /// Greatest fine.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub max: Option<Yuan>,
    /// The fine of the case at hand, where it was given.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fine: Option<Yuan>,
    /// Percent of the fines that are below it, equal ones counted by half; 0 to 100, to a tenth.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub percentile: Option<f64>,
    /// The same for the least fine of the case's range.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub low_percentile: Option<f64>,
    /// The same for the greatest fine of the case's range.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub high_percentile: Option<f64>,
    /// Whether there are enough cases (8).
    pub enough: bool,
    /// What to know about the figures, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

impl Distribution {
    /// Of the fines of the cases that `of` tells, in any order; `invented` of them are invented samples.
    pub fn new(of: String, mut fines: Vec<Yuan>, invented: usize, own: OwnFine) -> Self {
        fines.sort_unstable();
        let enough = fines.len() >= ENOUGH;
        let known = if enough { fines.as_slice() } else { &[] };
        let too_few = || format!("{of}只有 {} 件载明罚款，少于 {ENOUGH} 件，不作分布统计", fines.len());
        let place = |amount: Option<Yuan>| amount.and_then(|amount| percentile(known, amount));
        let samples = || format!("其中虚构案例 {invented} 件，仅供演示");
        let notes: Vec<String> =
            [(!enough).then(too_few), (invented > 0).then(samples)].into_iter().flatten().collect();
        Self {
            count: fines.len(),
            invented,
            min: known.first().copied(),
            p10: quantile(known, Decimal::new(1, 1)),
            p25: quantile(known, Decimal::new(25, 2)),
            median: quantile(known, Decimal::new(5, 1)),
            p75: quantile(known, Decimal::new(75, 2)),
            p90: quantile(known, Decimal::new(9, 1)),
            max: known.last().copied(),
            fine: own.fine,
            percentile: place(own.fine),
            low_percentile: place(own.low),
            high_percentile: place(own.high),
            enough,
            note: (!notes.is_empty()).then(|| notes.join("；")),
            of,
        }
    }
}

/// The value below which a share of sorted amounts lies: at position share × (n − 1), linear between neighbours, to the fen.
fn quantile(sorted: &[Yuan], share: Decimal) -> Option<Yuan> {
    let position = share * Decimal::from(sorted.len().checked_sub(1)?);
    let below = position.floor();
    let place = below.to_usize()?;
    let (low, high) = (sorted.get(place)?, sorted.get(place + 1).or(sorted.get(place))?);
    Some(Yuan((low.0 + (high.0 - low.0) * (position - below)).round_dp(2).normalize()))
}

/// Percent of sorted amounts below `amount`, equal ones counted by half, to a tenth.
fn percentile(sorted: &[Yuan], amount: Yuan) -> Option<f64> {
    let below = sorted.partition_point(|other| *other < amount);
    let equal = sorted.partition_point(|other| *other <= amount) - below;
    let halves = Decimal::from(2 * below + equal);
    let percent = (halves * Decimal::from(50)).checked_div(Decimal::from(sorted.len()))?;
    percent.round_dp(1).to_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fines(yuan: &[i64]) -> Vec<Yuan> {
        yuan.iter().copied().map(Yuan::from_integer).collect()
    }

    fn of(yuan: &[i64], fine: Option<i64>) -> Distribution {
        let own = OwnFine { fine: fine.map(Yuan::from_integer), ..OwnFine::default() };
        Distribution::new("同一条款的案例".to_owned(), fines(yuan), 0, own)
    }

    #[test]
    fn quartiles_lie_between_neighbours_as_worked_by_hand() {
        // n = 8: positions 1.75, 3.5, 5.25 from 0.
        let found = of(&[8_000, 1_000, 3_000, 2_000, 5_000, 4_000, 7_000, 6_000], Some(2_000));
        let [p25, median, p75] = [2_750, 4_500, 6_250].map(|yuan| Some(Yuan::from_integer(yuan)));
        assert_eq!((found.p25, found.median, found.p75), (p25, median, p75));
        assert_eq!((found.min, found.max), (Some(Yuan::from_integer(1_000)), Some(Yuan::from_integer(8_000))));
        // One below, one equal: 1.5 of 8 is 18.75 percent.
        assert_eq!(found.percentile, Some(18.8));
        assert!(found.enough && found.note.is_none());
    }

    #[test]
    fn tenths_and_the_place_of_a_range_are_as_worked_by_hand() {
        // n = 11: a tenth is position 1, nine tenths position 9.
        let own = OwnFine { fine: None, low: Some(Yuan::from_integer(20)), high: Some(Yuan::from_integer(75)) };
        let all = fines(&[0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
        let found = Distribution::new("案例".to_owned(), all, 2, own);
        assert_eq!((found.p10, found.p90), (Some(Yuan::from_integer(10)), Some(Yuan::from_integer(90))));
        // Two below and one equal: 2.5 of 11. Eight below: 8 of 11.
        assert_eq!((found.low_percentile, found.high_percentile), (Some(22.7), Some(72.7)));
        assert_eq!(found.note.as_deref(), Some("其中虚构案例 2 件，仅供演示"));
    }

    #[test]
    fn with_an_odd_number_the_middle_one_is_the_median() {
        // n = 9: positions 2, 4, 6.
        let found = of(&[10, 20, 30, 40, 50, 60, 70, 80, 1_000], Some(5_000));
        let [p25, median, p75] = [30, 50, 70].map(|yuan| Some(Yuan::from_integer(yuan)));
        assert_eq!((found.p25, found.median, found.p75), (p25, median, p75));
        assert_eq!(found.percentile, Some(100.0));
    }

    #[test]
    fn equal_fines_put_theirs_in_the_middle() {
        let found = of(&[500; 8], Some(500));
        assert_eq!((found.p25, found.percentile), (Some(Yuan::from_integer(500)), Some(50.0)));
        assert_eq!(of(&[500; 8], Some(1)).percentile, Some(0.0));
    }

    #[test]
    fn too_few_cases_give_no_figures_and_say_so() {
        let found = of(&[1, 2, 3, 4, 5, 6, 7], Some(3));
        assert!(!found.enough && found.min.is_none() && found.median.is_none() && found.percentile.is_none());
        assert_eq!(found.note.as_deref(), Some("同一条款的案例只有 7 件载明罚款，少于 8 件，不作分布统计"));
        assert_eq!(of(&[], None).count, 0);
    }
}
