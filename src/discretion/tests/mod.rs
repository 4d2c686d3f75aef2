mod bands;
mod benchmark;
mod cases;
mod confirmed;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::profile::{RuleProfile, SHIPPED_PROFILES};
use super::range::{CaseCircumstance, FineRange, RangeFacts, RangeInput, RangeReport, compute};
use crate::law::money::Yuan;
use crate::law::penalty_clause::{Subject, parse};
use crate::law::provision::ArticleNumber;

/// 食品安全法第一百二十四条第一款, without its items.
const FOOD: &str = "违反本法规定，有下列情形之一，尚不构成犯罪的，由县级以上人民政府食品安全监督管理部门没收违法所得和违法生产经营的食品、食品添加剂，并可以没收用于违法生产经营的工具、设备、原料等物品；违法生产经营的食品、食品添加剂货值金额不足一万元的，并处五万元以上十万元以下罚款；货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款；情节严重的，吊销许可证：\n（五）生产经营超过保质期的食品。\n除前款规定的情形外，生产经营不符合食品安全标准的食品的，依照前款规定给予处罚。";
/// 大气污染防治法第一百一十五条第一款.
const DUST: &str = "违反本法规定，施工单位有下列行为之一的，由县级以上人民政府住房城乡建设等主管部门按照职责责令改正，处一万元以上十万元以下的罚款；拒不改正的，责令停工整治：\n（一）施工工地未设置硬质围挡的；";

fn yuan(amount: i64) -> Option<Yuan> {
    Some(Yuan::from_integer(amount))
}

fn between(min: i64, max: i64) -> FineRange {
    FineRange::closed(yuan(min), yuan(max))
}

const OPEN: FineRange = FineRange::OPEN;

fn report(article: &str, paragraph: Option<u32>, facts: &RangeFacts, circumstances: &[&str]) -> RangeReport {
    under(SHIPPED_PROFILES.by_id("SAMR-2022"), article, paragraph, facts, circumstances)
}

/// The report under rules of an office.
fn under(
    profile: Option<&RuleProfile>,
    article: &str,
    paragraph: Option<u32>,
    facts: &RangeFacts,
    circumstances: &[&str],
) -> RangeReport {
    with_factors(profile, article, (paragraph, facts, circumstances), &BTreeMap::new())
}

fn with_factors(
    profile: Option<&RuleProfile>,
    article: &str,
    (paragraph, facts, circumstances): (Option<u32>, &RangeFacts, &[&str]),
    factors: &BTreeMap<String, Decimal>,
) -> RangeReport {
    let found: Vec<CaseCircumstance> = circumstances
        .iter()
        .map(|id| CaseCircumstance { id: (*id).to_owned(), evidence: "笔录第3句".to_owned() })
        .collect();
    compute(&RangeInput {
        citation: "《中华人民共和国某法》第一条",
        law: "中华人民共和国某法",
        number: ArticleNumber { number: 1, suffix: None },
        clauses: &parse(article),
        paragraph,
        item: None,
        date: NaiveDate::from_ymd_opt(2025, 3, 12).expect("a date"),
        act: None,
        measures: &BTreeMap::new(),
        established: &[],
        facts,
        circumstances: &found,
        factors,
        tier: None,
        profile,
        benchmarks: &[],
        field: None,
        region: None,
    })
}

fn goods(amount: i64) -> RangeFacts {
    RangeFacts { goods_value: yuan(amount), ..RangeFacts::default() }
}

fn tier_id(report: &RangeReport) -> Option<&str> {
    report.tier.as_ref().map(|tier| tier.id.as_str())
}

#[test]
fn the_goods_value_chooses_the_fine_of_the_food_article() {
    assert_eq!(report(FOOD, None, &goods(152), &[]).statutory, between(50_000, 100_000));
    assert_eq!(report(FOOD, None, &goods(20_000), &[]).statutory, between(200_000, 400_000));
    assert_eq!(report(FOOD, None, &goods(10_000), &[]).statutory, between(100_000, 200_000));
    let below = RangeFacts { goods_value: Some(Yuan(Decimal::new(999_999, 2))), ..RangeFacts::default() };
    assert_eq!(report(FOOD, None, &below, &[]).statutory, between(50_000, 100_000));
}

#[test]
fn an_unknown_goods_value_is_not_guessed() {
    let unknown = report(FOOD, None, &RangeFacts::default(), &[]);
    assert_eq!((unknown.statutory, unknown.case), (OPEN, OPEN));
    assert!(unknown.notes.iter().any(|note| note.contains("不能确定适用哪一档")), "{:?}", unknown.notes);
}

#[test]
fn a_paragraph_that_refers_to_another_takes_its_fines() {
    assert_eq!(report(FOOD, Some(2), &goods(152), &[]).statutory, between(50_000, 100_000));
}

#[test]
fn a_plain_range_needs_no_facts() {
    let dust = report(DUST, None, &RangeFacts::default(), &[]);
    assert_eq!(dust.statutory, between(10_000, 100_000));
    assert!(dust.other.is_empty(), "停工整治 depends on 拒不改正: {:?}", dust.other);
    let refused = report(DUST, None, &RangeFacts::default(), &["refused_correction"]);
    assert_eq!(refused.other, ["责令停工整治"]);
}

#[test]
fn lighter_and_heavier_take_thirty_percent_from_their_end() {
    let light = report(FOOD, None, &goods(152), &["cooperation"]);
    assert_eq!((tier_id(&light), light.case), (Some("light"), between(50_000, 65_000)));
    let heavy = report(FOOD, None, &goods(152), &["recidivism"]);
    assert_eq!((tier_id(&heavy), heavy.case), (Some("heavy"), between(85_000, 100_000)));
    let general = report(FOOD, None, &goods(152), &[]);
    assert_eq!((tier_id(&general), general.case), (Some("general"), between(65_000, 85_000)));
    assert!(general.notes.iter().any(|note| note.contains("没有规定一般处罚的幅度")));
}

#[test]
fn circumstances_that_contradict_each_other_are_left_to_a_person() {
    let both = report(FOOD, None, &goods(152), &["cooperation", "concealment"]);
    assert_eq!((both.tier.as_ref(), both.case), (None, between(50_000, 100_000)));
    assert!(both.notes.iter().any(|note| note.contains("第十七条")));
}

#[test]
fn a_first_offence_alone_is_a_factor_and_with_the_others_may_go_unpunished() {
    let alone = report(FOOD, None, &goods(152), &["first_offence"]);
    assert_eq!(tier_id(&alone), Some("general"));
    assert!(alone.notes.iter().any(|note| note.contains("不足以适用首违不罚")));
    let all = report(FOOD, None, &goods(152), &["first_offence", "minor_harm", "timely_correction"]);
    assert!(all.notes.iter().any(|note| note.contains("可以不予行政处罚")));
    let must = report(FOOD, None, &goods(152), &["minor_act", "timely_correction", "no_harm"]);
    assert_eq!((tier_id(&must), must.case), (Some("no_penalty"), between(0, 0)));
}

#[test]
fn a_base_below_its_floor_counts_as_the_floor() {
    let drugs = "没收违法所得，并处违法生产、销售的药品货值金额十五倍以上三十倍以下的罚款；货值金额不足十万元的，按十万元计算。";
    let small = report(drugs, None, &goods(3_000), &[]);
    assert_eq!(small.statutory, between(1_500_000, 3_000_000));
    assert!(small.steps.iter().any(|step| step.result == "按100000元计算"));
    assert_eq!(report(drugs, None, &goods(200_000), &[]).statutory, between(3_000_000, 6_000_000));
}

#[test]
fn units_persons_and_responsible_persons_are_kept_apart() {
    let text =
        "对单位处五万元以上十万元以下罚款，对个人处一千元以上五千元以下罚款；对直接负责的主管人员处二千元以下罚款。";
    let of = |subject| RangeFacts { subject: Some(subject), ..RangeFacts::default() };
    assert_eq!(report(text, None, &of(Subject::Unit), &[]).statutory, between(50_000, 100_000));
    let person = report(text, None, &of(Subject::Individual), &[]);
    assert_eq!(person.statutory, between(1_000, 5_000));
    assert!(person.notes.iter().any(|note| note.contains("直接负责的主管人员")));
    assert_eq!(report(text, None, &RangeFacts::default(), &[]).statutory, OPEN);
}

#[test]
fn no_illegal_gain_takes_the_alternative() {
    let text = "没收违法所得，违法所得五万元以上的，并处违法所得一倍以上五倍以下罚款；没有违法所得或者违法所得不足五万元的，并处五万元以上二十万元以下罚款。";
    let gain = |amount| RangeFacts { illegal_gain: yuan(amount), ..RangeFacts::default() };
    assert_eq!(report(text, None, &gain(0), &[]).statutory, between(50_000, 200_000));
    assert_eq!(report(text, None, &gain(60_000), &[]).statutory, between(60_000, 300_000));
    assert_eq!(report(text, None, &RangeFacts::default(), &[]).statutory, OPEN);
}

#[test]
fn a_grade_is_taken_only_when_it_is_established() {
    let text = "处一万元以上五万元以下罚款；情节严重的，处五万元以上二十万元以下罚款。";
    let plain = report(text, None, &RangeFacts::default(), &[]);
    assert_eq!(plain.statutory, between(10_000, 50_000));
    assert!(plain.notes.iter().any(|note| note.contains("未见“情节严重”的认定")));
    let serious = report(text, None, &RangeFacts::default(), &["serious_circumstances"]);
    assert_eq!(serious.statutory, between(50_000, 200_000));
}

#[test]
fn open_ends_and_units_are_said_and_not_invented() {
    let no_minimum = report("处十万元以下罚款。", None, &RangeFacts::default(), &["cooperation"]);
    assert_eq!(no_minimum.statutory, FineRange::closed(None, yuan(100_000)));
    assert_eq!(no_minimum.case, between(0, 30_000));
    let open_top = report("处五十万元以上罚款。", None, &RangeFacts::default(), &["cooperation"]);
    assert_eq!(open_top.case, open_top.statutory);
    let per_area = "处每平方米一百元以上一千元以下罚款。";
    assert_eq!(report(per_area, None, &RangeFacts::default(), &[]).statutory, OPEN);
    let measured = RangeFacts { units: Some(Decimal::from(20)), ..RangeFacts::default() };
    assert_eq!(report(per_area, None, &measured, &[]).statutory, between(2_000, 20_000));
    let unnumbered = report("处以罚款。", None, &RangeFacts::default(), &[]);
    assert_eq!(unnumbered.statutory, OPEN);
}

proptest! {
    #[test]
    fn the_case_range_stays_inside_the_statutory_range(
        amount in 0i64..1_000_000,
        ids in prop::sample::subsequence(
            super::circumstance::catalogue().iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), 0..6),
    ) {
        let report = report(FOOD, None, &goods(amount), &ids);
        prop_assert!(report.statutory.min <= report.statutory.max);
        prop_assert!(report.case.min <= report.case.max);
        if tier_id(&report) != Some("no_penalty") {
            prop_assert!(report.statutory.min <= report.case.min && report.case.max <= report.statutory.max);
        }
    }
}
