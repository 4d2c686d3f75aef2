//! The audit log: the database refuses changes, and what is changed all the same is found and located.
#![expect(clippy::expect_used, reason = "helpers of tests fail the test")]

mod heads;
mod tamper;
mod views;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use caiheng::clock::FixedClock;
use caiheng::store::Store;
use caiheng::store::audit::{AuditReport, Entry, Extract, GENESIS};
use caiheng::store::runs::{NewRun, Scope, StepRecord};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const ENTRIES: u64 = 6;

fn database(folder: &Path) -> PathBuf {
    folder.join("caiheng.sqlite3")
}

async fn open(folder: &Path) -> Store {
    let clock = FixedClock("2026-11-23T08:00:00Z".parse().expect("a time"));
    Store::open(&database(folder), Arc::new(clock)).await.expect("opens")
}

/// A store with six entries; returns the hash of the newest.
async fn filled(folder: &Path) -> String {
    let store = open(folder).await;
    for number in 1..=ENTRIES {
        let new = NewRun {
            title: format!("案件{number}"),
            file_name: "询问.txt".into(),
            stored_path: format!("uploads/{number}.txt"),
            kind: "transcript".into(),
            sha256: "ab".repeat(32),
            as_of: None,
            owner: None,
        };
        store.runs().create(new).await.expect("creates");
    }
    let report = store.audit().verify(None).await.expect("verifies");
    assert!(report.ok, "{:?}", report.problems);
    assert_eq!((report.entries, report.head_seq), (ENTRIES, 6));
    report.head
}

/// A connection that knows nothing of the store.
async fn raw(folder: &Path) -> DatabaseConnection {
    Database::connect(format!("sqlite://{}", database(folder).display())).await.expect("connects")
}

/// What somebody with write access to the file can do.
async fn tamper(folder: &Path, statements: &[&str]) {
    let connection = raw(folder).await;
    for trigger in [
        "audit_log_no_update",
        "audit_log_no_delete",
        "audit_log_next_only",
        "audit_head_forward_only",
        "audit_head_no_delete",
        "audit_head_one_row",
    ] {
        connection.execute_unprepared(&format!("DROP TRIGGER {trigger}")).await.expect("drops");
    }
    for statement in statements {
        connection.execute_unprepared(statement).await.expect("tampers");
    }
    connection.close().await.expect("closes");
}

async fn verify(folder: &Path, expected: Option<&str>) -> AuditReport {
    open(folder).await.audit().verify(expected).await.expect("verifies")
}

fn found(report: &AuditReport) -> Vec<(i64, &'static str)> {
    report.problems.iter().map(|problem| (problem.seq, problem.kind)).collect()
}

#[tokio::test]
async fn the_database_refuses_every_change_but_the_next_entry() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let connection = raw(folder.path()).await;
    for statement in [
        "UPDATE audit_log SET detail = '{}' WHERE seq = 2",
        "UPDATE audit_log SET hash = hash",
        "DELETE FROM audit_log WHERE seq = 6",
        "DELETE FROM audit_log",
        "INSERT INTO audit_log SELECT seq + 2, at, actor, action, subject, detail, hash, hash FROM audit_log WHERE seq = 6",
        "INSERT INTO audit_log SELECT 7, at, actor, action, subject, detail, prev_hash, hash FROM audit_log WHERE seq = 6",
        "UPDATE audit_head SET seq = 3",
        "UPDATE audit_head SET hash = 'x'",
        "DELETE FROM audit_head",
        "INSERT INTO audit_head VALUES (2, 0, 'x')",
        "INSERT OR REPLACE INTO audit_log SELECT seq, at, 'x', action, subject, detail, prev_hash, hash FROM audit_log WHERE seq = 6",
    ] {
        connection.execute_unprepared(statement).await.expect_err(statement);
    }
    connection.close().await.expect("closes");
    assert!(verify(folder.path(), None).await.ok);
}

#[tokio::test]
async fn an_altered_entry_is_found_in_every_column() {
    for (column, value) in [
        ("at", "'2020-01-01T00:00:00.000000Z'"),
        ("actor", "'别人'"),
        ("action", "'run.cancel'"),
        ("subject", "'run/x'"),
        ("detail", "replace(detail, '案件3', '案件9')"),
        ("hash", "replace(hash, substr(hash, 1, 1), 'z')"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        filled(folder.path()).await;
        tamper(folder.path(), &[&format!("UPDATE audit_log SET {column} = {value} WHERE seq = 3")]).await;
        let report = verify(folder.path(), None).await;
        assert!(!report.ok, "{column}");
        assert_eq!(found(&report)[0], (3, "altered"), "{column}");
    }
}

#[tokio::test]
async fn removed_entries_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    tamper(folder.path(), &["DELETE FROM audit_log WHERE seq IN (3, 4)"]).await;
    let report = verify(folder.path(), None).await;
    assert_eq!(found(&report), [(3, "missing")]);
    assert!(report.problems[0].message.contains("第 3 至 4 条"));
}

#[tokio::test]
async fn a_removed_entry_whose_followers_were_renumbered_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let statements = ["DELETE FROM audit_log WHERE seq = 3", "UPDATE audit_log SET seq = seq - 1 WHERE seq > 3"];
    tamper(folder.path(), &statements).await;
    let report = verify(folder.path(), None).await;
    assert_eq!(found(&report)[0], (3, "altered"));
    assert!(found(&report).contains(&(3, "broken_link")));
    assert!(found(&report).contains(&(6, "truncated")));
}

#[tokio::test]
async fn swapped_entries_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let swap = [
        "UPDATE audit_log SET seq = 99 WHERE seq = 2",
        "UPDATE audit_log SET seq = 2 WHERE seq = 5",
        "UPDATE audit_log SET seq = 5 WHERE seq = 99",
    ];
    tamper(folder.path(), &swap).await;
    let problems = found(&verify(folder.path(), None).await);
    assert!(problems.contains(&(2, "altered")) && problems.contains(&(5, "altered")), "{problems:?}");
}

#[tokio::test]
async fn an_entry_whose_hash_was_computed_anew_breaks_the_link_of_the_next() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let lines = exported(folder.path()).await;
    let mut forged = lines[2].clone();
    forged["actor"] = json!("别人");
    let hash = hash_by_the_book(&forged);
    tamper(folder.path(), &[&format!("UPDATE audit_log SET actor = '别人', hash = '{hash}' WHERE seq = 3")]).await;
    assert_eq!(found(&verify(folder.path(), None).await), [(4, "broken_link")]);
}

#[tokio::test]
async fn an_added_entry_is_found_at_the_end_and_in_front() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let copy =
        "INSERT INTO audit_log SELECT 7, at, actor, action, subject, detail, hash, hash FROM audit_log WHERE seq = 6";
    let front = "INSERT INTO audit_log SELECT 0, at, actor, action, subject, detail, prev_hash, hash FROM audit_log WHERE seq = 1";
    tamper(folder.path(), &[copy, front]).await;
    let problems = found(&verify(folder.path(), None).await);
    assert_eq!(problems, [(0, "misnumbered"), (7, "altered"), (7, "beyond_head")]);
}

#[tokio::test]
async fn a_cut_off_end_is_found_by_the_head_and_when_that_is_forged_by_the_hash_kept_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = filled(folder.path()).await;
    tamper(folder.path(), &["DELETE FROM audit_log WHERE seq > 4"]).await;
    let report = verify(folder.path(), None).await;
    assert_eq!(found(&report), [(5, "truncated")]);

    let connection = raw(folder.path()).await;
    let forge = "UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_log WHERE seq = 4)";
    connection.execute_unprepared(forge).await.expect("forges the head");
    connection.close().await.expect("closes");
    assert!(verify(folder.path(), None).await.ok, "the file alone no longer tells");
    assert_eq!(found(&verify(folder.path(), Some(&kept)).await), [(4, "unexpected_head")]);
}

#[tokio::test]
async fn a_hash_kept_earlier_is_still_there_after_the_log_grew() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = filled(folder.path()).await;
    assert!(verify(folder.path(), Some(GENESIS)).await.ok);
    open(folder.path()).await.jobs().enqueue("assist", json!({})).await.expect("queues");
    filled_again(folder.path()).await;
    let report = verify(folder.path(), Some(&kept.to_uppercase())).await;
    assert!(report.ok, "{:?}", report.problems);
    assert_ne!(report.head, kept);
}

async fn filled_again(folder: &Path) {
    let store = open(folder).await;
    let run = store.runs().list(1, None, Scope::All).await.expect("lists").remove(0);
    store.acting_as("李四").runs().cancel(&run.id).await.expect("cancels");
}

/// Recomputes an entry's hash from its exported line as the documentation describes it.
fn hash_by_the_book(line: &Value) -> String {
    let mut bytes = b"caiheng.audit.v1".to_vec();
    bytes.extend(line["seq"].as_i64().expect("a number").to_be_bytes());
    for column in ["at", "actor", "action", "subject", "detail", "prev_hash"] {
        let text = line[column].as_str().expect("text");
        bytes.extend((text.len() as u64).to_be_bytes());
        bytes.extend(text.as_bytes());
    }
    hex::encode(Sha256::digest(bytes))
}

async fn exported(folder: &Path) -> Vec<Value> {
    let mut written = Vec::new();
    open(folder).await.audit().export(&Extract::Whole, &mut written).await.expect("exports");
    let text = String::from_utf8(written).expect("is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("is JSON")).collect()
}

#[tokio::test]
async fn the_exported_chain_can_be_checked_without_us() {
    let folder = tempfile::tempdir().expect("a folder");
    let head = filled(folder.path()).await;
    filled_again(folder.path()).await;
    let lines = exported(folder.path()).await;
    let (last, entries) = lines.split_last().expect("a head");
    let mut previous = GENESIS.to_owned();
    for (place, entry) in entries.iter().enumerate() {
        assert_eq!(entry["seq"], json!(place + 1));
        assert_eq!(entry["prev_hash"], json!(previous));
        previous = hash_by_the_book(entry);
        assert_eq!(entry["hash"], json!(previous));
    }
    assert_eq!(entries[5]["hash"], json!(head));
    assert_eq!(entries[6]["actor"], json!("李四"));
    assert_eq!(last["head"], json!({"seq": 7, "hash": previous}));
}

#[tokio::test]
async fn a_record_that_is_no_longer_what_was_logged_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let store = open(folder.path()).await;
    let run = store.runs().list(1, None, Scope::All).await.expect("lists").remove(0).id;
    let output = json!({"fine": 50_000, "share": 0.1, "name": "某店"});
    let record = StepRecord { output, model: Some("qwen".into()), seconds: 0.3, ..StepRecord::default() };
    store.runs().begin_step(&run, "range", &json!({"value": 35.7})).await.expect("begins");
    store.runs().finish_step(&run, "range", record).await.expect("finishes");
    store.runs().save_draft(&run, "罚款50000元").await.expect("saves");
    store.runs().save_transcript(&run, &json!([1.1, "问"])).await.expect("saves");
    assert!(verify(folder.path(), None).await.ok);

    let connection = raw(folder.path()).await;
    for (statement, expected) in [
        ("UPDATE step SET input = '{}'", (7, "record_altered")),
        ("UPDATE step SET output = replace(output, '50000', '500')", (8, "record_altered")),
        ("UPDATE draft SET markdown = '罚款500元'", (9, "record_altered")),
        ("DELETE FROM transcript", (10, "record_missing")),
    ] {
        connection.execute_unprepared(statement).await.expect("no trigger guards these tables");
        assert!(found(&verify(folder.path(), None).await).contains(&expected), "{statement}");
    }
    assert_eq!(found(&verify(folder.path(), None).await).len(), 4);
}

#[tokio::test]
async fn an_entry_stands_or_falls_with_its_change() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let store = open(folder.path()).await;
    let connection = raw(folder.path()).await;
    let transaction = sea_orm::TransactionTrait::begin(&connection).await.expect("begins");
    let entry = Entry { actor: "张三".into(), action: "x".into(), subject: "y".into(), detail: json!(1) };
    store.audit().append(&transaction, entry).await.expect("appends");
    transaction.rollback().await.expect("rolls back");
    let report = verify(folder.path(), None).await;
    assert_eq!((report.ok, report.entries), (true, ENTRIES));
}

fn caiheng(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_caiheng"))
        .arg("--home")
        .arg(folder)
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("runs")
}

#[tokio::test]
async fn the_command_says_which_entry_and_exits_with_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let head = filled(folder.path()).await;
    let good = caiheng(folder.path(), &["audit", "verify", "--expect-head", &head]);
    assert!(good.status.success());
    assert!(String::from_utf8_lossy(&good.stdout).contains(&head));

    let file = folder.path().join("log.jsonl");
    let export = caiheng(folder.path(), &["--json", "audit", "export", "--out", &file.display().to_string()]);
    assert!(export.status.success());
    let lines = std::fs::read_to_string(&file).expect("reads");
    assert_eq!(lines.lines().count(), 7);

    tamper(folder.path(), &["UPDATE audit_log SET actor = 'x' WHERE seq = 5"]).await;
    let bad = caiheng(folder.path(), &["audit", "verify"]);
    assert_eq!(bad.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&bad.stdout).contains("第 5 条的内容与其哈希不符"));
    let json = caiheng(folder.path(), &["--json", "audit", "verify"]);
    let report: Value = serde_json::from_slice(&json.stdout).expect("one JSON document");
    assert_eq!(report["ok"], json!(false));
    assert_eq!(report["problems"][0]["seq"], json!(5));
}

#[test]
fn without_a_database_there_is_nothing_to_verify() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = caiheng(folder.path(), &["audit", "verify"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("audit.no_database"));
    assert!(!database(folder.path()).exists(), "looking creates nothing");
}
