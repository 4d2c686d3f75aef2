//! `caiheng workdays`: counts working days by the published arrangements and the office's own `calendar.toml`.

use std::process::ExitCode;

use chrono::{Datelike, NaiveDate};
use clap::Args;
use serde::Serialize;

use super::Context;
use super::office_files;
use crate::casework::calendar::{Calendar, in_words};
use crate::failure::Failure;

/// Years that a question may be about: nothing outside them is a working day of anybody here.
const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2200;

/// Arguments of `caiheng workdays`.
#[derive(Debug, Args)]
#[group(skip)]
pub struct WorkdaysArgs {
    /// Day to count from, which does not count itself
    #[arg(value_name = "FROM")]
    from: NaiveDate,
    /// The day that is so many working days later
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(..=20_000), conflicts_with = "until", required_unless_present = "until")]
    add: Option<u16>,
    /// How many working days there are up to this day, which counts; negative where it is earlier
    #[arg(long, value_name = "DATE")]
    until: Option<NaiveDate>,
}

/// What was counted.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Answer {
    from: NaiveDate,
    /// The day counted to.
    date: NaiveDate,
    /// Working days after `from` up to and including `date`.
    working_days: i64,
    /// Whether `date` is itself a working day.
    working: bool,
    /// Why the answer may still change.
    #[serde(skip_serializing_if = "Option::is_none")]
    provisional: Option<String>,
}

/// Runs the subcommand.
///
/// # Errors
/// `calendar.*` where the office's file is wrong, `office.unreadable` where it can't be read, `calendar.range` for a year
/// that nothing is known of.
pub fn run(arguments: WorkdaysArgs, context: &Context) -> Result<ExitCode, Failure> {
    let own = office_files::read(&context.config.home.join("calendar.toml"))?;
    let calendar = own.map_or_else(|| Ok(Calendar::published()), |own| Calendar::with_tables(&own))?;
    context.output.print(&answer(&arguments, &calendar)?, answer_in_words)?;
    Ok(ExitCode::SUCCESS)
}

fn answer(asked: &WorkdaysArgs, calendar: &Calendar) -> Result<Answer, Failure> {
    let from = in_range(asked.from)?;
    let (date, working_days, provisional) = match asked.until {
        Some(until) => {
            let counted = calendar.working_days_between(from, in_range(until)?);
            (until, counted.days, counted.provisional)
        }
        None => {
            let days = asked.add.unwrap_or_default();
            let counted = calendar.add_working_days(from, days);
            (counted.date, days.into(), counted.provisional)
        }
    };
    Ok(Answer { from, date, working_days, working: calendar.is_working(date), provisional })
}

fn in_range(date: NaiveDate) -> Result<NaiveDate, Failure> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&date.year()) {
        return Ok(date);
    }
    Err(Failure::new("calendar.range", format!("只能计算{FIRST_YEAR}年至{LAST_YEAR}年的日期：{date}")))
}

fn answer_in_words(answer: &Answer) -> String {
    let Answer { from, date, working_days, .. } = answer;
    let (from, date) = (in_words(*from), day_in_words(*date, answer.working));
    let counted = format!("自{from}起（当日不计入）至{date}：{working_days}个工作日");
    match &answer.provisional {
        Some(why) => format!("{counted}\n提示：{why}"),
        None => counted,
    }
}

fn day_in_words(date: NaiveDate, working: bool) -> String {
    const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    let of_week = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
    let weekday = WEEKDAYS.get(of_week).unwrap_or(&"");
    format!("{}（{weekday}，{}）", in_words(date), if working { "工作日" } else { "休息日" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn asked(from: &str, add: Option<u16>, until: Option<&str>) -> Result<Answer, Failure> {
        answer(&WorkdaysArgs { from: date(from), add, until: until.map(date) }, &Calendar::published())
    }

    #[test]
    fn adding_and_counting_agree() {
        let added = asked("2026-09-18", Some(7), None).expect("an answer");
        assert_eq!(added.date, date("2026-09-29"));
        assert_eq!(asked("2026-09-18", None, Some("2026-09-29")).expect("an answer"), added);
        assert_eq!(
            answer_in_words(&added),
            "自2026年9月18日起（当日不计入）至2026年9月29日（周二，工作日）：7个工作日"
        );
    }

    #[test]
    fn what_is_not_published_is_said() {
        let unknown = asked("2026-12-24", Some(7), None).expect("an answer");
        assert!(answer_in_words(&unknown).contains("\n提示：2027年放假安排尚未公布或者未收录"));
    }

    #[test]
    fn a_year_out_of_all_reason_is_refused() {
        let far = asked("2026-12-24", None, Some("9999-01-01"));
        assert_eq!(far.map_err(|failure| failure.code), Err("calendar.range"));
    }
}
