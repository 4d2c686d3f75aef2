use super::*;

fn agency() -> Moments {
    Moments::of_agency(date("2025-03-01"))
}

fn states(moments: &Moments, now: &str, id: &str) -> Vec<(String, Option<NaiveDate>, Status)> {
    let found = find(&Rules::shipped(), moments, &[], now, id);
    found.into_iter().map(|one| (one.subject.unwrap_or_default(), one.due, one.status)).collect()
}

#[test]
fn statistics_of_a_year_are_due_by_the_end_of_january() {
    let next = ("2026".to_owned(), Some(date("2027-01-31")), Status::Pending);
    let passed = |status| ("2025".to_owned(), Some(date("2026-01-31")), status);
    let nothing = states(&agency(), "2026-03-06 10:00", "annual_statistics");
    assert_eq!(nothing, [passed(Status::Overdue), next.clone()]);
    let named = agency().with_subject(Milestone::StatisticsPublished, at("2026-02-03 10:00"), "2025");
    assert_eq!(states(&named, "2026-03-06 10:00", "annual_statistics"), [passed(Status::MetLate), next.clone()]);
    let unnamed = agency().with(Milestone::StatisticsPublished, at("2026-01-20 10:00"));
    assert_eq!(states(&unnamed, "2026-03-06 10:00", "annual_statistics"), [passed(Status::Met), next]);
}

#[test]
fn what_was_due_before_the_records_began_is_left_out() {
    let young = Moments::of_agency(date("2026-02-01"));
    let next = ("2026".to_owned(), Some(date("2027-01-31")), Status::Pending);
    assert_eq!(states(&young, "2026-03-06 10:00", "annual_statistics"), [next]);
}

#[test]
fn reports_are_due_in_june_and_december_of_the_year() {
    let now = "2026-05-20 10:00";
    let june = states(&agency(), now, "progress_report_june");
    assert_eq!(june.last(), Some(&("2026".to_owned(), Some(date("2026-06-01")), Status::DueSoon)));
    let december = states(&agency(), now, "progress_report_december");
    assert_eq!(december.last(), Some(&("2026".to_owned(), Some(date("2026-12-20")), Status::Pending)));
    let on_the_day = states(&agency(), "2026-06-01 23:59", "progress_report_june");
    assert_eq!(on_the_day.last(), Some(&("2026".to_owned(), Some(date("2026-06-01")), Status::DueSoon)));
}

#[test]
fn an_agency_has_no_deadlines_of_cases_and_a_case_none_of_agencies() {
    let of_agency = deadlines(&Rules::shipped(), &Calendar::published(), &agency(), &[], at("2026-03-06 10:00"));
    assert!(of_agency.iter().all(|one| one.unit == Some(Unit::FixedDate)));
    assert!(find(&Rules::shipped(), &penalty(), &[], "2026-03-06 10:00", "annual_statistics").is_empty());
}
