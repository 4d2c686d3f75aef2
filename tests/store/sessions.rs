//! Sessions of browsers as time passes, and counts of failed logins.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use caiheng::casework::people::Role;
use caiheng::config::{Accounts, Config, Overrides};
use caiheng::store::Store;
use caiheng::store::people::{NewAccount, People};

use crate::HandClock;

fn rules() -> Accounts {
    Config::load_with(&Overrides::default(), &|_| None).expect("defaults").accounts
}

async fn with_account(folder: &Path, clock: &HandClock) -> (People, String) {
    let store = Store::open(&folder.join("caiheng.sqlite3"), Arc::new(clock.clone())).await.expect("opens");
    let new = NewAccount {
        login: "shen".into(),
        name: "申".into(),
        agency: "甲局".into(),
        region: None,
        field: None,
        roles: BTreeSet::from([Role::Reviewer]),
        certificate: None,
        legal_qualification: None,
    };
    let account = store.people().create(new).await.expect("an account");
    (store.people(), account.person.id)
}

#[tokio::test]
async fn a_session_ends_when_idle_and_at_its_end_whatever_happens_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let (people, account) = with_account(folder.path(), &clock).await;
    let rules = rules();
    let begin = || people.begin_session(&account, "10.0.0.1", "a browser", &rules);

    let idle = begin().await.expect("begins");
    clock.pass(29 * 60);
    assert!(people.by_session(&idle.secret, &rules).await.expect("reads").is_some());
    clock.pass(60);
    assert!(people.by_session(&idle.secret, &rules).await.expect("reads").is_none(), "half an hour without a request");

    let mut secret = begin().await.expect("begins").secret;
    let mut rotations = 0;
    for _ in 0..(12 * 6 - 1) {
        clock.pass(600);
        let (found, session) = people.by_session(&secret, &rules).await.expect("reads").expect("still there");
        assert_eq!(found.person.id, account);
        if let Some(fresh) = people.seen(&session, &rules).await.expect("writes") {
            assert_ne!(fresh, secret);
            secret = fresh;
            rotations += 1;
        }
    }
    assert_eq!(rotations, 11, "each hour");
    clock.pass(600);
    assert!(people.by_session(&secret, &rules).await.expect("reads").is_none(), "twelve hours after the login");
}

#[tokio::test]
async fn a_replaced_secret_opens_for_requests_under_way_and_then_no_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let (people, account) = with_account(folder.path(), &clock).await;
    let mut rules = rules();
    rules.idle = chrono::TimeDelta::hours(3);
    let opened = people.begin_session(&account, "10.0.0.1", "a browser", &rules).await.expect("begins");
    clock.pass(3600);
    let (_, first) = people.by_session(&opened.secret, &rules).await.expect("reads").expect("there");
    let (_, second) = people.by_session(&opened.secret, &rules).await.expect("reads").expect("there");
    let fresh = people.seen(&first, &rules).await.expect("writes").expect("a new secret");
    assert_eq!(people.seen(&second, &rules).await.expect("writes"), None, "of two at once one replaces it");
    assert!(people.by_session(&opened.secret, &rules).await.expect("reads").is_some());
    clock.pass(61);
    assert!(people.by_session(&opened.secret, &rules).await.expect("reads").is_none());
    assert!(people.by_session(&fresh, &rules).await.expect("reads").is_some());
    assert_eq!(people.sessions(&account, &rules).await.expect("reads").len(), 1);
}

#[tokio::test]
async fn waiting_grows_with_failures_and_ends_with_a_success_or_a_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let (people, _) = with_account(folder.path(), &clock).await;
    for _ in 0..5 {
        people.attempt("Shen", "10.0.0.1").await.expect("may try");
    }
    let mut waits = Vec::new();
    for _ in 0..8 {
        let failure = people.attempt("shen", "10.0.0.2").await.expect_err("has to wait");
        assert_eq!(failure.code, "login.throttled");
        let wait = failure.retry_after.expect("seconds");
        waits.push(wait);
        clock.pass(i64::from(wait) - 1);
        assert_eq!(people.attempt("shen", "10.0.0.2").await.expect_err("one second more").retry_after, Some(1));
        clock.pass(1);
        people.attempt("shen", "10.0.0.2").await.expect("may try");
    }
    assert_eq!(waits, [15, 30, 60, 120, 240, 480, 900, 900]);
    clock.pass(900);
    let attempt = people.attempt("shen", "10.0.0.2").await.expect("may try");
    people.succeeded(attempt).await.expect("writes");
    people.attempt("shen", "10.0.0.2").await.expect("begins anew");

    for number in 0..30 {
        people.attempt(&format!("name{number}"), "10.0.0.3").await.expect("may try");
    }
    people.attempt("another", "10.0.0.3").await.expect_err("the address has to wait");
    people.attempt("another", "10.0.0.4").await.expect("another has not");
    clock.pass(24 * 3600 + 1);
    people.attempt("another", "10.0.0.3").await.expect("a day later it is forgotten");
}
