//! The guide against penalty clauses and interviews.

use super::guide::Guide;
use super::*;
use crate::law::penalty_clause::parse;
use crate::law::provision::ArticleNumber;

const FOOD: &str = "违反本法规定，有下列情形之一，尚不构成犯罪的，由县级以上人民政府食品安全监督管理部门没收违法所得和违法生产经营的食品、食品添加剂；违法生产经营的食品、食品添加剂货值金额不足一万元的，并处五万元以上十万元以下罚款；货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款；情节严重的，吊销许可证：\n（一）经营超过保质期的食品。";

fn article(number: u32) -> ArticleNumber {
    ArticleNumber { number, suffix: None }
}

fn find<'a>(needs: &'a [Need], name: &str) -> &'a Need {
    needs.iter().find(|need| need.name.contains(name)).unwrap_or_else(|| panic!("no need named {name}: {needs:#?}"))
}

#[test]
fn the_shipped_guide_is_sound_and_covers_many_fields() {
    let guide = Guide::read(None).expect("sound");
    assert!(guide.act.len() >= 30, "{}", guide.act.len());
    let fields: std::collections::BTreeSet<&str> = guide.act.iter().map(|act| act.field.as_str()).collect();
    assert!(fields.len() >= 12, "{fields:?}");
    let known = include_str!("../../../index/fields.toml");
    assert!(fields.iter().all(|field| known.contains(&format!("name = \"{field}\""))), "{fields:?}");
}

#[test]
fn expired_food_needs_its_goods_value_its_gain_and_what_proves_the_claims() {
    let clauses = parse(FOOD);
    let said = [
        Said { text: "发现货架上有超过保质期的食品，你说明一下情况。", is_question: true },
        Said {
            text: "是有这个事，剩下的都被你们扣了。这批过期的货一共值152块钱，卖掉的收了28块钱。",
            is_question: false,
        },
        Said { text: "你有没有进货查验记录？", is_question: true },
        Said { text: "没有，我没有要票，也没有记账。", is_question: false },
        Said { text: "没有，这是第一次。", is_question: false },
    ];
    let found = needs(&EvidenceInput {
        law: Some(("中华人民共和国食品安全法", article(124))),
        clauses: &clauses,
        paragraph: Some(1),
        act: "货架上有超过保质期的食品",
        said: &said,
        stated: &[
            Stated { element: Element::Amount, base: Some("货值金额"), segments: &[1] },
            Stated { element: Element::Amount, base: Some("违法所得"), segments: &[1] },
        ],
        claimed: &[Claimed { id: "first_offence", segments: &[4] }],
    });
    let goods = find(&found, "货值金额");
    assert!(goods.missing && goods.have == [1, 3], "{goods:#?}");
    assert!(goods.note.as_deref().is_some_and(|note| note.contains("第4句称没有")), "{goods:#?}");
    assert_eq!(find(&found, "违法所得").source.as_deref(), Some("行政处罚法第二十八条第二款"));
    let act = find(&found, "行为（经营超过保质期的食品）");
    assert!(!act.missing && act.have == [1], "the goods were seized: {act:#?}");
    assert_eq!(act.source.as_deref(), Some("食品安全法第三十四条第（十）项"));
    assert!(find(&found, "情节严重").kinds.contains(&EvidenceKind::Documents));
    let first = find(&found, "情节：初次违法");
    assert!(first.missing && first.have == [4] && first.collect == "处罚记录查询结果", "{first:#?}");
    assert!(first.note.as_deref().is_some_and(|note| note.contains("只有笔录第5句的陈述")));
    assert!(found.iter().filter(|need| need.element == Element::Act).count() == 1, "the general entry is replaced");
    assert!(found.windows(2).all(|pair| pair[0].element <= pair[1].element));
}

#[test]
fn an_order_to_correct_is_asked_for_where_the_fine_hangs_on_it() {
    let clauses = parse("责令改正，给予警告；拒不改正的，处五千元以上五万元以下罚款；情节严重的，责令停产停业。");
    let found = needs(&EvidenceInput { clauses: &clauses, ..EvidenceInput::default() });
    let order = find(&found, "拒不改正");
    assert!(order.collect.contains("送达回证") && order.missing);
    // Every element of a case is there even where nothing is known of the act.
    for element in [Element::Subject, Element::Act, Element::Time, Element::Place, Element::Correction] {
        assert!(found.iter().any(|need| need.element == element), "{element:?}");
    }
}

#[test]
fn a_count_within_a_window_asks_for_the_earlier_decisions() {
    let clauses = parse("处一万元以下罚款；两年内有三次以上违法行为的，处一万元以上五万元以下罚款。");
    let found = needs(&EvidenceInput { clauses: &clauses, ..EvidenceInput::default() });
    let window = found.iter().find(|need| need.element == Element::Condition).expect("a condition");
    assert!(window.collect.contains("历次处罚决定书"), "{window:#?}");
}

#[test]
fn a_base_that_the_guide_does_not_know_is_still_asked_for() {
    let clauses = parse("处流转额一倍以上二倍以下罚款。");
    let found = needs(&EvidenceInput { clauses: &clauses, ..EvidenceInput::default() });
    let base = find(&found, "流转额");
    assert!(base.missing && base.collect.contains("流转额"), "{base:#?}");
}

#[test]
fn a_fine_by_area_and_one_by_head_ask_for_the_measure() {
    let clauses = parse("处每平方米一百元以上一千元以下罚款。\n以每人五千元以上一万元以下的标准处以罚款。");
    let found = needs(&EvidenceInput { clauses: &clauses, ..EvidenceInput::default() });
    assert!(find(&found, "平方米").collect.contains("测量"));
    assert!(found.iter().any(|need| need.collect.contains("名册")), "{found:#?}");
}

#[test]
fn an_act_is_found_by_its_words_where_the_article_has_no_entry_and_that_is_said() {
    let act = "用暗管把废水排到河里";
    let found = needs(&EvidenceInput { act, ..EvidenceInput::default() });
    let need = find(&found, "以逃避监管的方式排放污染物");
    assert!(need.note.as_deref().is_some_and(|note| note.contains("须核对")), "{need:#?}");
    let unknown = needs(&EvidenceInput { act: "某种没有收录的行为", ..EvidenceInput::default() });
    assert!(unknown.iter().all(|need| !need.name.contains('（')), "{unknown:#?}");
}

#[test]
fn the_right_act_of_an_article_that_punishes_several_is_taken() {
    let of = |act: &str| {
        let law = Some(("中华人民共和国食品安全法", article(124)));
        let found = needs(&EvidenceInput { law, act, ..EvidenceInput::default() });
        found.into_iter().find(|need| need.element == Element::Act).map(|need| need.name).unwrap_or_default()
    };
    assert!(of("检验报告显示菌落总数不合格").contains("不符合食品安全标准"));
    assert!(of("牛奶已超过保质期").contains("超过保质期"));
    // Neither is named: only what every case needs.
    assert_eq!(of("别的行为"), "行为");
}

#[test]
fn an_office_adds_an_act_and_a_wrong_file_is_refused() {
    let own = r#"
        [[act]]
        id = "own_act"
        name = "本地行为"
        field = "城市管理"
        at = []
        words = ["遛狗不牵绳"]
        items = [{ element = "act", collect = "视频", kinds = ["audiovisual"], proves = "没有牵绳", words = ["视频"] }]
    "#;
    assert!(Guide::read(Some(own)).is_ok());
    let message = |text: &str| Guide::read(Some(text)).expect_err("wrong").message;
    assert!(message(&own.replace("own_act", "expired_food")).contains("出现两次"));
    assert!(message(&own.replace("[\"audiovisual\"]", "[]")).contains("没有证据种类"));
    assert!(message(&own.replace("[\"遛狗不牵绳\"]", "[]")).contains("可以对应"));
    assert!(message("[[act]]\nid = 1").contains("证据收集指引有误"));
}
