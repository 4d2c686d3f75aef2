//! Sessions of browsers as time passes, and counts of failed logins.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use caiheng::casework::people::Role;
use caiheng::config::{Accounts, Config, Overrides};
use caiheng::store::Store;
use caiheng::store::people::{NewAccount, NewPassword, Opened, People};

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
    let password = NewPassword { hash: "a hash".into(), one_time_until: None, verified: None };
    store.people().set_password(&account.person.id, password).await.expect("writes");
    (store.people(), account.person.id)
}

/// Begins a session by what opens the account now.
async fn begin(people: &People, account: &str, rules: &Accounts) -> Opened {
    let proved = people.credential(account).await.expect("reads").expect("a password");
    let begun = people.begin_session(account, &proved, ("10.0.0.1", "a browser"), rules).await;
    begun.expect("writes").expect("begins")
}

#[tokio::test]
async fn a_session_ends_when_idle_and_at_its_end_whatever_happens_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let (people, account) = with_account(folder.path(), &clock).await;
    let rules = rules();
    let idle = begin(&people, &account, &rules).await;
    clock.pass(29 * 60);
    assert!(people.by_session(&idle.secret, &rules).await.expect("reads").is_some());
    clock.pass(60);
    assert!(people.by_session(&idle.secret, &rules).await.expect("reads").is_none(), "half an hour without a request");

    let mut secret = begin(&people, &account, &rules).await.secret;
    let mut rotations = 0;
    for _ in 0..(12 * 6 - 1) {
        clock.pass(600);
        let (found, session) = people.by_session(&secret, &rules).await.expect("reads").expect("still there");
        assert_eq!(found.person.id, account);
        if let Some(fresh) = people.seen(&session, &rules, true).await.expect("writes") {
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
async fn a_replaced_secret_opens_until_the_new_one_is_used_and_a_lost_answer_costs_no_login() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let (people, account) = with_account(folder.path(), &clock).await;
    let mut rules = rules();
    rules.idle = chrono::TimeDelta::hours(3);
    let opened = begin(&people, &account, &rules).await;
    clock.pass(3600);
    let found =
        async |secret: &str| people.by_session(secret, &rules).await.expect("reads").map(|(_, session)| session);
    let first = found(&opened.secret).await.expect("there");
    let second = found(&opened.secret).await.expect("there");
    assert_eq!(people.seen(&first, &rules, false).await.expect("writes"), None, "not with an answer that takes long");
    let lost = people.seen(&first, &rules, true).await.expect("writes").expect("a new secret");
    assert_eq!(people.seen(&second, &rules, true).await.expect("writes"), None, "of two at once one replaces it");
    // The answer did not arrive; the old one still opens, and brings another.
    clock.pass(600);
    let again = found(&opened.secret).await.expect("there");
    let fresh = people.seen(&again, &rules, true).await.expect("writes").expect("another one");
    assert!(found(&lost).await.is_none(), "what was lost opens nothing");
    let used = found(&fresh).await.expect("there");
    people.seen(&used, &rules, true).await.expect("writes");
    assert!(found(&opened.secret).await.is_some(), "for requests under way");
    clock.pass(61);
    assert!(found(&opened.secret).await.is_none());
    assert!(found(&fresh).await.is_some());
    assert_eq!(people.sessions(&account, &rules).await.expect("reads").len(), 1);
}

#[tokio::test]
async fn no_session_begins_by_a_password_that_was_replaced_meanwhile() {
    let folder = tempfile::tempdir().expect("a folder");
    let (people, account) = with_account(folder.path(), &HandClock::new()).await;
    let rules = rules();
    let proved = people.credential(&account).await.expect("reads").expect("a password");
    let new = |verified| NewPassword { hash: "another".into(), one_time_until: None, verified };
    assert!(people.set_password(&account, new(Some("not the present one"))).await.expect("writes").is_none());
    assert!(people.set_password(&account, new(Some(&proved.password_hash))).await.expect("writes").is_some());
    let late = people.begin_session(&account, &proved, ("10.0.0.1", "a thief"), &rules).await;
    assert!(late.expect("writes").is_none());
    assert!(people.sessions(&account, &rules).await.expect("reads").is_empty());
}

#[tokio::test]
async fn waiting_grows_with_failures_and_fades_and_strangers_do_not_shut_the_owner_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let (people, _) = with_account(folder.path(), &clock).await;
    for _ in 0..5 {
        people.attempt("Shen", "10.0.0.2").await.expect("may try");
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
    // While one waits a quarter of an hour, one failure fades: so it stays at the longest wait.
    assert_eq!(waits, [15, 30, 60, 120, 240, 480, 900, 900]);
    people.attempt("shen", "10.0.0.2").await.expect_err("still has to wait");
    let owner = people.attempt("shen", "10.0.0.9").await.expect("the owner, from elsewhere, does not");
    people.succeeded(owner).await.expect("writes");

    for number in 0..30 {
        people.attempt(&format!("name{number}"), "10.0.0.3").await.expect("may try");
    }
    people.attempt("another", "10.0.0.3").await.expect_err("the address has to wait");
    people.attempt("another", "10.0.0.4").await.expect("another has not");
    clock.pass(3600);
    people.attempt("another", "10.0.0.3").await.expect("an hour later it has faded");
    for number in 0..30 {
        people.attempt(&format!("name{number}"), &format!("2001:db8:1:2::{number}")).await.expect("may try");
    }
    people.attempt("another", "2001:db8:1:2:ffff::1").await.expect_err("a network of one customer counts as one");
}

#[tokio::test]
async fn right_passwords_leave_the_counts_as_they_were() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = HandClock::new();
    let (people, _) = with_account(folder.path(), &clock).await;
    for number in 0..29 {
        people.attempt(&format!("name{number}"), "10.0.0.3").await.expect("may try");
    }
    for _ in 0..40 {
        let right = people.attempt("shen", "10.0.0.3").await.expect("a right password does not make anybody wait");
        people.succeeded(right).await.expect("writes");
        let without_code = people.attempt("shen", "10.0.0.3").await.expect("nor does one without its code");
        people.taken_back(without_code).await.expect("writes");
    }
    people.attempt("name", "10.0.0.3").await.expect("the thirtieth failure");
    people.attempt("name", "10.0.0.3").await.expect_err("has to wait");
}
