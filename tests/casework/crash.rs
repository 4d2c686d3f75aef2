//! kill -9 under writes: what was acknowledged is there, nothing is half there, and the log holds.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::json;

use crate::office::{Office, json_of};

/// Rounds in a run of the tests; `CAIHENG_CRASHES` sets another number.
const ROUNDS: u64 = 40;
/// Writers at a time.
const WRITERS: usize = 4;

#[test]
fn every_acknowledged_act_survives_a_kill() {
    let rounds = std::env::var("CAIHENG_CRASHES").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS);
    let home = tempfile::tempdir().expect("a folder");
    let mut office = Office::open(home.path());
    let cases: Vec<String> = (0..WRITERS).map(|number| office.filed(&format!("{number}号"))).collect();
    let mut acknowledged: Vec<Vec<String>> = vec![Vec::new(); WRITERS];
    for round in 0..rounds {
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let writers: Vec<_> = cases
                .iter()
                .enumerate()
                .map(|(writer, case)| {
                    let (office, stop) = (&office, &stop);
                    scope.spawn(move || write(office, case, round, writer, stop))
                })
                .collect();
            // A different moment in each round: 20 to 320 ms.
            std::thread::sleep(Duration::from_millis(20 + round * 7919 % 300));
            office.server.kill_now();
            stop.store(true, Ordering::Relaxed);
            for (writer, done) in writers.into_iter().enumerate() {
                acknowledged[writer].extend(done.join().expect("a writer"));
            }
        });
        office.restart();
        for (case, expected) in cases.iter().zip(&acknowledged) {
            let timeline = office.get("jia", &format!("/api/v1/case-files/{case}/timeline"));
            assert_eq!(timeline.status, 200, "round {round}: {}", timeline.text());
            let timeline = timeline.json();
            let notes: Vec<&str> =
                timeline.as_array().expect("a list").iter().filter_map(|entry| entry["act"]["text"].as_str()).collect();
            for note in expected {
                assert!(notes.contains(&note.as_str()), "round {round}: {note} was acknowledged and is gone");
            }
        }
    }
    let written: usize = acknowledged.iter().map(Vec::len).sum();
    println!("{rounds} kills, {written} acknowledged acts");
    assert!(written > WRITERS, "nothing was written between the kills");
    let verified = json_of(home.path(), &["audit", "verify"]);
    assert_eq!(verified["ok"], true, "{verified}");
}

/// Writes notes until the service is gone; those that were acknowledged.
fn write(office: &Office, case: &str, round: u64, writer: usize, stop: &AtomicBool) -> Vec<String> {
    let mut done = Vec::new();
    for number in 0.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let text = format!("第{round}轮 {writer} {number}");
        let path = format!("/api/v1/case-files/{case}/acts");
        let body = json!({"type": "note", "text": text}).to_string();
        let token = office.token("jia");
        let headers = [("authorization", token.as_str()), ("content-type", "application/json")];
        match office.server.try_post(&path, body.as_bytes(), &headers) {
            Some(reply) if reply.status == 200 => done.push(text),
            Some(reply) => panic!("{}", reply.text()),
            None => break,
        }
    }
    done
}
