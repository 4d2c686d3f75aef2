use super::*;

fn change(id: &str, rest: &str) -> Result<Rules, &'static str> {
    Rules::with_overrides(&format!("[[rule]]\nid = \"{id}\"\n{rest}\n")).map_err(|failure| failure.code)
}

fn term(rules: &Result<Rules, &'static str>, id: &str) -> Option<Term> {
    rules.as_ref().ok().and_then(|rules| rules.by_id(id)).map(|rule| rule.term)
}

#[test]
fn an_agency_may_be_stricter_with_itself() {
    let days = |amount| Some(Term::Length { amount, unit: Unit::NaturalDays });
    let working = |amount| Some(Term::Length { amount, unit: Unit::WorkingDays });
    assert_eq!(term(&change("decide", "amount = 60"), "decide"), days(60));
    assert_eq!(term(&change("serve", "amount = 7"), "serve"), working(7));
    assert_eq!(term(&change("hearing_notice", "amount = 10"), "hearing_notice"), working(10), "earlier is stricter");
    assert_eq!(
        term(&change("annual_statistics", "day = 15"), "annual_statistics"),
        Some(Term::Yearly { month: 1, day: 15 })
    );
    let warned = change("hearing_request", "warn = 3").expect("a warning is the agency's own");
    assert_eq!(warned.by_id("hearing_request").map(|rule| rule.warn), Some(3));
    assert_eq!(Rules::with_overrides("").ok(), Some(Rules::shipped()));
}

#[test]
fn what_law_leaves_open_an_agency_sets() {
    let rules = change("statement", "amount = 3\nunit = \"working_days\"").expect("free");
    let told = penalty().with(Milestone::PenaltyNotified, at("2026-03-06 10:00"));
    let found = find(&rules, &told, &[], "2026-03-06 12:00", "statement").remove(0);
    assert_eq!((found.due, found.amount), (Some(date("2026-03-11")), Some(3)));
}

#[test]
fn every_statutory_limit_refuses_to_be_lengthened() {
    for rule in Rules::shipped().all() {
        let looser = match rule.term {
            Term::Length { amount, .. } if rule.before => format!("amount = {}", amount - 1),
            Term::Length { amount, .. } => format!("amount = {}", amount + 1),
            Term::Yearly { .. } => "month = 12\nday = 31".to_owned(),
            Term::Unset => continue,
        };
        assert_eq!(change(&rule.id, &looser), Err("deadline.override"), "{}", rule.id);
        let with_basis = change(&rule.id, &format!("{looser}\nbasis = \"某规章第一条\""));
        let allowed = rule.adjust == Adjust::ByLaw;
        assert_eq!(with_basis.is_ok(), allowed, "{}", rule.id);
        if let Ok(rules) = with_basis {
            let own = rules.by_id(&rule.id).and_then(|rule| rule.own_basis.clone());
            assert_eq!(own.as_deref(), Some("某规章第一条"));
        }
    }
}

#[test]
fn the_own_basis_is_cited() {
    let rules = change("decide", "amount = 180\nbasis = \"某规章第一条\"").expect("by law");
    let filed = penalty().with(Milestone::Filed, at("2026-03-02 10:00"));
    let found = find(&rules, &filed, &[], "2026-03-02 12:00", "decide").remove(0);
    assert!(found.source.starts_with("某规章第一条；《中华人民共和国行政处罚法》第六十条"), "{}", found.source);
}

#[test]
fn nobody_shortens_the_rights_of_the_party() {
    for id in ["hearing_request", "reconsider", "sue", "pay_fine"] {
        assert_eq!(change(id, "amount = 1\nbasis = \"某规章第一条\""), Err("deadline.override"), "{id}");
    }
}

#[test]
fn what_is_no_such_file_is_refused() {
    assert_eq!(change("decide", "amount = 0"), Err("deadline.override"));
    assert_eq!(change("decide", "amount = 60\nunit = \"working_days\""), Err("deadline.override"), "another unit");
    assert_eq!(change("decide", "month = 1\nday = 1"), Err("deadline.override"));
    assert_eq!(change("annual_statistics", "month = 2\nday = 30"), Err("deadline.override"));
    assert_eq!(change("statement", "month = 2\nday = 3"), Err("deadline.override"));
    assert_eq!(change("statement", "amount = 3"), Err("deadline.override"), "no unit");
    assert_eq!(change("decide", "amount = \"六十\""), Err("deadline.file"));
    assert_eq!(change("decide", "length = 60"), Err("deadline.file"));
    assert_eq!(change("nothing", "amount = 60"), Err("deadline.unknown"));
}
