//! The log of a million entries: export, and the check of file and database, beside SHA-256 alone over the same bytes.
//!
//! `cargo bench --bench audit`; `CAIHENG_AUDIT_ENTRIES` sets another number. Half of the entries are acts of cases, whose records
//! are compared too. The log is written by statements of our own, since the store would take a transaction for each.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a benchmark fails loudly and prints what it measured")]

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use caiheng::casework::archive::canonical::canonical_json;
use caiheng::casework::archive::log::entry_hash;
use caiheng::clock::SystemClock;
use caiheng::store::Store;
use caiheng::store::audit::{Extract, GENESIS, Kept, verify_file};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use serde_json::json;
use sha2::{Digest, Sha256};

/// Entries of a statement.
const TOGETHER: u64 = 500;
/// Acts of a case.
const ACTS: u64 = 40;

fn main() {
    // `cargo test --benches` only asks whether it runs.
    let asked = std::env::var("CAIHENG_AUDIT_ENTRIES").ok().and_then(|text| text.parse().ok());
    let measured = std::env::args().any(|argument| argument == "--bench");
    let entries: u64 = asked.unwrap_or(if measured { 1_000_000 } else { 2_000 });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("threads");
    let folder = tempfile::tempdir().expect("a folder");
    runtime.block_on(run(folder.path(), entries));
}

async fn run(folder: &Path, entries: u64) {
    let database = folder.join("caiheng.sqlite3");
    drop(Store::open(&database, Arc::new(SystemClock)).await.expect("opens"));
    let begin = Instant::now();
    fill(&database, entries).await;
    println!("{entries} entries, written in {:?}; {} threads", begin.elapsed(), rayon::current_num_threads());

    let store = Store::open(&database, Arc::new(SystemClock)).await.expect("opens");
    let path = folder.join("log.jsonl");
    let begin = Instant::now();
    let mut file = BufWriter::new(File::create(&path).expect("creates"));
    store.audit().export(&Extract::Whole, &mut file).await.expect("exports");
    let exported = begin.elapsed();
    let bytes = std::fs::read(&path).expect("reads");
    told("export", exported, entries, bytes.len());

    let begin = Instant::now();
    let digest = Sha256::digest(&bytes);
    told("SHA-256 alone, one thread", begin.elapsed(), entries, bytes.len());
    assert_ne!(digest[..], [0; 32]);

    let begin = Instant::now();
    let report = verify_file(BufReader::new(File::open(&path).expect("opens")), Kept::default()).expect("reads");
    told("verify the file", begin.elapsed(), entries, bytes.len());
    assert!(report.ok, "{:?}", report.problems);

    let begin = Instant::now();
    let report = store.audit().verify(None).await.expect("reads");
    told("verify the database", begin.elapsed(), entries, bytes.len());
    assert!(report.ok && report.entries == entries, "{:?}", report.problems);
}

fn told(what: &str, took: Duration, entries: u64, bytes: usize) {
    let (seconds, megabytes) = (took.as_secs_f64(), bytes as f64 / 1e6);
    let (rate, speed) = (entries as f64 / seconds, megabytes / seconds);
    println!("{what}: {seconds:.2} s, {rate:.0} entries a second, {speed:.0} MB/s of {megabytes:.0} MB");
}

/// Writes a log whose every second entry records an act, and the acts.
async fn fill(database: &Path, entries: u64) {
    let connection = Database::connect(format!("sqlite://{}", database.display())).await.expect("connects");
    for trigger in
        ["audit_log_next_only", "audit_head_forward_only", "case_event_next_only", "case_event_reviewed_only"]
    {
        run_one(&connection, &format!("DROP TRIGGER {trigger}")).await;
    }
    run_one(&connection, "PRAGMA synchronous = OFF").await;
    let (mut previous, mut first) = (GENESIS.to_owned(), 1);
    while first <= entries {
        let last = (first + TOGETHER - 1).min(entries);
        let (mut log, mut acts) = (String::new(), String::new());
        for seq in first..=last {
            previous = append(seq, &previous, &mut log, &mut acts);
        }
        run_one(&connection, &format!("INSERT INTO audit_log VALUES {}", log.trim_end_matches(','))).await;
        let columns = "(case_id, seq, at, kind, actor, act, added)";
        run_one(&connection, &format!("INSERT INTO case_event {columns} VALUES {}", acts.trim_end_matches(','))).await;
        first = last + 1;
    }
    run_one(&connection, &format!("UPDATE audit_head SET seq = {entries}, hash = '{previous}'")).await;
    connection.close().await.expect("closes");
}

/// Adds an entry, and the act that it records, to the statements; its hash.
fn append(seq: u64, previous: &str, log: &mut String, acts: &mut String) -> String {
    let at = format!("2026-11-27T08:00:00.{:06}Z", seq % 1_000_000);
    let act = seq / 2;
    let (case, number) = (act / ACTS, act % ACTS + 1);
    let actor = json!({"agency": "青阳县市场监督管理局", "id": format!("{:032x}", case % 50), "name": "甲", "roles": ["officer"]});
    let (action, detail) = if seq.is_multiple_of(2) {
        let text = format!("现场检查第 {number} 次：货架上有“面包” {seq} 袋，均已超过保质期，当事人陈述不知情。");
        let (done, added) = (json!({"type": "note", "text": text}), json!({}));
        let row = [&actor, &done, &added].map(canonical_json);
        write!(acts, "('{case}',{number},'{at}','note','{}','{}','{}'),", row[0], row[1], row[2]).expect("memory");
        ("case.act", json!({"seq": number, "at": at, "actor": actor, "act": done, "added": added}))
    } else {
        ("case.viewed", json!({"what": "file", "by": actor["id"]}))
    };
    let (subject, detail, who) = (format!("case/{case}"), canonical_json(&detail), "甲（0a1b2c）");
    let number = i64::try_from(seq).expect("small");
    let hash = entry_hash(number, [&at, who, action, &subject, &detail, previous]);
    write!(log, "({seq},'{at}','{who}','{action}','{subject}','{detail}','{previous}','{hash}'),").expect("memory");
    hash
}

async fn run_one(connection: &DatabaseConnection, statement: &str) {
    connection.execute_unprepared(statement).await.expect("runs");
}
