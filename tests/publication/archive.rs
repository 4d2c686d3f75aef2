//! The archive of a case holds the life of its publication, verifies without a database, and comes in elsewhere.

use std::path::Path;

use serde_json::{Value, json};

use crate::decided::DECISION;
use crate::office::{Office, caiheng, json_of};

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().expect("a path").to_owned()
}

#[test]
fn a_publication_leaves_with_its_case_and_comes_in_elsewhere() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    office.public(&case);
    let target = path(home.path(), "卷");
    let manifest = json_of(home.path(), &["case", "--as", "jia", "export", &case, &target]);
    assert_eq!((&manifest["version"], &manifest["publication"]["events"]), (&json!(2), &json!(5)));
    let elsewhere = tempfile::tempdir().expect("a folder");
    let report = json_of(elsewhere.path(), &["case", "verify", &target]);
    assert_eq!((&report["ok"], &report["publication_events"]), (&json!(true), &json!(5)), "{report}");
    let timeline = std::fs::read_to_string(home.path().join("卷/timeline.md")).expect("readable");
    assert!(timeline.contains("批准公示") && timeline.contains("| 公示5 |"), "{timeline}");

    for _ in 0..2 {
        json_of(elsewhere.path(), &["case", "import", &target]);
    }
    assert_eq!(json_of(elsewhere.path(), &["audit", "verify"])["ok"], true);
    let other = Office::open(elsewhere.path());
    let there = other.publication("shen", &case);
    assert_eq!(there["publication"], office.publication("shen", &case)["publication"]);
    assert_eq!(other.feed("shen", "")["items"][0]["text"], office.feed("shen", "")["items"][0]["text"]);

    // It goes on there, and leaves again.
    let withdraw = json!({"type": "withdraw", "ground": "disclosure", "explanation": "误公开"});
    other.publish("zhang", &case, &withdraw);
    let again = path(elsewhere.path(), "再.zip");
    json_of(elsewhere.path(), &["case", "--as", "shen", "export", &case, &again]);
    let report = json_of(home.path(), &["case", "verify", &again]);
    assert_eq!((&report["ok"], &report["publication_events"]), (&json!(true), &json!(6)), "{report}");
    let conflict = caiheng(home.path(), &["case", "import", &again]);
    assert!(String::from_utf8_lossy(&conflict.stderr).contains("archive.conflict"));
    assert_eq!(json_of(elsewhere.path(), &["audit", "verify"])["ok"], true);
}

#[test]
fn a_case_without_a_publication_leaves_as_before() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.filed("1号");
    let target = path(home.path(), "卷");
    let manifest = json_of(home.path(), &["case", "--as", "jia", "export", &case, &target]);
    assert_eq!((&manifest["version"], manifest.get("publication")), (&json!(1), None));
    assert_eq!(json_of(home.path(), &["case", "verify", &target])["ok"], true);
}

#[test]
fn a_forged_publication_is_found_without_a_database() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    office.public(&case);
    let target = path(home.path(), "卷");
    json_of(home.path(), &["case", "--as", "jia", "export", &case, &target]);
    let events = home.path().join("卷/publication.jsonl");
    let whole = std::fs::read_to_string(&events).expect("readable");
    let lines: Vec<&str> = whole.lines().collect();
    let forged = [
        ("altered", whole.replace("50000元", "500元")),
        ("without its approval", format!("{}\n{}\n{}\n{}\n", lines[0], lines[1], lines[2], lines[4])),
        ("cut off", format!("{}\n", lines[..4].join("\n"))),
        ("gone", String::new()),
    ];
    for (how, text) in forged {
        std::fs::write(&events, &text).expect("writes");
        let codes = forge(home.path(), &text);
        assert!(!codes.is_empty(), "{how} was not found");
        let refused = caiheng(home.path(), &["case", "import", &target]);
        assert!(!refused.status.success(), "{how} was taken in");
    }
}

/// Writes manifest and sums anew over a changed `publication.jsonl`, as a forger would; the codes of what is still found.
fn forge(home: &Path, text: &str) -> Vec<String> {
    use sha2::{Digest, Sha256};
    let sha256 = |bytes: &[u8]| hex::encode(Sha256::digest(bytes));
    let folder = home.join("卷");
    let read = |name: &str| std::fs::read(folder.join(name)).expect("readable");
    let mut manifest: Value = serde_json::from_slice(&read("manifest.json")).expect("JSON");
    manifest["files"]["publication.jsonl"] = json!({"sha256": sha256(text.as_bytes()), "bytes": text.len()});
    manifest["publication"] = json!({"events": text.lines().count(), "events_sha256": sha256(text.as_bytes())});
    let manifest = serde_json::to_string_pretty(&manifest).expect("text") + "\n";
    std::fs::write(folder.join("manifest.json"), &manifest).expect("writes");
    let sums = String::from_utf8(read("SHA256SUMS")).expect("text");
    let sum = |line: &str| match line.split_once("  ") {
        Some((_, "publication.jsonl")) => format!("{}  publication.jsonl\n", sha256(text.as_bytes())),
        Some((_, "manifest.json")) => format!("{}  manifest.json\n", sha256(manifest.as_bytes())),
        _ => format!("{line}\n"),
    };
    std::fs::write(folder.join("SHA256SUMS"), sums.lines().map(sum).collect::<String>()).expect("writes");
    let done = caiheng(home, &["--json", "case", "verify", folder.to_str().expect("a path")]);
    assert_eq!(done.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&done.stdout).expect("a report");
    let problems = report["problems"].as_array().expect("problems").iter();
    let codes: Vec<String> = problems.map(|problem| problem["code"].as_str().expect("a code").to_owned()).collect();
    assert!(codes.iter().all(|code| ["archive.publication", "archive.unlogged"].contains(&code.as_str())), "{codes:?}");
    codes
}
