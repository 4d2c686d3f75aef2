//! Opening the database, by several processes and where it is not what it should be.

use std::sync::Arc;

use caiheng::clock::SystemClock;
use caiheng::store::Store;
use caiheng::store::runs::Scope;
use sea_orm::{ConnectionTrait, Database};

use super::{code, new_run, open};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_stores_on_one_file_write_at_once_without_a_lock_error_or_a_broken_chain() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("caiheng.sqlite3");
    let mut writers = Vec::new();
    for store_number in 0..2 {
        // Each store has connections of its own, as two processes have.
        let store = Store::open(&path, Arc::new(SystemClock)).await.expect("opens");
        for task in 0..4 {
            let store = store.clone();
            writers.push(tokio::spawn(async move {
                for number in 0..10 {
                    let title = format!("{store_number}-{task}-{number}");
                    store.runs().create(new_run(&title)).await.expect("writes while the other writes");
                    store.runs().list(3, None, Scope::All).await.expect("reads while others write");
                }
            }));
        }
    }
    for writer in writers {
        writer.await.expect("ends");
    }
    let store = open(folder.path()).await;
    let report = store.audit().verify(None).await.expect("verifies");
    assert!(report.ok, "{:?}", report.problems);
    assert_eq!(report.entries, 80);
    assert_eq!(store.runs().list(1000, None, Scope::All).await.expect("lists").len(), 80);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(open(folder.path()).await);
    let path = folder.path().join("caiheng.sqlite3");
    let raw = Database::connect(format!("sqlite://{}", path.display())).await.expect("connects");
    raw.execute_unprepared("INSERT INTO seaql_migrations VALUES ('m9999_later', 0)").await.expect("inserts");
    raw.close().await.expect("closes");
    let error = Store::open(&path, Arc::new(SystemClock)).await.expect_err("refuses");
    assert_eq!(code(error), "store.open");
}

#[tokio::test]
async fn a_database_that_cannot_be_opened_is_said_plainly() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("caiheng.sqlite3");
    std::fs::write(&path, "这不是数据库，只是一段文字。".repeat(100)).expect("writes");
    let error = Store::open(&path, Arc::new(SystemClock)).await.expect_err("refuses");
    assert_eq!(code(error), "store.open");
}
