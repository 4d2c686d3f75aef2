//! What a legal officer must know of a table before it is used: its fields, its basis, its range, its tiers, and how it stands
//! to the tables of higher agencies.
//!
//! A row that is refused would mislead; a doubtful one can be used once a person has looked at it.

mod acts;
mod coverage;
mod fields;
mod higher;
mod repeats;
mod statute;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;

use super::model::{Benchmark, BenchmarkTier, Item};
use acts::Acts;

pub use statute::{Statute, Statutes};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Its act is not taken over.
    Refused,
    /// It is taken over, and a person should look at it.
    Doubtful,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Finding {
    /// How grave it is.
    pub verdict: Verdict,
    /// Stable identifier of the check, such as `outside_statute`.
    pub code: &'static str,
    /// The cell, such as `Sheet1!D7`; empty where it is about the whole table.
    pub cell: String,
    /// 序号 of the act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// 裁量阶次.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// What is wrong, in Chinese.
    pub message: String,
    /// The rule behind the check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<&'static str>,
    /// Place of the act in the table, from 0.
    #[serde(skip)]
    pub place: Option<usize>,
}

/// What a table is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// The provisions that it cites, as the corpus holds them.
    pub statutes: &'a Statutes,
    /// The other tables that are held.
    pub others: &'a [Benchmark],
    /// The day of the check.
    pub today: NaiveDate,
}

pub(super) const RULE_FIELDS: &str =
    "国办发〔2022〕27号（六）：应当包括违法行为、法定依据、裁量阶次、适用条件和具体标准";
pub(super) const RULE_WITHIN: &str = "国办发〔2022〕27号（六）：严格限定在法定幅度内";
pub(super) const RULE_HIGHER: &str = "国办发〔2022〕27号（五）：不能超出上级行政机关划定的阶次或者幅度";
pub(super) const RULE_THREE_TIERS: &str =
    "黑龙江省规范行政裁量权办法第十一条第（二）项：一般应当划分三个以上具体裁量阶次";
pub(super) const RULE_BASIS: &str = "国办发〔2022〕27号（二）：行政裁量权基准的设定要于法于规有据";

/// Checks a table; findings in the order of its rows.
pub fn check(benchmark: &Benchmark, against: &Against<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    validity(benchmark, against.today, &mut findings);
    fields::check(benchmark, &mut findings);
    higher::place(benchmark, against.others, &mut findings);
    higher::below(benchmark, against.others, &mut findings);
    let others = Acts::of(against.others);
    repeats::check(benchmark, &others, &mut findings);
    for (place, item) in benchmark.items.iter().enumerate() {
        let before = findings.len();
        statute::check(benchmark, item, against.statutes, &mut findings);
        coverage::check(item, &mut findings);
        tiers(benchmark, item, against.statutes, &mut findings);
        higher::check(benchmark, item, &others, &mut findings);
        for finding in &mut findings[before..] {
            finding.place = Some(place);
        }
    }
    findings.sort_by_key(|finding| finding.place);
    findings
}

fn validity(benchmark: &Benchmark, today: NaiveDate, findings: &mut Vec<Finding>) {
    let validity = &benchmark.head.validity;
    if let Some(to) = validity.to.filter(|to| *to <= today) {
        let message = format!("本基准已于{to}失效，只适用于此前的违法行为");
        findings.push(Finding::of_table(Verdict::Doubtful, "expired", message, None));
    }
    if let Some(from) = validity.from.filter(|from| *from > today) {
        let message = format!("本基准自{from}起施行，此前的违法行为不适用");
        findings.push(Finding::of_table(Verdict::Doubtful, "not_yet", message, None));
    }
    let late = benchmark.head.issued_on.zip(validity.from).filter(|(issued, from)| issued > from);
    if let Some((issued, from)) = late {
        let message = format!("发布日期{issued}晚于施行日期{from}");
        findings.push(Finding::of_table(Verdict::Doubtful, "issued_late", message, None));
    }
}

/// 黑龙江: three tiers or more where the statute gives a range.
fn tiers(benchmark: &Benchmark, item: &Item, statutes: &Statutes, findings: &mut Vec<Finding>) {
    let is_there = benchmark.head.region.as_deref().is_some_and(|region| region.contains("黑龙江"));
    let is_there = is_there || benchmark.head.agency.starts_with("黑龙江");
    let few = !item.tiers.is_empty() && item.tiers.len() < 3;
    if is_there && few && statute::has_range(item, statutes) {
        let message = format!("有处罚幅度，只划分了{}个裁量阶次", item.tiers.len());
        findings.push(Finding::of_item(item, Verdict::Doubtful, "few_tiers", message, Some(RULE_THREE_TIERS)));
    }
}

impl Finding {
    pub(super) fn of_table(
        verdict: Verdict,
        code: &'static str,
        message: impl Into<String>,
        rule: Option<&'static str>,
    ) -> Self {
        Self { verdict, code, cell: String::new(), item: None, tier: None, message: message.into(), rule, place: None }
    }

    /// A finding on an act; for importers, which know of cells that could not be read.
    pub fn of_item(
        item: &Item,
        verdict: Verdict,
        code: &'static str,
        message: impl Into<String>,
        rule: Option<&'static str>,
    ) -> Self {
        let number = Some(item.number.clone());
        Self { cell: item.cell.clone(), item: number, ..Self::of_table(verdict, code, message, rule) }
    }

    pub(super) fn of_tier(
        item: &Item,
        tier: &BenchmarkTier,
        verdict: Verdict,
        code: &'static str,
        message: impl Into<String>,
        rule: Option<&'static str>,
    ) -> Self {
        let name = Some(tier.written.name.clone()).filter(|name| !name.is_empty());
        Self { cell: tier.written.cell.clone(), tier: name, ..Self::of_item(item, verdict, code, message, rule) }
    }
}
