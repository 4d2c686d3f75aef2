//! An agency with invented people, and a service that they work with.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::server::{FORM, Reply, Server, form};

/// How long a run without models may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Login names with the arguments of their accounts.
const PEOPLE: [(&str, &[&str]); 6] = [
    ("jia", &["--role", "officer", "--certificate", "01", "--valid-from", "2020-01-01", "--valid-until", "2099-12-31"]),
    ("yi", &["--role", "officer", "--certificate", "02", "--valid-from", "2020-01-01", "--valid-until", "2099-12-31"]),
    ("shen", &["--role", "reviewer", "--legal-qualification", "A2020"]),
    ("zhang", &["--role", "head"]),
    ("xi", &["--role", "analyst"]),
    ("wai", &["--role", "officer", "--certificate", "09", "--valid-from", "2020-01-01", "--valid-until", "2099-12-31"]),
];

/// An agency at work.
pub struct Office {
    pub home: PathBuf,
    pub server: Server,
    accounts: Vec<(String, String, String)>,
}

/// Runs the binary on a data folder.
pub fn caiheng(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    command.args(arguments).env("CAIHENG_HOME", home).current_dir(home).output().expect("runs")
}

/// Runs the binary, which must succeed, and reads its JSON.
pub fn json_of(home: &Path, arguments: &[&str]) -> Value {
    let done = caiheng(home, &[&["--json"], arguments].concat());
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).expect("JSON")
}

impl Office {
    /// Makes the accounts and starts the service.
    pub fn open(home: &Path) -> Self {
        Self::open_with(home, &[])
    }

    /// As [`Self::open`], with further environment variables of the service.
    pub fn open_with(home: &Path, variables: &[(&str, &str)]) -> Self {
        let mut accounts = Vec::new();
        for (login, arguments) in PEOPLE {
            let agency = if login == "wai" { "别的机关" } else { "青阳县市场监督管理局" };
            let add = [&["people", "add", login, "--name", login, "--agency", agency], arguments].concat();
            let id = json_of(home, &add)["id"].as_str().expect("an id").to_owned();
            let token = json_of(home, &["people", "token", login, "--name", "试验"]);
            accounts.push((login.to_owned(), id, token["secret"].as_str().expect("a secret").to_owned()));
        }
        Self { home: home.to_owned(), server: Server::start_with(home, variables), accounts }
    }

    /// Starts the service again on the same folder.
    pub fn restart(&mut self) {
        self.server = Server::start(&self.home);
    }

    /// Identifier of the account of `login`.
    pub fn id(&self, login: &str) -> &str {
        &self.account(login).1
    }

    fn account(&self, login: &str) -> &(String, String, String) {
        self.accounts.iter().find(|account| account.0 == login).expect("an account")
    }

    /// The header by which `login` is known.
    pub fn token(&self, login: &str) -> String {
        format!("Bearer {}", self.account(login).2)
    }

    pub fn get(&self, login: &str, path: &str) -> Reply {
        self.server.get_with(path, &[("authorization", &self.token(login))])
    }

    pub fn post(&self, login: &str, path: &str, body: &Value, headers: &[(&str, &str)]) -> Reply {
        let token = self.token(login);
        let mut all = vec![("authorization", token.as_str()), ("content-type", "application/json")];
        all.extend(headers);
        self.server.post(path, body.to_string().as_bytes(), &all)
    }

    /// Uploads a transcript as `login`; its run once it has ended.
    pub fn run(&self, login: &str, content: &str) -> Value {
        let token = self.token(login);
        let headers = [("authorization", token.as_str()), ("content-type", FORM)];
        let made = self.server.post("/api/v1/runs", &form(Some(("询问.txt", content.as_bytes())), &[]), &headers);
        assert_eq!(made.status, 202, "{}", made.text());
        let path = format!("/api/v1/runs/{}", made.json()["run_id"].as_str().expect("an id"));
        let begin = Instant::now();
        loop {
            let run = self.get(login, &path).json()["run"].clone();
            if ["done", "failed"].iter().any(|status| run["status"] == **status) {
                return run;
            }
            assert!(begin.elapsed() < PATIENCE, "still waiting: {run:#}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Tries an act.
    pub fn attempt(&self, login: &str, case: &str, act: &Value) -> Reply {
        self.post(login, &format!("/api/v1/case-files/{case}/acts"), act, &[])
    }

    /// Does an act that must be allowed; the case after it.
    pub fn act(&self, login: &str, case: &str, act: &Value) -> Value {
        let reply = self.attempt(login, case, act);
        assert_eq!(reply.status, 200, "{act}: {}", reply.text());
        reply.json()
    }

    /// Opens a case that the head has approved.
    pub fn investigated(&self, number: &str, fine: u64) -> String {
        let case = self.filed(number);
        self.add_material("jia", &case, "照片", b"\xff\xd8\xff photo");
        let facts = json!({"summary": "销售过期面包九袋", "acted_on": "2025-03-12"});
        self.act("jia", &case, &json!({"type": "set_facts", "facts": facts}));
        let cited = json!({"law": "中华人民共和国食品安全法", "article": 124, "paragraph": 1, "item": 5});
        let basis = json!({"penalties": [cited]});
        self.act("jia", &case, &json!({"type": "set_provisions", "basis": basis}));
        self.act("jia", &case, &outcome(fine, ""));
        self.act("yi", &case, &json!({"type": "finish_investigation"}));
        case
    }

    /// Opens a case and has it filed.
    pub fn filed(&self, number: &str) -> String {
        let case = self.opened();
        self.act("zhang", &case, &json!({"type": "approve_filing", "number": number}));
        case
    }

    /// The act that opens a case.
    pub fn opening(&self) -> Value {
        let party = json!({"kind": "individual_business", "name": "青阳县好邻居食品店"});
        let officers = [self.id("jia"), self.id("yi")];
        json!({"type": "open", "title": "经营超过保质期食品案", "field": "市场监管", "source": "监督检查",
            "party": party, "officers": officers})
    }

    /// Opens a case.
    pub fn opened(&self) -> String {
        let reply = self.post("jia", "/api/v1/case-files", &self.opening(), &[]);
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.json()["id"].as_str().expect("an id").to_owned()
    }

    /// Adds a file; its identifier.
    pub fn add_material(&self, login: &str, case: &str, name: &str, content: &[u8]) -> String {
        let path = format!(
            "/api/v1/case-files/{case}/materials?name={}&kind=evidence&taken_at=2025-03-12T01:00:00Z",
            encoded(name)
        );
        let token = self.token(login);
        let reply = self.server.post(&path, content, &[("authorization", token.as_str())]);
        assert_eq!(reply.status, 201, "{}", reply.text());
        let materials = reply.json()["materials"].clone();
        materials.as_object().expect("materials").keys().max().expect("one").clone()
    }

    /// Writes a document; its identifier.
    pub fn document(&self, case: &str, kind: &str, markdown: &str) -> String {
        let file = self.act("jia", case, &json!({"type": "begin_document", "kind": kind, "markdown": markdown}));
        file["documents"].as_object().expect("documents").keys().max().expect("one").clone()
    }

    /// Gives notice of the fine and has the party give up its rights.
    pub fn notified(&self, case: &str, fine: u64) {
        let document = self.document(case, "prior_notice", &format!("拟对你处以罚款{fine}元。"));
        let notice = json!({"type": "give_notice", "document": document, "version": 1, "received_on": "2026-01-05",
            "statement_until": "2026-01-08", "hearing_right": true});
        self.act("jia", case, &notice);
        let material = self.add_material("jia", case, "放弃声明", b"%PDF-1.7 waiver");
        self.act("jia", case, &json!({"type": "waive_rights", "material": material, "hearing": true}));
    }

    /// Has the case reviewed with agreement.
    pub fn reviewed(&self, case: &str) {
        self.act("jia", case, &json!({"type": "request_review", "note": "请审核；此前的问题已处理"}));
        self.act("shen", case, &json!({"type": "take_review"}));
        let items = ["subject", "procedure", "facts", "law", "authority", "documents", "crime"];
        let items: Vec<Value> =
            items.iter().map(|item| json!({"item": item, "in_order": true, "finding": "已核对，未发现问题"})).collect();
        let opinion = json!({"type": "give_opinion", "result": {"result": "agree"}, "items": items, "opinion": "同意"});
        self.act("shen", case, &opinion);
    }
}

/// The act that proposes a fine.
pub fn outcome(fine: u64, reason: &str) -> Value {
    let outcome = json!({"kind": "penalty", "fine": fine, "reason": "货值小，首次违法，及时改正"});
    json!({"type": "set_outcome", "outcome": outcome, "reason": reason})
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
