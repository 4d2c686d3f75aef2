//! The five fields of 国办发〔2022〕27号（六）, and whether what they say was understood.

use super::super::model::{Benchmark, BenchmarkTier, Item};
use super::{Finding, RULE_FIELDS, Verdict};

/// Checks every act and tier. A field that the whole table lacks is said once.
pub(super) fn check(benchmark: &Benchmark, findings: &mut Vec<Finding>) {
    let items = &benchmark.items;
    let tiers = || items.iter().flat_map(|item| &item.tiers);
    let lacks_basis = items.iter().all(|item| item.basis.trim().is_empty());
    let lacks_names = tiers().all(|tier| tier.written.name.trim().is_empty());
    let lacks_conditions = tiers().all(|tier| tier.written.condition.trim().is_empty());
    let absent: Vec<&str> = [(lacks_basis, "法定依据"), (lacks_names, "裁量阶次"), (lacks_conditions, "适用条件")]
        .into_iter()
        .filter_map(|(lacks, name)| lacks.then_some(name))
        .collect();
    if !absent.is_empty() {
        let message = format!("全表没有{}", absent.join("、"));
        findings.push(Finding::of_table(Verdict::Doubtful, "missing_fields", message, Some(RULE_FIELDS)));
    }
    for (place, item) in items.iter().enumerate() {
        let before = findings.len();
        one(item, lacks_basis, findings);
        for tier in &item.tiers {
            of_tier(item, tier, lacks_names, lacks_conditions, findings);
        }
        for finding in &mut findings[before..] {
            finding.place = Some(place);
        }
    }
}

fn one(item: &Item, lacks_basis: bool, findings: &mut Vec<Finding>) {
    let mut refuse = |code, message: &str| {
        findings.push(Finding::of_item(item, Verdict::Refused, code, message, Some(RULE_FIELDS)));
    };
    if item.act.trim().is_empty() {
        refuse("no_act", "没有写明违法行为");
    }
    if item.basis.trim().is_empty() && !lacks_basis {
        refuse("no_basis", "没有写明法定依据");
    }
    if item.tiers.is_empty() {
        refuse("no_standard", "没有裁量阶次和具体标准");
    }
}

fn of_tier(item: &Item, tier: &BenchmarkTier, lacks_names: bool, lacks_conditions: bool, findings: &mut Vec<Finding>) {
    let written = &tier.written;
    let mut find = |verdict, code, message: String| {
        findings.push(Finding::of_tier(item, tier, verdict, code, message, Some(RULE_FIELDS)));
    };
    if written.standard.trim().is_empty() && written.guide.is_none() {
        find(Verdict::Refused, "no_standard", "没有写明具体标准".to_owned());
        return;
    }
    if written.name.trim().is_empty() && !lacks_names {
        find(Verdict::Doubtful, "no_tier", "没有写明裁量阶次".to_owned());
    }
    if written.condition.trim().is_empty() && !lacks_conditions {
        find(Verdict::Doubtful, "no_condition", "没有写明适用条件".to_owned());
    }
    if !tier.standard.is_read() {
        let words = if tier.standard.unread.is_empty() { tier.words() } else { tier.standard.unread.join("；") };
        find(Verdict::Doubtful, "unread_standard", format!("具体标准未能解析，须由办案人员查阅：“{words}”"));
    }
    if let Some(guide) = &written.guide {
        let amounts = [guide.fine_min, guide.fine_point, guide.fine_max].into_iter().flatten();
        let days = [guide.detention_min, guide.detention_point, guide.detention_max].into_iter().flatten();
        if !amounts.is_sorted() || !days.is_sorted() {
            find(Verdict::Refused, "point_outside", format!("指导基准不在最小值与最大值之间：{}", guide.in_words()));
        }
    }
}
