//! Signed heads: made once a day over a log that verifies, and what they find that the chain alone can't.

use std::path::Path;
use std::sync::Arc;

use caiheng::clock::FixedClock;
use caiheng::store::Store;
use caiheng::store::audit::heads::{KeyPair, SignedHead};
use caiheng::store::audit::{AuditReport, Kept};
use sea_orm::ConnectionTrait;
use serde_json::Value;

use super::{caiheng, database, filled, filled_again, found, hash_by_the_book, raw, tamper, verify};

/// The store as it is opened on a day, at eight in the morning in China.
async fn on(folder: &Path, day: &str) -> Store {
    let clock = FixedClock(format!("{day}T00:00:00Z").parse().expect("a time"));
    Store::open(&database(folder), Arc::new(clock)).await.expect("opens")
}

async fn signed(folder: &Path, day: &str) -> SignedHead {
    on(folder, day).await.audit().sign(folder, false).await.expect("signs").head
}

async fn refused(folder: &Path, day: &str, renew: bool) -> &'static str {
    on(folder, day).await.audit().sign(folder, renew).await.expect_err("refuses").code
}

async fn against(folder: &Path, kept: Kept) -> AuditReport {
    on(folder, "2026-12-31").await.audit().verify_with(kept).await.expect("verifies")
}

#[tokio::test]
async fn a_head_is_signed_once_a_day_and_on_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = filled(folder.path()).await;
    let first = signed(folder.path(), "2026-11-24").await;
    assert_eq!((first.entries, &first.head), (6, &kept));
    assert!(first.holds());
    let again = on(folder.path(), "2026-11-24").await.audit().sign(folder.path(), false).await.expect("signs");
    assert_eq!((again.made, &again.head), (false, &first));
    let second = signed(folder.path(), "2026-11-25").await;
    assert_eq!((second.entries, &second.public_key), (7, &first.public_key), "the signature is an entry too");
    assert_eq!(refused(folder.path(), "2026-11-24", false).await, "audit.clock");
    let report = verify(folder.path(), None).await;
    assert!(report.ok, "{:?}", report.problems);
    let heads = report.heads.expect("signed");
    assert_eq!((heads.logged, heads.covered, heads.keys), (2, 7, vec![first.public_key.clone()]));
    assert_eq!(on(folder.path(), "2026-11-25").await.audit().heads().await.expect("lists"), [first, second]);
}

#[tokio::test]
async fn the_table_takes_the_present_head_only_and_never_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    signed(folder.path(), "2026-11-24").await;
    let connection = raw(folder.path()).await;
    for statement in [
        "UPDATE audit_signed_head SET signature = signature",
        "DELETE FROM audit_signed_head",
        "INSERT INTO audit_signed_head SELECT '2026-11-25', entries, head, public_key, signature FROM audit_signed_head",
        "INSERT INTO audit_signed_head SELECT '2026-11-23', seq, hash, 'k', 's' FROM audit_head",
        "INSERT OR REPLACE INTO audit_signed_head SELECT '2026-11-24', seq, hash, 'k', 's' FROM audit_head",
    ] {
        connection.execute_unprepared(statement).await.expect_err(statement);
    }
}

#[tokio::test]
async fn a_log_that_does_not_verify_is_not_signed() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    tamper(folder.path(), &["UPDATE audit_log SET actor = 'x' WHERE seq = 4"]).await;
    assert_eq!(refused(folder.path(), "2026-11-24", false).await, "audit.unverified");
    assert!(KeyPair::load(folder.path()).expect("reads").is_none(), "no key is made for nothing");
}

#[tokio::test]
async fn what_a_signature_covers_is_not_read_again_but_must_still_be_there() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    signed(folder.path(), "2026-11-24").await;
    tamper(folder.path(), &["UPDATE audit_log SET actor = 'x' WHERE seq = 2"]).await;
    signed(folder.path(), "2026-11-25").await;
    assert_eq!(found(&verify(folder.path(), None).await), [(2, "altered")], "the whole check finds it");
    tamper_again(folder.path(), "UPDATE audit_log SET actor = 'x' WHERE seq = 7").await;
    assert_eq!(refused(folder.path(), "2026-11-26", false).await, "audit.unverified");
}

/// As [`tamper`], where the triggers are gone already.
async fn tamper_again(folder: &Path, statement: &str) {
    let connection = raw(folder).await;
    connection.execute_unprepared(statement).await.expect("tampers");
    connection.close().await.expect("closes");
}

#[tokio::test]
async fn another_key_signs_only_where_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let first = signed(folder.path(), "2026-11-24").await;
    assert_eq!(refused(folder.path(), "2026-11-24", true).await, "audit.signed_today");
    std::fs::remove_file(folder.path().join("keys/audit.key")).expect("removes");
    assert_eq!(refused(folder.path(), "2026-11-25", false).await, "audit.key_missing");
    KeyPair::make(folder.path()).expect("makes");
    assert_eq!(refused(folder.path(), "2026-11-25", false).await, "audit.key_changed");
    let renewed = on(folder.path(), "2026-11-25").await.audit().sign(folder.path(), true).await.expect("signs").head;
    assert_ne!(renewed.public_key, first.public_key);
    assert!(verify(folder.path(), None).await.ok);
    let keys = |keys: &[&SignedHead]| keys.iter().map(|head| head.public_key.clone()).collect();
    let one = Kept { keys: keys(&[&first]), ..Kept::default() };
    assert_eq!(found(&against(folder.path(), one).await), [(7, "foreign_key")]);
    let both = Kept { keys: keys(&[&first, &renewed]), ..Kept::default() };
    assert!(against(folder.path(), both).await.ok);
}

#[tokio::test]
async fn without_any_signature_a_key_finds_nothing_to_check_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let kept = Kept { keys: vec!["ab".repeat(32)], ..Kept::default() };
    assert_eq!(found(&against(folder.path(), kept).await), [(0, "unsigned")]);
}

/// Rewrites the whole log with another actor in entry 3: every hash, the head, and the signatures with a key of one's own.
async fn rewritten(folder: &Path, forger: &KeyPair) {
    let mut lines = super::exported(folder).await;
    lines.pop();
    let mut previous = super::GENESIS.to_owned();
    let mut statements = vec!["DROP TRIGGER audit_signed_head_no_update".to_owned()];
    for line in &mut lines {
        line["prev_hash"] = previous.clone().into();
        if line["seq"] == 3 {
            line["actor"] = "别人".into();
        }
        if line["action"] == "audit.signed" {
            let before: SignedHead = serde_json::from_str(line["detail"].as_str().expect("text")).expect("a head");
            let forged = forger.sign(before.day, before.entries, &previous);
            statements.push(format!(
                "UPDATE audit_signed_head SET head = '{}', public_key = '{}', signature = '{}' WHERE day = '{}'",
                forged.head, forged.public_key, forged.signature, forged.day
            ));
            line["detail"] = forged.line().into();
        }
        previous = hash_by_the_book(line);
        let text = |column: &str| line[column].as_str().expect("text").replace('\'', "''");
        statements.push(format!(
            "UPDATE audit_log SET actor = '{}', detail = '{}', prev_hash = '{}', hash = '{previous}' WHERE seq = {}",
            text("actor"),
            text("detail"),
            text("prev_hash"),
            line["seq"]
        ));
    }
    statements.push(format!("UPDATE audit_head SET hash = '{previous}'"));
    let all: Vec<&str> = statements.iter().map(String::as_str).collect();
    tamper(folder, &all).await;
}

#[tokio::test]
async fn a_log_that_was_rewritten_throughout_is_found_by_heads_and_by_the_key() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let first = signed(folder.path(), "2026-11-24").await;
    filled_again(folder.path()).await;
    let second = signed(folder.path(), "2026-11-25").await;
    let elsewhere = tempfile::tempdir().expect("a folder");
    rewritten(folder.path(), &KeyPair::make(elsewhere.path()).expect("makes")).await;
    let alone = verify(folder.path(), None).await;
    assert!(alone.ok, "the database alone no longer tells: {:?}", alone.problems);

    let heads = Kept::signed(vec![first.clone(), second.clone()]);
    let kinds: Vec<_> = found(&against(folder.path(), heads).await);
    assert_eq!(kinds, [(6, "head_not_in_log"), (8, "head_not_in_log")]);
    let key = Kept { keys: vec![first.public_key], ..Kept::default() };
    assert_eq!(found(&against(folder.path(), key).await), [(6, "foreign_key"), (8, "foreign_key")]);
}

#[tokio::test]
async fn a_signature_that_was_altered_is_found_in_the_table_and_in_the_log() {
    for (statement, kinds) in [
        (
            "UPDATE audit_signed_head SET signature = replace(signature, 'a', 'b')",
            vec!["signed_head_unlogged", "signed_head_missing"],
        ),
        ("UPDATE audit_signed_head SET head = x'00'", vec!["signed_head_altered", "signed_head_missing"]),
        ("DELETE FROM audit_signed_head", vec!["signed_head_missing"]),
        (
            "INSERT INTO audit_signed_head SELECT '2026-11-30', entries, head, public_key, signature FROM audit_signed_head",
            vec!["signed_head_unlogged"],
        ),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        filled(folder.path()).await;
        signed(folder.path(), "2026-11-24").await;
        let drops =
            ["no_update", "no_delete", "present_only"].map(|name| format!("DROP TRIGGER audit_signed_head_{name}"));
        let all: Vec<&str> = drops.iter().map(String::as_str).chain([statement]).collect();
        tamper(folder.path(), &all).await;
        let report = verify(folder.path(), None).await;
        let told: Vec<_> = report.problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(told, kinds, "{statement}");
    }
}

#[tokio::test]
async fn the_commands_sign_export_and_compare() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let run = |arguments: &[&str]| caiheng(folder.path(), arguments);
    let signed = run(&["--json", "audit", "sign"]);
    assert!(signed.status.success(), "{}", String::from_utf8_lossy(&signed.stderr));
    let head: Value = serde_json::from_slice(&signed.stdout).expect("JSON");
    assert_eq!((&head["made"], &head["entries"]), (&true.into(), &6.into()));
    assert_eq!(
        serde_json::from_slice::<Value>(&run(&["--json", "audit", "sign"]).stdout).expect("JSON")["made"],
        false
    );

    let (heads, log) = (folder.path().join("heads.jsonl"), folder.path().join("log.jsonl"));
    let (heads, log) = (heads.display().to_string(), log.display().to_string());
    assert!(run(&["audit", "heads", "--out", &heads]).status.success());
    assert_eq!(std::fs::read(&heads).expect("reads"), run(&["--json", "audit", "heads"]).stdout);
    assert!(run(&["audit", "export", "--out", &log]).status.success());
    let key = head["public_key"].as_str().expect("hex");
    assert!(run(&["audit", "verify", "--heads", &heads, "--key", key]).status.success());
    let good = run(&["audit", "verify", "--file", &log, "--heads", &heads, "--key", key]);
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stdout));
    assert!(String::from_utf8_lossy(&good.stdout).contains("到第 6 条，其后 1 条尚无签名"));
    assert_eq!(run(&["audit", "verify", "--file", &log, "--key", &"ab".repeat(32)]).status.code(), Some(1));

    let forged = std::fs::read_to_string(&heads).expect("reads").replace("\"entries\":6", "\"entries\":5");
    std::fs::write(&heads, forged).expect("writes");
    let bad = run(&["--json", "audit", "verify", "--file", &log, "--heads", &heads]);
    assert_eq!(bad.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&bad.stdout).expect("JSON");
    let kinds: Vec<_> =
        report["problems"].as_array().expect("problems").iter().map(|problem| &problem["kind"]).collect();
    assert_eq!(kinds, ["head_not_in_log", "bad_signature"]);

    let extract = run(&["audit", "export", "--subject", "audit"]);
    let lines: Vec<Value> = String::from_utf8_lossy(&extract.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 1);
    assert_eq!((&lines[0]["action"], &lines[0]["actor"]), (&"audit.signed".into(), &"命令行".into()));
    let secret = std::fs::read_to_string(folder.path().join("keys/audit.key")).expect("reads");
    for shown in [&signed.stdout, &extract.stdout, &good.stdout] {
        assert!(!String::from_utf8_lossy(shown).contains(secret.trim()));
    }
}
