//! Rows as agencies write them, and what an import of them changes.

use chrono::NaiveDate;

use super::*;
use crate::casework::case_file::model::Measure;
use crate::law::provision::ArticleNumber;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn row(cells: &[(Column, &str)]) -> Given {
    let cell = |(place, (column, text)): (usize, &(Column, &str))| {
        (*column, GivenCell { at: format!("第2行第{}列", place + 1), text: (*text).to_owned() })
    };
    Given {
        file: "名单.csv".into(), at: "第2行第1列".into(), cells: cells.iter().enumerate().map(cell).collect()
    }
}

fn read(register: Register, cells: &[(Column, &str)]) -> (Option<Read>, Vec<Finding>) {
    let checked = check(register, &row(cells), Some("青阳县市场监督管理局"), day("2026-11-27"));
    (checked.read.filter(|_| !checked.refused), checked.findings)
}

fn officer(cells: &[(Column, &str)]) -> (Option<Officer>, Vec<&'static str>) {
    let (read, findings) = read(Register::Officers, cells);
    let officer = read.and_then(|read| match read.entry {
        Entry::Officer(officer) => Some(officer),
        _ => None,
    });
    (officer, findings.iter().map(|finding| finding.code).collect())
}

#[test]
fn a_certificate_is_read_with_its_period_however_it_is_written() {
    for (from, until) in [
        ("2024-01-01", "2028-12-31"),
        ("2024年1月1日", "2028年12月31日"),
        ("20240101", "20281231"),
        ("2024.1.1", "2028/12/31"),
    ] {
        let cells = [
            (Column::Name, "甲 某"),
            (Column::Certificate, " 23 0701a"),
            (Column::ValidFrom, from),
            (Column::ValidUntil, until),
        ];
        let (officer, findings) = officer(&cells);
        let officer = officer.expect("taken");
        assert_eq!((officer.name.as_str(), officer.certificate.as_str()), ("甲某", "230701A"));
        assert_eq!(
            (officer.valid_from, officer.valid_until),
            (Some(day("2024-01-01")), Some(day("2028-12-31"))),
            "{from}"
        );
        assert!(findings.is_empty(), "{findings:?}");
    }
    let both = [(Column::Name, "甲"), (Column::Certificate, "1"), (Column::Validity, "2024年1月1日至2028年12月31日")];
    assert_eq!(officer(&both).0.and_then(|officer| officer.valid_from), Some(day("2024-01-01")));
}

#[test]
fn what_is_wrong_with_a_certificate_is_said_with_its_cell() {
    let (read, findings) = read(
        Register::Officers,
        &[(Column::Name, "甲"), (Column::Certificate, "1"), (Column::ValidUntil, "2025年2月30日")],
    );
    assert!(read.is_none());
    assert_eq!((findings[0].code, findings[0].cell.as_str()), ("date", "第2行第3列"));
    assert!(findings[0].message.contains("2025年2月30日"), "{}", findings[0].message);
    let late = [
        (Column::Name, "甲"),
        (Column::Certificate, "1"),
        (Column::ValidFrom, "2026-01-01"),
        (Column::ValidUntil, "2025-01-01"),
    ];
    assert_eq!(officer(&late), (None, vec!["period", "expired"]));
    assert_eq!(officer(&[(Column::Name, "甲"), (Column::ValidUntil, "2028-01-01")]), (None, vec!["missing"]));
    assert_eq!(officer(&[(Column::Name, "甲"), (Column::Certificate, "无")]).0, None);
    let left = officer(&[
        (Column::Name, "甲"),
        (Column::Certificate, "1"),
        (Column::ValidUntil, "2025-01-01"),
        (Column::Status, "已调离"),
    ]);
    assert_eq!(left.0.and_then(|officer| officer.left).as_deref(), Some("已调离"));
    assert_eq!(left.1, ["expired"]);
}

#[test]
fn a_body_must_bear_the_check_sign_of_its_code_and_an_entrusted_one_its_paper() {
    let body = |code: &str, kind: &str| {
        let cells = [(Column::Name, "青阳县市场监督管理局"), (Column::Code, code), (Column::Kind, kind)];
        let (read, findings) = read(Register::Bodies, &cells);
        (read.is_some(), findings.iter().map(|finding| finding.code).collect::<Vec<_>>())
    };
    assert_eq!(body("91350100M000100Y43", "法定行政机关"), (true, vec![]));
    assert_eq!(body("91350100m000100y43", "法律、法规授权的组织"), (true, vec![]));
    assert_eq!(body("91350100M000100Y44", "行政机关"), (false, vec!["code"]));
    assert_eq!(body("12345", "行政机关"), (true, vec!["code"]));
    assert_eq!(body("91350100M000100Y43", "受委托组织"), (true, vec!["entrustment", "entrustment"]));
}

#[test]
fn a_power_rests_on_the_articles_that_its_basis_cites() {
    let (read, findings) = read(
        Register::Powers,
        &[
            (Column::Name, "对经营超过保质期食品的处罚"),
            (Column::Category, "行政处罚"),
            (
                Column::Basis,
                "1.《中华人民共和国食品安全法》（2021年修正）第一百二十四条第一款第五项、第一百三十六条。2.《行政处罚法》",
            ),
            (Column::Measures, "罚款、没收违法所得、吊销许可证"),
        ],
    );
    let Some(Entry::Power(power)) = read.map(|read| read.entry) else { panic!("not taken: {findings:?}") };
    let article = |number| Some(ArticleNumber { number, suffix: None });
    let cited: Vec<_> = power.provisions.iter().map(|cited| (cited.law.as_str(), cited.number)).collect();
    assert_eq!(
        cited,
        [("中华人民共和国食品安全法", article(124)), ("中华人民共和国食品安全法", article(136)), ("行政处罚法", None)]
    );
    assert_eq!(power.measures, [Measure::Confiscation, Measure::RevokePermit]);
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["article"]);
    let none = super::check(
        Register::Powers,
        &row(&[(Column::Name, "对某行为的处罚"), (Column::Category, "行政处罚")]),
        None,
        day("2026-11-27"),
    );
    assert_eq!(none.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["missing", "missing"]);
    assert!(none.refused && none.read.is_none(), "without an agency it belongs to nobody");
}

#[test]
fn the_parts_of_a_power_are_entries_of_their_own() {
    let part = |item: &str| {
        let cells = [
            (Column::Name, "对食品违法行为的处罚"),
            (Column::Item, item),
            (Column::Basis, "《食品安全法》第一百二十四条"),
        ];
        read(Register::Powers, &cells).0.expect("taken").entry.key()
    };
    assert_eq!(
        (part("超过保质期").as_str(), part("无").as_str()),
        ("对食品违法行为的处罚（超过保质期）", "对食品违法行为的处罚")
    );
}

fn taken(number: &str, until: &str) -> Read {
    let cells = [(Column::Name, "甲"), (Column::Certificate, number), (Column::ValidUntil, until)];
    read(Register::Officers, &cells).0.expect("taken")
}

/// What the store holds after a plan was carried out.
fn carried_out(held: &[Held], plan: &Plan, from: NaiveDate, complete: bool) -> Vec<Held> {
    let mut all = held.to_vec();
    let changed = plan.changed.iter().map(|changed| &changed.before);
    let ending: Vec<&Held> = changed.chain(plan.missing.iter().filter(|_| complete)).collect();
    for held in &mut all {
        if ending.iter().any(|ended| (&ended.key, ended.version) == (&held.key, held.version)) {
            held.valid_until = Some(day_before(from));
        }
    }
    let version = |read: &Read, version, valid_from| Held {
        agency: read.agency.clone(),
        key: read.entry.key(),
        version,
        entry: read.entry.clone(),
        valid_from,
        valid_until: None,
    };
    all.extend(plan.changed.iter().map(|changed| version(&changed.after, changed.before.version + 1, Some(from))));
    all.extend(plan.added.iter().map(|(read, number, first)| version(read, *number, *first)));
    all.sort_by_key(|held| held.version);
    all
}

#[test]
fn a_list_is_followed_from_import_to_import() {
    let (first, second, third) = (day("2026-01-01"), day("2026-06-01"), day("2026-09-01"));
    let list = vec![taken("1", "2028-12-31"), taken("2", "2028-12-31")];
    let begun = plan(&[], list.clone(), first).expect("plans");
    assert_eq!((begun.added.len(), begun.added[0].2), (2, None), "the first list says nothing of since when");
    let held = carried_out(&[], &begun, first, false);

    let again = plan(&held, list, second).expect("plans");
    assert_eq!((again.unchanged, again.is_empty(true)), (2, true));

    let renewed = plan(&held, vec![taken("1", "2030-12-31"), taken("3", "2030-12-31")], second).expect("plans");
    assert_eq!((renewed.added.len(), renewed.changed.len(), renewed.missing.len()), (1, 1, 1));
    assert_eq!(renewed.added[0].2, Some(second), "who was not on the list before is on it from now on");
    assert_eq!(renewed.changed[0].changes.len(), 1);
    assert_eq!(renewed.changed[0].changes[0].field, "valid_until");
    let held = carried_out(&held, &renewed, second, true);
    let on = |date: &str| {
        held.iter().filter(|held| held.counts_on(day(date))).map(|held| held.key.as_str()).collect::<Vec<_>>()
    };
    assert_eq!((on("2026-05-31"), on("2026-06-01")), (vec!["1", "2"], vec!["3", "1"]));

    let back = plan(&held, vec![taken("1", "2030-12-31"), taken("2", "2028-12-31"), taken("3", "2030-12-31")], third);
    let back = back.expect("plans");
    assert_eq!((back.added.len(), back.added[0].1, back.added[0].2), (1, 2, Some(third)));
    let early = plan(&held, vec![taken("1", "2031-12-31")], day("2026-03-01")).map_err(|failure| failure.code);
    assert_eq!(early, Err("registers.order"));
}
