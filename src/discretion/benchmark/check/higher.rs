//! A lower agency keeps inside the tiers and ranges of a higher one (国办发〔2022〕27号（五）).

use super::super::model::{Benchmark, BenchmarkTier, Item};
use super::acts::Acts;
use super::statute::{Fit, fit_all, fit_between};
use super::{Finding, RULE_HIGHER, Verdict};
use crate::discretion::benchmark::Level;
use crate::law::penalty_clause::Fine;

/// Compares an act with the same act in the tables of higher agencies that apply at the same time.
pub(super) fn check(benchmark: &Benchmark, item: &Item, others: &Acts<'_>, findings: &mut Vec<Finding>) {
    for held in others.same_as(item).into_iter().filter(|held| is_above(held.benchmark, benchmark)) {
        compare(item, held.benchmark, held.item, findings);
    }
}

/// The tables of lower agencies that a new higher one leaves outside its ranges.
pub(super) fn below(benchmark: &Benchmark, others: &[Benchmark], findings: &mut Vec<Finding>) {
    let own = Acts::of([benchmark]);
    for lower in others.iter().filter(|other| is_above(benchmark, other)) {
        for item in &lower.items {
            let mut beyond = Vec::new();
            for held in own.same_as(item) {
                compare(item, benchmark, held.item, &mut beyond);
            }
            if beyond.iter().any(|finding: &Finding| finding.verdict == Verdict::Refused) {
                let (title, number) = (lower.head.citation(), &item.number);
                let message = format!("下级机关{title}第{number}项的标准超出本基准划定的幅度，冲突的应适用本基准");
                findings.push(Finding::of_table(Verdict::Doubtful, "lower_exceeds", message, Some(RULE_HIGHER)));
            }
        }
    }
}

/// A place that does not name its province cannot be compared with the tables of provinces.
pub(super) fn place(benchmark: &Benchmark, others: &[Benchmark], findings: &mut Vec<Finding>) {
    let Some(region) = benchmark.head.region.as_deref() else { return };
    let below = benchmark.head.level > Level::Province;
    let named = ["省", "自治区", "北京", "上海", "天津", "重庆"].iter().any(|word| region.contains(word));
    if below && !named && others.iter().any(|other| other.head.level == Level::Province) {
        let message = format!("地区“{region}”没有写明所属的省、自治区、直辖市，没有与省级基准核对");
        findings.push(Finding::of_table(Verdict::Doubtful, "region_unclear", message, Some(RULE_HIGHER)));
    }
}

fn is_above(higher: &Benchmark, lower: &Benchmark) -> bool {
    let (high, low) = (&higher.head, &lower.head);
    let covers = match (&high.region, &low.region) {
        (None, _) => true,
        (Some(high), Some(low)) => low.contains(high.as_str()) || low.starts_with(high.trim_end_matches(['省', '市'])),
        (Some(_), None) => false,
    };
    high.level < low.level && covers && high.sample == low.sample && overlap(higher, lower)
}

/// Whether two tables apply on a common day.
pub(super) fn overlap(one: &Benchmark, other: &Benchmark) -> bool {
    let ends_before = |one: &Benchmark, other: &Benchmark| {
        one.head.validity.to.zip(other.head.validity.from).is_some_and(|(to, from)| to <= from)
    };
    !ends_before(one, other) && !ends_before(other, one)
}

fn compare(item: &Item, higher: &Benchmark, above: &Item, findings: &mut Vec<Finding>) {
    for tier in &item.tiers {
        let same_tier: Vec<&BenchmarkTier> =
            above.tiers.iter().filter(|other| other.written.name.trim() == tier.written.name.trim()).collect();
        let has_same = !same_tier.is_empty();
        let compared: Vec<&BenchmarkTier> = if same_tier.is_empty() { above.tiers.iter().collect() } else { same_tier };
        let fines: Vec<&Fine> = compared.iter().flat_map(|tier| &tier.standard.fines).collect();
        if fit_all(&tier.standard, &fines) != Fit::Outside {
            continue;
        }
        let theirs: Vec<String> = compared.iter().map(|tier| format!("“{}”", tier.words())).collect();
        let (words, title) = (tier.words(), higher.head.citation());
        let (verdict, code, message) = if has_same || !fit_between(&tier.standard, &fines) {
            let message = format!("标准“{words}”超出{title}“{}”划定的幅度：{}", tier.written.name, theirs.join("；"));
            (Verdict::Refused, "exceeds_higher", message)
        } else {
            let message = format!(
                "{title}没有“{}”这一阶次，标准“{words}”跨越其几个阶次：{}",
                tier.written.name,
                theirs.join("；")
            );
            (Verdict::Doubtful, "tiers_differ", message)
        };
        findings.push(Finding::of_tier(item, tier, verdict, code, message, Some(RULE_HIGHER)));
    }
}
