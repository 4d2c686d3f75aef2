use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::casework::case_file::model::Traits;
use crate::casework::review::checks::table;
use crate::casework::review::testing::{day, with_penalty};

const GOOD: &str = include_str!("../../../../tests/fixtures/decisions/food_label.md");

fn ids(text: &str) -> BTreeSet<String> {
    check(text, None).into_iter().map(|found| found.id).collect()
}

#[test]
fn a_well_formed_decision_has_no_finding() {
    assert_eq!(check(GOOD, None), []);
}

/// What to change in the good decision, and the rule that must then speak.
const CHANGES: &[(&str, &str, &str)] = &[
    ("format_basic_sections", "并决定处罚如下：", "意见："),
    ("format_basic_sections", "2025年3月11日，本局", "2025年3月11日，XX"),
    ("title_keyword_check", "# 行政处罚决定书", "# 处理决定书"),
    ("title_two_line_structure", "局\n# 行政处罚决定书", "局行政处罚决定书"),
    ("document_number_presence", "哈里市监罚决〔2025〕12号\n", ""),
    ("document_number_format", "〔2025〕12号", "[2025]12号"),
    ("document_number_format", "〔2025〕12号", "〔2025〕012号"),
    ("document_number_format", "〔2025〕12号", "〔2025〕第12号"),
    ("document_number_format", "哈里市监罚决〔", "哈里市监〔"),
    ("party_information_completeness", "统一社会信用代码：91350100M000100Y43\n", ""),
    ("party_information_completeness", "住所：哈尔滨市道里区某街1号\n", ""),
    ("party_information_completeness", "当事人：哈尔滨市甲乙食品有限公司\n", "当事人：\n"),
    ("legal_representative_information", "法定代表人：周某\n", ""),
    ("violation_facts_specificity", "当事人于2025年3月1日购进", "当事人购进"),
    (
        "evidence_enumeration",
        "以上事实，有以下证据证明：\n1.现场检查笔录1份，证明检查时货架上摆放剩余饼干的情况；\n2.对法定代表人周某的询问笔录1份，证明购进、销售的情况；\n3.标签照片2张，证明标签没有标明生产日期；\n4.进货单1份，证明购进数量和价格。",
        "以上事实，证据确凿。",
    ),
    (
        "legal_basis_completeness",
        "违反了《中华人民共和国食品安全法》第六十七条第一款第一项的规定",
        "违反了《中华人民共和国食品安全法》的规定",
    ),
    (
        "legal_basis_completeness",
        "依据《中华人民共和国食品安全法》第一百二十五条第一款第二项的规定，本局责令",
        "本局责令",
    ),
    ("penalty_decision_specificity", "罚款5,000元（伍仟元整）", "罚款"),
    ("penalty_decision_specificity", "罚款5,000元（伍仟元整）", "处五千元以上五万元以下罚款"),
    ("penalty_decision_specificity", "并决定处罚如下：", "拟作出如下行政处罚："),
    ("format_basic_sections", "法定代表人：周某", "法定代表人：【待补：法定代表人】"),
    ("penalty_deadline", "之日起十五日内，凭", "之后，凭"),
    ("payment_instructions", "凭缴款通知书到指定银行或者通过电子支付系统缴纳罚款", "缴纳罚款"),
    (
        "statement_and_defense_notice",
        "以及依法享有的陈述、申辩的权利。当事人在规定期限内没有提出陈述、申辩",
        "以及依法享有的权利",
    ),
    ("remedy_notice", "向哈尔滨市道里区人民政府申请行政复议", "向上级机关申请行政复议"),
    ("remedy_notice", "向哈尔滨市道里区人民法院提起", "向有管辖权的人民法院提起"),
    ("remedy_notice", "向哈尔滨市道里区人民政府申请行政复议，也可以", ""),
    ("remedy_notice", "，也可以自收到本决定书之日起六个月内向哈尔滨市道里区人民法院提起行政诉讼", ""),
    ("authority_signature", "提起行政诉讼。\n\n哈尔滨市道里区市场监督管理局\n", "提起行政诉讼。\n\n"),
    ("decision_date", "管理局\n2025年4月20日\n", "管理局\n"),
    ("decision_date", "管理局\n2025年4月20日", "管理局\n2025年4月31日"),
    ("fixed_reconsideration_content", "六十日内向", "三十日内向"),
    ("fixed_litigation_content", "六个月内向", "三个月内向"),
    ("fixed_overdue_consequence", "每日按罚款数额的百分之三加处罚款", "加收滞纳金"),
    ("fixed_overdue_consequence", "，并依法申请人民法院强制执行", ""),
    ("party_name_consistency", "当事人经营标签不符合规定", "哈尔滨市甲己食品有限公司经营标签不符合规定"),
    ("penalty_amount_consistency", "（伍仟元整）", "（伍万元整）"),
    ("penalty_amount_consistency", "当事人积极配合调查，", "当事人积极配合调查，应当罚款6,000元。\n"),
    ("duplicate_prompt_phrases", "经查明，当事人", "经查明，经查明，当事人"),
    ("book_title_bracket_balance", "《中华人民共和国食品安全法》第六十七条", "《中华人民共和国食品安全法第六十七条"),
    ("ordered_list_spacing", "（一）没收", "（一） 没收"),
    ("ordered_list_spacing", "1.现场", "1、 现场"),
    ("duplicate_punctuation_sequence", "立案调查。", "立案调查：。"),
    ("duplicate_punctuation_sequence", "立案调查。", "立案调查？！"),
    (
        "sales_statement_contradiction",
        "当事人已销售5盒，剩余15盒未销售，货值",
        "当事人已销售该批饼干，该批饼干未销售，货值",
    ),
    ("bottle_quantity_inconsistency", "货值金额200元", "共计25盒，货值金额200元"),
    ("date_format_consistency", "于2025年3月1日购进", "于2025-03-01购进"),
    ("date_format_consistency", "于2025年3月1日购进", "于2025年3月1日至2025年2月30日购进"),
    ("informal_language", "当事人积极配合", "当事人大概积极配合"),
];

#[test]
fn each_rule_speaks_where_its_part_is_spoiled() {
    for (rule, from, to) in CHANGES {
        assert!(GOOD.contains(from), "{rule}: the fixture does not say {from}");
        let spoiled = GOOD.replacen(from, to, 1);
        let found = ids(&spoiled);
        assert!(found.contains(&format!("text.{rule}")), "{rule} is silent on {to}: {found:?}");
    }
}

#[test]
fn a_change_that_is_fine_raises_nothing() {
    let changes = [
        ("罚款5,000元（伍仟元整）", "罚款人民币５０００元（大写：伍仟元整）"),
        ("之日起十五日内", "之日起15日内"),
        ("百分之三加处", "3%加处"),
        ("六个月内向", "6个月内向"),
        ("货值金额200元", "共计20盒，货值金额200元"),
        ("当事人积极配合", "周某称“大概卖了五盒”。当事人积极配合"),
        ("1.现场", "1. 现场"),
        ("哈尔滨市道里区市场监督管理局\n2025年4月20日", "哈尔滨市道里区市场监督管理局（印章）\n2025年4月20日"),
    ];
    for (from, to) in changes {
        assert!(GOOD.contains(from), "{from}");
        assert_eq!(check(&GOOD.replace(from, to), None), [], "{to}");
    }
}

/// The layout in which the main job drafts: headings, a quotation of the law, numbered steps.
#[test]
fn a_decision_in_the_layout_of_the_drafts_has_no_finding() {
    const DRAFTED: &str = include_str!("../../../../tests/fixtures/decisions/drafted_layout.md");
    assert_eq!(check(DRAFTED, None), []);
}

#[test]
fn short_and_untitled_texts_are_said_to_be_so() {
    let found = ids("你单位违法，罚款。");
    for rule in ["format_title_presence", "format_content_length", "format_basic_sections"] {
        assert!(found.contains(&format!("text.{rule}")), "{rule}: {found:?}");
    }
    assert!(ids("").contains("text.format_content_length"));
}

#[test]
fn a_plain_text_indents_its_paragraphs() {
    let plain = GOOD.replace("# ", "");
    assert!(ids(&plain).contains("text.paragraph_indentation"));
    let indented: String = plain
        .lines()
        .map(|line| {
            let body = line.chars().count() > 30;
            if body { format!("　　{line}\n") } else { format!("{line}\n") }
        })
        .collect();
    assert_eq!(ids(&indented), BTreeSet::new());
}

#[test]
fn a_natural_person_needs_an_identity_number_and_no_representative() {
    let person = GOOD
        .replace("当事人：哈尔滨市甲乙食品有限公司", "当事人：周某")
        .replace("统一社会信用代码：91350100M000100Y43", "身份证号码：11010519491231002X")
        .replace("法定代表人：周某\n", "");
    assert_eq!(ids(&person), BTreeSet::new());
    let found = ids(&person.replace("身份证号码：11010519491231002X\n", ""));
    assert!(found.contains("text.party_information_completeness"), "{found:?}");
}

#[test]
fn findings_carry_their_line() {
    let found = check(&GOOD.replacen("（伍仟元整）", "（伍万元整）", 1), None);
    let line = GOOD.lines().position(|line| line.contains("伍仟元整")).expect("a line") + 1;
    assert_eq!(found[0].refs, [Pointer::Line { line }]);
    assert!(found[0].message.starts_with(&format!("第{line}行")), "{found:?}");
}

#[test]
fn text_and_case_file_are_held_against_each_other() {
    let mut file = with_penalty(Traits::default(), Some(5_000), Some(10), &[]);
    file.facts.as_mut().expect("facts").acted_on = Some(day("2025-03-01"));
    assert_eq!(check(GOOD, Some(&file)), []);
    let mut other = file.clone();
    other.party.name = "哈尔滨市丙丁食品有限公司".into();
    other.facts.as_mut().expect("facts").acted_on = Some(day("2025-02-01"));
    other.outcome = with_penalty(Traits::default(), Some(6_000), Some(10), &[]).outcome;
    let found: Vec<String> = check(GOOD, Some(&other)).into_iter().map(|found| found.id).collect();
    assert_eq!(found, ["text.case_party", "text.case_amounts", "text.case_facts"]);
}

#[test]
fn every_rule_of_the_table_was_seen_to_speak_and_no_other() {
    let mut seen: BTreeSet<String> = CHANGES.iter().map(|(rule, ..)| format!("text.{rule}")).collect();
    for rule in [
        "format_title_presence",
        "format_content_length",
        "paragraph_indentation",
        "case_party",
        "case_amounts",
        "case_facts",
    ] {
        seen.insert(format!("text.{rule}"));
    }
    let table: BTreeSet<String> =
        table::rules().iter().filter(|rule| rule.id.starts_with("text.")).map(|rule| rule.id.clone()).collect();
    assert_eq!(seen, table);
}

#[test]
fn the_word_lists_read() {
    assert!(!lists::LISTS.informal.is_empty() && !lists::LISTS.authorities.is_empty());
}

proptest! {
    #[test]
    fn any_text_is_checked(text in "(\\PC|\n|[《》“”（）〔〕0-9年月日元万罚款当事人：。，一二三]){0,300}") {
        for found in check(&text, None) {
            prop_assert!(table::rule(&found.id).is_some() && found.verdict != CheckVerdict::Ok);
        }
    }

    /// Cutting lines out of a good decision never panics, and each line that a finding names exists.
    #[test]
    fn a_part_of_a_decision_is_checked(from in 0_usize..40, length in 0_usize..40) {
        let lines: Vec<&str> = GOOD.lines().skip(from).take(length).collect();
        for found in check(&lines.join("\n"), None) {
            for pointer in found.refs {
                let is_line = matches!(pointer, Pointer::Line { line } if line >= 1 && line <= lines.len());
                prop_assert!(is_line);
            }
        }
    }
}
