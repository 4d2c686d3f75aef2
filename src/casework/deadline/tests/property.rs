use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

const ALL: [Milestone; 14] = [
    Milestone::Filed,
    Milestone::Decided,
    Milestone::Served,
    Milestone::FineServed,
    Milestone::Published,
    Milestone::HearingScheduled,
    Milestone::HearingNotified,
    Milestone::RecordingMade,
    Milestone::RecordingStored,
    Milestone::PropertySeized,
    Milestone::DecisionOverturned,
    Milestone::Closed,
    Milestone::Archived,
    Milestone::StatisticsPublished,
];

fn any_time() -> impl Strategy<Value = DateTime<Utc>> {
    // 1900 to 2200, in minutes.
    (0_i64..157_000_000).prop_map(|minutes| at("1900-01-01 00:00") + TimeDelta::minutes(minutes))
}

proptest! {
    #[test]
    fn whatever_happened_the_answer_is_consistent(
        happened in prop::collection::vec((0_usize..ALL.len(), any_time()), 0..12), now in any_time(), case in any::<bool>()
    ) {
        let start = if case { penalty() } else { Moments::of_agency(date("1950-01-01")) };
        let moments = happened.iter().fold(start, |moments, (what, when)| {
            moments.with(*ALL.get(*what).unwrap_or(&Milestone::Filed), *when)
        });
        let extended = Extension {
            rule: "decide".to_owned(), subject: None, kind: ExtensionKind::Extended, longer: Longer::By(u16::MAX),
            approved_at: now, approved_by: "甲".to_owned(), basis: "乙".to_owned(),
        };
        // What is looked at here is a count over centuries: those that end near `now`, to keep the test quick.
        let year = TimeDelta::days(800);
        let near = Moments { list: moments.list.into_iter().filter(|one| (one.at - now).abs() < year).collect(), ..moments };
        for found in deadlines(&Rules::shipped(), &Calendar::published(), &near, &[extended], now) {
            prop_assert_eq!(found.due.is_some(), found.due_at.is_some());
            prop_assert!(!found.message.is_empty());
            match found.status {
                Status::Overdue | Status::Lapsed => prop_assert!(found.due_at.is_some_and(|due| due < now)),
                Status::Pending | Status::DueSoon => prop_assert!(found.due_at.is_none_or(|due| due + TimeDelta::seconds(1) >= now)),
                Status::Met | Status::MetLate => prop_assert!(found.fulfilled_on.is_some()),
                Status::NotStarted => prop_assert!(found.due.is_none()),
            }
        }
    }

    #[test]
    fn a_later_start_never_ends_earlier(from in any_time(), later in 0_i64..200_000) {
        let other = from + TimeDelta::minutes(later);
        for rule in Rules::shipped().all() {
            let calendar = Calendar::published();
            let one = crate::casework::deadline::period::end(rule, from, 0, &calendar);
            let two = crate::casework::deadline::period::end(rule, other, 0, &calendar);
            prop_assert!(one.map(|due| due.date) <= two.map(|due| due.date), "{}", rule.id);
        }
    }
}
