//! Server-sent events: the present state first, then each change, then the end.

use std::time::Duration;

use crate::server::{Server, TRANSCRIPT};

const NO_WORKER: (&str, &str) = ("CAIHENG_WORKERS", "0");

#[test]
fn a_stream_begins_with_the_present_state_and_closes_at_the_end() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER]);
    let (run, _) = server.accepted("a.txt", TRANSCRIPT.as_bytes());
    let path = format!("/api/v1/runs/{run}/events");
    let heard = std::thread::scope(|scope| {
        let stream = scope.spawn(|| server.get(&path));
        std::thread::sleep(Duration::from_millis(500));
        server.post(&format!("/api/v1/runs/{run}/cancel"), b"", &[]);
        stream.join().expect("the stream closes")
    });
    assert!(heard.header("content-type").starts_with("text/event-stream"));
    let events = events_of(&heard.text());
    assert_eq!(events[0], ("step".to_owned(), "{\"name\":\"transcribe\",\"status\":\"pending\"}".to_owned()));
    assert_eq!(events.iter().filter(|(name, _)| name == "step").count(), 8);
    assert_eq!(events.last(), Some(&("end".to_owned(), "{\"status\":\"cancelled\"}".to_owned())));

    // Who comes after the end gets the state and the end at once.
    assert_eq!(events_of(&server.get(&path).text()).last(), events.last());
}

/// Name and data of each event.
pub fn events_of(stream: &str) -> Vec<(String, String)> {
    let field = |block: &str, name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
    let event = |block: &str| Some((field(block, "event: ")?, field(block, "data: ")?));
    stream.split("\n\n").filter_map(event).collect()
}
