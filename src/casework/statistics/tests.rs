//! What is counted of cases, when, and what the reports say of it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::report::{annual, half_year};
use super::*;
use crate::casework::case_file::act::{Act, Recorded};
use crate::casework::case_file::model::{Measure, Outcome};
use crate::casework::publication::{Actor, Event, Ground, Known, Policy, Signature, What, prepared};
use crate::casework::review::testing::{day, investigated, li, moment, penalty, served, zhao};
use crate::law::money::Yuan;

fn source<'a>(limits: &'a deadline::Rules, calendar: &'a Calendar, now: &str) -> Source<'a> {
    let staff = Staff { registered_officers: Some(30), officers: 28, reviewers: 2, qualified_reviewers: 1 };
    let registered = Registered { officers: Some(30), ..Registered::default() };
    Source { agency: "甲局", staff, registered, limits, calendar, now: moment(now) }
}

fn count_with(cases: &[(&str, Vec<Recorded>)], period: Period, now: &str, events: &[Published]) -> Statistics {
    let (limits, calendar) = (deadline::Rules::shipped(), Calendar::published());
    let mut counting = Counting::new(source(&limits, &calendar, now), period);
    for (id, acts) in cases {
        counting.case(id, acts, events);
    }
    counting.finish()
}

/// Something that happened to a publication.
fn told(seq: u64, at: &str, what: What) -> Published {
    let by = Actor { id: "li".into(), name: "李局".into() };
    Published { seq, event: Event { signature: Signature { by, at: moment(at) }, what } }
}

/// A text prepared, approved and made public, all at one moment.
fn public(at: &str, late: bool) -> [Published; 3] {
    let prepared = prepared(&served().file(), &Policy::default(), &Known::default()).expect("a text");
    let (text, fields) = ("0".repeat(64), prepared.fields.sha256());
    [
        told(1, at, What::Prepared { prepared, original: String::new(), correction: None }),
        told(2, at, What::Approved { text_sha256: text.clone(), fields_sha256: fields }),
        told(3, at, What::Published { text_sha256: text, due: None, until: None, late }),
    ]
}

fn count(cases: &[(&str, Vec<Recorded>)], period: Period) -> Statistics {
    count_with(cases, period, "2026-01-10 09:00", &[])
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

/// A served case whose penalty is another one.
fn fined(outcome: Outcome) -> Vec<Recorded> {
    let mut history = served().history;
    for recorded in &mut history {
        if let Act::SetOutcome { outcome: held, .. } = &mut recorded.act {
            held.clone_from(&outcome);
        }
    }
    history
}

fn amount(statistics: &Statistics, id: &str) -> Value {
    statistics.figure(id).unwrap_or_else(|| panic!("no {id}")).value
}

#[test]
fn acts_count_in_the_period_in_which_they_were_recorded() {
    let cases = [("b", served().history), ("a", investigated().history)];
    let whole = count(&cases, year(2025));
    let figures = [
        "opened",
        "filed",
        "decided",
        "penalties",
        "no_penalties",
        "served",
        "rounds",
        "agreed",
        "notices",
        "hearing_told",
    ];
    let counted: Vec<u64> = figures.iter().map(|id| whole.count(id)).collect();
    assert_eq!(counted, [2, 2, 1, 1, 0, 1, 1, 1, 1, 0]);
    assert_eq!((whole.count("records"), whole.count("recordings"), whole.count("open_at_end")), (4, 2, 2));
    assert_eq!((whole.count("review_due"), whole.count("review_not_due")), (0, 1));
    assert_eq!(whole.basis.cases, 2);
    assert_eq!(whole.basis.acts, whole.basis.acts_in_period);

    let before = count(&cases, Period::new(day("2025-01-01"), day("2025-03-31")).expect("a period"));
    assert_eq!((before.count("decided"), before.count("rounds"), before.count("filed")), (0, 1, 2));
    assert!(before.basis.acts < whole.basis.acts);
    let after = count(&cases, year(2026));
    assert_eq!((after.count("filed"), after.count("decided"), after.count("open_at_end")), (0, 0, 2));
    assert_eq!((after.basis.acts_in_period, after.basis.acts), (0, whole.basis.acts));
}

#[test]
fn a_figure_counted_again_is_the_same_whatever_came_later() {
    let period = Period::new(day("2025-01-01"), day("2025-03-31")).expect("a period");
    let all = [("a", served().history)];
    let until_then: Vec<Recorded> =
        all[0].1.iter().filter(|act| act.at < moment("2025-04-01 00:00")).cloned().collect();
    let then = count_with(&[("a", until_then)], period, "2025-04-01 08:00", &[]);
    let now = count_with(&all, period, "2026-01-10 09:00", &[]);
    assert_eq!(then.groups, now.groups);
    assert_eq!(then.basis.sha256, now.basis.sha256);
    assert_ne!(count(&all, year(2025)).basis.sha256, now.basis.sha256);
}

#[test]
fn kinds_and_amounts_are_those_that_were_decided() {
    let with = |fine: Option<i64>, confiscated: Option<i64>, measures: &[Measure]| {
        fined(Outcome::Penalty {
            fine: fine.map(Yuan::from_integer),
            confiscated: confiscated.map(Yuan::from_integer),
            measures: measures.to_vec(),
            reason: "按阶次".into(),
        })
    };
    let cases = [
        ("1", with(Some(5_000), Some(10), &[Measure::Confiscation])),
        ("2", with(Some(8_000), None, &[Measure::Warning])),
        ("3", with(None, None, &[Measure::Warning])),
        ("4", with(Some(0), None, &[Measure::RevokePermit])),
        ("5", with(Some(20_000), None, &[])),
        ("6", with(Some(1_000), None, &[])),
        ("7", fined(Outcome::NoPenalty { reason: "首违不罚".into() })),
    ];
    let statistics = count(&cases, year(2025));
    assert_eq!(
        (statistics.count("decided"), statistics.count("penalties"), statistics.count("no_penalties")),
        (7, 6, 1)
    );
    let kinds = ["warning", "fine", "confiscation", "revoke_permit", "suspend_business"];
    let counted: Vec<u64> = kinds.iter().map(|kind| statistics.count(&format!("kind.{kind}"))).collect();
    assert_eq!(counted, [2, 4, 1, 1, 0]);
    assert_eq!(amount(&statistics, "fines.sum"), Value::Amount(Yuan::from_integer(34_000)));
    assert_eq!(amount(&statistics, "fines.median"), Value::Amount(Yuan::from_integer(6_500)));
    assert_eq!(amount(&statistics, "confiscated.sum"), Value::Amount(Yuan::from_integer(10)));
    assert_eq!(amount(&count(&[], year(2025)), "fines.median"), Value::Unknown);
    let names: Vec<&str> =
        statistics.groups.iter().flat_map(|group| &group.figures).map(|figure| figure.name.as_str()).collect();
    assert!(!names.iter().any(|name| name.contains("赵明")), "nobody is named in the figures");
}

#[test]
fn a_case_that_ends_otherwise_counts_as_what_it_was() {
    let mut dropped = investigated();
    dropped.act("2025-06-02 09:00", li(), Act::Drop { reason: "证据不足".into() });
    let mut transferred = investigated();
    transferred.act("2025-06-02 09:00", li(), Act::Transfer { to: "公安局".into(), reason: "涉嫌犯罪".into() });
    let mut revoked = served();
    revoked.act("2025-12-30 09:00", li(), Act::RevokeDecision { reason: "复议撤销".into() });
    let cases = [("1", dropped.history), ("2", transferred.history), ("3", revoked.history)];
    let statistics = count(&cases, year(2025));
    let counted = ["dropped", "transferred", "transferred_crime", "revoked", "decided"].map(|id| statistics.count(id));
    assert_eq!(counted, [1, 1, 0, 1, 1]);
    assert_eq!(statistics.count("open_at_end"), 1);
}

#[test]
fn time_limits_that_were_missed_are_counted_by_rule() {
    // Filed in March and never decided: the ninety days are over in June.
    let cases = [("1", investigated().history)];
    let statistics = count(&cases, year(2025));
    assert_eq!(statistics.count("overdue.decide"), 1, "{:?}", statistics.groups);
    assert!(statistics.count("overdue") >= 1);
    let before = count(&cases, Period::new(day("2025-01-01"), day("2025-05-31")).expect("a period"));
    assert_eq!(before.count("overdue.decide"), 0);
    // The recording of 12 March 14:00 was stored two hours later, and nothing else was late.
    assert_eq!(statistics.count("late"), 0);

    let decided = [("1", served().history)];
    assert_eq!(count(&decided, year(2025)).count("overdue.publish"), 1, "decided in April and not public");
}

#[test]
fn publications_count_by_what_happened_to_them() {
    let decided = [("1", served().history)];
    let withdrawn =
        What::Withdrawn { ground: Ground::Revoked, explanation: "复议撤销".into(), due: None, late: false };
    let mut events = public("2025-04-23 09:00", false).to_vec();
    events.extend(public("2025-05-23 09:00", true));
    events.push(told(7, "2026-01-05 09:00", withdrawn));
    let ids = ["published", "published_late", "published_again", "withdrawn", "overdue.publish"];
    let in_period = |period| {
        let statistics = count_with(&decided, period, "2026-01-10 09:00", &events);
        (ids.map(|id| statistics.count(id)), statistics.basis.publication_events)
    };
    assert_eq!(in_period(year(2025)), ([1, 0, 1, 0, 0], 6));
    assert_eq!(in_period(year(2026)), ([0, 0, 0, 1, 0], 7));
    let late = count_with(&decided, year(2025), "2026-01-10 09:00", &public("2025-09-01 09:00", true));
    assert_eq!(["published", "published_late", "late.publish"].map(|id| late.count(id)), [1, 1, 1]);
}

#[test]
fn the_share_of_reviewers_is_that_of_the_register() {
    let statistics = count(&[], year(2025));
    assert_eq!(statistics.count("officers"), 30);
    assert_eq!(amount(&statistics, "reviewer_share"), Value::Percent(Decimal::new(667, 2)));
    let report = annual(statistics);
    let review = report.sections[3].paragraphs.join("");
    assert!(review.contains("6.67%，低于政策要求的7%"), "{review}");
}

#[test]
fn a_report_says_what_it_counted_and_leaves_to_people_what_it_does_not_know() {
    let mut story = served();
    story.act("2025-04-23 09:00", zhao(), Act::Note { text: "备注".into() });
    assert_eq!(penalty(5_000).fine(), Some(Yuan::from_integer(5_000)));
    let report = annual(count(&[("1", story.history.clone())], year(2025)));
    assert_eq!(report.due_on, Some(day("2026-01-31")));
    assert_eq!(report.title.join(""), "甲局2025年度行政执法统计年报");
    let text: String = report.sections.iter().flat_map(|section| &section.paragraphs).cloned().collect();
    for said in [
        "2025年1月1日至2025年12月31日",
        "作出决定1件",
        "罚款总额5000元",
        "没收数额10元",
        &report.statistics.basis.sha256,
    ] {
        assert!(text.contains(said), "{said} is missing in {text}");
    }
    let rules = report.sections.last().and_then(|section| section.table.clone()).expect("rules of counting");
    for figure in report.statistics.groups.iter().flat_map(|group| &group.figures) {
        let said =
            rules.rows.iter().any(|row| row[0].split('；').any(|name| name == figure.name) && row[1] == figure.how);
        assert!(said, "{} does not say how it is counted", figure.name);
    }
    assert!(rules.rows.iter().all(|row| row.iter().all(|cell| !cell.trim().is_empty())));

    let report = half_year(count(&[("1", story.history)], Period::since_last_report(day("2025-06-01"))));
    assert_eq!((report.statistics.basis.period.from, report.due_on), (day("2024-12-21"), Some(day("2025-06-01"))));
    let text: String = report.sections.iter().flat_map(|section| &section.paragraphs).cloned().collect();
    assert!(text.contains("【由人填写：") && text.contains("登记在册的执法人员30人"), "{text}");
}

#[test]
fn periods_follow_on_each_other() {
    let of = |until: &str| Period::since_last_report(day(until)).from;
    assert_eq!(of("2026-06-01"), day("2025-12-21"));
    assert_eq!(of("2026-12-20"), day("2026-06-02"));
    assert_eq!(of("2026-08-31"), day("2026-06-02"));
    assert!(Period::new(day("2026-01-02"), day("2026-01-01")).is_err());
    assert_eq!(Period::year(12).map_err(|failure| failure.code), Err("report.period"));
    let unfinished = count_with(&[], year(2026), "2026-03-01 09:00", &[]);
    assert_eq!(unfinished.basis.known_until, NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day"));
    assert!(unfinished.remarks[0].contains("2026年3月1日"));
}
