//! Whether an act was found in time (行政处罚法 第三十六条; other laws set limits of their own).

use std::sync::LazyLock;

use chrono::{Months, NaiveDate};
use serde::Deserialize;

use super::range::Step;

const SHIPPED: &str = include_str!("../../index/discretion/time_limits.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    general: General,
    extended: Extended,
    other: Vec<Other>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct General {
    months: u32,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Extended {
    months: u32,
    /// What it is for, in the words of the law.
    harm: String,
    /// First day of the rule, where it is younger than the law.
    since: Option<NaiveDate>,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    laws: Vec<String>,
    months: u32,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    source: String,
    extended: Option<Extended>,
}

static TABLE: LazyLock<Option<Table>> = LazyLock::new(|| toml::from_str(SHIPPED).ok());

/// The dates that decide.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    /// The day from which the limit runs: that of the act, or of its end where it went on.
    pub start: NaiveDate,
    /// Whether that is the end of an act that went on.
    pub went_on: bool,
    /// The day on which it was found.
    pub found: Option<NaiveDate>,
    /// The day of the decision; an act was found by then.
    pub decided: NaiveDate,
    /// Whether life, health or financial safety was touched and harm done.
    pub harm: Option<bool>,
}

/// What the limit comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Limit {
    /// Found in time.
    Kept(Step),
    /// Too late: 不再给予行政处罚.
    Passed(Step),
    /// A fact is missing; the sentence says which.
    Unknown(Step, String),
}

/// Holds the dates of an act under `law` against its limit; a limit of years or months ends on the day of the same number
/// (民法典 第二百零一条、第二百零二条: the day on which it begins is not counted).
pub(crate) fn check(law: &str, times: Times) -> Limit {
    let Some(table) = TABLE.as_ref() else {
        let step =
            Step { rule: RULE.to_owned(), source: String::new(), input: String::new(), result: UNKNOWN.to_owned() };
        return Limit::Unknown(step, "追究期限的数据读不出，须由人核对".to_owned());
    };
    let own = table.other.iter().find(|other| {
        let in_force = other.from.is_none_or(|from| from <= times.start) && other.to.is_none_or(|to| times.start < to);
        in_force && other.laws.iter().any(|name| name == law)
    });
    match own {
        Some(Other { months, source, extended: Some(extended), .. }) => graded(times, (*months, source), extended),
        Some(own) => simple(times, own.months, &own.source),
        None => graded(times, (table.general.months, &table.general.source), &table.extended),
    }
}

const RULE: &str = "追究期限";
const UNKNOWN: &str = "不能确定";

/// A limit that is longer where harm was done.
fn graded(times: Times, (months, source): (u32, &str), extended: &Extended) -> Limit {
    let short = simple(times, months, source);
    let is_new = extended.since.is_none_or(|since| times.start >= since);
    let long = simple(times, extended.months, &extended.source);
    match (&short, times.harm) {
        (Limit::Kept(_), _) | (_, Some(false)) => short,
        (_, Some(true)) if is_new => long,
        (Limit::Passed(_), None) if matches!(long, Limit::Passed(_)) => short,
        (Limit::Passed(step), Some(true)) => {
            let why = format!(
                "违法行为终了于{}以前，五年的期限是其后才有的规定，是否适用须由办案人员判断（从旧兼从轻）",
                extended.since.map(|since| since.to_string()).unwrap_or_default()
            );
            Limit::Unknown(undecided(step), why)
        }
        (Limit::Passed(step), None) => {
            let why = format!(
                "已经超过二年而没有超过五年：是否{}，须由办案人员认定（life_health_or_financial_harm）；不是的，不再给予行政处罚",
                extended.harm
            );
            Limit::Unknown(undecided(step), why)
        }
        (Limit::Unknown(..), _) => short,
    }
}

fn undecided(step: &Step) -> Step {
    Step { result: UNKNOWN.to_owned(), ..step.clone() }
}

fn simple(times: Times, months: u32, source: &str) -> Limit {
    let Some(last) = times.start.checked_add_months(Months::new(months)) else {
        let step = Step {
            rule: RULE.to_owned(),
            source: source.to_owned(),
            input: times.start.to_string(),
            result: UNKNOWN.to_owned(),
        };
        return Limit::Unknown(step, "日期超出可以计算的范围".to_owned());
    };
    let period = if months.is_multiple_of(12) { format!("{}年", months / 12) } else { format!("{months}个月") };
    let begins = if times.went_on { "行为终了之日" } else { "行为发生之日" };
    let known = times.found.map_or_else(|| format!("{}作出决定", times.decided), |found| format!("{found}被发现"));
    let input = format!("从{begins}{}起算{period}，最后一日为{last}；{known}", times.start);
    let step = |result: &str| Step {
        rule: RULE.to_owned(),
        source: source.to_owned(),
        input: input.clone(),
        result: result.to_owned(),
    };
    match times.found {
        Some(found) if found > last => Limit::Passed(step("超过期限，不再给予行政处罚")),
        None if times.decided > last => {
            let why = "没有发现日期（found），不能确定是否在追究期限内发现".to_owned();
            Limit::Unknown(step(UNKNOWN), why)
        }
        Some(found) if found == last => Limit::Kept(step("没有超过期限（在最后一日发现）")),
        _ => Limit::Kept(step("没有超过期限")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// `k` kept, `p` passed, `?` unknown.
    fn outcome(law: &str, start: &str, found: Option<&str>, decided: &str, harm: Option<bool>) -> char {
        let times = Times { start: day(start), went_on: false, found: found.map(day), decided: day(decided), harm };
        match check(law, times) {
            Limit::Kept(_) => 'k',
            Limit::Passed(_) => 'p',
            Limit::Unknown(..) => '?',
        }
    }

    const FOOD: &str = "中华人民共和国食品安全法";
    const ORDER: &str = "中华人民共和国治安管理处罚法";
    const ECOLOGY: &str = "中华人民共和国生态环境法典";
    const TAX: &str = "中华人民共和国税收征收管理法";

    #[test]
    fn two_years_end_on_the_day_of_the_same_number() {
        let no = Some(false);
        assert_eq!(outcome(FOOD, "2023-03-12", Some("2025-03-12"), "2025-06-01", no), 'k');
        assert_eq!(outcome(FOOD, "2023-03-12", Some("2025-03-13"), "2025-06-01", no), 'p');
        assert_eq!(outcome(FOOD, "2024-02-29", Some("2026-02-28"), "2026-06-01", no), 'k');
        assert_eq!(outcome(FOOD, "2024-02-29", Some("2026-03-01"), "2026-06-01", no), 'p');
    }

    #[test]
    fn five_years_need_harm_to_life_health_or_financial_safety() {
        let found = Some("2025-03-13");
        assert_eq!(outcome(FOOD, "2023-03-12", found, "2025-06-01", Some(true)), 'k');
        assert_eq!(outcome(FOOD, "2023-03-12", found, "2025-06-01", None), '?');
        assert_eq!(outcome(FOOD, "2022-03-12", Some("2027-03-13"), "2027-06-01", None), 'p');
        // The rule began on 2021-07-15.
        assert_eq!(outcome(FOOD, "2021-07-14", Some("2024-01-01"), "2024-02-01", Some(true)), '?');
    }

    #[test]
    fn an_act_decided_in_time_was_found_in_time() {
        assert_eq!(outcome(FOOD, "2025-03-12", None, "2025-06-01", None), 'k');
        assert_eq!(outcome(FOOD, "2022-03-12", None, "2025-06-01", Some(false)), '?');
    }

    #[test]
    fn other_laws_have_limits_of_their_own() {
        assert_eq!(outcome(ORDER, "2025-01-31", Some("2025-07-31"), "2025-08-01", None), 'k');
        assert_eq!(outcome(ORDER, "2025-01-31", Some("2025-08-01"), "2025-08-01", Some(true)), 'p');
        assert_eq!(outcome(ORDER, "2026-02-01", Some("2026-08-02"), "2026-08-03", None), 'p');
        assert_eq!(outcome(TAX, "2021-01-04", Some("2026-01-04"), "2026-03-01", None), 'k');
        assert_eq!(outcome(TAX, "2021-01-04", Some("2026-01-05"), "2026-03-01", None), 'p');
        assert_eq!(outcome(ECOLOGY, "2026-08-20", Some("2028-08-21"), "2028-09-01", Some(false)), 'p');
        assert_eq!(outcome(ECOLOGY, "2026-08-20", Some("2031-08-20"), "2031-09-01", Some(true)), 'k');
        assert_eq!(outcome(ECOLOGY, "2026-08-20", Some("2028-08-21"), "2028-09-01", None), '?');
    }
}
