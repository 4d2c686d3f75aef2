//! An agency inside this process, with a clock that a test moves.

use std::path::Path;
use std::sync::{Arc, Mutex};

use caiheng::assist::pipeline::Services;
use caiheng::casework::archive::log::sha256_of;
use caiheng::casework::archive::texts;
use caiheng::casework::case_file::act::Recorded;
use caiheng::casework::case_file::apply::replay;
use caiheng::casework::people::Person;
use caiheng::casework::publication::Asked;
use caiheng::clock::Clock;
use caiheng::config::{Config, Overrides};
use caiheng::failure::Failure;
use caiheng::handling::Terms;
use caiheng::handling::publication::{self, PublicationSheet};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

/// A clock that a test moves.
#[derive(Clone)]
pub struct HandClock(Arc<Mutex<DateTime<Utc>>>);

impl HandClock {
    /// Sets it to a time in China, such as `2026-03-02 10:00`.
    pub fn set(&self, china: &str) {
        *self.0.lock().expect("the clock") = moment(china);
    }
}

impl Clock for HandClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().expect("the clock")
    }
}

/// A time in China.
pub fn moment(china: &str) -> DateTime<Utc> {
    format!("{}:00+08:00", china.replace(' ', "T")).parse::<DateTime<chrono::FixedOffset>>().expect("a time").to_utc()
}

/// The agency.
pub struct Indoors {
    pub services: Services,
    pub clock: HandClock,
}

impl Indoors {
    /// Opens a data folder at a time in China.
    pub async fn open(home: &Path, china: &str) -> Self {
        let clock = HandClock(Arc::new(Mutex::new(moment(china))));
        let overrides = Overrides { home: Some(home.to_owned()), ..Overrides::default() };
        let config = Config::load_with(&overrides, &|_| None).expect("a configuration");
        let services = Services::open(config, Arc::new(clock.clone())).await.expect("opens");
        Self { services, clock }
    }

    /// Takes over a case that was decided at a time in China, by officers a and b.
    pub async fn decided(&self, id: &str, china: &str, outcome: Value, markdown: &str) -> String {
        let at = moment(china).to_rfc3339();
        let party = json!({"kind": "natural", "name": "王小明"});
        let open = json!({"type": "open", "title": "违法占道案", "field": "城市管理", "source": "检查", "party": party,
            "officers": ["a", "b"]});
        let acts = [
            (open, json!({"people": [person("a"), person("b")]})),
            (json!({"type": "set_outcome", "outcome": outcome}), json!({})),
            (
                json!({"type": "begin_document", "kind": "decision", "markdown": markdown}),
                json!({"id": format!("d-{id}")}),
            ),
            (
                json!({"type": "decide", "document": format!("d-{id}"), "version": 1, "number": format!("决{id}号")}),
                json!({"review_due": {"due": false, "reasons": []}}),
            ),
        ];
        let recorded = |(place, (act, added)): (usize, (Value, Value))| {
            let by = if place == 3 { "head" } else { "a" };
            let event = json!({"seq": place + 1, "at": at, "actor": person(by), "act": act, "added": added});
            serde_json::from_value::<Recorded>(event).expect("an act")
        };
        let events: Vec<Recorded> = acts.into_iter().enumerate().map(recorded).collect();
        let file = replay(id, &events).expect("a case");
        let sha256 = sha256_of(texts::lines(&events).expect("lines"));
        self.services.store.case_files().take_over(&file, &events, &[], &sha256).await.expect("taken over");
        id.to_owned()
    }

    /// Asks for something.
    pub async fn ask(&self, who: &str, case: &str, asked: Value) -> Result<PublicationSheet, Failure> {
        let asked: Asked = serde_json::from_value(asked).expect("an act");
        publication::act(&self.services, case, &person(who), &asked, Terms::default()).await
    }

    /// Does what must be allowed.
    pub async fn act(&self, who: &str, case: &str, asked: Value) -> PublicationSheet {
        let done = self.ask(who, case, asked.clone()).await;
        done.unwrap_or_else(|failure| panic!("{asked}: {failure}"))
    }

    /// Brings what is being prepared to the public.
    pub async fn publish(&self, case: &str) -> PublicationSheet {
        let sheet = publication::show(&self.services, case, &person("a")).await.expect("a publication");
        let draft = sheet.publication.draft.expect("a draft");
        let ids: Vec<&str> = draft.open().map(|item| item.redaction.id.as_str()).collect();
        if !ids.is_empty() {
            self.act("a", case, json!({"type": "confirm", "ids": ids})).await;
        }
        let sheet = self.act("a", case, json!({"type": "submit"})).await;
        self.act("head", case, json!({"type": "approve", "text_sha256": sheet.text_sha256})).await;
        self.act("a", case, json!({"type": "publish"})).await
    }
}

/// Somebody of the agency: officers a, b and c, a reviewer, a head, and one who is all of these.
pub fn person(id: &str) -> Person {
    let roles = match id {
        "a" | "b" | "c" => json!(["officer"]),
        "reviewer" => json!(["reviewer"]),
        "head" => json!(["head"]),
        _ => json!(["officer", "reviewer", "head"]),
    };
    let certificate = json!({"number": id, "valid_from": "2020-01-01", "valid_until": "2099-12-31"});
    let person = json!({"id": id, "name": id, "agency": "某市城市管理局", "roles": roles, "certificate": certificate});
    serde_json::from_value(person).expect("a person")
}
