use super::*;

fn extension(rule: &str, amount: u16, approved: &str) -> Extension {
    Extension {
        rule: rule.to_owned(),
        subject: None,
        kind: ExtensionKind::Extended,
        longer: Longer::By(amount),
        approved_at: at(approved),
        approved_by: "局长".to_owned(),
        basis: "案情复杂".to_owned(),
    }
}

fn seized() -> Moments {
    penalty().with(Milestone::PropertySeized, at("2026-03-06 10:00"))
}

fn seizure(extensions: &[Extension]) -> Deadline {
    find(&Rules::shipped(), &seized(), extensions, "2026-04-03 10:00", "seizure").remove(0)
}

#[test]
fn an_extension_moves_the_end() {
    let found = seizure(&[extension("seizure", 20, "2026-04-01 10:00")]);
    assert_eq!(found.due, Some(date("2026-04-25")));
    assert_eq!((found.extended_to, found.original_due), (found.due, Some(date("2026-04-05"))));
    assert_eq!(found.status, Status::Pending);
    assert!(found.message.contains("期限已由2026年4月5日延至2026年4月25日"), "{}", found.message);
}

#[test]
fn more_than_law_allows_does_not_count() {
    let found = seizure(&[extension("seizure", 20, "2026-04-01 10:00"), extension("seizure", 11, "2026-04-02 10:00")]);
    assert_eq!(found.extended_to, Some(date("2026-04-25")));
    assert!(
        found.refused_extensions.iter().any(|why| why.contains("累计最多可以延长30日")),
        "{:?}",
        found.refused_extensions
    );
    let alone = seizure(&[extension("seizure", 31, "2026-04-01 10:00")]);
    assert_eq!((alone.due, alone.extended_to, alone.refused_extensions.len()), (Some(date("2026-04-05")), None, 1));
}

#[test]
fn time_for_an_expert_does_not_use_up_the_extension() {
    let mut expert = extension("seizure", 40, "2026-03-10 10:00");
    expert.kind = ExtensionKind::Excluded;
    let found = seizure(&[expert, extension("seizure", 30, "2026-05-01 10:00")]);
    assert_eq!(found.due, Some(date("2026-06-14")), "30 + 40 + 30 days");
    assert!(found.refused_extensions.is_empty());
}

#[test]
fn an_extension_behind_the_end_does_not_count() {
    let found = seizure(&[extension("seizure", 20, "2026-04-06 10:00")]);
    assert_eq!((found.due, found.extended_to), (Some(date("2026-04-05")), None));
    assert!(found.refused_extensions.iter().any(|why| why.contains("已经届满")), "{:?}", found.refused_extensions);
}

#[test]
fn an_extension_may_name_the_last_day() {
    let until =
        |day: &str| Extension { longer: Longer::Until(date(day)), ..extension("seizure", 1, "2026-04-01 10:00") };
    let found = seizure(&[until("2026-05-05")]);
    assert_eq!((found.due, found.extended_to), (Some(date("2026-05-05")), Some(date("2026-05-05"))), "30 days more");
    let too_far = seizure(&[until("2026-05-06")]);
    assert_eq!((too_far.due, too_far.refused_extensions.len()), (Some(date("2026-04-05")), 1));
    let no_later = seizure(&[until("2026-04-05")]);
    assert!(no_later.refused_extensions.iter().any(|why| why.contains("不晚于")), "{:?}", no_later.refused_extensions);
    assert_eq!(no_later.extended_to, None);
    let json = serde_json::to_string(&Longer::Until(date("2026-05-05"))).expect("serialises");
    assert_eq!(json, r#"{"until":"2026-05-05"}"#);
}

#[test]
fn what_has_no_end_is_not_extended() {
    let told = penalty().with(Milestone::PenaltyNotified, at("2026-03-06 10:00"));
    let found = find(
        &Rules::shipped(),
        &told,
        &[extension("statement", 3, "2026-03-06 11:00")],
        "2026-03-06 12:00",
        "statement",
    );
    assert_eq!(found.first().map(|one| (one.due, one.refused_extensions.len())), Some((None, 1)));
}

#[test]
fn one_for_another_subject_does_not_count() {
    let mut other = extension("seizure", 20, "2026-04-01 10:00");
    other.subject = Some("乙".to_owned());
    assert_eq!(seizure(&[other]).extended_to, None);
}

#[test]
fn what_a_rule_does_not_allow_is_refused_before_it_is_kept() {
    let rules = Rules::shipped();
    let code = |given: &Extension| rules.check_extension(given).map_err(|failure| failure.code);
    assert_eq!(code(&extension("decide", 30, "2026-04-01 10:00")), Ok(()));
    assert_eq!(code(&extension("seizure", 30, "2026-04-01 10:00")), Ok(()));
    assert_eq!(code(&extension("seizure", 31, "2026-04-01 10:00")), Err("deadline.extension"));
    assert_eq!(code(&extension("serve", 1, "2026-04-01 10:00")), Err("deadline.extension"));
    assert_eq!(code(&extension("decide", 0, "2026-04-01 10:00")), Err("deadline.extension"));
    assert_eq!(code(&extension("nothing", 1, "2026-04-01 10:00")), Err("deadline.unknown"));
    let nobody = Extension { approved_by: " ".to_owned(), ..extension("decide", 30, "2026-04-01 10:00") };
    assert_eq!(code(&nobody), Err("deadline.extension"));
    let no_law = Extension { basis: String::new(), ..extension("decide", 30, "2026-04-01 10:00") };
    assert!(rules.check_extension(&no_law).is_err_and(|failure| failure.message.contains("法律、法规或者规章")));
    let excluded = Extension { kind: ExtensionKind::Excluded, ..extension("archive", 5, "2026-04-01 10:00") };
    assert_eq!(code(&excluded), Err("deadline.extension"));
}
