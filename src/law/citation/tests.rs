//! What is read from texts, and what is found of it in a small corpus.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::law::numerals::to_chinese;

/// Knows five names.
struct Five;

const KNOWN: [(&str, &str); 5] = [
    ("食品安全法", "中华人民共和国食品安全法"),
    ("中华人民共和国食品安全法", "中华人民共和国食品安全法"),
    ("食安法", "中华人民共和国食品安全法"),
    ("行政处罚法", "中华人民共和国行政处罚法"),
    ("刑法", "中华人民共和国刑法"),
];

impl Names for Five {
    fn is_known(&self, name: &str) -> bool {
        KNOWN.iter().any(|(known, _)| *known == name)
    }

    fn resolve(&self, written: &str) -> Resolution {
        match KNOWN.iter().find(|(known, _)| *known == written) {
            Some((_, name)) => Resolution::Law { name: (*name).to_owned(), note: None },
            None if written == "食品安全发" => Resolution::Unknown { similar: vec![KNOWN[1].1.to_owned()] },
            None => Resolution::Unknown { similar: Vec::new() },
        }
    }
}

/// Law and place, in short: `食品安全法 124 1 5`.
fn shown(citation: &Citation) -> String {
    let law = citation.law.clone().unwrap_or_else(|| "?".to_owned());
    let mut shown = law;
    if let Some(number) = citation.number {
        shown.push_str(&format!(" {}", number.number));
        shown.extend(number.suffix.map(|suffix| format!("之{suffix}")));
    }
    shown.extend(citation.paragraph.map(|paragraph| format!(" {paragraph}款")));
    shown.extend(citation.item.map(|item| format!(" {item}项")));
    if citation.is_unclear {
        shown.push('!');
    }
    shown
}

fn cited(text: &str) -> Vec<String> {
    read(text, &Five).citations.iter().map(shown).collect()
}

#[test]
fn all_forms_of_one_place_are_read_alike() {
    let forms = [
        "《食品安全法》第一百二十四条第一款第（五）项",
        "《食品安全法》（2021年修正）第一百二十四条第一款第（五）项",
        "《食品安全法》第一百二十四条第一款第五项",
        "食品安全法第124条第1款第(5)项",
        "食品安全法第１２４条第１款第５项",
        "食品安全法124条第一款（五）项",
        "《食品安全法》（第一百二十四条第一款第五项）",
        "“食品安全法”一百二十四条1款5项",
        "《食品安全法》总则编第 124 条第 1 款第 (5) 项",
        "当事人违反了食品安全法第九章第一百二十四条第一款第（五）项",
    ];
    for form in forms {
        assert_eq!(cited(form), ["食品安全法 124 1款 5项"], "{form}");
    }
}

#[test]
fn suffixes_stand_before_the_paragraph() {
    assert_eq!(cited("刑法第一百二十条之一第一款"), ["刑法 120之1 1款"]);
    assert_eq!(cited("《刑法》第一百二十条之一至第一百二十条之三"), ["刑法 120之1", "刑法 120之2", "刑法 120之3"]);
    assert_eq!(cited("《刑法》第一百三十三条之一、之二和第三条"), ["刑法 133之1", "刑法 133之2", "刑法 3"]);
}

#[test]
fn lists_and_ranges_are_read_one_by_one() {
    let lists = [
        ("《刑法》第三条、第四条第一款和第五条", vec!["刑法 3", "刑法 4 1款", "刑法 5"]),
        ("《刑法》第三条至第六条", vec!["刑法 3", "刑法 4", "刑法 5", "刑法 6"]),
        ("《刑法》第三至五条", vec!["刑法 3", "刑法 4", "刑法 5"]),
        ("《刑法》第三条至五条", vec!["刑法 3", "刑法 4", "刑法 5"]),
        ("《刑法》第3条、4条", vec!["刑法 3", "刑法 4"]),
        ("《刑法》第三、四条", vec!["刑法 3", "刑法 4"]),
        ("《刑法》第三条第一款、第二款", vec!["刑法 3 1款", "刑法 3 2款"]),
        ("《刑法》第三条第（一）、（三）项", vec!["刑法 3 1项", "刑法 3 3项"]),
        ("《刑法》第三条第（一）项至第（三）项", vec!["刑法 3 1项", "刑法 3 2项", "刑法 3 3项"]),
        (
            "《刑法》第三条第一款第（一）项、第二款第（二）项，第九条",
            vec!["刑法 3 1款 1项", "刑法 3 2款 2项", "刑法 9"],
        ),
    ];
    for (text, expected) in lists {
        assert_eq!(cited(text), expected, "{text}");
    }
}

#[test]
fn words_point_back_at_the_citation_before() {
    assert_eq!(cited("违反《刑法》第四条第二款；该条第一款另有规定"), ["刑法 4 2款", "刑法 4 1款"]);
    assert_eq!(cited("《刑法》第四条第三款规定处罚，前两款规定除外"), ["刑法 4 3款", "刑法 4 1款", "刑法 4 2款"]);
    assert_eq!(cited("《刑法》第四条第二款，依照前款第（二）项处罚"), ["刑法 4 2款", "刑法 4 1款 2项"]);
    assert_eq!(cited("《刑法》第四条处罚，前条规定"), ["刑法 4", "刑法 3"]);
    assert_eq!(cited("《刑法》第四条，依照前款规定处罚"), ["刑法 4", "刑法 4!"]);
    assert_eq!(cited("《刑法》第四条；依照该法第五条、同法第六条"), ["刑法 4", "刑法 5", "刑法 6"]);
    assert_eq!(cited("依照《刑法》第四条，制定本规定。\n依照前款规定，本条第二款，第二款规定"), ["刑法 4"]);
    assert_eq!(cited("违反劳动合同法第三条"), ["劳动合同法 3"]);
    assert_eq!(cited("目前条件不足，提前款项已付"), Vec::<String>::new());
}

#[test]
fn a_text_may_define_its_own_names() {
    let text = "《中华人民共和国食品安全法》（以下简称《安全法》）第一条。依《安全法》第二条，安全法第三条。";
    let law = "中华人民共和国食品安全法";
    assert_eq!(cited(text), [format!("{law} 1"), format!("{law} 2"), format!("{law} 3")]);
}

#[test]
fn an_article_without_a_law_is_read_and_ordinals_are_not() {
    assert_eq!(cited("依照第三条的规定处罚"), ["? 3"]);
    for text in
        ["第三条道路", "开动第3条传送带", "车间第一条生产线", "电话13912345678", "（2022）黑0102行初12号", "第二款手机"]
    {
        assert_eq!(cited(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn papers_are_set_apart() {
    let reading = read("按照《采购合同》第三条付款，第四条约定；《询问笔录》在卷。", &Five);
    assert!(reading.citations.is_empty(), "{reading:?}");
    assert_eq!(reading.papers.len(), 2);
    assert_eq!(cited("《食品安全发》第三条"), ["食品安全发 3"]);
    let rules = "《食品安全法》第三条；食品安全法实施条例第四条";
    assert_eq!(cited(rules), ["食品安全法 3", "食品安全法实施条例 4"]);
}

#[test]
fn a_law_alone_is_a_citation_and_its_quotation_speaks_of_it() {
    assert_eq!(cited("依照《行政处罚法》，制作《现场笔录》"), ["行政处罚法"]);
    let text = "《刑法》第四条规定：“违反本法第五条，依照前款处罚。”，另见该法第六条";
    assert_eq!(cited(text), ["刑法 4", "刑法 5", "刑法 6"]);
    assert_eq!(read(text, &Five).citations[0].quote.as_ref().map(|quote| quote.text.chars().count()), Some(15));
}

#[test]
fn without_names_the_form_decides() {
    let law = |text: &str| find(text).first().and_then(|found| found.law.clone());
    assert_eq!(law("当事人违反食品安全法124条").as_deref(), Some("食品安全法"));
    assert_eq!(law("国市监法规〔2022〕2号第十条第（三）项").as_deref(), Some("国市监法规〔2022〕2号"));
}

const ARTICLE: &str = "有下列情形之一的，处五万元以上十万元以下罚款：\n（一）经营腐败变质的食品；\n（二）经营超过保质期的食品。\n拒不改正的，从重处罚。";

fn checked(text: &str, law: LawText) -> CheckedCitation {
    let laws = HashMap::from([("中华人民共和国食品安全法".to_owned(), law)]);
    let on = chrono::NaiveDate::from_ymd_opt(2025, 1, 1).expect("a date");
    let corpus = Corpus { names: &Five, on, laws, successors: HashMap::new() };
    let report = check(text, &read(text, &Five), &corpus);
    assert_eq!(report.citations.len(), 1, "{report:?}");
    report.citations.into_iter().next().expect("one")
}

fn food() -> LawText {
    let number = |number| ArticleNumber { number, suffix: None };
    let articles = vec![(number(123), "国家保护食品安全。".to_owned()), (number(124), ARTICLE.to_owned())];
    LawText { in_force: true, articles, ..LawText::default() }
}

#[test]
fn existing_places_pass_and_invented_ones_do_not() {
    assert!(checked("《食品安全法》第一百二十四条第一款第（二）项", food()).is_ok());
    for wrong in [
        "第四百条",
        "第一百二十四条第三款",
        "第一百二十四条第（九）项",
        "第一百二十四条第二款第（一）项",
        "第一百二十四条之一",
    ] {
        assert!(!checked(&format!("《食品安全法》{wrong}"), food()).exists, "{wrong}");
    }
    assert!(!checked("《食品卫生法》第一条", food()).exists);
    let near = checked("《食品安全发》第一条", food());
    assert!(near.note.is_some_and(|note| note.contains("是否指《食品安全法》")));
}

#[test]
fn the_date_and_the_quotation_count() {
    let ended = LawText { in_force: false, note: Some("已废止".to_owned()), ..food() };
    assert!(!checked("《食品安全法》第一百二十四条", ended).in_force);
    let quoted = |words: &str| checked(&format!("《食品安全法》第一百二十四条第一款规定：{words}"), food());
    assert_eq!(quoted("“处五万元以上十万元以下罚款”").quote_ok, Some(true));
    assert_eq!(quoted("“处五十万元以上罚款”").quote_ok, Some(false));
    assert_eq!(quoted("处五万元以上二十万元以下罚款。").quote_ok, Some(false));
    let paraphrase = checked("《食品安全法》第一百二十四条“以一罚十”的规定", food());
    assert_eq!(paraphrase.quote_ok, None);
    let term = checked("《食品安全法》第一百二十四条规定的“拒不改正”", food());
    assert_eq!(term.quote_ok, Some(true));
    assert_eq!(quoted("决定对当事人没收工具并公告。").quote_ok, None);
    let elsewhere = quoted("“拒不改正的，从重处罚”");
    assert_eq!(elsewhere.quote_ok, Some(false));
    assert!(elsewhere.note.is_some_and(|note| note.contains("第二款")));
}

#[test]
fn an_article_that_reads_otherwise_today_says_so() {
    let number = ArticleNumber { number: 124, suffix: None };
    let today = Some(PresentText {
        from: chrono::NaiveDate::from_ymd_opt(2026, 1, 1),
        articles: vec![(number, "另行规定。".to_owned())],
    });
    let found = checked("《食品安全法》第一百二十四条", LawText { today, ..food() });
    assert!(found.is_ok());
    assert!(found.note.is_some_and(|note| note.contains("已经不同")));
}

/// How a number is written.
fn written(number: u32, style: u8) -> String {
    match style {
        0 => to_chinese(u64::from(number)),
        1 => number.to_string(),
        _ => number.to_string().chars().filter_map(|c| char::from_u32(c as u32 + 0xfee0)).collect(),
    }
}

proptest! {
    #[test]
    fn what_is_written_in_any_form_is_read_back(
        name in prop::sample::select(vec!["《食品安全法》", "《中华人民共和国食品安全法》（2021年修正）", "依照食安法", "违反了刑法"]),
        number in 1_u32..1300,
        suffix in prop::option::of(1_u32..9),
        paragraph in prop::option::of(1_u32..12),
        item in prop::option::of(1_u32..25),
        style in 0_u8..3,
        brackets in prop::sample::select(vec![("第（", "）项"), ("第(", ")项"), ("（", "）项"), ("第", "项")]),
        behind in prop::sample::select(vec!["", "的规定", "，责令改正", "。第二天"]),
    ) {
        let mut text = format!("{name}第{}条", written(number, style));
        text.extend(suffix.map(|suffix| format!("之{}", written(suffix, style))));
        text.extend(paragraph.map(|paragraph| format!("第{}款", written(paragraph, style))));
        text.extend(item.map(|item| format!("{}{}{}", brackets.0, written(item, style), brackets.1)));
        text.push_str(behind);
        let found = read(&text, &Five).citations;
        prop_assert_eq!(found.len(), 1, "{}", text);
        let place = (found[0].number, found[0].paragraph, found[0].item);
        prop_assert_eq!(place, (Some(ArticleNumber { number, suffix }), paragraph, item), "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "[《》〈〉（）()第条款项之至、一二三十百0-9本该同前法例“”：规定 \n…]{0,40}") {
        for citation in read(&text, &Five).citations {
            prop_assert!(text.get(citation.span).is_some());
        }
    }
}
