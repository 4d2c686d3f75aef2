use super::*;

fn limits(on: BaseKind, at_least: Option<i64>, below: Option<i64>) -> When {
    When::Threshold {
        on,
        at_least: at_least.map(Yuan::from_integer),
        below: below.map(Yuan::from_integer),
        at_most: None,
    }
}

fn graded(grade: Grade) -> When {
    When::Grade { grade }
}

#[test]
fn thresholds_are_read_with_the_base_they_are_on() {
    let goods = BaseKind::GoodsValue;
    assert_eq!(understand("违法生产经营的食品、食品添加剂货值金额不足一万元的"), [limits(goods, None, Some(10_000))]);
    assert_eq!(understand("货值金额一万元以上的"), [limits(goods, Some(10_000), None)]);
    assert_eq!(understand("违法所得在五万元以上"), [limits(BaseKind::IllegalGain, Some(50_000), None)]);
    assert_eq!(understand("货值金额一万元以上不足五万元的"), [limits(goods, Some(10_000), Some(50_000))]);
    assert_eq!(
        understand("没有违法所得或者违法所得不足三万元的"),
        [When::Missing { on: BaseKind::IllegalGain }, limits(BaseKind::IllegalGain, None, Some(30_000))]
    );
    assert_eq!(
        understand("没有违法所得或者违法所得在五万元以下"),
        [
            When::Missing { on: BaseKind::IllegalGain },
            When::Threshold {
                on: BaseKind::IllegalGain,
                at_least: None,
                below: None,
                at_most: Some(Yuan::from_integer(50_000))
            }
        ]
    );
}

#[test]
fn other_bases_keep_the_words_of_the_statute() {
    let of = || "业务收入".to_owned();
    assert_eq!(
        understand("没有业务收入或者业务收入不足五十万元"),
        [
            When::Lacking { of: of() },
            When::Amount { of: of(), at_least: None, below: Some(Yuan::from_integer(500_000)), at_most: None }
        ]
    );
    let of = || "违法经营额".to_owned();
    assert_eq!(
        understand("没有违法经营额、违法经营额难以计算或者不足五万元"),
        [
            When::Missing { on: BaseKind::IllegalTurnover },
            When::Incomputable { of: of() },
            limits(BaseKind::IllegalTurnover, None, Some(50_000))
        ]
    );
    let of = || "广告费用".to_owned();
    assert_eq!(
        understand("广告费用无法计算或者明显偏低的"),
        [When::Incomputable { of: of() }, When::ImplausiblyLow { of: of() }]
    );
}

#[test]
fn grades_are_named_and_the_rest_is_left_to_a_person() {
    use Grade::*;
    assert_eq!(understand("情节严重的"), [graded(Serious)]);
    assert_eq!(understand("拒不改正或者情节严重的"), [graded(NotCorrected), graded(Serious)]);
    assert_eq!(understand("逾期不拆除、不恢复原状的"), [graded(NotCorrected)]);
    assert_eq!(understand("拒不改正或者导致危害网络安全等后果的"), [graded(NotCorrected), graded(Consequences)]);
    assert_eq!(understand("造成特别严重影响、特别严重后果的"), [graded(VerySerious)]);
    assert_eq!(understand("有违法所得的"), [When::Present { on: BaseKind::IllegalGain }]);
    assert_eq!(understand("逾期不改正，且情节严重的"), [When::All { of: vec![graded(NotCorrected), graded(Serious)] }]);
    assert!(understand("造成水土流失的").is_empty());
    assert!(understand("情节严重或者给他人造成损失的").is_empty());
    assert!(understand("情节轻微未构成犯罪的").is_empty());
}

#[test]
fn counts_are_read_with_their_window_and_unit() {
    assert_eq!(
        understand("两年内有三次以上违法行为或者有其他严重情节的"),
        [When::Repeated { times: 3, within_years: Some(2) }, graded(Grade::Serious)]
    );
    let [When::Quantity { of, unit, above, .. }] = &understand("超过额定乘员百分之二十的")[..] else {
        panic!("a quantity")
    };
    assert_eq!((of.as_str(), unit.as_str(), *above), ("额定乘员", "百分比", Some(Decimal::new(2, 1))));
    let [When::Quantity { of, unit, at_least, .. }] = &understand("面积五公顷以上的")[..] else {
        panic!("a quantity")
    };
    assert_eq!((of.as_str(), unit.as_str(), *at_least), ("面积", "公顷", Some(Decimal::from(5))));
}
