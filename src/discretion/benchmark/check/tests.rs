//! Each check on a table that passes and one that does not.

use super::super::basis::provisions;
use super::super::testing::table;
use super::super::{Guide, Level};
use super::*;
use crate::law::penalty_clause::parse;

const BASIS: &str = "《城市绿化条例》第二十六条";
const RANGE: &str = "处一千元以上五千元以下罚款";
const TIERS: &[(&str, &str, &str)] = &[
    ("较轻", "第一次被处罚的", "处一千元罚款"),
    ("较重", "第二次被处罚的", "处三千元罚款"),
    ("严重", "有下列情形之一：（1）第三次及以上被处罚的；（2）暴力抗法的", "处五千元罚款"),
];

fn statutes(text: &str) -> Statutes {
    let held = Statute::Held { clauses: parse(text), in_force: true, ended: None };
    provisions(BASIS).into_iter().map(|provision| (provision, held.clone())).collect()
}

fn run(benchmark: &Benchmark, statutes: &Statutes, others: &[Benchmark]) -> Vec<(Verdict, &'static str)> {
    let today = "2026-11-26".parse().expect("a date");
    let findings = check(benchmark, &Against { statutes, others, today });
    findings.into_iter().map(|finding| (finding.verdict, finding.code)).collect()
}

fn of(tiers: &[(&str, &str, &str)]) -> Vec<(Verdict, &'static str)> {
    run(&table(&[("砍伐树木", BASIS, "", tiers)]), &statutes("砍伐树木的，处一千元以上五千元以下罚款。"), &[])
}

use Verdict::{Doubtful, Refused};

#[test]
fn a_whole_table_within_the_statute_has_no_finding() {
    assert_eq!(of(TIERS), []);
    assert_eq!(run(&table(&[("砍伐树木", BASIS, RANGE, TIERS)]), &statutes("处一千元以上五千元以下罚款。"), &[]), []);
}

#[test]
fn a_standard_outside_the_statute_is_refused_and_one_that_cannot_be_compared_doubtful() {
    assert_eq!(
        of(&[TIERS[0], TIERS[1], ("严重", "第三次及以上被处罚的", "处八千元罚款")]),
        [(Refused, "outside_statute")]
    );
    assert_eq!(
        of(&[TIERS[0], TIERS[1], ("严重", "第三次及以上被处罚的", "处货值金额二倍罚款")]),
        [(Doubtful, "not_compared")]
    );
    assert_eq!(
        of(&[("减轻", "第一次被处罚的", "减轻处罚，处五百元罚款"), TIERS[1], TIERS[2]]),
        [(Doubtful, "mitigated")]
    );
    assert_eq!(
        of(&[TIERS[0], TIERS[1], ("严重", "第三次及以上被处罚的", "处五千元罚款，吊销许可证")]),
        [(Doubtful, "measure_unfounded")]
    );
    let unknown = run(
        &table(&[("砍伐树木", BASIS, RANGE, &[TIERS[0], TIERS[1], ("严重", "第三次及以上被处罚的", "处八千元罚款")])]),
        &provisions(BASIS).into_iter().map(|provision| (provision, Statute::UnknownLaw)).collect(),
        &[],
    );
    assert_eq!(unknown, [(Doubtful, "law_unknown"), (Refused, "outside_statute")], "compared with its own column");
    let differs = run(
        &table(&[("砍伐树木", BASIS, "处一千元以上九千元以下罚款", TIERS)]),
        &statutes("处一千元以上五千元以下罚款。"),
        &[],
    );
    assert_eq!(differs, [(Refused, "range_differs")]);
}

#[test]
fn multiples_and_amounts_for_each_are_compared_with_their_like() {
    let run = |standard: &str, text: &str| {
        run(
            &table(&[("甲", BASIS, "", &[("一", "第一次被处罚的", standard), TIERS[1], TIERS[2]])]),
            &statutes(text),
            &[],
        )
    };
    let text = "并处货值金额十倍以上二十倍以下罚款；情节较轻的，处一千元以上五千元以下罚款。";
    assert_eq!(run("处货值金额十倍以上十三倍以下罚款", text), []);
    assert_eq!(run("处货值金额九倍以上十三倍以下罚款", text), [(Refused, "outside_statute")]);
    let each = "处每平方米一百元以上二百元以下罚款；情节较轻的，处一千元以上五千元以下罚款。";
    assert_eq!(run("每平方米处一百五十元罚款", each), []);
    assert_eq!(run("每平方米处三百元罚款", each), [(Refused, "outside_statute")]);
}

#[test]
fn a_fine_for_the_unit_is_not_measured_by_one_for_its_managers() {
    let text = "处十万元以上二十万元以下罚款，对其直接负责的主管人员处一千元以上五千元以下罚款。";
    let standard = |words| [TIERS[0], TIERS[1], ("严重", "第三次及以上被处罚的", words)];
    let of = |words| {
        run(&table(&[("甲", BASIS, "", &standard(words)[2..])]), &statutes(text), &[])
            .into_iter()
            .map(|(_, code)| code)
            .collect::<Vec<_>>()
    };
    assert!(of("处五千元罚款").contains(&"outside_statute"));
    assert!(!of("处十五万元罚款").contains(&"outside_statute"));
    assert!(!of("对直接负责的主管人员处五千元罚款").contains(&"outside_statute"));
}

#[test]
fn a_provision_must_exist_and_be_in_force() {
    let with = |statute: Statute| {
        let statutes = provisions(BASIS).into_iter().map(|provision| (provision, statute.clone())).collect();
        run(&table(&[("甲", BASIS, RANGE, TIERS)]), &statutes, &[])
    };
    assert_eq!(with(Statute::NoArticle), [(Refused, "no_article")]);
    let held = |in_force, ended: Option<&str>| Statute::Held {
        clauses: parse("处一千元以上五千元以下罚款。"),
        in_force,
        ended: ended.and_then(|day| day.parse().ok()),
    };
    assert_eq!(with(held(false, None)), [(Refused, "not_in_force")]);
    assert_eq!(with(held(true, Some("2026-08-15"))), [(Doubtful, "law_changed")]);
    assert_eq!(run(&table(&[("甲", "依法处理", RANGE, TIERS)]), &Statutes::new(), &[]), [(Doubtful, "basis_unread")]);
}

#[test]
fn fields_that_are_missing_are_said_by_row_or_once() {
    let one = |act: &str, basis: &str, tiers: &[(&str, &str, &str)]| {
        run(
            &table(&[("砍伐树木", BASIS, RANGE, TIERS), (act, basis, RANGE, tiers)]),
            &statutes("处一千元以上五千元以下罚款。"),
            &[],
        )
    };
    assert_eq!(one("", BASIS, TIERS), [(Refused, "no_act")]);
    assert_eq!(one("乙", "", TIERS), [(Refused, "no_basis")]);
    assert_eq!(one("乙", BASIS, &[]), [(Refused, "no_standard")]);
    assert_eq!(
        one("乙", BASIS, &[TIERS[0], TIERS[1], ("严重", "第三次及以上被处罚的", "")]),
        [(Refused, "no_standard")]
    );
    assert_eq!(
        one("乙", BASIS, &[("", "", "酌情处罚"), TIERS[1], TIERS[2]]).len(),
        4,
        "tier, condition, standard, and the first offence"
    );
    let mut codes = table(&[("摩托车不走机动车道", "", "", &[("", "", "")])]);
    let guide = |point: i64| Guide {
        fine_min: Some(crate::law::money::Yuan::from_integer(20)),
        fine_max: Some(crate::law::money::Yuan::from_integer(200)),
        fine_point: Some(crate::law::money::Yuan::from_integer(point)),
        ..Guide::default()
    };
    let mut with = |point| {
        codes.items[0].tiers[0].written.guide = Some(guide(point));
        codes.items[0].tiers[0].standard = super::super::standard::of_guide(&guide(point));
        codes.head.region = Some("新疆维吾尔自治区".into());
        codes.head.agency = "新疆维吾尔自治区公安厅".into();
        run(&codes, &Statutes::new(), &[]).into_iter().filter(|(_, code)| *code != "not_compared").collect::<Vec<_>>()
    };
    assert_eq!(with(60), [(Doubtful, "missing_fields")]);
    assert_eq!(with(300), [(Doubtful, "missing_fields"), (Refused, "point_outside")]);
}

#[test]
fn gaps_and_overlaps_are_found_where_they_can_be_computed() {
    let areas = |conditions: [&str; 3]| {
        let [one, two, three] = conditions;
        of(&[("一", one, "处一千元罚款"), ("二", two, "处三千元罚款"), ("三", three, "处五千元罚款")])
    };
    assert_eq!(areas(["面积不足10平方米", "面积10平方米以上不足50平方米", "面积50平方米以上"]), []);
    assert_eq!(areas(["面积不足10平方米", "面积20平方米以上不足50平方米", "面积50平方米以上"]), [(Doubtful, "gap")]);
    assert_eq!(
        areas(["面积10平方米以下", "面积10平方米以上不足50平方米", "面积50平方米以上"]),
        [(Doubtful, "overlap")]
    );
    assert_eq!(areas(["面积不足10平方米", "面积超过10平方米不足50平方米", "面积50平方米以上"]), [(Doubtful, "gap")]);
    assert_eq!(
        areas(["面积不足10平方米", "面积10平方米以上60平方米以下", "面积50平方米以上"]),
        [(Doubtful, "overlap")]
    );
    assert_eq!(
        areas(["面积不足10平方米", "面积10平方米以上不足50平方米", "面积50平方米以上80平方米以下"]),
        [(Doubtful, "gap")]
    );
    assert_eq!(areas(["第一次被处罚", "第二次被处罚", "第四次及以上被处罚"]), [(Doubtful, "gap")]);
    assert_eq!(areas(["初次违法", "第二次被处罚", "第三次及以上被处罚"]), []);
    assert_eq!(areas(["涉及1个的", "涉及2个以上3个以下的", "涉及4个以上的"]), [], "counted in whole numbers");
    assert_eq!(areas(["涉及1个的", "涉及3个的", "涉及4个以上的"]), [(Doubtful, "gap")]);
    assert_eq!(
        areas(["面积不足10平方米且及时改正", "面积10平方米以上", "暴力抗法"]),
        [],
        "joined with another condition"
    );
}

#[test]
fn fewer_than_three_tiers_are_doubtful_in_heilongjiang_only() {
    let two = [("较轻", "第一次被处罚的", "处一千元罚款"), ("严重", "第二次及以上被处罚的", "处五千元罚款")];
    assert_eq!(of(&two), [(Doubtful, "few_tiers")]);
    let mut elsewhere = table(&[("砍伐树木", BASIS, "", &two)]);
    elsewhere.head.region = Some("山东省".into());
    assert_eq!(run(&elsewhere, &statutes("处一千元以上五千元以下罚款。"), &[]), []);
}

#[test]
fn a_lower_agency_may_not_exceed_a_higher_one() {
    let mut higher = table(&[(
        "砍伐树木",
        BASIS,
        "",
        &[("较轻", "第一次被处罚的", "处一千元以上二千元以下罚款"), TIERS[1], TIERS[2]],
    )]);
    (higher.head.id, higher.head.level, higher.head.region) = ("b0".into(), Level::Province, Some("黑龙江省".into()));
    higher.head.agency = "黑龙江省住房和城乡建设厅".into();
    let statutes = statutes("处一千元以上五千元以下罚款。");
    let within = table(&[("砍伐树木", BASIS, "", TIERS)]);
    assert_eq!(run(&within, &statutes, std::slice::from_ref(&higher)), []);
    let beyond = table(&[("砍伐树木", BASIS, "", &[("较轻", "第一次被处罚的", "处四千元罚款"), TIERS[1], TIERS[2]])]);
    assert_eq!(run(&beyond, &statutes, std::slice::from_ref(&higher)), [(Refused, "exceeds_higher")]);
    assert_eq!(
        run(&higher, &statutes, std::slice::from_ref(&beyond)),
        [(Doubtful, "lower_exceeds")],
        "imported after it"
    );
    higher.head.validity.to = "2023-06-01".parse().ok();
    higher.head.validity.from = "2020-01-01".parse().ok();
    assert_eq!(run(&beyond, &statutes, std::slice::from_ref(&higher)), [], "it had ended before");
}

#[test]
fn acts_that_stand_twice_are_refused() {
    let statutes = statutes("处一千元以上五千元以下罚款。");
    let same = table(&[("砍伐树木", BASIS, "", TIERS), ("砍伐树木的行为", BASIS, "", TIERS)]);
    assert_eq!(run(&same, &statutes, &[]), [(Refused, "duplicate")]);
    let other = [("较轻", "第一次被处罚的", "处二千元罚款"), TIERS[1], TIERS[2]];
    let conflict = table(&[("砍伐树木", BASIS, "", TIERS), ("砍伐树木", BASIS, "", &other)]);
    assert_eq!(run(&conflict, &statutes, &[]), [(Refused, "conflict"), (Refused, "conflict")]);
}
