//! Acts that stand twice: in the table itself, or in another table of the same agency for the same time.

use super::super::model::{Benchmark, BenchmarkTier, Item};
use super::higher::{overlap, same_act};
use super::{Finding, Verdict};

/// Finds acts that stand twice. Twice the same is superfluous; two standards for one act contradict each other, and nobody
/// can tell which is meant.
pub(super) fn check(benchmark: &Benchmark, others: &[Benchmark], findings: &mut Vec<Finding>) {
    let items = &benchmark.items;
    for (place, item) in items.iter().enumerate() {
        let twins = items.iter().enumerate().filter(|(other, twin)| *other != place && is_twin(item, twin));
        for (other, twin) in twins {
            let (verdict, code, message) = if rows(item) != rows(twin) {
                (Verdict::Refused, "conflict", format!("与{}的同一违法行为标准不同", twin.cell))
            } else if other < place {
                (Verdict::Refused, "duplicate", format!("与{}重复", twin.cell))
            } else {
                continue;
            };
            let finding = Finding::of_item(item, verdict, code, message, None);
            findings.push(Finding { place: Some(place), ..finding });
        }
        elsewhere(benchmark, item, place, others, findings);
    }
}

/// The same act, basis and range.
fn is_twin(one: &Item, other: &Item) -> bool {
    same_act(one, other) && one.penalty == other.penalty && one.code == other.code
}

fn rows(item: &Item) -> Vec<(&str, &str, String)> {
    let row = |tier: &'_ BenchmarkTier| tier.words();
    item.tiers.iter().map(|tier| (tier.written.name.trim(), tier.written.condition.trim(), row(tier))).collect()
}

fn elsewhere(benchmark: &Benchmark, item: &Item, place: usize, others: &[Benchmark], findings: &mut Vec<Finding>) {
    let same_agency = |other: &&Benchmark| {
        other.head.agency == benchmark.head.agency && other.head.id != benchmark.head.id && overlap(other, benchmark)
    };
    // A new edition takes the place of the one before it.
    let is_edition = |other: &Benchmark| other.head.title == benchmark.head.title;
    for other in others.iter().filter(same_agency).filter(|other| !is_edition(other)) {
        let twin = other.items.iter().find(|twin| is_twin(item, twin) && rows(item) != rows(twin));
        if let Some(twin) = twin {
            let message = format!("与本机关{}第{}项的标准不同", other.head.citation(), twin.number);
            let finding = Finding::of_item(item, Verdict::Doubtful, "conflict_elsewhere", message, None);
            findings.push(Finding { place: Some(place), ..finding });
        }
    }
}
