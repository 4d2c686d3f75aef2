//! Base floors: 货值金额不足十万元的，按十万元计算.

use rust_decimal::Decimal;

use super::amount::yuan;
use super::{BaseFloor, BaseKind, Fine, FineUnit};

/// A base below `amount` yuan counts as `amount`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Floor<'a> {
    base: &'a str,
    amount: Decimal,
}

/// Reads a floor from a condition phrase and the phrase behind it.
pub(crate) fn read<'a>(condition: &'a str, consequence: &str) -> Option<Floor<'a>> {
    let condition = condition.strip_suffix('的').unwrap_or(condition);
    let (base, threshold) = condition.split_once("不足").or_else(|| condition.split_once("不满"))?;
    let (threshold, rest) = yuan(threshold)?;
    let counted = ["按照", "按", "以"].iter().find_map(|word| consequence.strip_prefix(word))?;
    let (amount, tail) = yuan(counted)?;
    let same = rest.is_empty() && tail.starts_with("计") && threshold == amount;
    same.then_some(Floor { base, amount })
}

impl Floor<'_> {
    /// Sets the floor on the fines before it that multiply the same base and have none yet; one for a part of the acts joins
    /// those for the others.
    pub(crate) fn apply(&self, fines: &mut [Fine]) {
        for fine in fines.iter_mut().filter(|fine| fine.unit == FineUnit::Times) {
            let Some(base) = fine.base.as_deref().filter(|base| self.is_on(base)) else { continue };
            if !base.ends_with(self.base) {
                fine.base_floors.push(BaseFloor { base: self.base.to_owned(), amount: self.amount });
            }
            fine.base_floor.get_or_insert(self.amount);
        }
    }

    fn is_on(&self, base: &str) -> bool {
        let kinds = BaseKind::of(self.base).zip(BaseKind::of(base));
        kinds.map_or_else(|| base.ends_with(self.base) || self.base.ends_with(base), |(floor, base)| floor == base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_floor_names_the_amount_that_a_lesser_base_counts_as() {
        let floor = read("违法生产、销售的药品货值金额不足十万元的", "按十万元计算").expect("a floor");
        assert_eq!(floor.amount, Decimal::from(100_000));
        assert!(floor.is_on("货值金额") && !floor.is_on("违法所得"));
        assert_eq!(read("货值金额不足十万元的", "按五万元计算"), None);
        assert_eq!(read("货值金额不足一万元的", "并处五万元以上十万元以下罚款"), None);
    }
}
