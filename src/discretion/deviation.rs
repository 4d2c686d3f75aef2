//! Whether a fine, or the range of a case, departs from what comparable cases were fined.
//!
//! Like cases are to be treated alike (行政处罚法 第五条第二款; 国办发〔2022〕27号 （六）: no 畸轻畸重). A departure is no error: it is shown
//! with its numbers and with what may explain it, and a person decides. Nothing here ranks agencies or sets targets (27号 （六） forbids it).
//!
//! The rule: below the tenth or above the ninetieth percentile is a departure; beyond Tukey's fences (a quartile and one and a half
//! times the distance between the quartiles; J. W. Tukey, Exploratory Data Analysis, 1977) it is a strong one. Of a range, both ends must
//! lie there. See docs/LIKE_CASES.md.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::circumstance::{Effect, named};
use super::distribution::{Distribution, ENOUGH};
use crate::law::money::Yuan;

/// Where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeviationKind {
    /// Above the upper fence.
    FarAbove,
    /// Above the ninetieth percentile.
    Above,
    /// Between the tenth and the ninetieth percentile, or a range that reaches into it.
    Within,
    /// Below the tenth percentile.
    Below,
    /// Below the lower fence.
    FarBelow,
    /// Too few comparable cases to say anything.
    TooFew,
}

impl DeviationKind {
    /// Whether a person must look at it.
    pub fn warns(self) -> bool {
        !matches!(self, Self::Within | Self::TooFew)
    }

    fn is_above(self) -> bool {
        matches!(self, Self::Above | Self::FarAbove)
    }
}

/// How a fine or a range stands to comparable cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Deviation {
    /// Where it lies.
    pub kind: DeviationKind,
    /// Which cases it was compared with, in Chinese.
    pub of: String,
    /// What was compared: `fine` or `range`.
    pub compared: Compared,
    /// Why it is a departure or none, with the numbers, in Chinese.
    pub reason: String,
    /// Names of circumstances of the case that may explain it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub explained_by: Vec<String>,
    /// The numbers.
    pub numbers: Numbers,
}

/// What was compared with the cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// The fine that is thought of.
    Fine,
    /// The range of the case.
    Range,
}

/// The numbers of a comparison, in yuan; absent where there are too few cases.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Numbers {
    /// Comparable cases.
    pub count: usize,
    /// How many of them are invented samples.
    pub invented: usize,
    /// Least amount compared.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub low: Option<Yuan>,
    /// Greatest amount compared.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub high: Option<Yuan>,
    /// Tenth percentile of the cases.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub p10: Option<Yuan>,
    /// Ninetieth percentile.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub p90: Option<Yuan>,
    /// First quartile less one and a half times the distance between the quartiles.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub lower_fence: Option<Yuan>,
    /// Third quartile and as much.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub upper_fence: Option<Yuan>,
}

/// Tukey's factor.
const FENCE: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// Compares a fine with the cases, or where none is thought of, the range `(least, greatest)`; `None` where neither is known.
/// `circumstances` are identifiers or names of the catalogue.
pub fn deviation(cases: &Distribution, range: Option<(Yuan, Yuan)>, circumstances: &[String]) -> Option<Deviation> {
    let (compared, (low, high)) = match cases.fine {
        Some(fine) => (Compared::Fine, (fine, fine)),
        None => (Compared::Range, range?),
    };
    let mut numbers = Numbers {
        count: cases.count,
        invented: cases.invented,
        low: Some(low),
        high: Some(high),
        p10: cases.p10,
        p90: cases.p90,
        ..Numbers::default()
    };
    let marks = cases.p10.zip(cases.p90).zip(cases.p25.zip(cases.p75)).filter(|_| cases.enough);
    let Some(((p10, p90), (p25, p75))) = marks else {
        let reason = format!("{}只有{}件，少于{ENOUGH}件，不足以判断是否偏离", cases.of, cases.count);
        let of = cases.of.clone();
        return Some(Deviation {
            kind: DeviationKind::TooFew,
            of,
            compared,
            reason,
            explained_by: Vec::new(),
            numbers,
        });
    };
    let step = (p75.0 - p25.0) * FENCE;
    let fences = (Yuan(p25.0 - step), Yuan(p75.0 + step));
    (numbers.lower_fence, numbers.upper_fence) = (Some(fences.0), Some(fences.1));
    let kind = kind((low, high), (p10, p90), fences);
    let explained_by = if kind.warns() { explaining(kind, circumstances) } else { Vec::new() };
    let reason = reason(kind, compared, (low, high), (p10, p90), cases, &explained_by);
    Some(Deviation { kind, of: cases.of.clone(), compared, reason, explained_by, numbers })
}

/// A range departs where the whole of it does.
fn kind((low, high): (Yuan, Yuan), (p10, p90): (Yuan, Yuan), (lower, upper): (Yuan, Yuan)) -> DeviationKind {
    if low > p90 {
        return if low > upper { DeviationKind::FarAbove } else { DeviationKind::Above };
    }
    if high < p10 {
        return if high < lower { DeviationKind::FarBelow } else { DeviationKind::Below };
    }
    DeviationKind::Within
}

/// Lighter circumstances may explain a low fine, heavier ones a high one.
fn explaining(kind: DeviationKind, circumstances: &[String]) -> Vec<String> {
    let explains = |effect: Effect| {
        if kind.is_above() { effect.aggravates() } else { effect.lightens() || effect == Effect::NoPenalty }
    };
    let entries = circumstances.iter().filter_map(|name| named(name));
    entries.filter(|entry| explains(entry.effect)).map(|entry| entry.name.clone()).collect()
}

fn reason(
    kind: DeviationKind,
    compared: Compared,
    (low, high): (Yuan, Yuan),
    (p10, p90): (Yuan, Yuan),
    cases: &Distribution,
    explained_by: &[String],
) -> String {
    let own = match compared {
        Compared::Fine => format!("拟罚{low}"),
        Compared::Range => format!("本案幅度{low}至{high}"),
    };
    let samples = if cases.invented > 0 {
        format!("，其中虚构案例{}件，仅供演示", cases.invented)
    } else {
        String::new()
    };
    let of = format!("{}（{}件{samples}）", cases.of, cases.count);
    let usual = format!("{of}中有八成的罚款在{p10}至{p90}之间");
    let strength = if matches!(kind, DeviationKind::FarAbove | DeviationKind::FarBelow) { "明显" } else { "" };
    let side = match kind {
        DeviationKind::Within | DeviationKind::TooFew => return format!("{own}与类案一致：{usual}"),
        DeviationKind::Above | DeviationKind::FarAbove => "高于",
        DeviationKind::Below | DeviationKind::FarBelow => "低于",
    };
    let explained = if explained_by.is_empty() {
        "未见可以解释的情节，请核实案件差异并说明理由".to_owned()
    } else {
        format!("本案情节（{}）可能解释这一差异，请在决定中说明理由", explained_by.join("、"))
    };
    format!("{own}{strength}{side}类案：{usual}；{explained}")
}

#[cfg(test)]
mod tests {
    use super::super::distribution::OwnFine;
    use super::*;

    fn yuan(amount: i64) -> Yuan {
        Yuan::from_integer(amount)
    }

    /// 1,000 to 11,000 in steps of 1,000: p10 2,000, quartiles 3,500 and 8,500, p90 10,000, fences -4,000 and 16,000.
    fn cases(fine: Option<i64>) -> Distribution {
        let fines = (1..=11).map(|thousand| yuan(thousand * 1_000)).collect();
        let own = OwnFine { fine: fine.map(yuan), ..OwnFine::default() };
        Distribution::new("同一条款、同一阶次的案例".to_owned(), fines, 0, own)
    }

    fn of_fine(fine: i64) -> Deviation {
        deviation(&cases(Some(fine)), None, &[]).expect("a fine is known")
    }

    #[test]
    fn tenths_and_fences_are_as_worked_by_hand() {
        let numbers = of_fine(5_000).numbers;
        assert_eq!((numbers.p10, numbers.p90), (Some(yuan(2_000)), Some(yuan(10_000))));
        assert_eq!((numbers.lower_fence, numbers.upper_fence), (Some(yuan(-4_000)), Some(yuan(16_000))));
        assert_eq!(of_fine(2_000).kind, DeviationKind::Within, "the tenth itself is usual");
        assert_eq!(of_fine(1_999).kind, DeviationKind::Below);
        assert_eq!(of_fine(10_001).kind, DeviationKind::Above);
        assert_eq!(of_fine(16_000).kind, DeviationKind::Above);
        assert_eq!(of_fine(16_001).kind, DeviationKind::FarAbove);
    }

    #[test]
    fn below_the_lower_fence_is_strong() {
        // 100, 101 .. 110: quartiles 102.5 and 107.5, lower fence 95.
        let fines = (100..=110).map(yuan).collect();
        let own = OwnFine { fine: Some(yuan(94)), ..OwnFine::default() };
        let found = deviation(&Distribution::new("案例".to_owned(), fines, 0, own), None, &[]).expect("known");
        assert_eq!((found.kind, found.numbers.lower_fence), (DeviationKind::FarBelow, Some(yuan(95))));
        assert!(found.reason.contains("拟罚94元明显低于类案"), "{}", found.reason);
    }

    #[test]
    fn a_range_departs_only_as_a_whole() {
        let of_range = |low, high| deviation(&cases(None), Some((yuan(low), yuan(high))), &[]).expect("known").kind;
        assert_eq!(of_range(500, 1_500), DeviationKind::Below);
        assert_eq!(of_range(500, 2_000), DeviationKind::Within);
        assert_eq!(of_range(10_500, 20_000), DeviationKind::Above);
        assert_eq!(of_range(17_000, 20_000), DeviationKind::FarAbove);
        assert!(deviation(&cases(None), None, &[]).is_none(), "nothing to compare");
    }

    #[test]
    fn circumstances_of_the_right_direction_explain_it() {
        let ids: Vec<String> = ["removed_harm", "recidivism", "first_offence"].map(str::to_owned).into();
        let low = deviation(&cases(Some(500)), None, &ids).expect("known");
        assert_eq!(low.explained_by, ["主动消除或者减轻违法行为危害后果"]);
        let high = deviation(&cases(Some(50_000)), None, &ids).expect("known");
        assert_eq!(high.explained_by, ["因同一性质违法行为受过刑事处罚或者一年内受过行政处罚"]);
        assert!(of_fine(500).reason.contains("未见可以解释的情节"));
        assert!(deviation(&cases(Some(5_000)), None, &ids).expect("known").explained_by.is_empty());
    }

    #[test]
    fn too_few_cases_say_so_and_give_no_numbers() {
        let few = Distribution::new("案例".to_owned(), vec![yuan(1); ENOUGH - 1], 7, OwnFine::default());
        let found = deviation(&few, Some((yuan(1), yuan(2))), &[]).expect("a range is known");
        assert_eq!((found.kind, found.kind.warns()), (DeviationKind::TooFew, false));
        assert!(found.numbers.p10.is_none() && found.numbers.upper_fence.is_none());
        assert_eq!(found.reason, "案例只有7件，少于8件，不足以判断是否偏离");
    }

    #[test]
    fn invented_samples_are_counted_apart_and_named() {
        let fines = (1..=11).map(|thousand| yuan(thousand * 1_000)).collect();
        let own = OwnFine { fine: Some(yuan(500)), ..OwnFine::default() };
        let found = deviation(&Distribution::new("案例".to_owned(), fines, 11, own), None, &[]).expect("known");
        assert_eq!(found.numbers.invented, 11);
        assert!(found.reason.contains("虚构案例11件，仅供演示"), "{}", found.reason);
    }
}
