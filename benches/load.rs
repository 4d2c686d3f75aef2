//! The service under 500 readers and 20 writers at a time: answers a second, how long they take, and what is refused.
//!
//! `cargo bench --bench load`; `CAIHENG_LOAD_SECONDS` sets another time than a minute. Readers read a case, its timeline or the
//! list; writers write notes into cases of their own. Anything but 200 and 429 is an error.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark fails loudly and prints what it measured"
)]

use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::json;

#[expect(dead_code, reason = "shared with the tests of casework, which use all of it")]
#[path = "../tests/casework/office.rs"]
mod office;
#[expect(dead_code, reason = "shared with the tests of the service, which use all of it")]
#[path = "../tests/http/server.rs"]
mod server;

use office::Office;

const READERS: usize = 500;
const WRITERS: usize = 20;

/// Answers of one kind.
#[derive(Default)]
struct Answers {
    times: Vec<Duration>,
    throttled: usize,
    errors: Vec<String>,
}

fn main() {
    // `cargo test --benches` only asks whether it runs.
    let asked = std::env::var("CAIHENG_LOAD_SECONDS").ok().and_then(|text| text.parse().ok());
    let measured = std::env::args().any(|argument| argument == "--bench");
    let seconds = asked.unwrap_or(if measured { 60 } else { 1 });
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let cases: Vec<String> = (0..WRITERS).map(|number| office.filed(&format!("{number}号"))).collect();
    let (reads, writes) = (Mutex::new(Answers::default()), Mutex::new(Answers::default()));
    let end = Instant::now() + Duration::from_secs(seconds);
    std::thread::scope(|scope| {
        for reader in 0..READERS {
            let (office, cases, reads) = (&office, &cases, &reads);
            scope.spawn(move || read(office, &cases[reader % WRITERS], reader, end, reads));
        }
        for case in &cases {
            let (office, writes) = (&office, &writes);
            scope.spawn(move || write(office, case, end, writes));
        }
    });
    println!("{READERS} readers and {WRITERS} writers for {seconds} s");
    report("reads", reads.into_inner().expect("no reader panicked"), seconds);
    report("writes", writes.into_inner().expect("no writer panicked"), seconds);
}

fn read(office: &Office, case: &str, reader: usize, end: Instant, answers: &Mutex<Answers>) {
    let path = match reader % 3 {
        0 => format!("/api/v1/case-files/{case}"),
        1 => format!("/api/v1/case-files/{case}/timeline"),
        _ => "/api/v1/case-files?limit=20".to_owned(),
    };
    let token = office.token("shen");
    while Instant::now() < end {
        let begin = Instant::now();
        let reply = office.server.try_get(&path, &[("authorization", &token)]);
        note(answers, begin, reply);
    }
}

fn write(office: &Office, case: &str, end: Instant, answers: &Mutex<Answers>) {
    let path = format!("/api/v1/case-files/{case}/acts");
    let token = office.token("jia");
    let headers = [("authorization", token.as_str()), ("content-type", "application/json")];
    let mut number = 0;
    while Instant::now() < end {
        number += 1;
        let body = json!({"type": "note", "text": format!("备注 {number}")}).to_string();
        let begin = Instant::now();
        let reply = office.server.try_post(&path, body.as_bytes(), &headers);
        note(answers, begin, reply);
    }
}

fn note(answers: &Mutex<Answers>, begin: Instant, reply: Option<server::Reply>) {
    let took = begin.elapsed();
    let mut answers = answers.lock().expect("no thread panicked");
    match reply {
        Some(reply) if reply.status == 200 => answers.times.push(took),
        Some(reply) if reply.status == 429 => answers.throttled += 1,
        Some(reply) => answers.errors.push(format!("{}: {}", reply.status, reply.text())),
        None => answers.errors.push("no answer".to_owned()),
    }
}

fn report(what: &str, mut answers: Answers, seconds: u64) {
    answers.times.sort();
    let at = |share: usize| answers.times.get(answers.times.len() * share / 100).copied().unwrap_or_default();
    println!(
        "{what}: {} answers, {} a second, p50 {:?}, p99 {:?}, 429 {}, errors {}",
        answers.times.len(),
        answers.times.len() as u64 / seconds.max(1),
        at(50),
        at(99),
        answers.throttled,
        answers.errors.len(),
    );
    if let Some(first) = answers.errors.first() {
        println!("first error: {first}");
    }
    assert!(answers.errors.is_empty(), "{what} failed");
}
