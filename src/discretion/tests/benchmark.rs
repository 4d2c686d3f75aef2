//! A benchmark table before the rules of the office.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{between, tier_id, yuan};
use crate::discretion::benchmark::Benchmark;
use crate::discretion::benchmark::testing::table;
use crate::discretion::profile::SHIPPED_PROFILES;
use crate::discretion::range::{CaseCircumstance, RangeFacts, RangeInput, RangeReport, compute};
use crate::law::penalty_clause::parse;
use crate::law::provision::ArticleNumber;

const FENCE: &str = "施工单位未设置硬质围挡的，由城市管理部门责令改正，处一万元以上十万元以下的罚款。";

fn fences() -> Benchmark {
    table(&[(
        "未设置硬质围挡",
        "《某条例》第一条",
        "处一万元以上十万元以下罚款",
        &[
            ("较轻", "第一次被处罚的。", "处一万元以上三万元以下罚款。"),
            ("较重", "第二次被处罚的。", "处五万元罚款，给予警告。"),
            ("严重", "第三次及以上被处罚的。", "处八万元以上二十万元以下罚款。"),
        ],
    )])
}

fn report(times: Option<i64>, circumstances: &[&str], tier: Option<&str>) -> RangeReport {
    by(&fences(), times, circumstances, tier)
}

fn by(table: &Benchmark, times: Option<i64>, circumstances: &[&str], tier: Option<&str>) -> RangeReport {
    let found: Vec<CaseCircumstance> =
        circumstances.iter().map(|id| CaseCircumstance { id: (*id).to_owned(), evidence: "笔录".to_owned() }).collect();
    let measures: BTreeMap<String, Decimal> =
        times.into_iter().map(|times| ("次数".to_owned(), Decimal::from(times))).collect();
    compute(&RangeInput {
        citation: "《某条例》第一条",
        law: "某条例",
        number: ArticleNumber { number: 1, suffix: None },
        clauses: &parse(FENCE),
        paragraph: None,
        item: None,
        date: "2025-03-12".parse().expect("a date"),
        act: Some("工地未设置硬质围挡"),
        measures: &measures,
        established: &[],
        facts: &RangeFacts::default(),
        circumstances: &found,
        factors: &BTreeMap::new(),
        tier,
        profile: SHIPPED_PROFILES.by_id("SAMR-2022"),
        benchmarks: std::slice::from_ref(table),
        field: None,
        region: None,
    })
}

#[test]
fn the_row_of_a_table_goes_before_the_bands_of_the_rules() {
    let second = report(Some(2), &[], None);
    assert_eq!(
        (tier_id(&second), second.case, second.point),
        (Some("benchmark"), between(50_000, 50_000), yuan(50_000))
    );
    assert_eq!(second.statutory, between(10_000, 100_000));
    assert!(second.other.contains(&"警告".to_owned()), "{:?}", second.other);
    let row = second.benchmark.and_then(|used| used.row).expect("a row");
    assert_eq!((row.tier.as_str(), row.cell.as_str()), ("较重", "F1"));
}

#[test]
fn a_table_never_leads_out_of_the_statute() {
    assert_eq!(report(Some(3), &[], None).case, between(80_000, 100_000));
}

#[test]
fn what_the_table_can_not_tell_is_left_to_a_person_with_the_rows_to_choose_from() {
    let open = report(None, &[], None);
    assert_eq!((open.tier.as_ref(), open.case), (None, between(10_000, 100_000)));
    assert_eq!(open.benchmark.map(|used| used.candidates.len()), Some(3));
}

#[test]
fn a_circumstance_stays_within_the_row_and_an_unpunishable_act_goes_before_it() {
    let lighter = report(Some(1), &["removed_harm"], None);
    assert_eq!(lighter.case, between(10_000, 30_000));
    assert!(lighter.notes.iter().any(|note| note.contains("在该阶次的幅度之内")), "{:?}", lighter.notes);
    assert_eq!(tier_id(&report(Some(1), &["under_14"], None)), Some("no_penalty"));
}

#[test]
fn a_tier_that_a_person_chose_goes_by_the_rules_and_says_that_the_table_was_left_aside() {
    let chosen = report(Some(1), &[], Some("heavy"));
    assert_eq!((tier_id(&chosen), chosen.case), (Some("heavy"), between(73_000, 100_000)));
    assert!(chosen.notes.iter().any(|note| note.contains("没有对照裁量基准")));
}

#[test]
fn a_mitigated_row_needs_its_ground_in_the_law() {
    let rows = [("减轻", "第一次被处罚的。", "处五千元以上一万元以下罚款。")];
    let mild = table(&[("未设置硬质围挡", "《某条例》第一条", "处一万元以上十万元以下罚款", &rows)]);
    let without = by(&mild, Some(1), &["cooperation"], None);
    assert_eq!((without.tier.as_ref(), without.case), (None, between(10_000, 100_000)));
    assert!(without.notes.iter().any(|note| note.contains("第三十二条")), "{:?}", without.notes);
    let with = by(&mild, Some(1), &["coerced"], None);
    assert_eq!(tier_id(&with), Some("mitigated"));
    assert_eq!(with.case.min, yuan(5_000));
}
