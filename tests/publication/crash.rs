//! kill -9 under acts of publication: what was acknowledged is there, nothing is half there, and the log holds.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use crate::decided::DECISION;
use crate::office::{Office, json_of};

/// Rounds in a run of the tests; `CAIHENG_CRASHES` sets another number.
const ROUNDS: u64 = 8;

#[test]
fn an_acknowledged_act_survives_a_kill_and_no_half_of_another_does() {
    let rounds = std::env::var("CAIHENG_CRASHES").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS);
    let home = tempfile::tempdir().expect("a folder");
    let mut office = Office::open(home.path());
    let cases = ["1号", "2号", "3号"].map(|number| office.decided(number, DECISION));
    cases.iter().for_each(|case| drop(office.publish("jia", case, &json!({"type": "prepare"}))));
    let mut acknowledged = [1_u64; 3];
    for round in 0..rounds {
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let (office, stop) = (&office, &stop);
            let writers: Vec<_> = cases.iter().map(|case| scope.spawn(move || circle(office, case, stop))).collect();
            std::thread::sleep(Duration::from_millis(60 + round * 7919 % 400));
            office.server.kill_now();
            stop.store(true, Ordering::Relaxed);
            for (held, writer) in acknowledged.iter_mut().zip(writers) {
                *held = writer.join().expect("a writer").unwrap_or(*held);
            }
        });
        office.restart();
        for (case, held) in cases.iter().zip(&mut acknowledged) {
            let sheet = office.publication("jia", case);
            let events = sheet["events"].as_u64().expect("a number");
            // At most the one act that was under way when the answer could not be given any more.
            assert!((*held..=*held + 1).contains(&events), "round {round}: {held} acknowledged, {events} there");
            *held = events;
            let row = office.get("jia", "/api/v1/publications").json();
            let row = row.as_array().expect("a list").iter().find(|row| row["case_id"] == case.as_str()).cloned();
            assert_eq!(row.expect("listed")["stage"], sheet["stage"], "round {round}");
        }
        let public = office.feed("jia", "")["items"].as_array().map(Vec::len).unwrap_or_default();
        let stages =
            cases.iter().filter(|case| office.publication("jia", case)["publication"]["live"].is_object()).count();
        assert_eq!(public, stages, "round {round}");
    }
    println!("{rounds} kills, {acknowledged:?} acts");
    assert!(acknowledged.iter().sum::<u64>() > 10, "nothing was written between the kills");
    assert_eq!(json_of(home.path(), &["audit", "verify"])["ok"], true);
}

/// Goes on from wherever the publication stands, round and round, until the service is gone; how many events it acknowledged.
fn circle(office: &Office, case: &str, stop: &AtomicBool) -> Option<u64> {
    let path = format!("/api/v1/case-files/{case}/publication");
    let mut held = None;
    while !stop.load(Ordering::Relaxed) {
        let token = office.token("jia");
        let Some(reply) = office.server.try_get(&path, &[("authorization", token.as_str())]) else { return held };
        let (login, act) = next(&reply.json());
        let token = office.token(login);
        let headers = [("authorization", token.as_str()), ("content-type", "application/json")];
        let Some(reply) = office.server.try_post(&path, act.to_string().as_bytes(), &headers) else { return held };
        assert_eq!(reply.status, 200, "{act}: {}", reply.text());
        held = reply.json()["events"].as_u64();
    }
    held
}

/// Who does what next: prepare, confirm, submit, approve, publish, then corrections without end.
fn next(sheet: &Value) -> (&'static str, Value) {
    let draft = &sheet["publication"]["draft"];
    if draft.is_null() {
        let is_public = sheet["publication"]["live"].is_object();
        let begin = if is_public { json!({"type": "correct", "reason": "有误"}) } else { json!({"type": "prepare"}) };
        return ("jia", begin);
    }
    let items = draft["items"].as_array().expect("items").iter();
    let open: Vec<&Value> =
        items.filter(|item| item["verdict"]["type"] == "proposed").map(|item| &item["redaction"]["id"]).collect();
    if !open.is_empty() {
        return ("jia", json!({"type": "confirm", "ids": open}));
    }
    match (draft["submitted"].is_object(), draft["approval"].is_object()) {
        (false, _) => ("jia", json!({"type": "submit"})),
        (true, false) => ("zhang", json!({"type": "approve", "text_sha256": sheet["text_sha256"]})),
        (true, true) => ("jia", json!({"type": "publish"})),
    }
}
