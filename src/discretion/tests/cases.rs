//! Whole cases: age, time limits, old and new law, several provisions, proposed fines.

use super::*;
use crate::discretion::decide::{Breached, Case, Decision, Governing, Present, decide};
use crate::discretion::profile::Wanted;
use crate::discretion::range::Milder;
use crate::discretion::request::{self, RangeQuestion};
use crate::failure::Failure;

const OLD: &str = "处一万元以上十万元以下的罚款；拒不改正的，责令停工整治。";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn provision(law: &str, text: &str) -> Governing {
    Governing {
        law: law.to_owned(),
        number: ArticleNumber { number: 115, suffix: None },
        paragraph: None,
        item: None,
        clauses: parse(text),
        on: day("2025-03-12"),
        note: None,
    }
}

fn question(more: &str) -> RangeQuestion {
    let decided = if more.contains("decided") { "" } else { r#","decided":"2025-08-01""# };
    let json = format!(r#"{{"law":"某法","article":115,"date":"2025-03-12"{decided}{more}}}"#);
    request::parse(&json).expect("a question")
}

fn decided(more: &str, breached: &[Breached]) -> Result<Decision, Failure> {
    let question = question(more);
    let fields = ["市场监管".to_owned()];
    let wanted = Wanted { id: question.profile.as_deref(), fields: &fields, ..Wanted::default() };
    let rules = SHIPPED_PROFILES.choose(wanted, question.dates.act, day("2025-08-01"));
    decide(&Case {
        question: &question,
        breached,
        rules,
        benchmarks: &[],
        field: question.office.field.as_deref(),
        region: question.office.region.as_deref(),
        decided: question.dates.decided.expect("a date"),
    })
}

fn one(text: &str, present: Present) -> Vec<Breached> {
    vec![Breached { at_act: provision("某法", text), present }]
}

fn plain(more: &str) -> RangeReport {
    decided(more, &one(OLD, Present::Same)).expect("a report").report
}

fn code(more: &str) -> Option<&'static str> {
    decided(more, &one(OLD, Present::Same)).err().map(|failure| failure.code)
}

#[test]
fn age_is_computed_from_the_date_of_birth() {
    let child = plain(r#","birth":"2011-03-12""#);
    assert_eq!((tier_id(&child), child.case), (Some("no_penalty"), between(0, 0)));
    let young = plain(r#","birth":"2011-03-11""#);
    assert_eq!((tier_id(&young), young.case), (Some("light"), between(10_000, 37_000)));
    assert!(young.alternatives.iter().any(|other| other.tier.id == "mitigated"));
    assert_eq!(tier_id(&plain(r#","birth":"2007-03-11""#)), Some("general"));
    let wrong = plain(r#","birth":"1990-01-01","circumstances":["under_14"]"#);
    assert_eq!(tier_id(&wrong), Some("general"));
    assert!(wrong.notes.iter().any(|note| note.contains("与日期不符")), "{:?}", wrong.notes);
}

#[test]
fn an_act_found_too_late_goes_unpunished_and_a_doubt_shows_both_outcomes() {
    let late = r#","found":"2027-03-13","decided":"2027-06-01","life_health_or_financial_harm":"#;
    assert_eq!(tier_id(&plain(&format!("{late}false"))), Some("no_penalty"));
    assert_eq!(tier_id(&plain(&format!("{late}true"))), Some("general"));
    let doubt = plain(r#","found":"2027-03-13","decided":"2027-06-01""#);
    assert_eq!((doubt.tier.as_ref(), doubt.case), (None, doubt.statutory));
    let tiers: Vec<&str> = doubt.alternatives.iter().map(|other| other.tier.id.as_str()).collect();
    assert_eq!(tiers, ["no_penalty", "general"]);
    let in_time = plain(r#","ended":"2025-03-20","found":"2027-03-20","decided":"2027-06-01""#);
    assert_eq!(tier_id(&in_time), Some("general"));
    assert!(in_time.steps.iter().any(|step| step.rule == "追究期限" && step.input.contains("2027-03-20")));
}

#[test]
fn the_milder_law_applies_and_both_are_shown() {
    let new = |text: &str| one(OLD, Present::Changed(Box::new(provision("新法", text))));
    let milder = decided("", &new("处五千元以上五万元以下的罚款。")).expect("a report");
    assert_eq!((milder.law.as_str(), milder.report.statutory), ("新法", between(5_000, 50_000)));
    let comparison = milder.report.comparison.expect("both");
    assert_eq!((comparison.milder, comparison.old.statutory), (Milder::New, between(10_000, 100_000)));
    let heavier = decided("", &new("处二万元以上二十万元以下的罚款。")).expect("a report");
    assert_eq!((heavier.law.as_str(), heavier.report.statutory), ("某法", between(10_000, 100_000)));
    let mixed = decided("", &new("处五千元以上五万元以下的罚款，没收违法所得。")).expect("a report");
    assert_eq!(mixed.law, "某法");
    assert_eq!(mixed.report.comparison.map(|both| both.milder), Some(Milder::Person));
    assert!(mixed.report.notes.iter().any(|note| note.contains("从旧兼从轻")));
    let gone = decided("", &one(OLD, Present::Repealed("某法已废止".to_owned()))).expect("a report").report;
    assert_eq!((tier_id(&gone), gone.case), (Some("no_penalty"), between(0, 0)));
    let confiscated = one("没收违法所得，并处一万元以上十万元以下的罚款。", Present::Same);
    let young = decided(r#","birth":"2015-01-01""#, &confiscated).expect("a report").report;
    assert!(young.other.is_empty() && young.notes.iter().any(|note| note.contains("没收违法所得")), "{young:#?}");
}

#[test]
fn one_act_is_fined_by_the_provision_with_the_higher_fine() {
    let mut both = one(OLD, Present::Same);
    both.push(Breached {
        at_act: provision("乙法", "处二万元以上二十万元以下的罚款。"), present: Present::Same
    });
    let decision = decided("", &both).expect("a report");
    assert_eq!((decision.law.as_str(), decision.report.statutory), ("乙法", between(20_000, 200_000)));
    let chosen: Vec<bool> = decision.report.also.iter().map(|one| one.chosen).collect();
    assert_eq!(chosen, [false, true]);
    both.push(Breached {
        at_act: provision("丙法", "并处违法所得三倍以下罚款。"), present: Present::Same
    });
    let open = decided("", &both).expect("a report");
    assert_eq!(open.law, "某法");
    assert!(open.report.also.iter().all(|one| !one.chosen));
    assert!(open.report.notes.iter().any(|note| note.contains("丙法")), "{:?}", open.report.notes);
}

#[test]
fn a_tier_that_a_person_chose_needs_its_ground() {
    assert_eq!(code(r#","tier":"mitigated""#), Some("range.mitigation"));
    assert_eq!(code(r#","tier":"mitigated","circumstances":["cooperation"]"#), Some("range.mitigation"));
    assert_eq!(code(r#","tier":"no_penalty""#), Some("range.no_penalty"));
    let mitigated = plain(r#","tier":"mitigated","circumstances":["coerced"]"#);
    assert_eq!(mitigated.case, FineRange { max: yuan(10_000), max_excluded: true, ..FineRange::OPEN });
    let first = r#","tier":"no_penalty","circumstances":["first_offence","minor_harm","timely_correction"]"#;
    assert_eq!(tier_id(&plain(first)), Some("no_penalty"));
    let heavy = plain(r#","tier":"heavy","circumstances":["coerced","concealment"]"#);
    assert_eq!(heavy.case, between(73_000, 100_000));
}

#[test]
fn a_proposal_is_held_against_statute_and_range() {
    // The general tier is 37,000 to 73,000.
    assert_eq!(plain(r#","proposed":50000"#).proposed.map(|proposed| proposed.departs), Some(false));
    assert_eq!(code(r#","proposed":80000"#), Some("range.departure_reason"));
    assert_eq!(code(r#","proposed":80000,"reason":"客观情况变化""#), Some("range.departure_approval"));
    let approved = r#","proposed":80000,"reason":"客观情况变化","approval":{"by":"collective","record":"第3号记录"}"#;
    let proposed = plain(approved).proposed.expect("a proposal");
    assert!(proposed.departs && proposed.in_statutory == Some(true) && proposed.in_case == Some(false));
    assert_eq!(proposed.approval.as_deref(), Some("集体讨论通过：第3号记录"));
    assert_eq!(code(r#","proposed":100001"#), Some("range.outside_statute"));
    assert_eq!(code(r#","proposed":9999"#), Some("range.outside_statute"));
    let mitigated = plain(r#","proposed":9999,"circumstances":["coerced"]"#).proposed.expect("a proposal");
    assert_eq!((mitigated.departs, mitigated.in_alternative.as_deref()), (false, Some("mitigated")));
}

#[test]
fn every_step_names_rule_source_input_and_result() {
    let report = plain(r#","birth":"2011-03-11","found":"2025-04-01","proposed":20000"#);
    let complete = |step: &crate::discretion::range::Step| {
        [&step.rule, &step.source, &step.input, &step.result].iter().all(|text| !text.is_empty())
    };
    assert!(report.steps.iter().all(complete), "{:#?}", report.steps);
    let rules: Vec<&str> = report.steps.iter().map(|step| step.rule.as_str()).collect();
    for rule in ["选定裁量规则", "追究期限", "违法时的年龄", "法定罚款幅度", "裁量档次"] {
        assert!(rules.contains(&rule), "{rule}: {rules:?}");
    }
}
