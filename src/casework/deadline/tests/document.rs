//! The table of docs/DEADLINES.md says what the rules say.

use super::*;

const DOCUMENT: &str = include_str!("../../../../docs/DEADLINES.md");

fn row(rule: &Rule) -> String {
    let starts = rule.starts.map_or("—", Milestone::label);
    let way = if rule.before { "之前" } else { "" };
    let adjust = match rule.adjust {
        Adjust::Stricter => "只能从严",
        Adjust::ByLaw => "从严，或者另有规定",
        Adjust::Free => "由机关设定",
        Adjust::Fixed => "不能改",
    };
    let unheld = if rule.sources.iter().any(|source| !source.in_corpus) { "※" } else { "" };
    let (id, name, term) = (&rule.id, &rule.name, rule.term.in_words());
    format!("| `{id}` | {name} | {starts} | {way}{term} | {}{unheld} | {adjust} |", rule.source())
}

#[test]
fn the_document_lists_every_rule_with_its_source() {
    let rules = Rules::shipped();
    let wanted: Vec<String> = rules.all().iter().map(row).collect();
    let listed: Vec<&str> = DOCUMENT.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(listed, wanted, "the table should read:\n{}", wanted.join("\n"));
}

#[test]
fn the_examples_of_the_document_work() {
    let blocks: Vec<&str> = DOCUMENT.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [calendar, rules] = blocks.as_slice() else { panic!("two examples: {blocks:?}") };
    assert!(Calendar::with_tables(calendar).is_ok());
    assert!(Rules::with_overrides(rules).is_ok());
}
