//! Acts that stand twice: in the table itself, or in another table of the same agency for the same time.

use super::super::model::{Benchmark, BenchmarkTier, Item};
use super::acts::{Acts, Held};
use super::higher::overlap;
use super::{Finding, Verdict};

/// Finds acts that stand twice. Twice the same is superfluous; two standards for one act contradict each other, and nobody
/// can tell which is meant.
pub(super) fn check(benchmark: &Benchmark, others: &Acts<'_>, findings: &mut Vec<Finding>) {
    let own = Acts::of([benchmark]);
    for (place, item) in benchmark.items.iter().enumerate() {
        for twin in own.same_as(item).into_iter().filter(|twin| twin.place != place && is_twin(item, twin.item)) {
            let (code, message) = if rows(item) != rows(twin.item) {
                ("conflict", format!("与{}的同一违法行为标准不同", twin.item.cell))
            } else if twin.place < place {
                ("duplicate", format!("与{}重复", twin.item.cell))
            } else {
                continue;
            };
            let finding = Finding::of_item(item, Verdict::Refused, code, message, None);
            findings.push(Finding { place: Some(place), ..finding });
        }
        elsewhere(benchmark, item, place, others, findings);
    }
}

/// The same range and code too: an act may have several ranges with tiers of their own.
fn is_twin(one: &Item, other: &Item) -> bool {
    one.penalty == other.penalty && one.code == other.code
}

fn rows(item: &Item) -> Vec<(&str, &str, String)> {
    let row = |tier: &'_ BenchmarkTier| tier.words();
    item.tiers.iter().map(|tier| (tier.written.name.trim(), tier.written.condition.trim(), row(tier))).collect()
}

fn elsewhere(benchmark: &Benchmark, item: &Item, place: usize, others: &Acts<'_>, findings: &mut Vec<Finding>) {
    let (head, same) = (&benchmark.head, others.same_as(item));
    // A new edition takes the place of the one before it.
    let differs = |held: &&Held<'_>| {
        let other = &held.benchmark.head;
        let same_agency = other.agency == head.agency && other.id != head.id && other.title != head.title;
        same_agency && overlap(held.benchmark, benchmark) && is_twin(item, held.item) && rows(item) != rows(held.item)
    };
    if let Some(held) = same.iter().find(differs) {
        let number = &held.item.number;
        let message = format!("与本机关{}第{number}项的标准不同", held.benchmark.head.citation());
        let finding = Finding::of_item(item, Verdict::Doubtful, "conflict_elsewhere", message, None);
        findings.push(Finding { place: Some(place), ..finding });
    }
}
