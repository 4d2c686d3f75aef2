//! The part of the statutory range that a benchmark table gives, where one covers the act under the provision.

use super::alternatives::{is_ground, nothing};
use super::benchmark::{Applied, Outcome, apply};
use super::circumstance::Effect;
use super::in_tier::Placed;
use super::input::RangeInput;
use super::outcome::{Alternative, BenchmarkUse};
use super::profile::TierKind;
use super::range::{FineRange, Step, Tier};
use super::tier::with;

/// What a table makes of the case.
pub(super) struct ByBenchmark {
    pub placed: Placed,
    /// Penalties beside the fine that the row names.
    pub other: Vec<String>,
    /// The row, or the rows that a person must choose from.
    pub applied: BenchmarkUse,
}

/// Places the case in the first table that covers it; `None` where none does, or where a person chose a tier of the rules instead.
pub(super) fn by_benchmark(
    input: &RangeInput<'_>,
    statutory: FineRange,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Option<ByBenchmark> {
    if input.tier.is_some() {
        if !input.benchmarks.is_empty() {
            notes.push("档次由办案人员确定，没有对照裁量基准；偏离裁量基准的，须说明理由并经批准（国办发〔2022〕27号（十二））".to_owned());
        }
        return None;
    }
    for benchmark in input.benchmarks {
        match apply(benchmark, input, statutory) {
            Applied::NotCovered { why } => steps.push(Step {
                rule: "对照裁量基准".to_owned(),
                source: benchmark.head.citation(),
                input: input.act.unwrap_or("（未写明违法行为）").to_owned(),
                result: why,
            }),
            Applied::Undecided { candidates, steps: own, notes: open } => {
                steps.extend(own);
                notes.extend(open);
                let applied = BenchmarkUse { candidates, ..BenchmarkUse::default() };
                let placed = Placed { case: statutory, ..Placed::default() };
                return Some(ByBenchmark { placed, other: Vec::new(), applied });
            }
            Applied::Placed(outcome) => return Some(placed(input, outcome, statutory, steps, notes)),
        }
    }
    None
}

fn placed(
    input: &RangeInput<'_>,
    outcome: Outcome,
    statutory: FineRange,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> ByBenchmark {
    steps.extend(outcome.steps);
    notes.extend(outcome.notes);
    let pulling = with(input, |effect: Effect| effect.lightens() || effect.aggravates());
    if !pulling.is_empty() && !outcome.no_penalty {
        notes.push(format!("阶次按裁量基准的适用条件确定；{}在该阶次的幅度之内由办案人员考虑", pulling.join("、")));
    }
    let case = if outcome.case == FineRange::OPEN {
        notes.push("裁量基准的这一阶次没有规定罚款".to_owned());
        nothing()
    } else {
        outcome.case
    };
    let applied = BenchmarkUse {
        row: Some(outcome.row),
        candidates: Vec::new(),
        detention: outcome.detention,
        may_warn: outcome.may_warn,
    };
    if outcome.tier.id == TierKind::Mitigated.id() && !input.found().any(|found| is_ground(&found)) {
        return ungrounded(outcome.tier, case, (statutory, applied), notes);
    }
    let placed = Placed { tier: Some(outcome.tier), case, point: outcome.point, alternatives: Vec::new() };
    ByBenchmark { placed, other: outcome.other, applied }
}

/// A row below the statutory minimum without a ground in the law (行政处罚法 第三十条至第三十二条): no table can give one.
fn ungrounded(
    tier: Tier,
    range: FineRange,
    (statutory, applied): (FineRange, BenchmarkUse),
    notes: &mut Vec<String>,
) -> ByBenchmark {
    notes.push("裁量基准的这一阶次是减轻处罚，须先认定行政处罚法第三十条至第三十二条规定的情节".to_owned());
    let (source, needs) = (tier.source.clone(), "认定可以减轻处罚的情节".to_owned());
    let alternatives = vec![Alternative { tier, range, source, needs }];
    ByBenchmark { placed: Placed { case: statutory, alternatives, ..Placed::default() }, other: Vec::new(), applied }
}
