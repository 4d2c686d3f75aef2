//! Rules that give an amount by a formula in place of bands.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::profile::{Formula, FormulaKind, RuleProfile};
use super::range::{FineRange, Step};
use crate::law::money::Yuan;

/// The amount that the formula gives, with its step; `None` where the range has no greatest fine.
///
/// The sum of the factors counts for at most one, so that the amount stays in the range.
pub(super) fn amount(
    formula: &Formula,
    profile: &RuleProfile,
    statutory: FineRange,
    factors: &BTreeMap<String, Decimal>,
) -> Option<(Yuan, Step)> {
    let FormulaKind::SharesOfMaximum = formula.kind;
    let max = statutory.max?;
    let min = statutory.min.unwrap_or_default();
    let sum = factors.values().sum::<Decimal>().min(Decimal::ONE);
    // [Y + S(1 − Y)] × max with Y = min ÷ max, without the division, so that it is exact.
    let exact = min.0 + sum * (max.0 - min.0);
    let unit = profile.round_to.unwrap_or(Decimal::new(1, 2));
    let rounded = (exact / unit).round_dp_with_strategy(0, RoundingStrategy::ToNegativeInfinity) * unit;
    let amount = Yuan(rounded.max(min.0));
    let percent = |share: Decimal| format!("{}%", (share * Decimal::ONE_HUNDRED).normalize());
    let named: Vec<String> = factors.iter().map(|(name, share)| format!("{name}{}", percent(*share))).collect();
    let step = Step {
        rule: "按公式计算罚款".to_owned(),
        source: profile.cite(&formula.source),
        input: format!(
            "裁量因素：{}，合计{}；[{min} ÷ {max} + {} × （1 − {min} ÷ {max}）] × {max}",
            named.join("、"),
            percent(sum),
            percent(sum)
        ),
        result: amount.to_string(),
    };
    Some((amount, step))
}
