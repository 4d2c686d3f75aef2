//! A benchmark applied to a case: which act of the table, which tier, what it imposes.

use super::basis::CitedProvision;
use super::find::{self, Found, Match};
use super::impose::impose;
use super::model::{Benchmark, BenchmarkTier, Item};
use super::outcome::{Applied, Candidate, RowRef};
use super::place::{self, Placement};
use crate::discretion::range::{FineRange, RangeInput, Step};

/// Applies a benchmark to a case within the `statutory` range.
///
/// A table that does not apply on the date or says nothing on the provision and the act gives [`Applied::NotCovered`]; where
/// the act or the tier can't be told from the facts, [`Applied::Undecided`] lists what a person may choose from and what is
/// missing. A result outside the statutory range is cut to it, and the notes say so (国办发〔2022〕27号（六）).
///
/// A person chooses by the facts: `input.act` may be the act or the code as the table has it, `input.established` holds the
/// conditions (or the names of tiers) that a person has confirmed, `input.measures` what was counted or measured.
pub fn apply(benchmark: &Benchmark, input: &RangeInput<'_>, statutory: FineRange) -> Applied {
    let head = &benchmark.head;
    if !head.validity.contains(input.date) {
        let why = format!("{}在{}不施行", head.citation(), input.date);
        return Applied::NotCovered { why };
    }
    let mut notes = head.notes.clone();
    if head.sample {
        notes.push(format!("{}是示例，非正式基准，不能作为处罚依据", head.citation()));
    }
    let (item, how) = match find::find(benchmark, input) {
        Found::Nothing => {
            let why = format!("{}没有规定{}的这一违法行为", head.citation(), asked(input));
            return Applied::NotCovered { why };
        }
        Found::Several(items) => return choose_act(benchmark, &items, input, notes),
        Found::One(item, how) => (item, how),
    };
    let mut steps = vec![found_step(benchmark, item, how, input)];
    if how == Match::Near {
        notes.push(format!("案件的违法行为与裁量基准的“{}”表述不完全相同，请核对是否同一违法行为", item.act));
    }
    match place::place(benchmark, item, input, &mut steps, &mut notes) {
        Placement::Tier(tier) => impose(benchmark, item, tier, input, statutory, steps, notes),
        Placement::Open(candidates) => Applied::Undecided { candidates, steps, notes },
    }
}

/// Several acts of the table may be meant.
fn choose_act(benchmark: &Benchmark, items: &[&Item], input: &RangeInput<'_>, mut notes: Vec<String>) -> Applied {
    let listed: Vec<String> = items.iter().map(|item| format!("“{}”", item.act)).collect();
    notes.push(format!("裁量基准中{}可能适用，须由办案人员确定违法行为：{}", asked(input), listed.join("、")));
    let all = |item: &&Item| -> Vec<Candidate> {
        item.tiers.iter().map(|tier| candidate(benchmark, item, tier, Vec::new(), Vec::new())).collect()
    };
    Applied::Undecided { candidates: items.iter().flat_map(all).collect(), steps: Vec::new(), notes }
}

/// The provision as asked for: 《…法》第一百二十四条第一款.
fn asked(input: &RangeInput<'_>) -> String {
    let provision = CitedProvision {
        law: input.law.to_owned(),
        number: input.number,
        paragraph: input.paragraph,
        item: input.item,
    };
    provision.to_string()
}

fn found_step(benchmark: &Benchmark, item: &Item, how: Match, input: &RangeInput<'_>) -> Step {
    let act = input.act.unwrap_or("（未写明违法行为）");
    let by = match how {
        Match::Act => "违法行为相同",
        Match::PartOfAct => "案件写明了该违法行为",
        Match::Near | Match::Provision => "依据相同、违法行为表述相近",
    };
    Step {
        rule: format!("对照裁量基准的违法行为（{by}）"),
        source: row_source(benchmark, item),
        input: format!("{}；{act}", asked(input)),
        result: item.act.clone(),
    }
}

/// 《…基准》（文号）第3项.
pub(super) fn row_source(benchmark: &Benchmark, item: &Item) -> String {
    format!("{}第{}项", benchmark.head.citation(), item.number)
}

/// Where a tier stands.
pub(super) fn row(benchmark: &Benchmark, item: &Item, tier: &BenchmarkTier) -> RowRef {
    RowRef {
        benchmark: benchmark.head.id.clone(),
        title: benchmark.head.citation(),
        item: item.number.clone(),
        act: item.act.clone(),
        tier: tier.written.name.clone(),
        cell: tier.written.cell.clone(),
    }
}

/// A tier that a person may choose.
pub(super) fn candidate(
    benchmark: &Benchmark,
    item: &Item,
    tier: &BenchmarkTier,
    missing: Vec<String>,
    judged: Vec<String>,
) -> Candidate {
    Candidate {
        row: row(benchmark, item, tier),
        condition: tier.written.condition.clone(),
        standard: tier.words(),
        missing,
        judged,
    }
}
