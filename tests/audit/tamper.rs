//! Every way to alter the log in the database by a statement, one after the other: each is found, where it was done.

use std::path::Path;

use caiheng::store::Store;
use caiheng::store::audit::AuditReport;
use caiheng::store::runs::{Scope, StepRecord};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use serde_json::json;

use super::{filled, found, open, raw, tamper};

/// Entries of the log that is altered.
const COUNT: i64 = 40;

const TEXTS: [&str; 7] = ["at", "actor", "action", "subject", "detail", "prev_hash", "hash"];

/// A log of 40 entries, some of which bind records of other tables, and a connection that alters it and puts it right again.
struct Bench {
    _folder: tempfile::TempDir,
    store: Store,
    connection: DatabaseConnection,
}

impl Bench {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        filled(folder.path()).await;
        grow(folder.path()).await;
        // The tables as somebody makes them who is rid of every constraint.
        tamper(
            folder.path(),
            &[
                "CREATE TABLE kept AS SELECT * FROM audit_log",
                "CREATE TABLE kept_head AS SELECT * FROM audit_head",
                "DROP TABLE audit_log",
                "DROP TABLE audit_head",
                "CREATE TABLE audit_log (seq bigint, at varchar, actor varchar, action varchar, subject varchar, detail text, \
                 prev_hash varchar, hash varchar)",
                "CREATE TABLE audit_head (id integer, seq bigint, hash varchar)",
            ],
        )
        .await;
        let connection = raw(folder.path()).await;
        connection.execute_unprepared("PRAGMA synchronous = OFF").await.expect("sets");
        let store = open(folder.path()).await;
        let bench = Self { _folder: folder, store, connection };
        bench.restore().await;
        let report = bench.report().await;
        assert!(report.ok, "{:?}", report.problems);
        assert_eq!((report.entries, report.head_seq), (COUNT.unsigned_abs(), COUNT));
        bench
    }

    async fn restore(&self) {
        let again = "DELETE FROM audit_log; INSERT INTO audit_log SELECT * FROM kept; \
                     DELETE FROM audit_head; INSERT INTO audit_head SELECT * FROM kept_head";
        self.connection.execute_unprepared(&format!("BEGIN; {again}; COMMIT")).await.expect("restores");
    }

    async fn report(&self) -> AuditReport {
        self.store.audit().verify(None).await.expect("nothing that stands in the log stops the check")
    }

    /// What is found after `statements`; the log is put right again.
    async fn after(&self, statements: &str) -> Vec<(i64, &'static str)> {
        self.connection.execute_unprepared(&format!("BEGIN; {statements}; COMMIT")).await.expect("alters");
        let findings = found(&self.report().await);
        self.restore().await;
        assert!(!findings.is_empty(), "not found: {statements}");
        findings
    }
}

/// Fills the log up with entries that bind steps, a transcript and drafts, and with refusals.
async fn grow(folder: &Path) {
    let store = open(folder).await;
    let run = store.runs().list(1, None, Scope::All).await.expect("lists").remove(0).id;
    for step in ["extract", "range", "draft"] {
        store.runs().begin_step(&run, step, &json!({"step": step})).await.expect("begins");
        let record = StepRecord { output: json!({"result": step}), ..StepRecord::default() };
        store.runs().finish_step(&run, step, record).await.expect("finishes");
    }
    store.runs().save_transcript(&run, &json!(["问"])).await.expect("saves");
    for version in 0..10 {
        store.runs().save_draft(&run, &format!("罚款{version}元")).await.expect("saves");
    }
    store.audit().sign(folder, false).await.expect("signs");
    for number in 0..COUNT - 24 {
        store.people().refused("甲", &format!("case/{number}"), "case.not_found").await.expect("notes");
    }
}

#[tokio::test]
async fn every_change_of_a_column_is_found_in_its_entry() {
    let bench = Bench::new().await;
    for seq in 1..=COUNT {
        for column in TEXTS {
            for value in [format!("{column} || 'x'"), format!("substr({column}, 2)"), "''".to_owned()] {
                let findings = bench.after(&format!("UPDATE audit_log SET {column} = {value} WHERE seq = {seq}")).await;
                assert_eq!(findings[0], (seq, "altered"), "{column} = {value} of {seq}: {findings:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_column_that_can_no_longer_be_read_is_a_finding() {
    let bench = Bench::new().await;
    for seq in 1..=COUNT {
        for column in TEXTS {
            for value in ["NULL", "x'00ff'", "CAST(x'ff' AS TEXT)"] {
                let findings = bench.after(&format!("UPDATE audit_log SET {column} = {value} WHERE seq = {seq}")).await;
                assert_eq!(findings[0], (seq, "unreadable"), "{column} = {value} of {seq}: {findings:?}");
            }
        }
        for value in ["NULL", "'erste'", "x'01'", "2.5"] {
            let findings = bench.after(&format!("UPDATE audit_log SET seq = {value} WHERE seq = {seq}")).await;
            assert!(findings.iter().any(|(_, kind)| *kind == "unreadable"), "{value} of {seq}: {findings:?}");
            let gap = if seq == COUNT { (seq, "truncated") } else { (seq, "missing") };
            assert!(findings.contains(&gap), "{value} of {seq}: {findings:?}");
        }
    }
    for column in ["seq", "hash"] {
        for value in ["NULL", "x'00'", "'x'"] {
            let findings = bench.after(&format!("UPDATE audit_head SET {column} = {value}")).await;
            assert_eq!(findings[0].1, "head_altered", "{column} = {value}: {findings:?}");
        }
    }
}

#[tokio::test]
async fn every_other_number_is_found() {
    let bench = Bench::new().await;
    for seq in 1..=COUNT {
        for other in [0, -1, seq - 1, seq + 1, COUNT + 1, COUNT + 2, i64::MAX, i64::MIN] {
            let findings = bench.after(&format!("UPDATE audit_log SET seq = {other} WHERE seq = {seq}")).await;
            let near = findings.iter().any(|(at, _)| *at == seq || *at == other);
            assert!(near, "{seq} as {other}: {findings:?}");
        }
    }
}

#[tokio::test]
async fn every_deletion_is_found_where_it_was_done() {
    let bench = Bench::new().await;
    for first in 1..=COUNT {
        for last in first..=COUNT {
            let findings = bench.after(&format!("DELETE FROM audit_log WHERE seq BETWEEN {first} AND {last}")).await;
            let kind = if last == COUNT { "truncated" } else { "missing" };
            assert_eq!(findings[0], (first, kind), "{first} to {last}: {findings:?}");
        }
        let closed = format!(
            "DELETE FROM audit_log WHERE seq = {first}; UPDATE audit_log SET seq = seq - 1 WHERE seq > {first}"
        );
        let findings = bench.after(&closed).await;
        let kind = if first == COUNT { "truncated" } else { "altered" };
        assert_eq!(findings[0], (first, kind), "{first} and the numbers closed up: {findings:?}");
    }
    for last in 0..COUNT {
        let cut = format!(
            "DELETE FROM audit_log WHERE seq > {last}; UPDATE audit_head SET seq = {last}, \
             hash = COALESCE((SELECT hash FROM audit_log WHERE seq = {last}), printf('%064d', 0))"
        );
        bench.connection.execute_unprepared(&cut).await.expect("cuts");
        let kept = "SELECT hash FROM kept_head";
        let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, kept);
        let row = bench.connection.query_one_raw(statement).await.expect("reads").expect("one");
        let hash: String = row.try_get_by_index(0).expect("text");
        let report = bench.store.audit().verify(Some(&hash)).await.expect("verifies");
        assert!(found(&report).contains(&(last, "unexpected_head")), "cut after {last}: {report:?}");
        bench.restore().await;
    }
}

#[tokio::test]
async fn every_added_entry_is_found_where_it_was_added() {
    let bench = Bench::new().await;
    for place in 1..=COUNT + 1 {
        for copied in [1, place.min(COUNT), COUNT] {
            let shifted = format!(
                "UPDATE audit_log SET seq = seq + 1 WHERE seq >= {place}; INSERT INTO audit_log \
                 SELECT {place}, at, actor, action, subject, detail, prev_hash, hash FROM kept WHERE seq = {copied}; \
                 UPDATE audit_head SET seq = seq + 1"
            );
            // A copy of the very entry that stands there is told from it only by the next, whose number no longer fits.
            let first = if copied == place { place + 1 } else { place };
            let findings = bench.after(&shifted).await;
            assert_eq!(findings[0].0, first, "{copied} at {place}: {findings:?}");
            let doubled = format!("INSERT INTO audit_log SELECT * FROM kept WHERE seq = {copied}");
            let findings = bench.after(&doubled).await;
            assert_eq!(findings[0], (copied, "misnumbered"), "{copied} twice: {findings:?}");
        }
    }
}

#[tokio::test]
async fn every_swap_is_found_at_the_first_of_the_two() {
    let bench = Bench::new().await;
    for left in 1..=COUNT {
        for right in left + 1..=COUNT {
            let swap = format!(
                "UPDATE audit_log SET seq = CASE seq WHEN {left} THEN {right} ELSE {left} END WHERE seq IN ({left}, {right})"
            );
            let findings = bench.after(&swap).await;
            assert_eq!(findings[0], (left, "altered"), "{left} and {right}: {findings:?}");
            assert!(findings.contains(&(right, "altered")), "{left} and {right}: {findings:?}");
        }
    }
}

#[tokio::test]
async fn a_record_that_can_no_longer_be_read_is_a_finding() {
    let bench = Bench::new().await;
    for (statement, undo, seq) in [
        (
            "UPDATE step SET input = x'00ff' WHERE name = 'extract'",
            "UPDATE step SET input = '{\"step\":\"extract\"}' WHERE name = 'extract'",
            7,
        ),
        (
            "UPDATE step SET output = 'no json' WHERE name = 'range'",
            "UPDATE step SET output = '{\"result\":\"range\"}' WHERE name = 'range'",
            10,
        ),
        ("UPDATE transcript SET content = x'ff'", "UPDATE transcript SET content = '[\"问\"]'", 13),
        (
            "UPDATE draft SET markdown = x'ff' WHERE version = 1",
            "UPDATE draft SET markdown = '罚款0元' WHERE version = 1",
            14,
        ),
    ] {
        let findings = bench.after(statement).await;
        assert!(findings.contains(&(seq, "record_altered")), "{statement}: {findings:?}");
        bench.connection.execute_unprepared(undo).await.expect("puts right");
        assert!(bench.report().await.ok);
    }
}
