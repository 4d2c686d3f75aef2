//! Conditions, roles and items that a person has confirmed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{OPEN, between, goods, yuan};
use crate::discretion::range::{FineRange, RangeFacts, RangeInput, compute};
use crate::law::penalty_clause::parse;
use crate::law::provision::ArticleNumber;

/// The statutory range where a person has confirmed some words of the statute.
fn confirming(article: &str, item: Option<u32>, established: &[&str], facts: &RangeFacts) -> FineRange {
    let established: Vec<String> = established.iter().map(|words| (*words).to_owned()).collect();
    let report = compute(&RangeInput {
        citation: "《中华人民共和国某法》第一条",
        law: "中华人民共和国某法",
        number: ArticleNumber { number: 1, suffix: None },
        clauses: &parse(article),
        paragraph: None,
        item,
        date: NaiveDate::from_ymd_opt(2025, 3, 12).expect("a date"),
        act: None,
        measures: &BTreeMap::new(),
        established: &established,
        facts,
        circumstances: &[],
        factors: &BTreeMap::new(),
        tier: None,
        profile: None,
        benchmarks: &[],
        field: None,
        region: None,
    });
    report.statutory
}

#[test]
fn a_confirmed_role_and_a_named_item_choose_their_fines() {
    let roles = "对单位处五万元以上十万元以下罚款，对直接负责的主管人员处一万元以上五万元以下罚款。";
    assert_eq!(confirming(roles, None, &["直接负责的主管人员"], &RangeFacts::default()), between(10_000, 50_000));
    let items = "依照下列规定处以罚款：\n（一）发生一般事故的，处三十万元以上一百万元以下的罚款；\n（二）发生较大事故的，处一百万元以上二百万元以下的罚款。";
    assert_eq!(confirming(items, Some(2), &[], &RangeFacts::default()), between(1_000_000, 2_000_000));
    assert_eq!(confirming(items, None, &[], &RangeFacts::default()), OPEN);
}

#[test]
fn a_floor_for_a_part_of_the_acts_needs_that_part() {
    let text = "并处违法生产、销售的药品货值金额十倍以上二十倍以下的罚款；违法生产、批发的药品货值金额不足十万元的，按十万元计算，违法零售的药品货值金额不足一万元的，按一万元计算。";
    assert_eq!(confirming(text, None, &[], &goods(4_000)), OPEN);
    assert_eq!(confirming(text, None, &["违法零售的药品"], &goods(4_000)), between(100_000, 200_000));
    assert_eq!(confirming(text, None, &["违法零售的药品"], &goods(20_000)), between(200_000, 400_000));
    assert_eq!(confirming(text, None, &["违法生产、批发的药品"], &goods(20_000)), between(1_000_000, 2_000_000));
    assert_eq!(confirming(text, None, &[], &goods(150_000)), between(1_500_000, 3_000_000));
}

#[test]
fn a_part_of_a_condition_can_be_confirmed_alone() {
    let text = "侵权行为同时损害公共利益的，违法经营额五万元以上的，可以并处违法经营额一倍以上五倍以下的罚款；违法经营额不足五万元的，可以并处二十五万元以下的罚款。";
    let turnover = RangeFacts { illegal_turnover: yuan(50_000), ..RangeFacts::default() };
    assert_eq!(confirming(text, None, &["侵权行为同时损害公共利益"], &turnover), between(50_000, 250_000));
}
