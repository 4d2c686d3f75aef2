//! Logging in: one-time passwords, throttling, second factors, forged requests, sessions that end.

use serde_json::json;
use totp_rs::{Builder, Secret};

use crate::browser::{Browser, one_time_password};
use crate::office::{Office, caiheng, json_of};

const GOOD: &str = "Lihua-7gulou+Yanjing";
const BETTER: &str = "gulou=Yanjing/88Lihua";

#[test]
fn the_first_administrator_gets_in_by_a_one_time_password_and_must_replace_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path());
    let add = ["people", "add", "guan", "--name", "管", "--agency", "青阳县市场监督管理局", "--role", "administrator"];
    json_of(&office.home, &add);
    let mut browser = Browser::new(&office.server);
    browser.log_in("guan", "whatever it is", None).is_problem(401, "login.failed");
    let first = one_time_password(&office.home, "guan");
    let reply = browser.log_in("GUAN", &first, None);
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert_eq!(reply.json()["duties"], json!(["change_password"]));
    browser.get("/api/v1/people").is_problem(403, "access.unfinished");
    browser.get("/api/v1/provisions/search?q=%E9%A3%9F").is_problem(403, "access.unfinished");

    browser.change_password("wrong", GOOD).is_problem(401, "login.failed");
    browser.change_password(&first, "Guan12345678").is_problem(422, "password.weak");
    browser.change_password(&first, &first).is_problem(422, "password.used");
    let before = browser.cookie.clone();
    let reply = browser.change_password(&first, GOOD);
    assert_eq!(reply.json()["duties"], json!([]), "{}", reply.text());
    assert_ne!(browser.cookie, before, "a new secret");
    office.server.get_with("/api/v1/people", &[("cookie", &before)]).is_problem(401, "access.session");

    let people = browser.get("/api/v1/people").json();
    let logins: Vec<&str> = people.as_array().expect("people").iter().filter_map(|one| one["login"].as_str()).collect();
    assert_eq!(logins, ["guan", "jia", "shen", "xi", "yi", "zhang"], "those of the own agency");
    Browser::new(&office.server).log_in("guan", &first, None).is_problem(401, "login.failed");
    browser.change_password(GOOD, &first).is_problem(422, "password.used");
    assert_eq!(browser.change_password(GOOD, BETTER).status, 200);
    browser.change_password(BETTER, GOOD).is_problem(422, "password.used");

    let state = browser.get("/api/v1/session").json();
    assert_eq!((state["mode"].as_str(), state["account"]["login"].as_str()), (Some("signed_in"), Some("guan")));
    let reply = browser.send("DELETE", "/api/v1/session", None);
    assert_eq!(reply.status, 204);
    assert!(reply.header("set-cookie").contains("Expires=Thu, 01 Jan 1970"), "{}", reply.header("set-cookie"));
    browser.get("/api/v1/people").is_problem(401, "access.session");
    assert_eq!(browser.get("/api/v1/session").json()["mode"], "signed_out");
    let secrets = [first.as_str(), GOOD, BETTER];
    let log = String::from_utf8(caiheng(&office.home, &["audit", "export"]).stdout).expect("text");
    assert!(secrets.iter().all(|secret| !log.contains(secret)), "no password in the log");
    for action in ["access.login", "access.logout", "people.password", "access.refused"] {
        assert!(log.contains(action), "{action}");
    }
}

#[test]
fn after_a_few_failures_an_account_has_to_wait_and_a_flood_does_not_slip_through() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut office = Office::open(folder.path());
    let password = one_time_password(&office.home, "jia");
    let codes: Vec<u16> = std::thread::scope(|scope| {
        let server = &office.server;
        let guess = |n: usize| move || Browser::new(server).log_in("jia", &format!("guess {n}"), None).status;
        let guesses: Vec<_> = (0..20).map(|n| scope.spawn(guess(n))).collect();
        guesses.into_iter().map(|guess| guess.join().expect("answers")).collect()
    });
    assert_eq!(codes.iter().filter(|code| **code == 401).count(), 5, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| **code == 429).count(), 15, "{codes:?}");
    let reply = Browser::new(&office.server).log_in("jia", &password, None);
    reply.is_problem(429, "login.throttled");
    let wait: u32 = reply.header("retry-after").parse().expect("seconds");
    assert!((1..=15).contains(&wait), "{wait}");
    office.restart();
    Browser::new(&office.server).log_in("jia", &password, None).is_problem(429, "login.throttled");
    // Another account is not shut out with it.
    let other = one_time_password(&office.home, "shen");
    assert_eq!(Browser::new(&office.server).log_in("shen", &other, None).status, 201);
    // Names that nobody has are treated alike.
    for _ in 0..5 {
        Browser::new(&office.server).log_in("nobody", "guess", None).is_problem(401, "login.failed");
    }
    Browser::new(&office.server).log_in("nobody", "guess", None).is_problem(429, "login.throttled");
}

#[test]
fn a_second_factor_is_asked_for_and_each_code_opens_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path());
    let mut browser = Browser::settled(&office.server, &office.home, "shen", GOOD);
    let path = "/api/v1/session/second-factor";
    browser.send("POST", path, Some(&json!({"password": "wrong"}))).is_problem(401, "login.failed");
    let new = browser.send("POST", path, Some(&json!({"password": GOOD}))).json();
    assert!(new["address"].as_str().expect("an address").starts_with("otpauth://totp/Caiheng:shen?"), "{new}");
    let secret = Secret::try_from_base32(new["secret"].as_str().expect("a secret")).expect("Base32");
    let authenticator =
        Builder::new().with_secret(secret).with_account_name("shen").with_issuer(Some("Caiheng")).build().expect("one");
    browser.send("PUT", path, Some(&json!({"code": "000000"}))).is_problem(422, "second_factor.code");
    let code = authenticator.generate_current().to_string();
    let codes = browser.send("PUT", path, Some(&json!({"code": code}))).json();
    let recovery: Vec<&str> =
        codes["recovery_codes"].as_array().expect("codes").iter().filter_map(|code| code.as_str()).collect();
    assert_eq!(recovery.len(), 8);

    browser.log_in("shen", GOOD, None).is_problem(401, "login.code_required");
    browser.log_in("shen", GOOD, Some(&code)).is_problem(401, "login.failed");
    assert_eq!(browser.log_in("shen", GOOD, Some(recovery[0])).status, 201);
    browser.log_in("shen", GOOD, Some(recovery[0])).is_problem(401, "login.failed");
    assert_eq!(browser.log_in("shen", GOOD, Some(recovery[1])).status, 201);
    // The code of the next step is accepted a little early, since clocks differ.
    let next = authenticator.generate(authenticator.next_step_current()).to_string();
    assert_eq!(browser.log_in("shen", GOOD, Some(&next)).status, 201);
    browser.send("DELETE", path, Some(&json!({"password": GOOD, "code": next}))).is_problem(401, "login.failed");
    let removed = browser.send("DELETE", path, Some(&json!({"password": GOOD, "code": recovery[2]})));
    assert_eq!(removed.status, 204, "{}", removed.text());
    assert_eq!(browser.log_in("shen", GOOD, None).status, 201);
}

#[test]
fn a_role_that_must_have_a_second_factor_gets_nowhere_without_one() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("caiheng.toml"), "[accounts]\nsecond_factor_roles = [\"head\"]\n")
        .expect("writes");
    let office = Office::open(folder.path());
    let browser = Browser::settled(&office.server, &office.home, "zhang", GOOD);
    assert_eq!(browser.get("/api/v1/session").json()["duties"], json!(["set_up_second_factor"]));
    browser.get("/api/v1/case-files").is_problem(403, "access.unfinished");
    let officer = Browser::settled(&office.server, &office.home, "jia", GOOD);
    assert_eq!(officer.get("/api/v1/case-files").status, 200);
}

#[test]
fn a_change_without_the_token_of_the_page_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path());
    let browser = Browser::settled(&office.server, &office.home, "jia", GOOD);
    let opening = office.opening();
    let headers = [("cookie", browser.cookie.as_str()), ("content-type", "application/json")];
    let forged = office.server.post("/api/v1/case-files", opening.to_string().as_bytes(), &headers);
    forged.is_problem(403, "access.csrf");
    let mut other = Browser::settled(&office.server, &office.home, "jia", BETTER);
    other.csrf_token = "0".repeat(64);
    other.send("POST", "/api/v1/case-files", Some(&opening)).is_problem(403, "access.csrf");
    let browser = Browser::settled(&office.server, &office.home, "jia", "Qiutian!47heron.fly");
    assert_eq!(browser.send("POST", "/api/v1/case-files", Some(&opening)).status, 201);
    let elsewhere = [("origin", "http://evil.example"), ("sec-fetch-site", "cross-site"), headers[0], headers[1]];
    office.server.post("/api/v1/session", b"{}", &elsewhere).is_problem(403, "request.cross_origin");
}

#[test]
fn sessions_end_one_by_one_and_with_the_account() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path());
    let here = Browser::settled(&office.server, &office.home, "jia", GOOD);
    let mut there = Browser::new(&office.server);
    assert_eq!(there.log_in("jia", GOOD, None).status, 201);
    let sessions = here.get("/api/v1/sessions").json();
    let newest = sessions[0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(sessions.as_array().map(Vec::len), Some(2), "{sessions}");
    let foreign = Browser::settled(&office.server, &office.home, "yi", GOOD);
    foreign.send("DELETE", &format!("/api/v1/sessions/{newest}"), None).is_problem(404, "session.not_found");
    assert_eq!(here.send("DELETE", &format!("/api/v1/sessions/{newest}"), None).status, 204);
    there.get("/api/v1/case-files").is_problem(401, "access.session");
    assert_eq!(here.get("/api/v1/case-files").status, 200);

    json_of(&office.home, &["people", "change", "jia", "--disabled", "true"]);
    here.get("/api/v1/case-files").is_problem(401, "access.session");
    there.log_in("jia", GOOD, None).is_problem(401, "login.failed");
    json_of(&office.home, &["people", "change", "jia", "--disabled", "false"]);
    here.get("/api/v1/case-files").is_problem(401, "access.session");
}

#[test]
fn tokens_are_made_in_person_and_do_not_change_passwords() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path());
    let browser = Browser::settled(&office.server, &office.home, "jia", GOOD);
    let wanted = json!({"name": "办案系统", "scopes": ["read_cases"], "days": 30, "password": GOOD});
    let wrong = json!({"name": "办案系统", "days": 30, "password": BETTER});
    browser.send("POST", "/api/v1/tokens", Some(&wrong)).is_problem(401, "login.failed");
    let made = browser.send("POST", "/api/v1/tokens", Some(&wanted));
    assert_eq!(made.status, 201, "{}", made.text());
    let secret = format!("Bearer {}", made.json()["secret"].as_str().expect("a secret"));
    let with_token = [("authorization", secret.as_str()), ("content-type", "application/json")];
    assert_eq!(office.server.get_with("/api/v1/case-files", &with_token).status, 200);
    let opening = office.opening().to_string();
    office.server.post("/api/v1/case-files", opening.as_bytes(), &with_token).is_problem(403, "access.permission");
    let wanted = wanted.to_string();
    office.server.post("/api/v1/tokens", wanted.as_bytes(), &with_token).is_problem(403, "access.in_person");
    let change = json!({"current": GOOD, "new": BETTER}).to_string();
    let reply = office.server.post("/api/v1/session/password", change.as_bytes(), &with_token);
    reply.is_problem(403, "access.in_person");
    // A scope bounds what its owner's roles would let them do in a case, too.
    let case = browser.send("POST", "/api/v1/case-files", Some(&office.opening())).json()["id"].clone();
    let case = case.as_str().expect("an id");
    let note = json!({"type": "note", "text": "无"}).to_string();
    let path = format!("/api/v1/case-files/{case}/acts");
    office.server.post(&path, note.as_bytes(), &with_token).is_problem(403, "case.not_permitted");
    let material = format!("/api/v1/case-files/{case}/materials?name=a&kind=evidence&taken_at=2025-03-12T01:00:00Z");
    office.server.post(&material, b"x", &with_token).is_problem(403, "access.permission");
    let beyond = json!({"name": "多", "scopes": ["decide_cases"], "days": 30, "password": GOOD});
    browser.send("POST", "/api/v1/tokens", Some(&beyond)).is_problem(422, "people.scope");
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    office.server.get_with("/api/v1/sessions", &with_token).is_problem(403, "access.in_person");
    office.server.get_with("/api/v1/tokens", &with_token).is_problem(403, "access.in_person");
    let foreign = Browser::settled(&office.server, &office.home, "yi", GOOD);
    foreign.send("DELETE", &format!("/api/v1/tokens/{id}"), None).is_problem(404, "people.token_not_found");
    assert_eq!(browser.send("DELETE", &format!("/api/v1/tokens/{id}"), None).status, 204);
    office.server.get_with("/api/v1/case-files", &with_token).is_problem(401, "access.token");
}

#[test]
fn a_new_one_time_password_and_a_disabled_account_end_tokens_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::open(folder.path());
    assert_eq!(office.get("jia", "/api/v1/case-files").status, 200);
    one_time_password(&office.home, "jia");
    office.get("jia", "/api/v1/case-files").is_problem(401, "access.token");
    json_of(&office.home, &["people", "change", "shen", "--disabled", "true"]);
    json_of(&office.home, &["people", "change", "shen", "--disabled", "false"]);
    office.get("shen", "/api/v1/case-files").is_problem(401, "access.token");
}
