//! The statutory range in yuan: amounts as they stand, or the base times its multiples.

use rust_decimal::Decimal;

use super::input::RangeInput;
use super::range::{FineRange, Step};
use crate::law::money::Yuan;
use crate::law::penalty_clause::{Fine, FineUnit};

/// What came out of one fine.
pub(super) struct Computed {
    /// `None` where a fact is missing or the statute sets no amount; the note says which.
    pub range: Option<FineRange>,
    pub steps: Vec<Step>,
    pub notes: Vec<String>,
}

/// Computes the range that one fine allows.
pub(super) fn compute(fine: &Fine, input: &RangeInput<'_>, source: &str) -> Computed {
    let mut work = Work { fine, input, source, steps: Vec::new(), notes: Vec::new() };
    let range = work.range();
    Computed { range, steps: work.steps, notes: work.notes }
}

struct Work<'a, 'b> {
    fine: &'a Fine,
    input: &'a RangeInput<'b>,
    source: &'a str,
    steps: Vec<Step>,
    notes: Vec<String>,
}

impl Work<'_, '_> {
    fn range(&mut self) -> Option<FineRange> {
        if !self.fine.is_quantified() {
            self.notes.push(format!("{}规定了罚款，但没有规定数额：“{}”", self.source, self.fine.text));
            return None;
        }
        let range = match self.fine.unit {
            FineUnit::Yuan => FineRange::closed(self.fine.min.map(Yuan), self.fine.max.map(Yuan)),
            FineUnit::Times => self.multiples()?,
        };
        let range = self.for_all_units(range)?;
        let range = self.at_least(range);
        self.step("法定罚款幅度", self.fine.text.clone(), words(range));
        self.remarks();
        Some(range)
    }

    /// Base times multiples; the base raised to its floor first.
    fn multiples(&mut self) -> Option<FineRange> {
        let named = self.fine.base.clone().unwrap_or_default();
        let Some(value) = self.input.facts.base_named(&named) else {
            self.notes.push(format!("缺少“{named}”的数额，无法计算“{}”的幅度", self.fine.text));
            return None;
        };
        let base = match self.floor(&named, value)?.filter(|floor| value < *floor) {
            Some(floor) => {
                self.step("计算基数的下限", format!("{named}{value}，不足{floor}"), format!("按{floor}计算"));
                floor
            }
            None => value,
        };
        let times = |factor: Option<Decimal>| factor.map(|factor| base.times(factor));
        let range = FineRange::closed(times(self.fine.min), times(self.fine.max));
        let product = |factor: Option<Decimal>, result: Option<Yuan>| {
            Some(format!("{base} × {} = {}", factor?.normalize(), result?))
        };
        let products = [product(self.fine.min, range.min), product(self.fine.max, range.max)];
        let input = products.into_iter().flatten().collect::<Vec<_>>().join("；");
        self.step("基数乘以倍数", input, words(range));
        Some(range)
    }

    /// What a lesser base counts as. `None` where there are floors for parts of the acts, one of which the base does not reach,
    /// and nobody has confirmed which part the act is of.
    fn floor(&mut self, named: &str, value: Yuan) -> Option<Option<Yuan>> {
        let parts = &self.fine.base_floors;
        let highest = parts.iter().map(|part| part.amount).max().map(Yuan);
        if highest.is_none_or(|highest| value >= highest) {
            return Some(self.fine.base_floor.map(Yuan));
        }
        let (act, input) = (|base: &str| base.trim_end_matches("货值金额").to_owned(), self.input);
        if let Some(part) = parts.iter().find(|part| input.is_established(&act(&part.base))) {
            return Some(Some(Yuan(part.amount)));
        }
        let listed: Vec<String> =
            parts.iter().map(|part| format!("“{}”不足{}的按该数计算", act(&part.base), Yuan(part.amount))).collect();
        let which = listed.join("，");
        self.notes
            .push(format!("{named}{value}，{which}：须先认定属于哪一种（established），才能计算“{}”", self.fine.text));
        None
    }

    /// Amounts per unit times the number of units, within the cap.
    fn for_all_units(&mut self, each: FineRange) -> Option<FineRange> {
        let Some(unit) = self.fine.per.clone() else { return Some(self.within_cap(each)) };
        let Some(count) = self.input.facts.units else {
            self.notes.push(format!("罚款按每{unit}计算，缺少数量，无法得出总额：“{}”", self.fine.text));
            return None;
        };
        let cap = self.fine.cap.map(Yuan);
        let total = |amount: Option<Yuan>| amount.map(|amount| capped(amount.times(count), cap));
        let range = FineRange::closed(total(each.min), total(each.max));
        let limit = cap.map(|cap| format!("，总额不超过{cap}")).unwrap_or_default();
        self.step("按数量计算", format!("{} × {}（每{unit}）{limit}", words(each), count.normalize()), words(range));
        Some(range)
    }

    /// 三倍以下但最高不超过三万元.
    fn within_cap(&mut self, range: FineRange) -> FineRange {
        let Some(cap) = self.fine.cap.map(Yuan) else { return range };
        let limited = FineRange::closed(
            range.min.map(|amount| capped(amount, Some(cap))),
            Some(range.max.map_or(cap, |amount| capped(amount, Some(cap)))),
        );
        self.step("罚款总额的上限", format!("{}，不超过{cap}", words(range)), words(limited));
        limited
    }

    /// 但罚款不得低于二千元.
    fn at_least(&mut self, range: FineRange) -> FineRange {
        let Some(least) = self.fine.least.map(Yuan) else { return range };
        let raised = |amount: Option<Yuan>| amount.map(|amount| amount.max(least));
        let limited = FineRange::closed(Some(range.min.unwrap_or_default().max(least)), raised(range.max));
        self.step("罚款的最低数额", format!("{}，不低于{least}", words(range)), words(limited));
        limited
    }

    fn remarks(&mut self) {
        if self.fine.optional {
            self.notes.push(format!("条文规定“可以”罚款，是否罚款由办案人员决定：“{}”", self.fine.text));
        }
        if !self.fine.instead_of.is_empty() {
            let others = self.fine.instead_of.join("、");
            self.notes.push(format!("条文规定可以选择{others}代替罚款：“{}”", self.fine.text));
        }
    }

    fn step(&mut self, rule: &str, input: String, result: String) {
        self.steps.push(Step { rule: rule.to_owned(), source: self.source.to_owned(), input, result });
    }
}

fn capped(amount: Yuan, cap: Option<Yuan>) -> Yuan {
    cap.map_or(amount, |cap| amount.min(cap))
}

/// A range in words: 50000元以上100000元以下, 65000元以上（不含）85000元以下（不含）.
pub(crate) fn words(range: FineRange) -> String {
    let except = |excluded: bool| if excluded { "（不含）" } else { "" };
    let (not_min, not_max) = (except(range.min_excluded), except(range.max_excluded));
    match (range.min, range.max) {
        (Some(min), Some(max)) if min == max => format!("{min}"),
        (Some(min), Some(max)) => format!("{min}以上{not_min}{max}以下{not_max}"),
        (Some(min), None) => format!("{min}以上{not_min}"),
        (None, Some(max)) => format!("{max}以下{not_max}"),
        (None, None) => "没有数额".to_owned(),
    }
}
