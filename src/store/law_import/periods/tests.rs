//! The traps of the real source, each with the dates that it has there.

use chrono::NaiveDate;

use super::*;
use crate::store::law_import::SourceArticle;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a valid date")
}

fn document(name: &str, kind: Kind, status: &str, published: &str, stated: &str, text: &str) -> SourceDocument {
    let article = SourceArticle {
        number: 1,
        suffix: None,
        label: "第一条".into(),
        part: None,
        chapter: None,
        section: None,
        text: text.into(),
        remark: None,
    };
    SourceDocument {
        key: format!("{name}{published}"),
        row: None,
        name: name.into(),
        kind,
        level: "法律".into(),
        issuer: None,
        department: None,
        status: status.into(),
        published: Some(day(published)),
        stated_effective: Some(day(stated)),
        fields: Vec::new(),
        field_basis: None,
        region: None,
        sources: Vec::new(),
        articles: vec![article],
    }
}

fn law(name: &str, status: &str, published: &str, stated: &str) -> SourceDocument {
    document(name, Kind::Law, status, published, stated, "正文。")
}

fn period(documents: &[SourceDocument], place: usize) -> Period {
    derive(documents).swap_remove(place)
}

fn dates(period: &Period) -> (Option<NaiveDate>, Option<NaiveDate>) {
    (period.validity.from, period.validity.to)
}

#[test]
fn the_decision_says_when_an_amended_law_begins() {
    let decision = "全国人民代表大会常务委员会关于修改《中华人民共和国食品安全法》的决定";
    let documents = [
        law("中华人民共和国食品安全法", "现行有效", "2025-09-12", "2015-10-01"),
        document(decision, Kind::Decision, "现行有效", "2025-09-12", "2025-12-01", "本决定自2025年12月1日起施行。"),
    ];
    let found = period(&documents, 0);
    assert_eq!(dates(&found), (Some(day("2025-12-01")), None));
    assert!(found.start_known);
    assert!(found.basis.contains("2015-10-01"), "{}", found.basis);
}

#[test]
fn an_amended_law_without_a_decision_begins_at_its_publication_at_the_earliest() {
    let documents = [law("中华人民共和国大气污染防治法", "现行有效", "2018-10-26", "2016-01-01")];
    let found = period(&documents, 0);
    assert_eq!(dates(&found), (Some(day("2018-10-26")), None));
    assert!(!found.start_known);
    assert!(found.basis.contains("最早可能"));
}

#[test]
fn a_law_ends_when_the_law_that_repeals_it_begins() {
    let text = "本法自2026年8月15日起施行。《中华人民共和国环境保护法》、《中华人民共和国大气污染防治法》同时废止。";
    let documents = [
        law("中华人民共和国大气污染防治法", "已废止", "2018-10-26", "2016-01-01"),
        document("中华人民共和国生态环境法典", Kind::Law, "现行有效", "2026-03-12", "2026-08-15", text),
    ];
    let found = period(&documents, 0);
    assert_eq!(dates(&found), (Some(day("2018-10-26")), Some(day("2026-08-15"))));
    assert_eq!(found.successor.as_deref(), Some("中华人民共和国生态环境法典"));
    assert!(found.is_last && found.end_known);
    assert_eq!(dates(&period(&documents, 1)), (Some(day("2026-08-15")), None));
}

#[test]
fn a_version_ends_when_the_next_one_begins_even_in_the_future() {
    let name = "中华人民共和国商标法";
    let documents =
        [law(name, "现行有效", "2026-06-26", "2027-01-01"), law(name, "历史版本", "2019-04-23", "1983-03-01")];
    let old = period(&documents, 1);
    assert_eq!(dates(&old), (Some(day("2019-04-23")), Some(day("2027-01-01"))));
    assert!(!old.is_last);
    assert_eq!(dates(&period(&documents, 0)), (Some(day("2027-01-01")), None));
}

#[test]
fn an_amendment_whose_result_is_not_held_ends_the_text_but_not_the_law() {
    let name = "中华人民共和国刑法";
    let amendment = |number: &str, published: &str, effective: &str| {
        document(&format!("{name}修正案（{number}）"), Kind::Amendment, "现行有效", published, effective, "条目。")
    };
    let documents = [
        law(name, "已被修改", "2020-12-26", "1997-10-01"),
        amendment("十一", "2020-12-26", "2021-03-01"),
        amendment("十二", "2023-12-29", "2024-03-01"),
    ];
    let found = period(&documents, 0);
    assert_eq!(dates(&found), (Some(day("2021-03-01")), Some(day("2024-03-01"))));
    assert!(!found.is_last && found.end_known);
    assert_eq!(dates(&period(&documents, 2)), (Some(day("2024-03-01")), None));
}

#[test]
fn a_repealed_law_without_a_known_end_says_so() {
    let documents = [
        law("中华人民共和国乡镇企业法", "已废止", "1996-10-29", "1997-01-01"),
        law("中华人民共和国农业法", "现行有效", "2026-08-28", "2027-01-01"),
    ];
    let found = period(&documents, 0);
    assert_eq!(dates(&found), (Some(day("1997-01-01")), Some(day("2026-08-28"))));
    assert!(found.is_last && !found.end_known);
    assert!(found.basis.contains("未载明废止日期"));
}

#[test]
fn a_law_that_repeals_an_older_one_of_its_own_name_is_not_its_own_end() {
    let text = "本法自公布之日起施行。1950年6月29日颁布的《中华人民共和国工会法》同时废止。";
    let documents = [document("中华人民共和国工会法", Kind::Law, "现行有效", "2021-12-24", "2021-12-24", text)];
    assert_eq!(dates(&period(&documents, 0)), (Some(day("2021-12-24")), None));
}
