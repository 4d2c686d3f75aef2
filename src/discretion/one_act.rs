//! 一事不二罚 (行政处罚法 第二十九条): one act that breaches several provisions is fined once, by the higher one.

use std::cmp::Ordering;

use super::range::{FineRange, Step};
use super::statutory::words;

const SOURCE: &str = "行政处罚法第二十九条";

/// Which of several provisions has the higher fine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Higher {
    /// Its place in the list; `None` where a fine is not known and a person must compare.
    pub index: Option<usize>,
    pub step: Step,
    pub notes: Vec<String>,
}

/// Compares the fines of provisions, each with its citation: by the greatest, then by the least; the first of equal ones.
pub(super) fn higher(all: &[(String, FineRange)]) -> Higher {
    let listed: Vec<String> = all.iter().map(|(citation, range)| format!("{citation}：{}", words(*range))).collect();
    let step = |result: String| Step {
        rule: "一事不二罚".to_owned(),
        source: SOURCE.to_owned(),
        input: listed.join("；"),
        result,
    };
    let unknown: Vec<&str> =
        all.iter().filter(|(_, range)| *range == FineRange::OPEN).map(|(citation, _)| citation.as_str()).collect();
    if !unknown.is_empty() {
        let note = format!("{}的罚款不能确定，哪一个罚款数额高须由办案人员比较", unknown.join("、"));
        return Higher { index: None, step: step("不能确定".to_owned()), notes: vec![note] };
    }
    let mut best = 0;
    for index in 1..all.len() {
        if compare(all[index].1, all[best].1) == Ordering::Greater {
            best = index;
        }
    }
    let chosen = all[best].1;
    let mut notes =
        vec![format!("同一违法行为只处一次罚款；其他规定的其他种类处罚是否并处，由办案人员依法决定（{SOURCE}）")];
    let least = |range: FineRange| range.min.unwrap_or_default();
    if all.iter().any(|(_, range)| least(*range) > least(chosen)) {
        notes.push("最高罚款较高的规定，其最低罚款却较低；此处按最高罚款比较，须由办案人员核对".to_owned());
    }
    Higher { index: Some(best), step: step(format!("罚款数额高的是{}", all[best].0)), notes }
}

fn compare(left: FineRange, right: FineRange) -> Ordering {
    // No greatest fine is more than any.
    let greatest = match (left.max, right.max) {
        (Some(left), Some(right)) => left.cmp(&right),
        (left, right) => left.is_none().cmp(&right.is_none()),
    };
    greatest.then_with(|| left.min.unwrap_or_default().cmp(&right.min.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::money::Yuan;

    fn index(ranges: &[(Option<i64>, Option<i64>)]) -> Option<usize> {
        let yuan = |amount: &Option<i64>| amount.map(Yuan::from_integer);
        let all: Vec<_> =
            ranges.iter().map(|(min, max)| ("某法".to_owned(), FineRange::closed(yuan(min), yuan(max)))).collect();
        higher(&all).index
    }

    #[test]
    fn the_higher_greatest_fine_applies_then_the_higher_least() {
        assert_eq!(index(&[(Some(5), Some(10)), (Some(1), Some(20))]), Some(1));
        assert_eq!(index(&[(Some(5), Some(10)), (Some(6), Some(10))]), Some(1));
        assert_eq!(index(&[(Some(5), Some(10)), (Some(5), Some(10))]), Some(0));
        assert_eq!(index(&[(Some(5), None), (Some(6), Some(10))]), Some(0));
        assert_eq!(index(&[(Some(5), Some(10)), (None, None)]), None);
    }
}
