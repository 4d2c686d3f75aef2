//! Uploads: what is taken, what is refused, and what is left on the disk.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::server::{FORM, Server, TRANSCRIPT, form};

const NO_WORKER: (&str, &str) = ("CAIHENG_WORKERS", "0");

fn files_in(home: &Path) -> usize {
    std::fs::read_dir(home.join("uploads")).map_or(0, Iterator::count)
}

#[test]
fn a_transcript_becomes_a_run_with_a_job() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER]);
    let fields = [("as_of", "2025-03-01"), ("title", "王小明案")];
    let reply = server.upload("../../询问\\笔录.txt", TRANSCRIPT.as_bytes(), &fields);
    assert_eq!(reply.status, 202, "{}", reply.text());
    let ids = reply.json();
    let (run, job) = (ids["run_id"].as_str().expect("an id"), ids["job_id"].as_str().expect("an id"));

    let detail = server.get(&format!("/api/v1/runs/{run}")).json();
    assert_eq!(detail["run"]["title"], "王小明案");
    assert_eq!(detail["run"]["file_name"], "笔录.txt");
    assert_eq!(detail["run"]["kind"], "transcript");
    assert_eq!(detail["run"]["as_of"], "2025-03-01");
    assert_eq!(detail["run"]["status"], "pending");
    assert_eq!(detail["job"]["id"], job);
    let steps: Vec<&str> =
        detail["steps"].as_array().expect("steps").iter().filter_map(|s| s["name"].as_str()).collect();
    assert_eq!(steps, caiheng::assist::pipeline::STEPS);
    assert_eq!(server.get(&format!("/api/v1/jobs/{job}")).json()["status"], "pending");
    assert_eq!(server.get("/api/v1/runs").json()["runs"][0]["id"], run);
    server.get(&format!("/api/v1/runs/{run}/report")).is_problem(404, "report.not_found");
    server.get(&format!("/api/v1/runs/{run}/draft")).is_problem(404, "draft.not_found");
    server.get(&format!("/api/v1/runs/{run}/steps/extract")).is_problem(404, "step.not_found");
    assert_eq!(files_in(home.path()), 1);
}

#[test]
fn a_list_longer_than_a_page_goes_on_where_it_ended() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER]);
    let ids: Vec<String> = (0..3).map(|_| server.accepted("a.txt", TRANSCRIPT.as_bytes()).0).collect();
    let first = server.get("/api/v1/runs?limit=2").json();
    assert_eq!(first["runs"][0]["id"], ids[2].as_str());
    assert_eq!(first["next"], ids[1].as_str());
    let second = server.get(&format!("/api/v1/runs?limit=2&before={}", ids[1])).json();
    assert_eq!(second["runs"][0]["id"], ids[0].as_str());
    assert!(second["next"].is_null());
}

#[test]
fn what_cannot_be_worked_on_is_refused_and_leaves_no_file() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER, ("CAIHENG_MAX_UPLOAD_MIB", "1")]);
    server.upload("empty.wav", b"", &[]).is_problem(422, "upload.empty");
    server.upload("archive.wav", b"PK\x03\x04\0\0\0\0", &[]).is_problem(422, "upload.unsupported");
    server.upload("a.txt", TRANSCRIPT.as_bytes(), &[("as_of", "2025-02-30")]).is_problem(422, "request.as_of");
    server.upload("a.txt", TRANSCRIPT.as_bytes(), &[("asof", "2025-02-03")]).is_problem(422, "request.fields");
    server.upload("big.txt", &vec![b'a'; (1 << 20) + 1], &[]).is_problem(413, "upload.too_large");
    let no_file = form(None, &[("title", "无文件")]);
    server.post("/api/v1/runs", &no_file, &[("content-type", FORM)]).is_problem(400, "upload.no_file");
    assert_eq!(files_in(home.path()), 0);
    assert_eq!(server.get("/api/v1/runs").json()["runs"].as_array().map(Vec::len), Some(0));
    // Exactly the limit passes.
    assert_eq!(server.upload("full.txt", &vec![b'a'; 1 << 20], &[]).status, 202);
}

#[test]
fn a_client_that_asks_first_is_refused_before_it_sends() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER, ("CAIHENG_MAX_UPLOAD_MIB", "1")]);
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).expect("connects");
    let head = format!(
        "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\nContent-Length: 2147483648\r\n\
         Expect: 100-continue\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("sends");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("upload.too_large"), "{answer}");
}

#[test]
fn an_upload_that_breaks_off_leaves_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER]);
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).expect("connects");
    let head = format!(
        "POST /api/v1/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\nContent-Length: 900000\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("sends");
    let body = form(Some(("a.txt", TRANSCRIPT.as_bytes())), &[]);
    stream.write_all(&body[..body.len() - 12]).expect("sends");
    let begin = Instant::now();
    while files_in(home.path()) == 0 && begin.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(files_in(home.path()), 1, "the upload has begun");
    drop(stream);
    while files_in(home.path()) > 0 && begin.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(files_in(home.path()), 0);
    assert_eq!(server.get("/api/v1/runs").json()["runs"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_recording_can_be_read_in_parts() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[NO_WORKER]);
    // The head of a wav file is enough: nobody decodes it here.
    let recording: Vec<u8> = b"RIFF\x24\0\0\0WAVE".iter().copied().chain((0..=255).cycle().take(5_000_000)).collect();
    let (run, _) = server.accepted("r.wav", &recording);
    let path = format!("/api/v1/runs/{run}/recording");

    let whole = server.get(&path);
    assert_eq!(
        (whole.status, whole.header("content-type"), whole.header("accept-ranges")),
        (200, "audio/wav", "bytes")
    );
    assert_eq!(whole.body, recording);
    let part = server.get_with(&path, &[("range", "bytes=100000-100009")]);
    assert_eq!((part.status, part.header("content-range")), (206, "bytes 100000-100009/5000012"));
    assert_eq!(part.body, &recording[100_000..100_010]);
    let end = server.get_with(&path, &[("range", "bytes=-5")]);
    assert_eq!(end.body, &recording[recording.len() - 5..]);
    let beyond = server.get_with(&path, &[("range", "bytes=9000000-")]);
    beyond.is_problem(416, "request.range");
    assert_eq!(beyond.header("content-range"), "bytes */5000012");

    let (transcript, _) = server.accepted("a.txt", TRANSCRIPT.as_bytes());
    server.get(&format!("/api/v1/runs/{transcript}/recording")).is_problem(404, "recording.not_found");
}
