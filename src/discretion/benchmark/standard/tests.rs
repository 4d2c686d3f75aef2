//! Standards as tables write them.

use super::*;

fn fine(text: &str) -> Option<(i64, i64, Option<String>)> {
    let standard = parse(text);
    let [fine] = &standard.fines[..] else { return None };
    let whole =
        |value: Option<Decimal>| value.map_or(-1, |value| i64::try_from(value.trunc().mantissa()).unwrap_or(-2));
    standard.is_read().then(|| (whole(fine.min), whole(fine.max), fine.per.clone()))
}

#[test]
fn standards_are_read_as_tables_spell_them() {
    let per = |unit: &str| Some(unit.to_owned());
    assert_eq!(fine("处二千元罚款。"), Some((2_000, 2_000, None)));
    assert_eq!(fine("处3000元以上，5000元以下罚款"), Some((3_000, 5_000, None)));
    assert_eq!(fine("处1000元～2000元罚款"), Some((1_000, 2_000, None)));
    assert_eq!(fine("2000元以上5000元以下"), Some((2_000, 5_000, None)));
    assert_eq!(fine("罚款：1000元"), Some((1_000, 1_000, None)));
    assert_eq!(fine("按照每处设施处五千元以上二万元以下罚款"), Some((5_000, 20_000, per("处设施"))));
    assert_eq!(fine("每处违法设施处一万元罚款。"), Some((10_000, 10_000, per("处违法设施"))));
    assert_eq!(fine("按照占地面积处每平方米一千元罚款，并处没收违法堆放的物品。"), Some((1_000, 1_000, per("平方米"))));
    assert_eq!(fine("没收违法所得，并处货值金额10倍以上15倍以下罚款"), Some((10, 15, None)));
}

#[test]
fn a_fixed_amount_is_the_suggested_point_and_a_range_has_none() {
    assert_eq!(parse("处二千元罚款。").point, Some(Yuan::from_integer(2_000)));
    assert_eq!(parse("处二千元以上五千元以下罚款。").point, None);
    assert_eq!(parse("每处设施处二千元罚款。").point, None, "it depends on how many there are");
    let guide = Guide {
        fine_min: Some(Yuan::from_integer(20)),
        fine_max: Some(Yuan::from_integer(200)),
        fine_point: Some(Yuan::from_integer(60)),
        detention_max: Some(0),
        may_warn: Some(true),
        ..Guide::default()
    };
    let read = of_guide(&guide);
    assert_eq!((read.point, read.detention, read.may_warn), (Some(Yuan::from_integer(60)), None, Some(true)));
    assert_eq!(read.fines[0].max, Some(Decimal::from(200)));
}

#[test]
fn no_penalty_and_measures_are_told_apart() {
    assert!(parse("不予处罚。").no_penalty && parse("不予行政处罚").is_read());
    assert_eq!(parse("警告").other, ["警告"]);
    assert_eq!(parse("给予警告，可以并处500元以下罚款").other, ["警告"]);
    let days = parse("处10日以上15日以下拘留，并处500元罚款").detention.map(|days| (days.min, days.max));
    assert_eq!(days, Some((10, 15)));
    assert!(parse("减轻处罚，处三千元罚款").mitigated);
}

#[test]
fn what_is_not_understood_whole_is_not_computed_from() {
    for text in [
        "处法定罚款幅度30%以下罚款",
        "从轻处罚",
        "可以不予处罚；处一千元以下罚款",
        "由集体讨论决定",
        "处五千元罚款，每超过一日加1000元",
    ] {
        assert!(!parse(text).is_read(), "{text}: {:?}", parse(text));
    }
    assert!(!parse("处3万元以上（不含本数）5万元以下罚款").remarks.is_empty());
}
