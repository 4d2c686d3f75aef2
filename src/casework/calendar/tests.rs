use chrono::NaiveDate;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

const YEAR_2027: &str = r#"
[[year]]
year = 2027
source = "测试文号"
rest = ["2026-12-31", "2027-01-01至2027-01-02", "2027-02-05至2027-02-11"]
work = ["2026-12-27", "2027-02-14"]
"#;

#[test]
fn the_published_arrangements_hold() {
    let calendar = Calendar::published();
    // Day, working: Spring Festival and National Day with the make-up days, as the State Council's notices set them.
    let days = [
        ("2024-02-04", true),
        ("2024-02-09", true),
        ("2024-02-10", false),
        ("2024-02-16", false),
        ("2024-02-18", true),
        ("2024-04-07", true),
        ("2024-05-11", true),
        ("2024-09-14", true),
        ("2024-09-29", true),
        ("2024-10-01", false),
        ("2024-10-07", false),
        ("2024-10-12", true),
        ("2024-10-13", false),
        ("2025-01-26", true),
        ("2025-01-28", false),
        ("2025-02-04", false),
        ("2025-02-05", true),
        ("2025-02-08", true),
        ("2025-04-27", true),
        ("2025-05-31", false),
        ("2025-09-28", true),
        ("2025-10-08", false),
        ("2025-10-09", true),
        ("2025-10-11", true),
        ("2026-01-02", false),
        ("2026-01-04", true),
        ("2026-02-14", true),
        ("2026-02-16", false),
        ("2026-02-23", false),
        ("2026-02-28", true),
        ("2026-05-09", true),
        ("2026-09-20", true),
        ("2026-10-07", false),
        ("2026-10-10", true),
        ("2026-12-25", true),
    ];
    for (day, working) in days {
        assert_eq!(calendar.day(date(day)), Day { working, known: true }, "{day}");
    }
}

#[test]
fn what_is_not_published_is_not_known() {
    let calendar = Calendar::published();
    for (day, missing) in
        [("2003-12-31", 2003), ("2026-12-26", 2027), ("2026-12-31", 2027), ("2027-01-01", 2027), ("2150-06-01", 2150)]
    {
        assert_eq!(calendar.missing_year(date(day)), Some(missing), "{day}");
        assert!(!calendar.day(date(day)).known, "{day}");
    }
    assert!(calendar.day(date("2025-12-31")).known, "the next year is held");
}

#[test]
#[should_panic(expected = "only supports dates")]
fn the_crate_knows_nothing_behind_our_last_day() {
    // Fails once a newer version of the crate holds more: then `published::LAST_DAY` and `YEARS` move on.
    let _ = chinese_holiday::chinese_holiday(chinese_holiday::Ymd::new(2026, 12, 26));
}

#[test]
fn working_days_are_counted_over_holidays_and_make_up_days() {
    let calendar = Calendar::published();
    // From, working days, the last day.
    let cases = [
        ("2024-02-08", 7, "2024-02-23"), // 除夕 2月9日上班，2月10日至17日休，2月18日（周日）上班
        ("2025-01-24", 7, "2025-02-10"), // 1月26日、2月8日上班
        ("2025-09-30", 5, "2025-10-14"), // 10月11日（周六）上班
        ("2026-09-18", 7, "2026-09-29"), // 9月20日（周日）上班，25日至27日中秋
        ("2026-02-13", 3, "2026-02-25"), // 2月14日（周六）上班，15日至23日休
        ("2026-03-06", 20, "2026-04-03"),
        ("2026-03-07", 1, "2026-03-09"),
        ("2026-03-07", 0, "2026-03-07"),
    ];
    for (from, days, last) in cases {
        let counted = calendar.add_working_days(date(from), days);
        assert_eq!(counted, Counted { date: date(last), provisional: None }, "{from} + {days}");
        assert_eq!(calendar.working_days_between(date(from), date(last)).days, i64::from(days), "{from} + {days}");
    }
    assert_eq!(calendar.working_days_between(date("2026-03-09"), date("2026-03-06")).days, -1);
    assert_eq!(calendar.subtract_working_days(date("2026-03-16"), 7).date, date("2026-03-05"));
}

#[test]
fn a_last_day_of_rest_is_carried() {
    let calendar = Calendar::published();
    assert_eq!(calendar.after_days(date("2025-09-16"), 15).date, date("2025-10-09"), "1 October to after the holiday");
    assert_eq!(calendar.after_days(date("2025-09-26"), 15).date, date("2025-10-11"), "a working Saturday stands");
    assert_eq!(calendar.after_days(date("2026-03-02"), 15).date, date("2026-03-17"), "a working day stands");
    assert_eq!(calendar.after_months(date("2025-08-31"), 6).date, date("2026-02-28"), "no 31st; a working Saturday");
    assert_eq!(calendar.after_months(date("2025-07-31"), 2).date, date("2025-09-30"), "no 31st: the month's last day");
    assert_eq!(calendar.after_months(date("2024-11-30"), 6).date, date("2025-05-30"));
    assert_eq!(calendar.after_months(date("2024-08-16"), 6).date, date("2025-02-17"), "a Sunday");
}

#[test]
fn a_count_into_an_unknown_year_says_so() {
    let calendar = Calendar::published();
    let counted = calendar.add_working_days(date("2026-12-23"), 7);
    assert_eq!(counted.date, date("2027-01-01"), "Monday to Friday");
    let why = counted.provisional.expect("provisional");
    assert!(why.contains("2027年放假安排尚未公布或者未收录，按周一至周五推算"), "{why}");
    assert_eq!(calendar.add_working_days(date("2026-12-23"), 2).provisional, None, "ends before the tail");
    let long = calendar.working_days_between(date("2026-12-01"), date("2029-03-01"));
    assert!(long.provisional.is_some_and(|why| why.starts_with("2027年至2029年")));
}

#[test]
fn a_supplied_year_is_known_and_makes_the_tail_of_the_year_before_known() {
    let calendar = Calendar::with_tables(YEAR_2027).expect("sound");
    for (day, working, known) in [
        ("2026-12-27", true, true),
        ("2026-12-28", true, true),
        ("2026-12-31", false, true),
        ("2027-01-02", false, true),
        ("2027-02-05", false, true),
        ("2027-02-12", true, true),
        ("2027-02-14", true, true),
        ("2027-12-24", true, true),
        ("2027-12-27", true, false),
        ("2028-01-03", true, false),
    ] {
        assert_eq!(calendar.day(date(day)), Day { working, known }, "{day}");
    }
    assert_eq!(calendar.source(2027), Some("测试文号"));
    assert_eq!(calendar.source(2026), None);
}

#[test]
fn a_supplied_year_wins_over_the_shipped_one() {
    let other = "[[year]]\nyear = 2025\nsource = \"甲\"\nrest = [\"2025-10-01\"]\nwork = []\n";
    let calendar = Calendar::with_tables(other).expect("sound");
    assert!(!calendar.is_working(date("2025-10-01")));
    assert!(calendar.is_working(date("2025-10-02")), "the shipped year had it as a rest day");
    assert!(!calendar.is_working(date("2025-10-11")), "the shipped year had it as a working Saturday");
}

#[test]
fn wrong_tables_are_refused() {
    let year = |year: i32, source: &str, rest: &str, work: &str| {
        format!("[[year]]\nyear = {year}\nsource = \"{source}\"\nrest = [{rest}]\nwork = [{work}]\n")
    };
    let good = year(2027, "甲", "\"2027-01-01\"", "");
    let cases = [
        ("[[year]]\nyear = 2027".to_owned(), "calendar.file"),
        ("year = 5".to_owned(), "calendar.file"),
        (year(2027, "甲", "2027-01-01", ""), "calendar.file"),
        (year(2027, " ", "\"2027-01-01\"", ""), "calendar.day"),
        (year(2027, "甲", "", ""), "calendar.day"),
        (year(2027, "甲", "\"2027-02-30\"", ""), "calendar.day"),
        (year(2027, "甲", "\"2028-01-01\"", ""), "calendar.day"),
        (year(2027, "甲", "\"2026-11-30\"", ""), "calendar.day"),
        (year(2027, "甲", "\"2027-02-11至2027-02-05\"", ""), "calendar.day"),
        (year(2027, "甲", "\"2027-01-01至2027-12-31\"", ""), "calendar.day"),
        (year(2027, "甲", "\"2027-02-06\"", "\"2027-02-06\""), "calendar.day"),
        (year(2027, "甲", "\"2027-01-01\"", "\"2027-02-10\""), "calendar.day"),
        (year(2999, "甲", "\"2999-01-01\"", ""), "calendar.day"),
        (format!("{good}{good}"), "calendar.day"),
    ];
    for (toml, code) in cases {
        assert_eq!(Calendar::with_tables(&toml).map_err(|failure| failure.code), Err(code), "{toml}");
    }
    assert!(Calendar::with_tables("").is_ok(), "an empty file adds nothing");
}

#[test]
fn the_day_in_china_begins_eight_hours_before_utc() {
    let evening = "2026-08-14T16:30:00Z".parse().expect("a time");
    assert_eq!(china_date(evening), date("2026-08-15"));
    assert_eq!(end_of_china_day(date("2026-08-15")).to_rfc3339(), "2026-08-15T15:59:59+00:00");
    assert_eq!(in_words(date("2026-08-05")), "2026年8月5日");
}
