use super::*;

#[test]
fn each_period_ends_where_law_has_it_end() {
    use Milestone as M;
    // Rule, what it starts from, when, the last day.
    let cases = [
        ("decide", M::Filed, "2026-01-05 09:00", "2026-04-07"), // 90 days: 5 April, 清明 until the 6th
        ("decide", M::Filed, "2026-03-02 23:30", "2026-06-01"), // 31 May is a Sunday
        ("serve", M::Decided, "2026-09-18 10:00", "2026-09-29"), // Sunday the 20th works, 25th to 27th 中秋
        ("hearing_request", M::HearingRightTold, "2025-09-30 16:00", "2025-10-14"),
        ("preserved_evidence", M::EvidencePreserved, "2024-02-08 10:00", "2024-02-23"),
        ("publish", M::Decided, "2025-01-24 10:00", "2025-02-10"),
        ("withdraw_publication", M::DecisionOverturned, "2026-02-13 10:00", "2026-02-25"),
        ("archive", M::Closed, "2026-09-02 10:00", "2026-10-08"), // 2 October to after the holiday
        ("pay_fine", M::FineServed, "2025-09-16 10:00", "2025-10-09"),
        ("hand_in_fine", M::FineCollected, "2026-05-08 10:00", "2026-05-11"), // Saturday the 9th works
        ("bank_fine", M::FineHandedIn, "2026-05-15 10:00", "2026-05-19"),
        ("reconsider", M::Served, "2026-03-04 10:00", "2026-05-06"), // 3 May: holiday until the 5th
        ("sue", M::Served, "2025-08-31 10:00", "2026-02-28"),        // no 31st; the 28th is a working Saturday
        ("sue_after_reconsideration", M::ReconsiderationServed, "2026-03-06 10:00", "2026-03-23"),
        ("seizure", M::PropertySeized, "2026-03-06 10:00", "2026-04-05"), // a rest day stands
    ];
    for (id, starts, from, due) in cases {
        let moments = penalty().with(M::Published, at("2024-01-01 09:00")).with(starts, at(from));
        let found = one(&moments, from, id);
        assert_eq!(found.due, Some(date(due)), "{id} from {from}: {}", found.message);
        assert_eq!(found.starts_on, Some(date(from.get(..10).expect("a date"))), "{id}");
        assert_eq!(found.provisional, None, "{id}");
        assert!(!found.source.is_empty(), "{id}");
    }
}

#[test]
fn other_acts_than_penalties_have_their_own() {
    let levy = Moments::of_case(Act::Levy).with(Milestone::Decided, at("2026-03-06 10:00"));
    assert_eq!(one(&levy, "2026-03-06 12:00", "publish_other").due, Some(date("2026-04-03")));
    assert!(find(&Rules::shipped(), &levy, &[], "2026-03-06 12:00", "publish").is_empty());
    assert!(find(&Rules::shipped(), &levy, &[], "2026-03-06 12:00", "decide").is_empty());
    let permit = Moments::of_case(Act::Permit).with(Milestone::Decided, at("2026-03-06 10:00"));
    assert_eq!(one(&permit, "2026-03-06 12:00", "publish").due, Some(date("2026-03-17")));
}

#[test]
fn it_warns_before_and_after_the_end() {
    let decided = penalty().with(Milestone::Decided, at("2026-03-06 10:00"));
    // Now, how it stands, working days left, what is said.
    let cases = [
        ("2026-03-06 18:00", Status::Pending, 7, "还有7个工作日"),
        ("2026-03-12 18:00", Status::Pending, 3, "还有3个工作日"),
        ("2026-03-13 18:00", Status::DueSoon, 2, "即将到期"),
        ("2026-03-15 18:00", Status::DueSoon, 2, "还有2个工作日"),
        ("2026-03-17 23:59", Status::DueSoon, 0, "今日为最后一日"),
        ("2026-03-18 00:00", Status::Overdue, -1, "已超期1个工作日"),
        ("2026-03-21 12:00", Status::Overdue, -3, "已超期3个工作日"),
    ];
    for (now, status, left, said) in cases {
        let found = one(&decided, now, "serve");
        assert_eq!((found.status, found.days_left), (status, Some(left)), "{now}: {}", found.message);
        assert!(found.message.contains(said), "{now}: {}", found.message);
        assert!(found.message.contains("应当在2026年3月17日前（含当日）"), "{}", found.message);
        assert!(!found.is_settled());
    }
}

#[test]
fn what_was_done_is_met_or_late() {
    let decided = penalty().with(Milestone::Decided, at("2026-03-06 10:00"));
    let met = one(&decided.clone().with(Milestone::Served, at("2026-03-17 23:59")), "2026-06-01 09:00", "serve");
    assert_eq!((met.status, met.days_left), (Status::Met, None));
    assert_eq!(met.message, "已于2026年3月17日送达决定书，未超过期限（2026年3月17日）");
    let late = one(&decided.clone().with(Milestone::Served, at("2026-03-18 00:00")), "2026-06-01 09:00", "serve");
    assert_eq!((late.status, late.fulfilled_on), (Status::MetLate, Some(date("2026-03-18"))));
    assert!(late.message.contains("晚于期限"), "{}", late.message);
    let same_day = one(&decided.with(Milestone::Served, at("2026-03-06 00:00")), "2026-03-06 11:00", "serve");
    assert_eq!(same_day.status, Status::Met, "days are compared as days");
}

#[test]
fn what_was_done_before_the_start_does_not_count() {
    let again =
        penalty().with(Milestone::Served, at("2026-03-02 10:00")).with(Milestone::Decided, at("2026-03-06 10:00"));
    assert_eq!(one(&again, "2026-03-09 09:00", "serve").status, Status::Pending);
}

#[test]
fn nothing_runs_before_it_starts() {
    let all = deadlines(&Rules::shipped(), &Calendar::published(), &penalty(), &[], at("2026-03-06 10:00"));
    assert!(all.len() >= 18, "{}", all.len());
    for deadline in &all {
        assert_eq!(deadline.status, Status::NotStarted, "{}", deadline.id);
        assert_eq!((deadline.due, deadline.days_left), (None, None), "{}", deadline.id);
        assert!(deadline.message.starts_with("尚未起算"), "{}", deadline.message);
    }
    let decide = all.iter().find(|deadline| deadline.id == "decide").expect("there");
    assert_eq!(decide.message, "尚未起算：自立案之日起90日内应当作出行政处罚决定");
}

#[test]
fn a_case_that_ends_without_decision_owes_none() {
    let dismissed =
        penalty().with(Milestone::Filed, at("2026-01-05 09:00")).with(Milestone::CaseDismissed, at("2026-02-02 09:00"));
    assert_eq!(one(&dismissed, "2026-12-01 09:00", "decide").status, Status::Met);
}

#[test]
fn hours_run_from_the_moment_through_rest_days() {
    let recorded = penalty()
        .with_subject(Milestone::RecordingMade, at("2026-02-16 14:30"), "录像甲")
        .with_subject(Milestone::RecordingMade, at("2026-02-16 15:00"), "录像乙")
        .with_subject(Milestone::RecordingStored, at("2026-02-17 14:30"), "录像甲");
    let found = find(&Rules::shipped(), &recorded, &[], "2026-02-17 10:10", "store_recording");
    let [first, second] = found.as_slice() else { panic!("one for each recording: {found:?}") };
    assert_eq!((first.subject.as_deref(), first.status), (Some("录像甲"), Status::Met), "the last minute is in time");
    assert_eq!((second.status, second.hours_left), (Status::DueSoon, Some(4)));
    assert_eq!(second.due_at, Some(at("2026-02-17 15:00")));
    assert!(second.message.contains("2026年2月17日15时00分前（含当时）"), "{}", second.message);
    let late = find(&Rules::shipped(), &recorded, &[], "2026-02-17 18:01", "store_recording");
    assert_eq!(late.last().map(|last| (last.status, last.hours_left)), Some((Status::Overdue, Some(-3))));
}

#[test]
fn a_hearing_is_notified_seven_clear_working_days_before() {
    let scheduled = penalty().with(Milestone::HearingScheduled, at("2026-03-16 09:00"));
    let found = one(&scheduled, "2026-02-26 09:00", "hearing_notice");
    assert_eq!((found.due, found.status), (Some(date("2026-03-04")), Status::Pending), "{}", found.message);
    let told = |on: &str| {
        one(&scheduled.clone().with(Milestone::HearingNotified, at(on)), "2026-03-20 09:00", "hearing_notice")
    };
    assert_eq!(told("2026-03-04 17:00").status, Status::Met);
    assert_eq!(told("2026-03-05 08:00").status, Status::MetLate);
    assert_eq!(told("2026-02-02 08:00").status, Status::Met, "long before is in time");
}

#[test]
fn a_right_that_is_not_used_lapses() {
    let told = penalty().with(Milestone::HearingRightTold, at("2026-03-06 10:00"));
    let lapsed = one(&told, "2026-03-14 09:00", "hearing_request");
    assert_eq!((lapsed.status, lapsed.holder), (Status::Lapsed, Holder::PartyRight));
    assert_eq!(lapsed.message, "期限于2026年3月13日届满，当事人未要求听证");
    assert!(lapsed.is_settled());
    let waived = told.with(Milestone::HearingWaived, at("2026-03-09 10:00"));
    assert_eq!(one(&waived, "2026-03-14 09:00", "hearing_request").status, Status::Met);
}

#[test]
fn what_law_leaves_open_has_no_end() {
    let told = penalty().with(Milestone::PenaltyNotified, at("2026-03-06 10:00"));
    let open = one(&told, "2026-05-06 10:00", "statement");
    assert_eq!((open.status, open.due, open.amount), (Status::Pending, None, None));
    assert!(open.message.contains("法律没有规定期限，本机关也未设定"), "{}", open.message);
}

#[test]
fn only_what_was_published_is_withdrawn() {
    let overturned = penalty().with(Milestone::DecisionOverturned, at("2026-03-06 10:00"));
    assert_eq!(one(&overturned, "2026-03-09 10:00", "withdraw_publication").status, Status::NotStarted);
    let published = overturned.with(Milestone::Published, at("2026-02-27 10:00"));
    assert_eq!(one(&published, "2026-03-09 10:00", "withdraw_publication").due, Some(date("2026-03-11")));
}

#[test]
fn what_is_public_no_more_is_not_withdrawn_again_unless_it_became_public_again() {
    let overturned = penalty()
        .with(Milestone::Published, at("2026-02-27 10:00"))
        .with(Milestone::DecisionOverturned, at("2026-03-06 10:00"));
    let gone = |what| overturned.clone().with(what, at("2026-03-02 10:00"));
    for what in [Milestone::PublicationWithdrawn, Milestone::PublicationExpired] {
        assert_eq!(one(&gone(what), "2026-03-09 10:00", "withdraw_publication").status, Status::NotStarted);
    }
    let again = gone(Milestone::PublicationWithdrawn).with(Milestone::Published, at("2026-03-03 10:00"));
    assert_eq!(one(&again, "2026-03-09 10:00", "withdraw_publication").due, Some(date("2026-03-11")));
    let after = overturned.with(Milestone::PublicationWithdrawn, at("2026-03-09 10:00"));
    assert_eq!(one(&after, "2026-03-20 10:00", "withdraw_publication").status, Status::Met);
}

#[test]
fn the_result_of_a_case_says_how_long_there_is_for_publishing() {
    let mut decided = penalty().with(Milestone::Decided, at("2026-03-02 10:00"));
    let ids = |moments: &Moments| -> Vec<String> {
        let all = deadlines(&Rules::shipped(), &Calendar::published(), moments, &[], at("2026-03-03 10:00"));
        all.into_iter().map(|deadline| deadline.id).filter(|id| id.starts_with("publish")).collect()
    };
    assert_eq!(ids(&decided), ["publish"]);
    decided.result = Some(Act::Other);
    assert_eq!(ids(&decided), ["publish_other"]);
    assert_eq!(one(&decided, "2026-03-03 10:00", "publish_other").due, Some(date("2026-03-30")));
    let overturned = decided.with(Milestone::DecisionOverturned, at("2026-03-05 10:00"));
    assert!(one(&overturned, "2026-05-03 10:00", "publish_other").is_settled(), "nothing is left to publish");
}

#[test]
fn seizures_are_told_apart() {
    let seized = penalty()
        .with_subject(Milestone::PropertySeized, at("2026-03-06 10:00"), "甲")
        .with_subject(Milestone::PropertySeized, at("2026-03-09 10:00"), "乙")
        .with_subject(Milestone::PropertySeized, at("2026-03-12 10:00"), "甲")
        .with_subject(Milestone::SeizureEnded, at("2026-03-20 10:00"), "乙");
    let found = find(&Rules::shipped(), &seized, &[], "2026-04-07 10:00", "seizure");
    let states: Vec<_> = found.iter().map(|one| (one.subject.as_deref(), one.due, one.status)).collect();
    assert_eq!(
        states,
        [(Some("甲"), Some(date("2026-04-05")), Status::Overdue), (Some("乙"), Some(date("2026-04-08")), Status::Met),]
    );
}

#[test]
fn an_end_in_a_year_that_is_not_held_is_provisional() {
    let decided = penalty().with(Milestone::Decided, at("2026-12-24 10:00"));
    let found = one(&decided, "2026-12-24 12:00", "serve");
    assert_eq!(found.due, Some(date("2027-01-04")));
    assert!(found.provisional.is_some_and(|why| why.contains("2027年放假安排尚未公布或者未收录")));
}
