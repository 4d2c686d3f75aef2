//! The bands of every set of rules, with figures worked by hand.

use super::*;
use crate::discretion::profile::Profiles;

const RANGE: &str = "处一万元以上十一万元以下罚款。";
const MAXIMUM_ONLY: &str = "处十万元以下罚款。";
const MULTIPLES: &str = "并处违法所得一倍以上五倍以下罚款。";
const MULTIPLES_MAXIMUM_ONLY: &str = "并处违法所得三倍以下罚款。";

fn rules(id: &str) -> Option<&'static RuleProfile> {
    SHIPPED_PROFILES.by_id(id)
}

/// The range of a case with an illegal gain of 10,000 yuan: least, whether without it, greatest, whether without it.
fn case(id: &str, article: &str, circumstances: &[&str]) -> (Option<i64>, bool, Option<i64>, bool) {
    let facts = RangeFacts { illegal_gain: yuan(10_000), ..RangeFacts::default() };
    let range = under(rules(id), article, None, &facts, circumstances).case;
    let whole = |amount: Option<Yuan>| amount.and_then(|amount| i64::try_from(amount.0).ok());
    (whole(range.min), range.min_excluded, whole(range.max), range.max_excluded)
}

const LIGHT: &[&str] = &["coerced"];
const HEAVY: &[&str] = &["concealment"];

#[test]
fn chongqing_leaves_the_ends_out_of_the_general_tier() {
    let id = "CHONGQING";
    assert_eq!(case(id, RANGE, LIGHT), (Some(10_000), false, Some(40_000), false));
    assert_eq!(case(id, RANGE, &[]), (Some(40_000), true, Some(80_000), true));
    assert_eq!(case(id, RANGE, HEAVY), (Some(80_000), false, Some(110_000), false));
    assert_eq!(case(id, MAXIMUM_ONLY, LIGHT), (Some(10_000), false, Some(30_000), false));
    assert_eq!(case(id, MAXIMUM_ONLY, &[]), (Some(30_000), true, Some(70_000), true));
    assert_eq!(case(id, MAXIMUM_ONLY, HEAVY), (Some(70_000), false, Some(100_000), false));
    // 1 + 30% × (5 − 1) = 2.2 times.
    assert_eq!(case(id, MULTIPLES, LIGHT), (Some(10_000), false, Some(22_000), false));
    assert_eq!(case(id, MULTIPLES, &[]), (Some(22_000), true, Some(38_000), true));
}

#[test]
fn several_circumstances_take_the_end_where_chongqing_says_so() {
    let lighter = &["coerced", "meritorious"][..];
    assert_eq!(case("CHONGQING", RANGE, lighter), (Some(10_000), false, Some(10_000), false));
    assert_eq!(case("CHONGQING", MAXIMUM_ONLY, lighter), (Some(10_000), false, Some(10_000), false));
    let heavier = &["concealment", "instigated"][..];
    assert_eq!(case("CHONGQING", RANGE, heavier), (Some(110_000), false, Some(110_000), false));
    let report = under(rules("CHONGQING"), RANGE, None, &RangeFacts::default(), heavier);
    let rest = report.alternatives.iter().find(|other| other.tier.id == "heavy").expect("the rest of the tier");
    assert_eq!(rest.range, between(80_000, 110_000));
    // 第十二条 of the rules for agriculture names the tier only.
    assert_eq!(case("MARA-2019", RANGE, lighter), (Some(10_000), false, Some(60_000), true));
    assert_eq!(case("SAMR-2022", RANGE, lighter), (Some(10_000), false, Some(40_000), false));
}

#[test]
fn agriculture_divides_at_the_middle_and_maximum_only_fines_by_thirds() {
    let id = "MARA-2019";
    assert_eq!(case(id, RANGE, LIGHT), (Some(10_000), false, Some(60_000), true));
    assert_eq!(case(id, RANGE, &[]), (Some(60_000), false, Some(60_000), false));
    assert_eq!(case(id, RANGE, HEAVY), (Some(60_000), true, Some(110_000), false));
    assert_eq!(case(id, MAXIMUM_ONLY, LIGHT), (Some(0), false, Some(30_000), false));
    assert_eq!(case(id, MAXIMUM_ONLY, &[]), (Some(30_000), false, Some(60_000), false));
    assert_eq!(case(id, MAXIMUM_ONLY, HEAVY), (Some(60_000), true, Some(100_000), false));
    assert_eq!(case(id, MULTIPLES, LIGHT), (Some(10_000), false, Some(30_000), true));
    assert_eq!(case(id, MULTIPLES_MAXIMUM_ONLY, HEAVY), (Some(18_000), true, Some(30_000), false));
}

#[test]
fn rules_without_figures_leave_the_statutory_range_and_say_so() {
    for id in ["HLJ-2019", "MOT-2010", "JIANGXI-2012"] {
        let report = under(rules(id), RANGE, None, &RangeFacts::default(), LIGHT);
        assert_eq!((tier_id(&report), report.case), (Some("light"), between(10_000, 110_000)), "{id}");
        assert!(report.notes.iter().any(|note| note.contains("没有规定")), "{:?}", report.notes);
    }
    let none = under(None, RANGE, None, &RangeFacts::default(), LIGHT);
    assert_eq!(none.case, none.statutory);
    assert!(none.notes.iter().any(|note| note.contains("没有适用的裁量规则")));
    // Chongqing says nothing of multiples with a greatest only.
    let open = under(
        rules("CHONGQING"),
        MULTIPLES_MAXIMUM_ONLY,
        None,
        &RangeFacts { illegal_gain: yuan(10_000), ..RangeFacts::default() },
        LIGHT,
    );
    assert_eq!(open.case, open.statutory);
}

#[test]
fn the_formula_of_hunan_gives_the_amount_of_its_example() {
    let article = "处二万元以上二十万元以下罚款。";
    let factor =
        |share: Decimal| BTreeMap::from([("违法次数：2次".to_owned(), share), ("区域影响".to_owned(), Decimal::ZERO)]);
    let of = |factors| with_factors(rules("HUNAN-ECO-2021"), article, (None, &RangeFacts::default(), &[]), &factors);
    let report = of(factor(Decimal::new(5, 2)));
    assert_eq!((report.point, report.case, tier_id(&report)), (yuan(29_000), between(29_000, 29_000), Some("formula")));
    assert_eq!(of(factor(Decimal::ONE)).point, yuan(200_000));
    assert_eq!(of(factor(Decimal::ZERO)).point, yuan(20_000));
    let missing = of(BTreeMap::new());
    assert_eq!((missing.point, missing.case), (None, between(20_000, 200_000)));
    assert!(missing.notes.iter().any(|note| note.contains("factors")));
}

#[test]
fn mitigation_is_an_alternative_with_a_ground_and_never_otherwise() {
    let mitigated = |id: &str, article: &str, circumstances: &[&str]| {
        let report = under(rules(id), article, None, &RangeFacts::default(), circumstances);
        report.alternatives.into_iter().find(|other| other.tier.id == "mitigated").map(|other| other.range)
    };
    let below = |max: i64| Some(FineRange { max: yuan(max), max_excluded: true, ..FineRange::OPEN });
    for id in ["SAMR-2022", "CHONGQING", "HLJ-2019"] {
        assert_eq!(mitigated(id, RANGE, &["voluntary_confession"]), below(10_000), "{id}");
        assert_eq!(mitigated(id, RANGE, &["aged_14_to_18"]), below(10_000), "{id}");
        assert_eq!(mitigated(id, RANGE, &["cooperation"]), None, "{id}");
        assert_eq!(mitigated(id, RANGE, &[]), None, "{id}");
    }
    // 10% of the greatest fine, not included.
    assert_eq!(mitigated("CHONGQING", MAXIMUM_ONLY, LIGHT), below(10_000));
    assert_eq!(mitigated("SAMR-2022", MAXIMUM_ONLY, LIGHT), None);
}

#[test]
fn amounts_are_rounded_inward_where_the_rules_say_so() {
    let own = "[[profile]]\nid = \"OURS\"\nname = \"某市办法\"\nround_to = 1000\n[[profile.band]]\nof = [\"range\"]\ntier = \"general\"\nfrom = 0.333\nto = 0.666\nto_excluded = true\nsource = \"第三条\"";
    let own = Profiles::parse(own, "own").expect("reads");
    let range = under(own.by_id("OURS"), RANGE, None, &RangeFacts::default(), &[]).case;
    // 43,300 and 76,600.
    assert_eq!(range, between(44_000, 76_000));
}

proptest! {
    #[test]
    fn tiers_rise_and_stay_in_the_statute(
        id in prop::sample::select(vec!["SAMR-2022", "CHONGQING", "MARA-2019"]),
        min in 1i64..50_000, width in 1i64..500_000, open_low in any::<bool>(),
    ) {
        let article = if open_low {
            format!("处{}元以下罚款。", min + width)
        } else {
            format!("处{min}元以上{}元以下罚款。", min + width)
        };
        let of = |circumstances| under(rules(id), &article, None, &RangeFacts::default(), circumstances);
        let (light, general, heavy) = (of(LIGHT), of(&[]), of(HEAVY));
        prop_assert!(light.case.max <= general.case.min && general.case.max <= heavy.case.min);
        for report in [&light, &general, &heavy] {
            prop_assert!(report.statutory.min <= report.case.min && report.case.max <= report.statutory.max);
            prop_assert!(report.case.min <= report.case.max);
        }
    }

    #[test]
    fn a_lighter_circumstance_never_raises_the_range_and_the_same_facts_give_the_same_report(
        id in prop::sample::select(vec!["SAMR-2022", "CHONGQING", "MARA-2019"]),
        ids in prop::sample::subsequence(
            crate::discretion::circumstance::catalogue().iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), 0..5),
        lighter in prop::sample::select(vec!["coerced", "meritorious", "removed_harm", "aged_14_to_18"]),
    ) {
        let before = under(rules(id), RANGE, None, &RangeFacts::default(), &ids);
        prop_assert_eq!(&before, &under(rules(id), RANGE, None, &RangeFacts::default(), &ids));
        let mut more = ids.clone();
        more.push(lighter);
        let after = under(rules(id), RANGE, None, &RangeFacts::default(), &more);
        // A tier that is left to a person says nothing; neither does a case that goes unpunished already.
        if before.tier.is_some() && after.tier.is_some() {
            prop_assert!(after.case.max <= before.case.max, "{:?} {:?}", before.case, after.case);
            prop_assert!(after.case.min <= before.case.min);
        }
    }
}
