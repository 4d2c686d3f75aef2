//! Starts the real binary and speaks HTTP to it.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A transcript of a few lines.
pub const TRANSCRIPT: &str = "问：你叫什么名字？\n答：我叫王小明，是小明食品店的经营者。\n问：2025年3月1日检查时，货架上的面包过期了吗？\n答：有9袋面包过了保质期，每袋5元。\n";

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    url: String,
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Server {
    pub fn start(home: &Path) -> Self {
        Self::start_with(home, &[])
    }

    /// Starts with further environment variables and waits for the address.
    pub fn start_with(home: &Path, variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
        command.args(["serve", "--bind", "127.0.0.1:0"]).env("CAIHENG_HOME", home).current_dir(home);
        command.envs(variables.iter().copied()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("stdout");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let url = line.trim().strip_prefix("裁衡已启动：").expect("the address").to_owned();
        Self { child, url }
    }

    pub fn get(&self, path: &str) -> Reply {
        self.get_with(path, &[])
    }

    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        self.try_get(path, headers).expect("an answer")
    }

    pub fn post(&self, path: &str, body: &[u8], headers: &[(&str, &str)]) -> Reply {
        self.try_post(path, body, headers).expect("an answer")
    }

    /// As [`Self::get_with`], or `None` where the service is gone.
    pub fn try_get(&self, path: &str, headers: &[(&str, &str)]) -> Option<Reply> {
        let request = agent().get(format!("{}{path}", self.url));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Reply::try_of(request.call())
    }

    /// As [`Self::post`], or `None` where the service is gone.
    pub fn try_post(&self, path: &str, body: &[u8], headers: &[(&str, &str)]) -> Option<Reply> {
        let request = agent().post(format!("{}{path}", self.url));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Reply::try_of(request.send(body))
    }

    pub fn delete(&self, path: &str) -> Reply {
        self.send("DELETE", path, b"", &[])
    }

    /// Any method, with a body or without.
    pub fn send(&self, method: &str, path: &str, body: &[u8], headers: &[(&str, &str)]) -> Reply {
        let request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.url));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Reply::of(agent().run(request.body(body).expect("a request")))
    }

    /// Uploads `content` with further text fields.
    pub fn upload(&self, name: &str, content: &[u8], fields: &[(&str, &str)]) -> Reply {
        let body = form(Some((name, content)), fields);
        self.post("/api/v1/runs", &body, &[("content-type", FORM)])
    }

    /// Uploads what must be accepted, and gives the ids of run and job.
    pub fn accepted(&self, name: &str, content: &[u8]) -> (String, String) {
        let reply = self.upload(name, content, &[]);
        assert_eq!(reply.status, 202, "{}", reply.text());
        let json = reply.json();
        let id = |key: &str| json[key].as_str().expect("an id").to_owned();
        (id("run_id"), id("job_id"))
    }

    /// Reads a run until `is_there`, at most `patience` long.
    pub fn wait_for_run(&self, id: &str, patience: Duration, is_there: impl Fn(&Value) -> bool) -> Value {
        let begin = Instant::now();
        loop {
            let detail = self.get(&format!("/api/v1/runs/{id}")).json();
            if is_there(&detail) {
                return detail;
            }
            assert!(begin.elapsed() < patience, "still waiting after {patience:?}: {detail:#}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Kills it as a power cut would.
    pub fn kill(mut self) {
        self.kill_now();
        self.child.wait().expect("ends");
    }

    /// Kills it at once, from another thread than the one that waits for its answers.
    pub fn kill_now(&self) {
        let killed = Command::new("kill").args(["-KILL", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(killed.success());
    }

    /// Asks it to stop; the time it took and its exit code.
    pub fn terminate(mut self) -> (Duration, Option<i32>) {
        let begin = Instant::now();
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(asked.success());
        let status = self.child.wait().expect("ends");
        (begin.elapsed(), status.code())
    }

    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Reply {
    fn of(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Self {
        Self::try_of(answer).expect("an answer")
    }

    fn try_of(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Option<Self> {
        let mut response = answer.ok()?;
        let mut body = Vec::new();
        response.body_mut().as_reader().read_to_end(&mut body).ok()?;
        Some(Self { status: response.status().as_u16(), headers: response.headers().clone(), body })
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Checks that it is a problem with this status and code.
    pub fn is_problem(&self, status: u16, code: &str) {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], status);
        assert_eq!(problem["type"], "about:blank");
        assert!(problem["detail"].as_str().is_some_and(|detail| !detail.is_empty()));
    }
}

/// Content type of [`form`].
pub const FORM: &str = "multipart/form-data; boundary=XXXX";

/// A multipart body.
pub fn form(file: Option<(&str, &[u8])>, fields: &[(&str, &str)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--XXXX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    if let Some((name, content)) = file {
        let head = format!("--XXXX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--XXXX--\r\n");
    body
}

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).max_redirects(0);
    let config = config.allow_non_standard_methods(true);
    config.timeout_global(Some(Duration::from_secs(1200))).build().into()
}
