//! Import of past cases, also by a process that is killed.

use std::path::Path;

use caiheng::progress::Silent;
use serde_json::json;

use super::open;

const FILES: usize = 40;
const CASES_PER_FILE: usize = 50;

fn case_line(file: usize, number: usize) -> String {
    json!({"case_id": format!("{file:02}-{number:03}"), "decided_on": "2025-03-12", "agency": "某局", "region": null,
        "field": "食品安全", "party": "某店", "party_kind": null, "facts": "销售超过保质期的食品".repeat(20), "basis": [],
        "penalties": ["罚款"], "fine": 5000, "circumstances": [], "invented": true})
    .to_string()
}

/// Files of cases, each of which is one transaction when it is imported.
fn write_cases(folder: &Path) -> Vec<String> {
    let names: Vec<String> = (0..FILES).map(|file| format!("{file:02}.jsonl")).collect();
    for (file, name) in names.iter().enumerate() {
        let lines: Vec<String> = (0..CASES_PER_FILE).map(|number| case_line(file, number)).collect();
        std::fs::write(folder.join(name), lines.join("\n")).expect("writes");
    }
    names
}

/// Every file is there wholly or not at all, and the log tells of just those; returns how many are there.
async fn whole_files(folder: &Path) -> usize {
    let store = open(folder).await;
    let mut per_file = [0; FILES];
    for case in store.cases().all().await.expect("reads") {
        per_file[case.case_id[..2].parse::<usize>().expect("a number")] += 1;
    }
    assert!(per_file.iter().all(|count| *count == 0 || *count == CASES_PER_FILE), "half a file: {per_file:?}");
    let whole = per_file.iter().filter(|count| **count > 0).count();
    let report = store.audit().verify(None).await.expect("verifies");
    assert!(report.ok, "{:?}", report.problems);
    assert_eq!(report.entries as usize, whole, "an entry for each file and no other");
    whole
}

#[tokio::test]
async fn killed_at_any_moment_nothing_is_half_written_and_the_work_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = write_cases(folder.path());
    let mut before = 0;
    let mut interrupted = 0;
    for round in 0..12_u64 {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_caiheng"))
            .arg("--home")
            .arg(folder.path())
            .args(["import", "cases"])
            .args(&names)
            .current_dir(folder.path())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("starts");
        // From before the first statement to the middle of the work; every round hits another moment.
        std::thread::sleep(std::time::Duration::from_millis(15 + round * 23));
        interrupted += usize::from(child.try_wait().expect("asks").is_none());
        child.kill().expect("kills");
        child.wait().expect("ends");
        let now = whole_files(folder.path()).await;
        assert!(now >= before, "what was written stays");
        before = now;
    }
    assert!(interrupted > 0, "at least one round was cut off");
    let store = open(folder.path()).await;
    for name in &names {
        store.cases().import(&folder.path().join(name), &Silent).await.expect("imports");
    }
    assert_eq!(whole_files(folder.path()).await, FILES);
    assert_eq!(store.cases().all().await.expect("reads").len(), FILES * CASES_PER_FILE, "nothing twice");
}

#[tokio::test]
async fn cases_are_known_by_id_and_collection() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let file = folder.path().join("a.jsonl");
    std::fs::write(&file, [case_line(1, 1), case_line(1, 2), case_line(1, 1)].join("\n")).expect("writes");
    let first = store.cases().import(&file, &Silent).await.expect("imports");
    assert_eq!((first.added, first.skipped.len()), (2, 1));
    assert_eq!(first.skipped[0].place, "第 3 行");
    let revision = store.cases().revision().await.expect("reads");
    let again = store.cases().import(&file, &Silent).await.expect("imports");
    assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 2));
    assert_eq!(store.cases().revision().await.expect("reads"), revision);

    std::fs::write(&file, case_line(1, 1).replace("5000", "8000.50")).expect("writes");
    let corrected = store.cases().import(&file, &Silent).await.expect("imports");
    assert_eq!((corrected.added, corrected.changed), (0, 1));
    assert_ne!(store.cases().revision().await.expect("reads"), revision);
    let cases = store.cases().all().await.expect("reads");
    assert_eq!(
        cases.iter().map(|case| case.fine.map(|fine| fine.to_string())).collect::<Vec<_>>(),
        [Some("8000.5元".to_owned()), Some("5000元".to_owned())]
    );

    let other = folder.path().join("b.jsonl");
    std::fs::write(&other, case_line(1, 1)).expect("writes");
    assert_eq!(store.cases().import(&other, &Silent).await.expect("imports").added, 1, "another collection");
}

#[tokio::test]
async fn cases_that_cannot_be_are_refused_one_by_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let file = folder.path().join("a.jsonl");
    let lines = [
        case_line(1, 1),
        case_line(1, 2).replace("5000", "-1"),
        case_line(1, 3).replace("2025-03-12", "2025-02-30"),
        case_line(1, 4).replace("2025-03-12", "2027-01-01"),
        case_line(1, 5).replace("某局", " "),
    ];
    std::fs::write(&file, lines.join("\n")).expect("writes");
    let report = store.cases().import(&file, &Silent).await.expect("imports");
    assert_eq!(report.added, 1);
    let places: Vec<&str> = report.skipped.iter().map(|skipped| skipped.place.as_str()).collect();
    assert_eq!(places, ["第 2 行", "第 3 行", "第 4 行", "第 5 行"]);
    assert!(report.skipped[0].reason.contains("不能为负"), "{:?}", report.skipped[0]);

    for (name, content) in [("none.csv", ""), ("other.csv", "a,b\n1,2\n"), ("binary.csv", "\0\0\0")] {
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("writes");
        let failure = store.cases().import(&path, &Silent).await.expect_err(name);
        assert_eq!(failure.code, "import.unrecognised", "{name}");
    }
}

#[tokio::test]
async fn the_shared_table_of_the_financial_regulator_is_imported() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/finlaw/dev.csv");
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).await;
    let report = store.cases().import(&path, &Silent).await.expect("imports");
    assert_eq!((report.added, report.skipped.len()), (30, 0));
    let cases = store.cases().all().await.expect("reads");
    assert!(cases.iter().all(|case| case.field == "金融监管" && !case.invented));
    assert_eq!(cases.iter().filter(|case| case.fine.is_none()).count(), 1, "a sum of fine and confiscation");
}
