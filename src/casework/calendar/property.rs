use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

use super::Calendar;

fn any_date() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a date");
    (0_u64..109_574).prop_map(move |ahead| first + Days::new(ahead))
}

fn near_date() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2003, 6, 1).expect("a date");
    (0_u64..9_000).prop_map(move |ahead| first + Days::new(ahead))
}

proptest! {
    #[test]
    fn counting_gives_what_was_added(from in any_date(), days in 0_u16..400) {
        let calendar = Calendar::published();
        let last = calendar.add_working_days(from, days);
        prop_assert_eq!(calendar.working_days_between(from, last.date).days, i64::from(days));
        prop_assert!(days == 0 || calendar.is_working(last.date));
        let first = calendar.subtract_working_days(from, days);
        prop_assert!(first.date <= from && from <= last.date);
    }

    #[test]
    fn a_later_start_or_a_longer_period_never_ends_earlier(from in near_date(), later in 0_u64..40, days in 0_u16..60) {
        let calendar = Calendar::published();
        let other = from + Days::new(later);
        prop_assert!(calendar.add_working_days(from, days).date <= calendar.add_working_days(other, days).date.max(other));
        prop_assert!(calendar.add_working_days(from, days).date < calendar.add_working_days(from, days + 1).date);
        prop_assert!(calendar.after_days(from, days).date <= calendar.after_days(from, days + 1).date);
        prop_assert!(calendar.after_months(from, days).date <= calendar.after_months(other, days).date);
    }

    #[test]
    fn an_end_is_provisional_exactly_where_a_day_of_it_is_unknown(from in near_date(), days in 1_u16..60) {
        let calendar = Calendar::published();
        let counted = calendar.add_working_days(from, days);
        let mut passed = from.iter_days().skip(1).take_while(|day| *day <= counted.date);
        prop_assert_eq!(counted.provisional.is_some(), passed.any(|day| !calendar.day(day).known));
    }

    #[test]
    fn periods_end_on_working_days(from in any_date(), amount in 0_u16..400) {
        let calendar = Calendar::published();
        for counted in [calendar.after_days(from, amount), calendar.after_months(from, amount), calendar.next_working_day(from)] {
            prop_assert!(counted.date >= from);
            prop_assert!(calendar.is_working(counted.date));
        }
    }

    #[test]
    fn a_supplied_year_wins(year in 1950_i32..2199, month in 1_u32..=12, day in 1_u32..=28) {
        let rest = NaiveDate::from_ymd_opt(year, month, day).expect("a date");
        let toml = format!("[[year]]\nyear = {year}\nsource = \"甲\"\nrest = [\"{rest}\"]\n");
        let calendar = Calendar::with_tables(&toml).expect("sound");
        prop_assert!(!calendar.is_working(rest));
        prop_assert!(calendar.day(rest).known);
        for other in rest.with_day(1).expect("a date").iter_days().take(31).filter(|other| other.year() == year && *other != rest) {
            prop_assert_eq!(calendar.is_working(other), super::is_weekday(other));
        }
    }
}

#[test]
fn the_ends_of_time_do_not_panic() {
    let calendar = Calendar::published();
    for end in [NaiveDate::MIN, NaiveDate::MAX] {
        assert!(!calendar.day(end).known);
        assert!(calendar.add_working_days(end, u16::MAX).date >= end);
        assert!(calendar.subtract_working_days(end, 400).date <= end);
        assert!(calendar.after_months(end, u16::MAX).date >= end);
        assert!(calendar.after_days(end, u16::MAX).date >= end);
    }
    assert_eq!(super::end_of_china_day(NaiveDate::MAX).year(), NaiveDate::MAX.year());
}
