//! Looks at case files: on record once for ten minutes, in one process or several.

use std::path::Path;
use std::sync::Arc;

use caiheng::clock::FixedClock;
use caiheng::store::Store;
use caiheng::store::audit::View;
use serde_json::json;

use super::database;

async fn at(folder: &Path, time: &str) -> Store {
    let clock = FixedClock(format!("2026-11-27T{time}Z").parse().expect("a time"));
    Store::open(&database(folder), Arc::new(clock)).await.expect("opens")
}

fn look(actor: &str, what: &str) -> View {
    View { actor: actor.to_owned(), subject: "case/1".to_owned(), detail: json!({"what": what, "by": actor}) }
}

async fn views(store: &Store) -> u64 {
    store.audit().verify(None).await.expect("verifies").entries
}

#[tokio::test]
async fn looks_of_ten_minutes_count_as_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = at(folder.path(), "08:00:00").await;
    for _ in 0..3 {
        first.audit().viewed(look("甲", "file")).await.expect("recorded");
    }
    assert_eq!(views(&first).await, 1);
    first.audit().viewed(look("甲", "timeline")).await.expect("recorded");
    first.audit().viewed(look("乙", "file")).await.expect("recorded");
    assert_eq!(views(&first).await, 3, "another thing, another person");
    // Another process, which remembers nothing: the log tells it.
    let soon = at(folder.path(), "08:09:59.9").await;
    soon.audit().viewed(look("甲", "file")).await.expect("recorded");
    assert_eq!(views(&soon).await, 3);
    let later = at(folder.path(), "08:10:00").await;
    later.audit().viewed(look("甲", "file")).await.expect("recorded");
    assert_eq!(views(&later).await, 4);
    let set_back = at(folder.path(), "07:00:00").await;
    set_back.audit().viewed(look("甲", "file")).await.expect("recorded");
    assert_eq!(views(&set_back).await, 5, "a look in the future covers nothing");
}

#[tokio::test]
async fn many_looks_at_once_leave_one_entry() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = at(folder.path(), "08:00:00").await;
    let other = at(folder.path(), "08:00:00").await;
    let looks = (0..40).map(|number| {
        let audit = if number % 2 == 0 { store.audit() } else { other.audit() };
        tokio::spawn(async move { audit.viewed(look("甲", "file")).await })
    });
    for done in looks.collect::<Vec<_>>() {
        done.await.expect("ends").expect("recorded");
    }
    assert_eq!(views(&store).await, 1);
}

#[tokio::test]
async fn what_can_not_be_recorded_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = at(folder.path(), "08:00:00").await;
    super::tamper(folder.path(), &["DROP TABLE audit_head"]).await;
    store.audit().viewed(look("甲", "file")).await.expect_err("no entry, no answer");
}
