//! Chosen provision + facts -> the range, by the pure rules of [`crate::discretion`].

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::facts::Facts;
use super::place::Part;
use super::range_question::answer;
use super::report::Warning;
use super::services::Services;
use crate::discretion::range::{CaseCircumstance, RangeFacts, RangeReport};
use crate::discretion::request::{CaseDates, Cited, Office, RangeQuestion};
use crate::failure::Failure;
use crate::law::penalty_clause::Subject;
use crate::search::hit::ProvisionHit;

/// The question that an interview puts: its facts under the chosen article. A value that nothing supports is not used.
pub fn question(hit: &ProvisionHit, place: Option<&Part>, case: &Facts, on: NaiveDate) -> RangeQuestion {
    RangeQuestion {
        cited: Cited {
            law: hit.law.clone(),
            number: hit.number,
            paragraph: place.map(|part| part.paragraph),
            item: place.and_then(|part| part.item),
        },
        also: Vec::new(),
        successor: None,
        dates: CaseDates { act: on, ended: None, found: None, decided: None },
        birth: birth(case, on),
        life_health_or_financial_harm: None,
        facts: facts(case),
        circumstances: circumstances(case),
        office: Office::default(),
        profile: None,
        benchmark: None,
        act: case.act.value.clone(),
        measures: BTreeMap::new(),
        factors: BTreeMap::new(),
        established: Vec::new(),
        tier: None,
        proposal: None,
    }
}

/// The date of birth of a natural person who answers for himself; a date that is not before the act was misheard.
fn birth(case: &Facts, on: NaiveDate) -> Option<NaiveDate> {
    let answers_for_himself = case.party.value.is_some() && case.party.value == case.interviewee.value;
    let is_person = case.party_kind.value.as_deref() == Some("自然人");
    case.birth.value.filter(|date| *date < on && is_person && answers_for_himself)
}

/// The facts that a range depends on.
fn facts(facts: &Facts) -> RangeFacts {
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

/// The question for the record of the step.
pub fn recorded(question: Option<&RangeQuestion>, services: &Services, corpus: &str) -> Value {
    let Some(question) = question else { return Value::Null };
    let circumstances: Vec<&str> = question.circumstances.iter().map(|found| found.id.as_str()).collect();
    json!({
        "article": super::choose::citation(&question.cited.law, question.cited.number),
        "date": question.dates.act,
        "goods_value": question.facts.goods_value,
        "illegal_gain": question.facts.illegal_gain,
        "subject": question.facts.subject,
        "circumstances": circumstances,
        "agency": services.config.agency.name,
        "region": services.config.agency.region,
        "corpus": corpus,
    })
}

/// Computes the range for the chosen article as of today; nothing without one.
///
/// # Errors
/// Those of [`answer`].
pub async fn compute(question: Option<&RangeQuestion>, services: &Services) -> Result<Option<RangeReport>, Failure> {
    let Some(question) = question else { return Ok(None) };
    let today = services.clock.today().max(question.dates.act);
    let answered = answer(question, &services.store, &services.config, today).await?;
    Ok(Some(answered.report))
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
