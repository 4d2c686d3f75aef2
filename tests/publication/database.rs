//! What the database itself refuses, and what the log finds when somebody gets around it.

use sea_orm::{ConnectionTrait, Database};
use serde_json::Value;

use crate::decided::DECISION;
use crate::office::{Office, caiheng};

#[tokio::test]
async fn the_database_itself_takes_nothing_unapproved_and_no_change() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    office.submitted(&case);
    let file = format!("sqlite://{}", home.path().join("caiheng.sqlite3").display());
    let raw = Database::connect(file).await.expect("connects");
    // The last event again as another kind, by another actor.
    let insert = |kind: &str, actor: &str, text: &str| {
        let event = serde_json::json!({"signature": {"by": {"id": actor, "name": actor}, "at": "2026-03-01T00:00:00Z"},
            "what": {"type": kind, "text_sha256": text}});
        format!(
            "INSERT INTO publication_event SELECT (SELECT MAX(number) FROM publication_event) + 1, publication_id, seq + 1, case_id, \
             agency, at, '{kind}', '{actor}', '{event}', NULL, NULL FROM publication_event WHERE case_id = '{case}' \
             ORDER BY seq DESC LIMIT 1"
        )
    };
    let refused = async |sql: &str, why: &str| {
        let error = raw.execute_unprepared(sql).await.expect_err("refused").to_string();
        assert!(error.contains(why), "{error}");
    };
    let approval = "a publication needs the approval of another person";
    refused(&insert("published", "zhang", "a"), approval).await;
    refused(&insert("withdrawn", "zhang", "a"), "only what is public").await;
    refused(&insert("expired", "zhang", "a"), "only what is public").await;
    // Approved by who prepared it; then by another person, but another text; then changed since.
    raw.execute_unprepared(&insert("approved", office.id("jia"), "a")).await.expect("inserts");
    refused(&insert("published", "zhang", "a"), approval).await;
    raw.execute_unprepared(&insert("approved", "zhang", "b")).await.expect("inserts");
    refused(&insert("published", "zhang", "a"), approval).await;
    raw.execute_unprepared(&insert("confirmed", office.id("jia"), "b")).await.expect("inserts");
    refused(&insert("published", "zhang", "b"), approval).await;
    raw.execute_unprepared(&insert("approved", "zhang", "c")).await.expect("inserts");
    let disguised = insert("published", "zhang", "c").replace("\"type\":\"published\"", "\"type\":\"approved\"");
    refused(&disguised, "not what its columns say").await;
    raw.execute_unprepared(&insert("published", "zhang", "c")).await.expect("approved by another person");

    for change in ["UPDATE publication_event SET event = '{}'", "DELETE FROM publication_event"] {
        refused(change, "append-only").await;
    }
    let skipped = insert("expired", "zhang", "c").replace("seq + 1", "seq + 2");
    refused(&skipped, "takes the next event only").await;
    let skipped = insert("expired", "zhang", "c").replace("FROM publication_event) + 1", "FROM publication_event) + 2");
    refused(&skipped, "takes the next event only").await;
    raw.close().await.expect("closes");
    // Whoever writes around the program is found by the log.
    assert_eq!(kinds(home.path()), ["record_unlogged"]);
}

#[tokio::test]
async fn a_changed_event_is_found_by_the_log() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.decided("1号", DECISION);
    office.public(&case);
    let file = format!("sqlite://{}", home.path().join("caiheng.sqlite3").display());
    let raw = Database::connect(file).await.expect("connects");
    raw.execute_unprepared("DROP TRIGGER publication_event_no_update").await.expect("drops");
    let change = "UPDATE publication_event SET event = replace(event, '50000', '500') WHERE kind = 'prepared'";
    raw.execute_unprepared(change).await.expect("changes");
    raw.close().await.expect("closes");
    assert_eq!(kinds(home.path()), ["record_altered"]);
}

fn kinds(home: &std::path::Path) -> Vec<String> {
    let done = caiheng(home, &["--json", "audit", "verify"]);
    let report: Value = serde_json::from_slice(&done.stdout).expect("a report");
    let problems = report["problems"].as_array().expect("problems").iter();
    problems.map(|problem| problem["kind"].as_str().expect("a kind").to_owned()).collect()
}
