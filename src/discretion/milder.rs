//! 从旧兼从轻 (行政处罚法 第三十七条): which of two laws is milder on the facts of a case.
//!
//! The greatest fine is compared first, the least where the greatest are equal, then the other penalties. Where fines and
//! other penalties point in different directions, or one is not known, a person compares.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::outcome::Milder;
use super::range::{FineRange, RangeReport};
use super::statutory::words;
use crate::law::money::Yuan;

/// One of two laws on the facts of a case.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    pub report: &'a RangeReport,
    /// Whether its clause has a fine at all; a range that is open then is one that could not be computed.
    pub has_fine: bool,
}

/// Compares the law of the act with the law of the decision, and says why.
pub(super) fn compare(old: Side<'_>, new: Side<'_>) -> (Milder, String) {
    let (Some(fine), fines) = (fines(old, new), said(old, new)) else {
        let why = "行为时和决定时的罚款至少有一个不能确定，须由办案人员比较".to_owned();
        return (Milder::Person, why);
    };
    let (measures, other) = other_penalties(old.report, new.report);
    let milder = match (fine, measures) {
        (Ordering::Equal, Some(Ordering::Equal)) => Milder::Same,
        (Ordering::Less | Ordering::Equal, Some(Ordering::Less | Ordering::Equal)) => Milder::New,
        (Ordering::Greater | Ordering::Equal, Some(Ordering::Greater | Ordering::Equal)) => Milder::Old,
        _ => Milder::Person,
    };
    let verdict = match milder {
        Milder::Same => "处罚相同，适用行为时的规定",
        Milder::New => "新的规定处罚较轻，适用新的规定",
        Milder::Old => "新的规定处罚不较轻，适用行为时的规定",
        Milder::Person => "罚款与其他处罚的轻重方向不一致，须由办案人员比较",
    };
    (milder, format!("{fines}；{other}；{verdict}"))
}

/// How the new fine stands to the old; `None` where one is not known.
fn fines(old: Side<'_>, new: Side<'_>) -> Option<Ordering> {
    let amounts = |side: Side<'_>| {
        let range = side.report.statutory;
        let unknown = side.has_fine && range == FineRange::OPEN;
        (!unknown).then(|| if side.has_fine { range } else { FineRange::closed(None, Some(Yuan::default())) })
    };
    let (old, new) = (amounts(old)?, amounts(new)?);
    // No greatest fine is more than any.
    let greatest = match (new.max, old.max) {
        (Some(new), Some(old)) => new.cmp(&old),
        (new, old) => new.is_none().cmp(&old.is_none()),
    };
    let least = new.min.unwrap_or_default().cmp(&old.min.unwrap_or_default());
    Some(greatest.then(least))
}

fn said(old: Side<'_>, new: Side<'_>) -> String {
    let fine = |side: Side<'_>| if side.has_fine { words(side.report.statutory) } else { "没有罚款".to_owned() };
    format!("罚款：行为时{}，决定时{}", fine(old), fine(new))
}

/// How the other penalties of the new law stand to those of the old; `None` where neither holds the other.
fn other_penalties(old: &RangeReport, new: &RangeReport) -> (Option<Ordering>, String) {
    let set = |report: &RangeReport| report.other.iter().cloned().collect::<BTreeSet<String>>();
    let (before, after) = (set(old), set(new));
    let order = match (before == after, after.is_subset(&before), before.is_subset(&after)) {
        (true, _, _) => Some(Ordering::Equal),
        (_, true, _) => Some(Ordering::Less),
        (_, _, true) => Some(Ordering::Greater),
        _ => None,
    };
    let list = |names: &BTreeSet<String>| {
        if names.is_empty() { "无".to_owned() } else { names.iter().cloned().collect::<Vec<_>>().join("、") }
    };
    (order, format!("其他处罚：行为时{}，决定时{}", list(&before), list(&after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(min: Option<i64>, max: Option<i64>, other: &[&str]) -> RangeReport {
        let statutory = FineRange::closed(min.map(Yuan::from_integer), max.map(Yuan::from_integer));
        let other = other.iter().map(|name| (*name).to_owned()).collect();
        RangeReport { statutory, other, ..RangeReport::default() }
    }

    fn milder(old: &RangeReport, new: &RangeReport) -> Milder {
        let side = |report| Side { report, has_fine: true };
        compare(side(old), side(new)).0
    }

    #[test]
    fn the_greatest_fine_counts_first_then_the_least() {
        let old = report(Some(10_000), Some(100_000), &[]);
        assert_eq!(milder(&old, &report(Some(20_000), Some(80_000), &[])), Milder::New);
        assert_eq!(milder(&old, &report(Some(5_000), Some(100_000), &[])), Milder::New);
        assert_eq!(milder(&old, &report(None, Some(100_000), &[])), Milder::New);
        assert_eq!(milder(&old, &report(Some(5_000), Some(200_000), &[])), Milder::Old);
        assert_eq!(milder(&old, &report(Some(10_000), None, &[])), Milder::Old);
        assert_eq!(milder(&old, &old), Milder::Same);
    }

    #[test]
    fn other_penalties_that_point_the_other_way_are_for_a_person() {
        let old = report(Some(10_000), Some(100_000), &["没收违法所得"]);
        let both = ["没收违法所得", "吊销许可证"];
        assert_eq!(milder(&old, &report(Some(10_000), Some(50_000), &both)), Milder::Person);
        assert_eq!(milder(&old, &report(Some(10_000), Some(100_000), &both)), Milder::Old);
        assert_eq!(milder(&old, &report(Some(10_000), Some(100_000), &[])), Milder::New);
        assert_eq!(milder(&old, &report(Some(10_000), Some(50_000), &["责令停产停业"])), Milder::Person);
        assert_eq!(milder(&old, &report(None, None, &["没收违法所得"])), Milder::Person);
    }

    #[test]
    fn a_new_law_without_a_fine_is_milder() {
        let old = report(Some(10_000), Some(100_000), &["警告"]);
        let new = report(None, None, &["警告"]);
        let (milder, why) = compare(Side { report: &old, has_fine: true }, Side { report: &new, has_fine: false });
        assert_eq!(milder, Milder::New);
        assert!(why.contains("没有罚款"), "{why}");
    }
}
