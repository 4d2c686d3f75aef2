//! Decisions that were issued, over HTTP.

use serde_json::{Value, json};

use crate::office::{Office, outcome};
use crate::server::Reply;

/// A decision as an agency writes it, full of what must not be public.
pub const DECISION: &str = include_str!("decision.md");

/// Number of the decision.
pub const NUMBER: &str = "青市监罚决〔2026〕17号";

/// What must not stand in anything public.
pub const HIDDEN: [&str; 14] = [
    "刘桂芳",
    "陈国强",
    "赵小梅",
    "何秀兰",
    "孙立",
    "周文斌",
    "110105198012250043",
    "13812345678",
    "3单元502室",
    "黑A12345",
    "liuguifang_80",
    "6222020200112233445",
    "08010203",
    "08010204",
];

impl Office {
    /// A case with this decision, as far as `service`; its identifier.
    pub fn decided(&self, number: &str, markdown: &str) -> String {
        let party = json!({"kind": "individual_business", "name": "青阳县好邻居食品店", "representative": "刘桂芳",
            "telephone": "13812345678", "address": "青阳县城关镇建设路18号3单元502室"});
        let mut opening = self.opening();
        opening["party"] = party;
        let reply = self.post("jia", "/api/v1/case-files", &opening, &[]);
        assert_eq!(reply.status, 201, "{}", reply.text());
        let case = reply.json()["id"].as_str().expect("an id").to_owned();
        self.act("zhang", &case, &json!({"type": "approve_filing", "number": number}));
        self.add_material("jia", &case, "照片", b"\xff\xd8\xff photo");
        self.interviewed(&case);
        let facts = json!({"summary": "销售过期面包", "acted_on": "2026-01-05"});
        self.act("jia", &case, &json!({"type": "set_facts", "facts": facts}));
        let cited = json!({"law": "中华人民共和国食品安全法", "article": 124, "paragraph": 1, "item": 5});
        self.act("jia", &case, &json!({"type": "set_provisions", "basis": {"penalties": [cited]}}));
        self.act("jia", &case, &outcome(50_000, ""));
        self.act("yi", &case, &json!({"type": "finish_investigation"}));
        self.notified(&case, 50_000);
        let document = self.document(&case, "decision", markdown);
        let sheet = self.get("jia", &format!("/api/v1/case-files/{case}")).json();
        if sheet["review_due"]["due"] == true {
            self.reviewed(&case);
        }
        self.act("jia", &case, &json!({"type": "submit_for_decision", "document": document}));
        let decide =
            json!({"type": "decide", "document": document, "version": 1, "number": format!("{NUMBER}之{number}")});
        self.act("zhang", &case, &decide);
        case
    }

    /// Two records that the interviewed and a witness signed.
    fn interviewed(&self, case: &str) {
        let people = [("询问送货人", "陈国强", "被询问人"), ("现场", "赵小梅", "见证人")];
        for (title, name, role) in people {
            let record = json!({"type": "begin_record", "kind": "interview", "title": title, "held_at": "2026-01-05T02:00:00Z",
                "present": [self.id("jia"), self.id("yi")], "certificates_shown": true, "rights_told": true,
                "exchanges": [{"question": "是否属实？", "answer": "属实"}]});
            let file = self.act("jia", case, &record);
            let id = file["records"].as_object().expect("records").keys().max().expect("one").clone();
            let signatures = json!([{"name": name, "role": role}]);
            self.act(
                "jia",
                case,
                &json!({"type": "sign_record", "record": id, "version": 1, "signatures": signatures}),
            );
        }
    }

    /// The publication of a case, as `login` sees it.
    pub fn publication(&self, login: &str, case: &str) -> Value {
        let reply = self.get(login, &format!("/api/v1/case-files/{case}/publication"));
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    /// Tries an act.
    pub fn ask(&self, login: &str, case: &str, act: &Value) -> Reply {
        self.post(login, &format!("/api/v1/case-files/{case}/publication"), act, &[])
    }

    /// Does an act that must be allowed; the publication after it.
    pub fn publish(&self, login: &str, case: &str, act: &Value) -> Value {
        let reply = self.ask(login, case, act);
        assert_eq!(reply.status, 200, "{act}: {}", reply.text());
        reply.json()
    }

    /// Confirms whatever nobody has looked at yet.
    pub fn confirm_all(&self, login: &str, case: &str) -> Value {
        let items = self.publication(login, case)["publication"]["draft"]["items"].clone();
        let open = items.as_array().expect("items").iter().filter(|item| item["verdict"]["type"] == "proposed");
        let ids: Vec<&Value> = open.map(|item| &item["redaction"]["id"]).collect();
        self.publish(login, case, &json!({"type": "confirm", "ids": ids}))
    }

    /// Prepares, confirms and submits.
    pub fn submitted(&self, case: &str) -> Value {
        self.publish("jia", case, &json!({"type": "prepare"}));
        self.confirm_all("jia", case);
        self.publish("jia", case, &json!({"type": "submit"}))
    }

    /// Has `login` approve the text that stands there.
    pub fn approved(&self, login: &str, case: &str) -> Value {
        let text = self.publication(login, case)["text_sha256"].clone();
        self.publish(login, case, &json!({"type": "approve", "text_sha256": text}))
    }

    /// Brings the decision of a case to the public.
    pub fn public(&self, case: &str) -> Value {
        self.submitted(case);
        self.approved("zhang", case);
        self.publish("jia", case, &json!({"type": "publish"}))
    }

    /// The changes after a number.
    pub fn feed(&self, login: &str, query: &str) -> Value {
        let reply = self.get(login, &format!("/api/v1/publications/feed{query}"));
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }
}
