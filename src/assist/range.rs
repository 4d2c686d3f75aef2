//! Chosen provision + facts -> the range, by the pure rules of [`crate::discretion`].

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::choose::citation;
use super::facts::Facts;
use super::place::Part;
use super::report::Warning;
use crate::discretion::profile::SAMR_2022;
use crate::discretion::range::{CaseCircumstance, RangeFacts, RangeInput, RangeReport, compute as compute_range};
use crate::law::penalty_clause::{Subject, parse};
use crate::search::hit::ProvisionHit;

/// The facts that a range depends on. A value that nothing supports is not used.
pub fn facts(facts: &Facts) -> RangeFacts {
    let supported = |fact: &super::facts::Fact<crate::law::money::Yuan>| fact.value.filter(|_| fact.supported);
    RangeFacts {
        goods_value: supported(&facts.goods_value),
        illegal_gain: supported(&facts.illegal_gain),
        illegal_turnover: None,
        other_bases: BTreeMap::new(),
        units: None,
        subject: facts.party_kind.value.as_deref().and_then(subject),
    }
}

/// The same for the record of the step.
pub fn recorded(facts: &Facts) -> Value {
    let used = self::facts(facts);
    let circumstances: Vec<String> = circumstances(facts).into_iter().map(|circumstance| circumstance.id).collect();
    json!({
        "goods_value": used.goods_value,
        "illegal_gain": used.illegal_gain,
        "subject": used.subject,
        "circumstances": circumstances,
        "profile": SAMR_2022.id,
    })
}

/// Computes the range for the chosen article; nothing without one.
pub fn compute(penalty: Option<&ProvisionHit>, place: Option<&Part>, case: &Facts) -> Option<RangeReport> {
    let hit = penalty?;
    let citation = citation(&hit.law, hit.number);
    Some(compute_range(&RangeInput {
        citation: &citation,
        clauses: &parse(&hit.text),
        paragraph: place.map(|part| part.paragraph),
        facts: &facts(case),
        circumstances: &circumstances(case),
        profile: &SAMR_2022,
    }))
}

/// What a person must look at.
pub fn warnings(penalty: Option<&ProvisionHit>, range: Option<&RangeReport>, case: &Facts) -> Vec<Warning> {
    if penalty.is_none() {
        return vec![Warning::new("range.no_provision", "没有选定处罚依据，未计算幅度")];
    }
    let mut warnings: Vec<Warning> =
        range.into_iter().flat_map(|range| &range.notes).map(|note| Warning::new("range.note", note.clone())).collect();
    for circumstance in case.circumstances.iter().filter(|fact| !fact.supported) {
        let id = circumstance.value.as_deref().unwrap_or_default();
        let name = crate::discretion::circumstance::by_id(id).map_or(id, |circumstance| circumstance.name.as_str());
        let text = format!("情节“{name}”：笔录中有相关语句，但模型判断不一致，未计入阶次，须由人核对");
        warnings.push(Warning::new("circumstance.unsure", text));
    }
    warnings
}

/// A sole trader (个体工商户) may be punished as either, which the clause decides.
fn subject(kind: &str) -> Option<Subject> {
    match kind {
        "自然人" => Some(Subject::Individual),
        "企业" | "其他组织" => Some(Subject::Unit),
        _ => None,
    }
}

fn circumstances(facts: &Facts) -> Vec<CaseCircumstance> {
    let supported = facts.circumstances.iter().filter(|fact| fact.supported);
    supported
        .filter_map(|fact| {
            let sentences: Vec<String> = fact.segments.iter().map(|index| (index + 1).to_string()).collect();
            let evidence = format!("笔录第{}句", sentences.join("、"));
            Some(CaseCircumstance { id: fact.value.clone()?, evidence })
        })
        .collect()
}
