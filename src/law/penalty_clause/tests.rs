use rust_decimal::Decimal;

use super::*;

mod labelled;
mod property;

fn only_clause(text: &str) -> PenaltyClause {
    let mut clauses = parse(text);
    assert_eq!(clauses.len(), 1, "{text}");
    clauses.remove(0)
}

fn ends(fine: &Fine) -> (Option<String>, Option<String>) {
    let plain = |value: Option<Decimal>| value.map(|value| value.normalize().to_string());
    (plain(fine.min), plain(fine.max))
}

fn numbers(min: &str, max: &str) -> (Option<String>, Option<String>) {
    let open = |text: &str| if text.is_empty() { None } else { Some(text.to_owned()) };
    (open(min), open(max))
}

#[test]
fn thresholds_on_the_goods_value_give_each_fine_its_condition() {
    let text = "违反本法规定，有下列情形之一，尚不构成犯罪的，由主管部门没收违法所得和违法生产经营的食品，并可以没收工具；违法生产经营的食品货值金额不足一万元的，并处五万元以上十万元以下罚款；货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款；情节严重的，吊销许可证：\n（一）在主管部门责令其召回后，仍拒不召回。";
    let clause = only_clause(text);
    assert_eq!(clause.fines.len(), 2);
    let [first, second] = &clause.fines[..] else { panic!("two fines") };
    assert_eq!((ends(first), first.unit), (numbers("50000", "100000"), FineUnit::Yuan));
    assert_eq!(first.condition.as_deref(), Some("违法生产经营的食品货值金额不足一万元"));
    assert_eq!((ends(second), second.unit), (numbers("10", "20"), FineUnit::Times));
    assert_eq!(second.base.as_deref(), Some("货值金额"));
    assert_eq!(&text[second.span.clone()], "并处货值金额十倍以上二十倍以下罚款");
    assert!(clause.orders.is_empty(), "an item describes an act: {:?}", clause.orders);
    assert_eq!(clause.other, ["没收违法所得", "没收违法生产经营的食品", "没收工具", "吊销许可证"]);
}

#[test]
fn a_base_floor_belongs_to_the_fine_before_it() {
    let clause = only_clause(
        "没收违法所得，并处货值金额十五倍以上三十倍以下的罚款；货值金额不足十万元的，按十万元计算；情节严重的，吊销许可证。",
    );
    assert_eq!(clause.fines.len(), 1);
    assert_eq!(clause.fines[0].base_floor, Some(Decimal::from(100_000)));
}

#[test]
fn a_unit_before_the_verb_is_one_too() {
    let forms = [
        ("责令改正，按照每处设施处五千元以上二万元以下罚款。", "处设施"),
        ("每违法设施处五千元罚款。", "违法设施"),
        ("每处违法设施处五千元罚款。", "处违法设施"),
    ];
    for (text, unit) in forms {
        assert_eq!(only_clause(text).fines[0].per.as_deref(), Some(unit), "{text}");
    }
}

#[test]
fn what_customs_confiscates_is_a_penalty() {
    let clause = only_clause("不构成走私罪的，由海关没收走私货物、物品和违法所得，可以并处罚款。");
    assert_eq!(clause.other, ["没收走私货物、物品", "没收违法所得"]);
}

#[test]
fn floors_for_parts_of_the_acts_are_kept_apart() {
    let clause = only_clause(
        "并处违法生产、销售的药品货值金额十倍以上二十倍以下的罚款；违法生产、批发的药品货值金额不足十万元的，按十万元计算，违法零售的药品货值金额不足一万元的，按一万元计算。",
    );
    let floors: Vec<_> =
        clause.fines[0].base_floors.iter().map(|floor| (floor.base.as_str(), floor.amount.to_string())).collect();
    let (wholesale, retail) = ("违法生产、批发的药品货值金额", "违法零售的药品货值金额");
    assert_eq!(floors, [(wholesale, "100000".to_owned()), (retail, "10000".to_owned())]);
}

#[test]
fn a_base_is_carried_to_the_graver_case() {
    let clause = only_clause("违反规定运输的，处运输费用三倍以上五倍以下罚款，情节严重的，处五倍以上十倍以下罚款。");
    assert_eq!(clause.fines[1].base.as_deref(), Some("运输费用"));
    assert!(clause.fines[1].base_carried);
    assert_eq!(clause.fines[1].condition.as_deref(), Some("情节严重"));
}

#[test]
fn units_caps_and_choices_are_kept() {
    let clause = only_clause(
        "介绍外国人非法就业的，对个人处每非法介绍一人五千元，总额不超过五万元的罚款；对单位处每非法介绍一人五千元，总额不超过十万元的罚款。",
    );
    let caps: Vec<_> = clause.fines.iter().map(|fine| (fine.subject, fine.cap.map(|cap| cap.to_string()))).collect();
    assert_eq!(caps, [(Subject::Individual, Some("50000".into())), (Subject::Unit, Some("100000".into()))]);
    let clause = only_clause("处违法所得三倍以下但最高不超过三万元的罚款。");
    assert_eq!((ends(&clause.fines[0]), clause.fines[0].cap), (numbers("", "3"), Some(Decimal::from(30_000))));
    let clause = only_clause("处以违法所得一倍以上三倍以下，但不超过三万元的罚款。");
    assert_eq!((ends(&clause.fines[0]), clause.fines[0].cap), (numbers("1", "3"), Some(Decimal::from(30_000))));
    let clause = only_clause("并处五千万元以下或者上一年度营业额百分之五以下罚款。");
    assert_eq!(clause.fines.iter().map(ends).collect::<Vec<_>>(), [numbers("", "50000000"), numbers("", "0.05")]);
    let clause = only_clause("扰乱秩序的，处五日以上十日以下拘留或者一千元以下罚款。");
    assert_eq!(clause.fines[0].instead_of, ["五日以上十日以下拘留"]);
}

#[test]
fn a_number_that_no_rule_takes_is_listed_and_not_read_in_part() {
    let clause = only_clause("违反规定的，处三万元以上违法所得五倍以下罚款。");
    assert!(clause.fines.is_empty());
    let unread: Vec<&str> = clause.unread.iter().map(|unread| unread.text.as_str()).collect();
    assert_eq!(unread, ["处三万元以上违法所得五倍以下罚款"]);
}

#[test]
fn an_amount_behind_the_word_is_read_too() {
    let forms = [
        ("对个人的罚款金额，为人民币十万元以下。", numbers("", "100000"), None, None),
        ("罚款额为耕地开垦费的5倍以上10倍以下。", numbers("5", "10"), Some("耕地开垦费"), None),
        ("每平方米罚款一百元。", numbers("100", "100"), None, Some("平方米")),
        ("对单位罚款一千元至三千元。", numbers("1000", "3000"), None, None),
        ("按照直接损失的百分之二十计算罚款。", numbers("0.2", "0.2"), Some("直接损失"), None),
    ];
    for (text, expected, base, per) in forms {
        let clause = only_clause(text);
        let fine = &clause.fines[0];
        assert_eq!((ends(fine), fine.base.as_deref(), fine.per.as_deref()), (expected, base, per), "{text}");
    }
}

#[test]
fn speaking_about_fines_is_no_clause() {
    for text in [
        "到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款。",
        "警告、一千元以下的罚款的，可以由公安派出所决定。",
        "对公民处以二百元以下罚款的，可以当场作出行政处罚决定。",
    ] {
        assert!(parse(text).iter().all(|clause| clause.fines.is_empty()), "{text}");
    }
}

#[test]
fn the_subject_goes_on_only_where_the_sentence_hits_nobody_else() {
    let alone =
        only_clause("对其直接负责的主管人员处五百元以上一千元以下罚款；情节严重的，处三千元以上五千元以下罚款。");
    assert!(alone.fines.iter().all(|fine| fine.subject == Subject::Individual));
    let after_unit = only_clause(
        "处二十万元以上五十万元以下罚款，并对直接负责的主管人员处十万元以下罚款；情节严重的，处五十万元以上罚款。",
    );
    let subjects: Vec<_> = after_unit.fines.iter().map(|fine| fine.subject).collect();
    assert_eq!(subjects, [Subject::Any, Subject::Individual, Subject::Any]);
}
