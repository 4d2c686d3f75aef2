//! A browser: keeps the cookie of its session and the token that goes with it.

use std::path::Path;

use serde_json::{Value, json};

use crate::office::json_of;
use crate::server::{Reply, Server};

pub struct Browser<'a> {
    server: &'a Server,
    /// `name=secret`.
    pub cookie: String,
    pub csrf_token: String,
}

/// A one-time password of an account.
pub fn one_time_password(home: &Path, login: &str) -> String {
    json_of(home, &["people", "password", login])["password"].as_str().expect("a password").to_owned()
}

impl<'a> Browser<'a> {
    pub fn new(server: &'a Server) -> Self {
        Self { server, cookie: String::new(), csrf_token: String::new() }
    }

    /// Logs in, keeps what the service sets, and gives its answer.
    pub fn log_in(&mut self, login: &str, password: &str, code: Option<&str>) -> Reply {
        let given = json!({"login": login, "password": password, "code": code});
        let reply = self.send("POST", "/api/v1/session", Some(&given));
        if reply.status == 201 {
            self.keep(&reply);
        }
        reply
    }

    /// Logs in with a one-time password and chooses `password`.
    pub fn settled(server: &'a Server, home: &Path, login: &str, password: &str) -> Self {
        let mut browser = Self::new(server);
        let first = one_time_password(home, login);
        assert_eq!(browser.log_in(login, &first, None).status, 201);
        let reply = browser.change_password(&first, password);
        assert_eq!(reply.status, 200, "{}", reply.text());
        browser
    }

    pub fn change_password(&mut self, current: &str, new: &str) -> Reply {
        let given = json!({"current": current, "new": new});
        let reply = self.send("POST", "/api/v1/session/password", Some(&given));
        if reply.status == 200 {
            self.keep(&reply);
        }
        reply
    }

    pub fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None)
    }

    /// Sends the cookie, and with each change the token.
    pub fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Reply {
        let mut headers = vec![("cookie", self.cookie.as_str()), ("x-csrf-token", self.csrf_token.as_str())];
        headers.retain(|(name, value)| !value.is_empty() && (*name != "x-csrf-token" || method != "GET"));
        let body = body.map(Value::to_string);
        if body.is_some() {
            headers.push(("content-type", "application/json"));
        }
        self.server.send(method, path, body.unwrap_or_default().as_bytes(), &headers)
    }

    pub fn keep(&mut self, reply: &Reply) {
        let set = reply.header("set-cookie");
        for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age="] {
            assert!(set.contains(part), "{set}");
        }
        self.cookie = set.split(';').next().expect("a cookie").to_owned();
        self.csrf_token = reply.json()["csrf_token"].as_str().expect("a token").to_owned();
    }
}
