//! Cases worked by hand from the statute texts (tests/fixtures/worked_cases.jsonl), each put to the real binary and held
//! against what the law gives; and the table of them that a legal officer reads (docs/WORKED_CASES.md).
#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests fail the test")]

mod answer;
mod benchmark_rows;
mod case;
mod compare;
mod facts;
mod homes;
mod regulation;
mod table;

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use case::{Needs, WorkedCase};
use homes::Homes;

/// Few at a time: each starts the binary.
const THREADS: usize = 4;

#[test]
fn every_case_comes_out_as_worked_by_hand() {
    let Some(homes) = Homes::with_laws() else { return };
    let cases = case::all();
    let skipped: Vec<&str> = cases.iter().filter(|case| !homes.can_run(case)).map(|case| case.id.as_str()).collect();
    if !skipped.is_empty() {
        println!("skipped, what they need is not here: {}", skipped.join(", "));
    }
    let differences = differences(&cases, &homes);
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn every_row_of_the_sample_tables_gives_its_figure() {
    let rows = benchmark_rows::all();
    if rows.is_empty() {
        println!("skipped: the sample tables (../shared/samples/discretion) are not here");
        return;
    }
    let Some(homes) = Homes::with_laws() else { return };
    assert!(rows.iter().all(|row| homes.can_run(row)));
    let differences = differences(&rows, &homes);
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

/// What differs, of all cases that can be run.
fn differences(cases: &[WorkedCase], homes: &Homes) -> Vec<String> {
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if homes.can_run(case) {
                        let differing = compare::differences(case, &answer::of(case, homes));
                        found.lock().expect("a list").extend(differing);
                    }
                }
            });
        }
    });
    let mut found = found.into_inner().expect("a list");
    found.sort();
    found
}

#[test]
fn there_are_enough_cases_over_enough_fields() {
    let cases = case::all();
    let topics: std::collections::BTreeSet<&str> =
        cases.iter().flat_map(|case| &case.topic).map(String::as_str).collect();
    assert!(cases.len() >= 70, "{} cases", cases.len());
    for topic in ["已废止", "基数下限", "只有上限", "未成年", "追究期限", "一事不二罚", "没有上限", "从旧兼从轻"]
    {
        assert!(topics.contains(topic), "no case about {topic}");
    }
    let needing = cases.iter().filter(|case| case.needs == Some(Needs::Lawrefbook)).count();
    assert!(needing < 10, "{needing} cases need statutes that are not fetched");
    let mut ids: Vec<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "an identifier stands twice");
}

/// `CAIHENG_UPDATE_DOCS=1 cargo test --test worked_cases` writes the page anew.
#[test]
fn the_page_for_legal_officers_shows_these_cases() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/WORKED_CASES.md");
    let page = table::page(&case::all());
    if std::env::var_os("CAIHENG_UPDATE_DOCS").is_some() {
        std::fs::write(&path, &page).expect("writes");
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        held == page,
        "docs/WORKED_CASES.md is not up to date: CAIHENG_UPDATE_DOCS=1 cargo test --test worked_cases"
    );
}
