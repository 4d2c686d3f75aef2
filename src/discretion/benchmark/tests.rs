//! Tables applied to cases, with figures worked by hand.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::testing::table;
use super::*;
use crate::discretion::range::{CaseCircumstance, FineRange, RangeFacts, RangeInput};
use crate::law::money::Yuan;
use crate::law::penalty_clause::parse;
use crate::law::provision::ArticleNumber;

const BASIS: &str = "《城市绿化条例》第二十六条";

struct Case {
    act: Option<&'static str>,
    measures: BTreeMap<String, Decimal>,
    established: Vec<String>,
    circumstances: Vec<CaseCircumstance>,
    facts: RangeFacts,
    date: &'static str,
    clauses: &'static str,
}

impl Case {
    fn new(act: &'static str, measures: &[(&str, i64)]) -> Self {
        Self {
            act: Some(act),
            measures: measures.iter().map(|(name, value)| ((*name).to_owned(), Decimal::from(*value))).collect(),
            established: Vec::new(),
            circumstances: Vec::new(),
            facts: RangeFacts::default(),
            date: "2025-03-12",
            clauses: "处一千元以上五千元以下罚款。",
        }
    }

    fn with(mut self, ids: &[&str]) -> Self {
        self.circumstances =
            ids.iter().map(|id| CaseCircumstance { id: (*id).to_owned(), evidence: String::new() }).collect();
        self
    }

    fn apply(&self, benchmark: &Benchmark, statutory: FineRange) -> Applied {
        let clauses = parse(self.clauses);
        apply(
            benchmark,
            &RangeInput {
                citation: BASIS,
                clauses: &clauses,
                law: "城市绿化条例",
                number: ArticleNumber { number: 26, suffix: None },
                paragraph: None,
                item: None,
                date: self.date.parse().expect("a date"),
                act: self.act,
                measures: &self.measures,
                established: &self.established,
                facts: &self.facts,
                circumstances: &self.circumstances,
                factors: &self.measures,
                tier: None,
                profile: None,
                benchmarks: &[],
                field: None,
                region: None,
            },
            statutory,
        )
    }
}

fn between(min: i64, max: i64) -> FineRange {
    FineRange::closed(Some(Yuan::from_integer(min)), Some(Yuan::from_integer(max)))
}

fn placed(applied: Applied) -> Outcome {
    match applied {
        Applied::Placed(outcome) => outcome,
        other => panic!("{other:?}"),
    }
}

fn tree() -> Benchmark {
    table(&[(
        "擅自砍伐城市树木",
        BASIS,
        "处一千元以上五千元以下罚款",
        &[
            ("轻微", "违法行为轻微并及时改正的。", "不予处罚。"),
            ("较轻", "第一次被处罚的。", "处一千元罚款。"),
            ("较重", "第二次被处罚的。", "处二千元以上三千元以下罚款。"),
            (
                "严重",
                "具有下列情形之一：（1）第三次及以上被处罚的；（2）暴力抗法的；（3）其他造成严重后果的行为。",
                "处五千元罚款，没收工具。",
            ),
        ],
    )])
}

#[test]
fn the_count_of_offences_places_a_case_and_a_fixed_amount_is_the_point() {
    let first = placed(Case::new("擅自砍伐城市树木", &[("次数", 1)]).apply(&tree(), between(1_000, 5_000)));
    assert_eq!(
        (first.tier.name.as_str(), first.case, first.point),
        ("较轻", between(1_000, 1_000), Some(Yuan::from_integer(1_000)))
    );
    assert_eq!(first.row.cell, "F1");
    assert!(first.notes.iter().any(|note| note.contains("其他造成严重后果的行为") && note.contains("严重")));
    assert_eq!(first.steps.first().map(|step| step.result.as_str()), Some("擅自砍伐城市树木"));
    let second = placed(Case::new("擅自砍伐城市树木的行为", &[("处罚次数", 2)]).apply(&tree(), between(1_000, 5_000)));
    assert_eq!((second.tier.name.as_str(), second.case, second.point), ("较重", between(2_000, 3_000), None));
    let third = placed(Case::new("擅自砍伐城市树木", &[("次数", 4)]).apply(&tree(), between(1_000, 5_000)));
    assert_eq!((third.tier.name.as_str(), third.other.as_slice()), ("严重", ["没收工具".to_owned()].as_slice()));
    let violent = placed(
        Case::new("擅自砍伐城市树木", &[("次数", 4)]).with(&["obstruction"]).apply(&tree(), between(1_000, 5_000)),
    );
    assert_eq!(violent.tier.name, "严重");
}

#[test]
fn what_is_missing_or_contradictory_is_left_to_a_person() {
    let Applied::Undecided { candidates, notes, .. } =
        Case::new("擅自砍伐城市树木", &[]).apply(&tree(), between(1_000, 5_000))
    else {
        panic!("decided without the count")
    };
    assert_eq!(
        candidates.iter().map(|candidate| candidate.row.tier.as_str()).collect::<Vec<_>>(),
        ["较轻", "较重", "严重"]
    );
    assert_eq!(candidates[0].missing, ["次数"]);
    assert!(notes.iter().any(|note| note.contains("缺少次数")));
    let both = Case::new("擅自砍伐城市树木", &[("次数", 1)]).with(&["minor_act", "timely_correction"]);
    assert!(
        matches!(both.apply(&tree(), between(1_000, 5_000)), Applied::Undecided { candidates, .. } if candidates.len() == 3)
    );
}

#[test]
fn a_person_confirms_a_condition_or_names_the_tier() {
    let mut case = Case::new("擅自砍伐城市树木", &[("次数", 1)]);
    case.established = vec!["轻微".to_owned()];
    let none = placed(case.apply(&tree(), between(1_000, 5_000)));
    assert!(none.no_penalty && none.tier.id == "no_penalty");
    assert_eq!(none.case, between(0, 0));
    case.established = vec!["其他造成严重后果的行为".to_owned()];
    assert!(
        matches!(case.apply(&tree(), between(1_000, 5_000)), Applied::Undecided { .. }),
        "first offence and grave consequences"
    );
}

#[test]
fn the_act_is_found_by_provision_and_words_and_never_guessed_among_several() {
    let two = table(&[
        ("擅自砍伐城市树木", BASIS, "", &[("一", "", "处一千元罚款")]),
        ("损坏城市花草", BASIS, "", &[("一", "", "处二千元罚款")]),
    ]);
    let found = placed(Case::new("当事人于3月擅自砍伐城市树木五株", &[]).apply(&two, between(1_000, 5_000)));
    assert_eq!(found.row.item, "1");
    let unclear = Case::new("破坏绿化", &[]).apply(&two, between(1_000, 5_000));
    assert!(matches!(unclear, Applied::Undecided { ref candidates, .. } if candidates.len() == 2), "{unclear:?}");
    let silent = Case { act: None, ..Case::new("", &[]) }.apply(&two, between(1_000, 5_000));
    assert!(matches!(silent, Applied::Undecided { .. }));
    let other = table(&[("甲", "《城市绿化条例》第二十七条", "", &[("一", "", "处一千元罚款")])]);
    assert!(matches!(Case::new("甲", &[]).apply(&other, between(1_000, 5_000)), Applied::NotCovered { .. }));
    let early = Case { date: "2023-12-31", ..Case::new("擅自砍伐城市树木", &[("次数", 1)]) };
    assert!(
        matches!(early.apply(&tree(), between(1_000, 5_000)), Applied::NotCovered { why } if why.contains("不施行"))
    );
}

#[test]
fn a_result_outside_the_statute_is_cut_and_said_or_not_applied() {
    let wide = table(&[("甲甲甲甲", BASIS, "", &[("一", "", "处一千元以上八千元以下罚款")])]);
    let cut = placed(Case::new("甲甲甲甲", &[]).apply(&wide, between(2_000, 5_000)));
    assert_eq!(cut.case, between(2_000, 5_000));
    assert!(cut.notes.iter().any(|note| note.contains("超出法定幅度")));
    let outside = Case::new("甲甲甲甲", &[]).apply(&wide, between(10_000, 20_000));
    assert!(matches!(outside, Applied::Undecided { notes, .. } if notes.iter().any(|note| note.contains("不能适用"))));
    let mitigated = table(&[("甲甲甲甲", BASIS, "", &[("减轻", "", "减轻处罚，处五百元罚款")])]);
    let below = placed(Case::new("甲甲甲甲", &[]).apply(&mitigated, between(1_000, 5_000)));
    assert_eq!((below.tier.id.as_str(), below.case), ("mitigated", between(500, 500)));
}

#[test]
fn multiples_and_amounts_for_each_are_computed_from_the_facts() {
    let times = table(&[("甲甲甲甲", BASIS, "", &[("一", "", "处货值金额十倍以上十三倍以下罚款")])]);
    let mut case = Case::new("甲甲甲甲", &[]);
    case.clauses = "并处货值金额十倍以上二十倍以下罚款；货值金额不足一万元的，按一万元计算。";
    case.facts.goods_value = Some(Yuan::from_integer(3_000));
    // The floor of the statute holds for the table too: 10,000 × 10 to 10,000 × 13.
    assert_eq!(placed(case.apply(&times, between(100_000, 200_000))).case, between(100_000, 130_000));
    case.facts.goods_value = None;
    assert!(matches!(case.apply(&times, FineRange::OPEN), Applied::Undecided { .. }));
    let each = table(&[("甲甲甲甲", BASIS, "", &[("一", "", "每处违法设施处一万元罚款。")])]);
    let mut case = Case::new("甲甲甲甲", &[]);
    assert!(matches!(case.apply(&each, FineRange::OPEN), Applied::Undecided { .. }), "how many?");
    case.facts.units = Some(Decimal::from(3));
    assert_eq!(placed(case.apply(&each, FineRange::OPEN)).case, between(30_000, 30_000));
}

#[test]
fn a_unit_and_a_person_have_fines_of_their_own() {
    let both = table(&[("甲甲甲甲", BASIS, "", &[("一", "", "对单位处三千元罚款，对个人处一千元罚款")])]);
    let mut case = Case::new("甲甲甲甲", &[]);
    assert!(matches!(case.apply(&both, between(1_000, 5_000)), Applied::Undecided { .. }), "who acted?");
    case.facts.subject = Some(crate::law::penalty_clause::Subject::Unit);
    assert_eq!(placed(case.apply(&both, between(1_000, 5_000))).case, between(3_000, 3_000));
}

#[test]
fn a_standard_with_conditions_of_its_own_takes_the_fine_whose_condition_holds() {
    let words = "没收违法所得，并处违法所得一倍以上二倍以下罚款；没有违法所得的，处一千元罚款";
    let both = table(&[("甲甲甲甲", BASIS, "", &[("一", "", words)])]);
    let mut case = Case::new("甲甲甲甲", &[]);
    assert!(matches!(case.apply(&both, FineRange::OPEN), Applied::Undecided { .. }), "is there any gain?");
    case.facts.illegal_gain = Some(Yuan::default());
    assert_eq!(placed(case.apply(&both, FineRange::OPEN)).case, between(1_000, 1_000));
    case.facts.illegal_gain = Some(Yuan::from_integer(3_000));
    assert_eq!(placed(case.apply(&both, FineRange::OPEN)).case, between(3_000, 6_000));
}

#[test]
fn a_table_by_code_gives_its_figures() {
    let mut codes = table(&[("未取得驾驶证驾驶载货汽车的", "", "", &[("", "", "")])]);
    let yuan = |value| Some(Yuan::from_integer(value));
    let guide = Guide {
        fine_min: yuan(200),
        fine_max: yuan(2_000),
        fine_point: yuan(1_000),
        detention_min: Some(0),
        detention_max: Some(15),
        detention_point: Some(7),
        may_warn: Some(false),
    };
    codes.items[0].code = Some("10053".into());
    codes.items[0].tiers[0].standard = standard::of_guide(&guide);
    codes.items[0].tiers[0].written.guide = Some(guide);
    let by_code = placed(Case::new("10053", &[]).apply(&codes, between(200, 2_000)));
    assert_eq!((by_code.case, by_code.point), (between(200, 2_000), yuan(1_000)));
    let days = by_code.detention.expect("days");
    assert_eq!((days.max, days.point, by_code.may_warn), (15, Some(7), Some(false)));
    assert!(by_code.notes.iter().any(|note| note.contains("不可警告")));
    assert!(matches!(
        Case::new("驾驶载货汽车超载", &[]).apply(&codes, between(200, 2_000)),
        Applied::NotCovered { .. }
    ));
}

proptest! {
    /// Whatever the facts, a range never leaves the statute, and the same facts give the same result.
    #[test]
    fn a_case_stays_inside_the_statute(
        count in prop::option::of(0i64..6),
        ids in prop::sample::subsequence(vec!["minor_act", "timely_correction", "obstruction", "first_offence"], 0..4),
        low in 0i64..6_000,
        width in 0i64..6_000,
    ) {
        let measures: Vec<(&str, i64)> = count.into_iter().map(|count| ("次数", count)).collect();
        let case = Case::new("擅自砍伐城市树木", &measures).with(&ids);
        let statutory = between(low, low + width);
        let applied = case.apply(&tree(), statutory);
        prop_assert_eq!(&case.apply(&tree(), statutory), &applied);
        if let Applied::Placed(outcome) = applied && !outcome.no_penalty {
            prop_assert!(statutory.min <= outcome.case.min && outcome.case.max <= statutory.max);
            prop_assert!(outcome.case.min <= outcome.case.max);
        }
    }
}
