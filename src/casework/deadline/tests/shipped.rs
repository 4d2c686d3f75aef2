use super::*;

#[test]
fn every_rule_has_a_source_with_its_words() {
    for rule in Rules::shipped().all() {
        let first = rule.sources.first().expect("a source");
        assert!(!first.place.is_empty(), "{}", rule.id);
        for source in &rule.sources {
            assert!(!source.quote.is_empty() || !source.in_corpus, "{}: words that can be checked", rule.id);
        }
        let says_so = rule.note.as_deref().is_some_and(|note| note.contains("没有收录"));
        assert!(!first.quote.is_empty() || says_so, "{}: what is not held is said", rule.id);
    }
}

#[test]
fn working_days_rest_on_a_provision_that_says_so() {
    for rule in Rules::shipped().all().iter().filter(|rule| rule.term.unit() == Some(Unit::WorkingDays)) {
        let says_so = |source: &Source| source.quote.contains("工作日");
        assert!(rule.sources.iter().any(says_so), "{}", rule.id);
    }
}

#[test]
fn identifiers_are_unique_and_what_ends_a_rule_does_not_start_it() {
    let rules = Rules::shipped();
    for rule in rules.all() {
        assert_eq!(rules.all().iter().filter(|other| other.id == rule.id).count(), 1, "{}", rule.id);
        assert!(rule.starts.is_none_or(|starts| !rule.ends.contains(&starts)), "{}", rule.id);
        let party = matches!(rule.holder, Holder::PartyRight | Holder::PartyDuty);
        assert!(!party || matches!(rule.adjust, Adjust::Fixed | Adjust::Free), "{}: the party's", rule.id);
    }
}

#[test]
fn a_rule_that_contradicts_itself_is_refused() {
    let good = r#"[[rule]]
id = "a"
name = "甲"
task = "乙"
holder = "agency"
starts = "filed"
ends = ["decided"]
amount = 7
unit = "working_days"
warn = 1
adjust = "stricter"
sources = [{ document = "某法", place = "第一条", quote = "丙" }]
"#;
    assert!(Rules::read(good).is_ok());
    for (from, to) in [
        ("amount = 7", "amount = 0"),
        ("amount = 7\n", ""),
        ("amount = 7\nunit = \"working_days\"", "month = 13\nday = 1"),
        ("amount = 7\nunit = \"working_days\"", "month = 1\nday = 1"),
        ("amount = 7\nunit = \"working_days\"", "month = 2\nday = 29"),
        ("ends = [\"decided\"]", "ends = []"),
        ("starts = \"filed\"\n", ""),
        ("starts = \"filed\"", "starts = \"never\""),
        ("adjust = \"stricter\"", "adjust = \"free\""),
        ("unit = \"working_days\"", "unit = \"hours\"\nbefore = true"),
        ("sources = [{ document = \"某法\", place = \"第一条\", quote = \"丙\" }]", "sources = []"),
        ("name = \"甲\"", "name = \"\""),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good);
        assert_eq!(Rules::read(&bad).map_err(|failure| failure.code), Err("deadline.file"), "{to}");
    }
}
