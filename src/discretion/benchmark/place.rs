//! Which tier of an act the facts fit.

use super::apply::{candidate, row_source};
use super::condition::{Answer, Condition, Facts, evaluate};
use super::model::{Benchmark, BenchmarkTier, Item};
use super::outcome::Candidate;
use crate::discretion::range::{RangeInput, Step};

/// Where the facts place the case.
pub(super) enum Placement<'a> {
    /// In one tier.
    Tier(&'a BenchmarkTier),
    /// In none that can be told: the tiers that remain.
    Open(Vec<Candidate>),
}

/// Places a case, with a step for each tier.
///
/// A tier holds where its condition does. Words that only a person can judge do not keep another tier from holding, but are
/// noted; a fact that is missing does, since it may place the case elsewhere.
pub(super) fn place<'a>(
    benchmark: &Benchmark,
    item: &'a Item,
    input: &RangeInput<'_>,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Placement<'a> {
    let source = row_source(benchmark, item);
    if let Some(tier) = chosen(item, input) {
        steps.push(Step {
            rule: "裁量阶次由办案人员认定".to_owned(),
            source,
            input: tier.written.condition.clone(),
            result: tier.name().to_owned(),
        });
        return Placement::Tier(tier);
    }
    let answers = answers(item, input);
    for (tier, answer) in &answers {
        steps.push(Step {
            rule: format!("是否符合“{}”的适用条件", tier.name()),
            source: source.clone(),
            input: tier.condition_in_words().to_owned(),
            result: in_words(answer, tier),
        });
    }
    let holding: Vec<&BenchmarkTier> =
        answers.iter().filter(|(_, answer)| *answer == Answer::Yes).map(|(tier, _)| *tier).collect();
    let is_unknown = answers.iter().any(|(_, answer)| matches!(answer, Answer::Unknown { .. }));
    let only = single(&holding).filter(|_| !is_unknown);
    if let Some(tier) = only {
        note_judged(&answers, notes);
        return Placement::Tier(tier);
    }
    notes.push(why_open(&holding, &answers));
    let remaining = answers.into_iter().filter_map(|(tier, answer)| match answer {
        Answer::No => None,
        Answer::Yes => Some(candidate(benchmark, item, tier, Vec::new(), Vec::new())),
        Answer::Unknown { missing, judged } => Some(candidate(benchmark, item, tier, missing, judged)),
        Answer::Judged(words) => Some(candidate(benchmark, item, tier, Vec::new(), words)),
    });
    Placement::Open(remaining.collect())
}

/// The tier that a person named among the established conditions.
fn chosen<'a>(item: &'a Item, input: &RangeInput<'_>) -> Option<&'a BenchmarkTier> {
    let is_named = |tier: &&BenchmarkTier| {
        let name = tier.written.name.trim();
        !name.is_empty() && input.established.iter().any(|words| words.trim() == name)
    };
    let mut named = item.tiers.iter().filter(is_named);
    let first = named.next();
    first.filter(|_| named.next().is_none())
}

fn answers<'a>(item: &'a Item, input: &RangeInput<'_>) -> Vec<(&'a BenchmarkTier, Answer)> {
    let circumstances: Vec<&str> = input.circumstances.iter().map(|found| found.id.as_str()).collect();
    let in_several_units = item.in_several_units();
    let facts = Facts {
        range: input.facts,
        measures: input.measures,
        circumstances: &circumstances,
        established: input.established,
        in_several_units: &in_several_units,
    };
    let whole = |tier: &BenchmarkTier| Condition::Judged { text: tier.written.condition.clone() };
    let answer = |tier: &BenchmarkTier| match evaluate(&whole(tier), &facts) {
        Answer::Yes => Answer::Yes,
        _ => evaluate(&tier.condition, &facts),
    };
    item.tiers.iter().map(|tier| (tier, answer(tier))).collect()
}

/// The one tier that holds; one with a condition goes before one without.
fn single<'a>(holding: &[&'a BenchmarkTier]) -> Option<&'a BenchmarkTier> {
    let specific: Vec<&BenchmarkTier> =
        holding.iter().copied().filter(|tier| tier.condition != Condition::Always).collect();
    match (&specific[..], holding) {
        ([only], _) | ([], [only]) => Some(only),
        _ => None,
    }
}

fn note_judged(answers: &[(&BenchmarkTier, Answer)], notes: &mut Vec<String>) {
    for (tier, answer) in answers {
        let Answer::Judged(words) = answer else { continue };
        let listed: Vec<String> = words.iter().map(|words| format!("“{words}”")).collect();
        notes.push(format!(
            "须由办案人员判断是否有{}；有的，可能适用“{}”：{}",
            listed.join("、"),
            tier.name(),
            tier.words()
        ));
    }
}

fn why_open(holding: &[&BenchmarkTier], answers: &[(&BenchmarkTier, Answer)]) -> String {
    let mut missing: Vec<&str> = answers
        .iter()
        .filter_map(|(_, answer)| if let Answer::Unknown { missing, .. } = answer { Some(missing) } else { None })
        .flatten()
        .map(String::as_str)
        .collect();
    missing.sort_unstable();
    missing.dedup();
    if !missing.is_empty() {
        return format!("缺少{}，不能确定裁量阶次", missing.join("、"));
    }
    if holding.len() > 1 {
        let names: Vec<&str> = holding.iter().map(|tier| tier.name()).collect();
        return format!("同时符合{}的适用条件，须由办案人员确定裁量阶次", names.join("、"));
    }
    let judged = answers.iter().any(|(_, answer)| matches!(answer, Answer::Judged(_)));
    let reason = if judged {
        "适用条件须由办案人员判断"
    } else {
        "现有事实不符合任何一个阶次的适用条件"
    };
    format!("{reason}，不能确定裁量阶次")
}

fn in_words(answer: &Answer, tier: &BenchmarkTier) -> String {
    match answer {
        Answer::Yes => "符合".to_owned(),
        Answer::No if tier.condition.names_circumstance() => "不符合（或者没有认定）".to_owned(),
        Answer::No => "不符合".to_owned(),
        Answer::Unknown { missing, .. } => format!("缺少{}", missing.join("、")),
        Answer::Judged(words) => format!("须由人判断：{}", words.join("；")),
    }
}

impl BenchmarkTier {
    /// The name on screen; a table by code has none.
    pub(super) fn name(&self) -> &str {
        if self.written.name.trim().is_empty() { "裁量基准" } else { self.written.name.trim() }
    }

    fn condition_in_words(&self) -> &str {
        if self.condition == Condition::Always { "（没有写明条件）" } else { &self.written.condition }
    }
}
