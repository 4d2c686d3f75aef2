//! Conditions as tables write them, and what facts make of them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::discretion::range::RangeFacts;
use crate::law::money::Yuan;

fn offence(text: &str) -> Option<(u32, Option<u32>, String)> {
    match parse(text) {
        Condition::Offence(offence) => Some((offence.at_least, offence.at_most, offence.fact)),
        _ => None,
    }
}

/// `name|unit|[min,max)` with the brackets that say whether the ends are included.
fn quantity(text: &str) -> Option<String> {
    let Condition::Quantity(quantity) = parse(text) else { return None };
    let Bounds { min, max } = quantity.bounds;
    let open =
        min.map_or("(".to_owned(), |end| format!("{}{}", if end.included { '[' } else { '(' }, end.value.normalize()));
    let close =
        max.map_or(")".to_owned(), |end| format!("{}{}", end.value.normalize(), if end.included { ']' } else { ')' }));
    Some(format!("{}|{}|{open},{close}", quantity.name, quantity.unit))
}

#[test]
fn offences_are_counted_as_the_words_count_them() {
    let ordinal = |least, most| Some((least, most, "次数".to_owned()));
    assert_eq!(offence("第一次被处罚的。"), ordinal(1, Some(1)));
    assert_eq!(offence("第2次被处罚的"), ordinal(2, Some(2)));
    assert_eq!(offence("第三次及以上被处罚的。"), ordinal(3, None));
    assert_eq!(offence("第二次或者第三次被处罚的"), ordinal(2, Some(3)));
    assert_eq!(offence("首次被查处的"), ordinal(1, Some(1)));
    assert_eq!(offence("第三次以上违法的"), ordinal(3, None));
    assert_eq!(offence("一年内第二次被处罚的"), Some((2, Some(2), "一年内次数".to_owned())));
    assert_eq!(offence("一年内受到行政处罚两次以上的"), Some((2, None, "一年内受到行政处罚次数".to_owned())));
    assert_eq!(offence("1年之内第2次违法的"), Some((2, Some(2), "一年内次数".to_owned())));
    assert_eq!(offence("一年内违法三次以上的"), Some((3, None, "一年内违法次数".to_owned())));
    for text in ["第二、四次被处罚的", "三次以上", "第三次审查未通过的", "第一次被处罚且拒不改正、造成影响的"]
    {
        assert_eq!(offence(text), None, "{text}");
    }
}

#[test]
fn quantities_keep_their_ends_and_their_unit() {
    let cases = [
        ("面积不足50平方米的", "面积|平方米|(,50)"),
        ("货值金额1万元以上5万元以下的", "货值金额|元|[10000,50000]"),
        ("货值金额一万元以上不足五万元的", "货值金额|元|[10000,50000)"),
        ("货值金额在5万元以上的", "货值金额|元|[50000,)"),
        ("超标30%以上的", "超标|%|[30,)"),
        ("超标百分之三十以上百分之五十以下", "超标|%|[30,50]"),
        ("超过标准20%以上不足50%的", "超过标准|%|[20,50)"),
        ("逾期15日以上30日以下的", "逾期|日|[15,30]"),
        ("逾期超过30日的", "逾期|日|(30,)"),
        ("逾期不超过十五日", "逾期|日|(,15]"),
        ("涉及3人以下的", "涉及|人|(,3]"),
        ("3人以下", "|人|(,3]"),
        ("占用面积10平方米（含）以上20平方米以下（不含）", "占用面积|平方米|[10,20)"),
        ("重量500公斤以上1吨以下", "重量|千克|[500,1000]"),
        ("5至10人", "|人|[5,10]"),
        ("砍伐树木5株以上不满10株的", "砍伐树木|株|[5,10)"),
        ("面积达到100平方米以上", "面积|平方米|[100,)"),
        ("没有违法所得的", "违法所得|元|[0,0]"),
        ("有违法所得", "违法所得|元|(0,)"),
        ("涉及2个", "涉及|个|[2,2]"),
        ("面积＜50平方米", "面积|平方米|(,50)"),
        ("50平方米≤面积＜100平方米", "面积|平方米|[50,100)"),
        ("1<逾期≤30日", "逾期|日|(1,30]"),
        ("货值金额≥1万元", "货值金额|元|[10000,)"),
        ("超标率大于等于30%小于50%", "超标率|%|[30,50)"),
        ("超过规定时间2小时以内", "超过规定时间|分钟|(,120]"),
        ("面积超过50平方米不超过100平方米的", "面积|平方米|(50,100]"),
    ];
    for (text, expected) in cases {
        assert_eq!(quantity(text).as_deref(), Some(expected), "{text}");
    }
    for text in [
        "面积不足50平方米的设施",
        "面积10平方米以上5平方米以下",
        "面积10平方米以上20米以下",
        "未备案3次以上",
        "不足",
        "第3项",
    ] {
        assert_eq!(quantity(text), None, "{text}");
    }
}

#[test]
fn circumstances_are_whole_terms_and_the_rest_is_for_a_person() {
    let id = |text: &str| match parse(text) {
        Condition::Circumstance { id, .. } => Some(id),
        _ => None,
    };
    assert_eq!(id("初次违法的。"), Some("first_offence"));
    assert_eq!(id("当事人能够及时改正的"), Some("timely_correction"));
    assert_eq!(id("经责令改正后拒不改正"), Some("refused_correction"));
    assert_eq!(id("主动消除或者减轻违法行为危害后果的"), Some("removed_harm"));
    assert_eq!(id("因残疾或者重大疾病等原因生活确有困难的"), Some("hardship"));
    assert_eq!(id("未及时改正的"), None);
    assert_eq!(id("不能及时改正"), None);
    assert!(matches!(parse("威胁、恐吓工作人员的"), Condition::Judged { .. }));
    assert_eq!(parse(" "), Condition::Always);
    assert_eq!(parse("/"), Condition::Always);
}

#[test]
fn lists_and_joints_say_how_the_parts_hold_together() {
    let list = parse(
        "具有下列情形之一：（1）第三次及以上被处罚的；（2）威胁、恐吓、辱骂、殴打工作人员；（3）扰乱正常工作秩序；（4）其他造成较大影响和严重后果的行为。",
    );
    let Condition::Any { of } = list else { panic!("{list:?}") };
    assert_eq!(of.len(), 4);
    assert!(
        matches!(of[0], Condition::Offence(_)) && of[1..].iter().all(|part| matches!(part, Condition::Judged { .. }))
    );
    let both = parse("违法行为轻微并及时改正的。");
    let Condition::All { of } = both else { panic!("{both:?}") };
    assert_eq!(of.len(), 2);
    assert!(
        matches!(parse("同时符合下列条件：1.初次违法；2.货值金额不足1.5万元；3.及时改正"), Condition::All { of } if of.len() == 3)
    );
    assert!(matches!(parse("货值金额1万元以上，且拒不改正的"), Condition::All { of } if of.len() == 2));
    assert!(matches!(parse("货值金额不足1万元或者违法所得不足5000元的"), Condition::Any { of } if of.len() == 2));
    // What the two sides share cannot be told: one text for a person.
    assert!(matches!(parse("造成人员伤亡或者重大财产损失的"), Condition::Judged { .. }));
    assert!(matches!(parse("1.初次违法；2.及时改正"), Condition::Judged { .. }), "nothing says whether one is enough");
    assert!(
        matches!(parse("第三次及以上被处罚，或者具有下列情形之一：（1）拒不改正；（2）暴力抗法"), Condition::Any { of } if of.len() == 2)
    );
    assert!(
        matches!(parse("初次违法，且货值不足1万元或者及时改正的"), Condition::Judged { .. }),
        "and with or: for a person"
    );
}

struct Case {
    range: RangeFacts,
    measures: BTreeMap<String, Decimal>,
    circumstances: Vec<&'static str>,
    established: Vec<String>,
}

impl Case {
    fn new(measures: &[(&str, i64)]) -> Self {
        let measures = measures.iter().map(|(name, value)| ((*name).to_owned(), Decimal::from(*value))).collect();
        Self { range: RangeFacts::default(), measures, circumstances: Vec::new(), established: Vec::new() }
    }

    fn answer(&self, text: &str) -> Answer {
        let facts = Facts {
            range: &self.range,
            measures: &self.measures,
            circumstances: &self.circumstances,
            established: &self.established,
            in_several_units: &[],
        };
        evaluate(&parse(text), &facts)
    }
}

fn missing(name: &str) -> Answer {
    Answer::Unknown { missing: vec![name.to_owned()], judged: Vec::new() }
}

#[test]
fn a_missing_fact_is_named_and_never_taken_for_no() {
    let nothing = Case::new(&[]);
    assert_eq!(nothing.answer("面积不足50平方米"), missing("面积（平方米）"));
    assert_eq!(nothing.answer("货值金额不足1万元"), missing("货值金额"));
    assert_eq!(nothing.answer("第一次被处罚的"), missing("次数"));
    assert_eq!(nothing.answer("初次违法"), missing("次数"));
    assert_eq!(nothing.answer("拒不改正"), Answer::No);
    let known = Case::new(&[("面积", 49), ("次数", 2)]);
    assert_eq!(known.answer("面积不足50平方米"), Answer::Yes);
    assert_eq!(known.answer("面积不足0.001公顷"), Answer::No);
    assert_eq!(known.answer("第二次被处罚的"), Answer::Yes);
    assert_eq!(known.answer("初次违法"), Answer::No);
    let hectares = Case::new(&[("面积（公顷）", 1)]);
    assert_eq!(hectares.answer("面积10000平方米以上"), Answer::Yes);
    assert_eq!(hectares.answer("不足50平方米"), Answer::No, "the only measure in that unit");
    let goods = Case {
        range: RangeFacts { goods_value: Some(Yuan::from_integer(9_999)), ..RangeFacts::default() },
        ..Case::new(&[])
    };
    assert_eq!(goods.answer("货值金额不足1万元"), Answer::Yes);
}

#[test]
fn words_for_a_person_hold_once_they_are_established() {
    let text = "具有下列情形之一：（1）第三次及以上被处罚的；（2）扰乱正常工作秩序；";
    let mut case = Case::new(&[("次数", 1)]);
    assert_eq!(case.answer(text), Answer::Judged(vec!["扰乱正常工作秩序".to_owned()]));
    case.established.push("扰乱正常工作秩序的".to_owned());
    assert_eq!(case.answer(text), Answer::Yes);
    let open = Case::new(&[]);
    assert_eq!(
        open.answer(text),
        Answer::Unknown { missing: vec!["次数".to_owned()], judged: vec!["扰乱正常工作秩序".to_owned()] }
    );
}

proptest! {
    /// Rendered bounds read back with the same ends.
    #[test]
    fn bounds_read_back(
        name in prop::sample::select(vec!["面积", "货值金额", "逾期", "超标", ""]),
        unit in prop::sample::select(vec!["平方米", "元", "日", "%", "人", "吨"]),
        low in 1u32..100_000,
        width in 1u32..100_000,
        form in 0usize..6,
    ) {
        let high = low + width;
        let factor = if unit == "吨" { 1000 } else { 1 };
        let (low, high, factor) = (i64::from(low), i64::from(high), i64::from(factor));
        let (text, open, close) = match form {
            0 => (format!("不足{high}{unit}"), None, Some((high, false))),
            1 => (format!("{low}{unit}以上"), Some((low, true)), None),
            2 => (format!("{low}{unit}以上不足{high}{unit}"), Some((low, true)), Some((high, false))),
            3 => (format!("{low}{unit}以上{high}{unit}以下"), Some((low, true)), Some((high, true))),
            4 => (format!("超过{low}{unit}不超过{high}{unit}"), Some((low, false)), Some((high, true))),
            _ => (format!("{low}至{high}{unit}"), Some((low, true)), Some((high, true))),
        };
        let parsed = parse(&format!("{name}{text}的"));
        let Condition::Quantity(quantity) = parsed else { return Err(TestCaseError::fail(format!("{name}{text}: {parsed:?}"))) };
        let end = |end: Option<(i64, bool)>| end.map(|(value, included)| (Decimal::from(value * factor), included));
        prop_assert_eq!(quantity.bounds.min.map(|end| (end.value, end.included)), end(open));
        prop_assert_eq!(quantity.bounds.max.map(|end| (end.value, end.included)), end(close));
        prop_assert_eq!(quantity.name.as_str(), name);
    }

    /// Whatever is written, the reader does not fail, and what is left to a person are words of the table.
    #[test]
    fn no_text_makes_the_reader_fail(text in "[第一二三次以上下不足超过至0-9万元平方米%年内且或者有下列情形之一：；（）1-3，。的违法处罚 ]{0,40}") {
        let condition = parse(&text);
        let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        fn judged<'a>(condition: &'a Condition, into: &mut Vec<&'a str>) {
            match condition {
                Condition::Judged { text } => into.push(text),
                Condition::All { of } | Condition::Any { of } => of.iter().for_each(|part| judged(part, into)),
                _ => {}
            }
        }
        let mut left = Vec::new();
        judged(&condition, &mut left);
        for words in left {
            for piece in words.split('，').filter(|piece| !piece.is_empty()) {
                prop_assert!(plain.contains(piece), "{} not in {}", piece, plain);
            }
        }
    }

    /// Without facts nothing that is measured is answered, and an answer never turns on the order of alternatives.
    #[test]
    fn order_does_not_matter(mut parts in prop::collection::vec(prop::sample::select(vec![
        "第一次被处罚", "面积不足50平方米", "拒不改正", "扰乱秩序", "货值金额1万元以上",
    ]), 2..5)) {
        let case = Case::new(&[("面积", 10)]);
        let list = |parts: &[&str]| format!("有下列情形之一：{}", parts.join("；"));
        let kind = |answer: Answer| std::mem::discriminant(&answer);
        let forward = kind(case.answer(&list(&parts)));
        parts.reverse();
        prop_assert_eq!(kind(case.answer(&list(&parts))), forward);
    }
}
