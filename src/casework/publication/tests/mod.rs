//! The life of a publication, told step by step and as a property over random commands.

mod bound;
mod model_based;
mod told;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::*;
use crate::casework::redaction::{NamedPerson, PartyKind, Question, Redacted, redact};
use crate::failure::Failure;

const TEXT: &str = "当事人：王小明，电话：13900000099。决定罚款5000元。供货价每吨4120元。";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moment(hours: i64) -> DateTime<Utc> {
    let start: DateTime<Utc> = "2025-03-10T01:00:00Z".parse().unwrap();
    start + TimeDelta::hours(hours)
}

fn officer(hours: i64) -> Context {
    Context {
        actor_id: "officer".to_owned(),
        actor_name: "孙立".to_owned(),
        may_prepare: true,
        may_approve: false,
        now: moment(hours),
    }
}

fn head(hours: i64) -> Context {
    Context {
        actor_id: "head".to_owned(),
        actor_name: "周文斌".to_owned(),
        may_prepare: false,
        may_approve: true,
        now: moment(hours),
    }
}

fn fields() -> Fields {
    Fields {
        body: "哈尔滨市市场监督管理局".to_owned(),
        party: "王某".to_owned(),
        category: "行政处罚".to_owned(),
        conclusion: "罚款5000元".to_owned(),
        decision_number: "哈市监罚字〔2025〕9号".to_owned(),
        decided_on: day("2025-03-07"),
    }
}

fn prepared(text: &str) -> Prepared {
    let party =
        NamedPerson {
            name: "王小明".to_owned(), kind: PartyKind::Natural, role: "当事人".to_owned(), minor: false
        };
    let question = Question { text: text.to_owned(), parties: vec![party], ..Question::default() };
    let Redacted { text: redacted, items, .. } = redact(&question).unwrap();
    let source = Source { document_id: "doc".to_owned(), version: 1, sha256: sha256(text) };
    Prepared { source, text: redacted, items, fields: fields() }
}

/// A publication and everything that happened to it.
#[derive(Default)]
struct Story {
    publication: Publication,
    events: Vec<Event>,
}

impl Story {
    fn ask(&mut self, context: &Context, command: Command) -> Result<(), Failure> {
        let events = decide(&self.publication, context, command)?;
        for event in &events {
            self.publication.apply(event);
        }
        self.events.extend(events);
        Ok(())
    }

    fn refused(&mut self, context: &Context, command: Command) -> &'static str {
        self.ask(context, command).unwrap_err().code
    }

    fn ids(&self) -> Vec<String> {
        self.publication.draft.as_ref().unwrap().open().map(|item| item.redaction.id.clone()).collect()
    }

    fn text_sha256(&self) -> String {
        sha256(&self.publication.draft.as_ref().unwrap().text)
    }

    fn submitted() -> Self {
        let mut story = Self::default();
        story.ask(&officer(0), Command::Prepare { prepared: prepared(TEXT) }).unwrap();
        let ids = story.ids();
        story.ask(&officer(0), Command::Confirm { ids }).unwrap();
        story.ask(&officer(0), Command::Submit).unwrap();
        story
    }

    fn approve(&mut self, hours: i64) {
        let text_sha256 = self.text_sha256();
        self.ask(&head(hours), Command::Approve { text_sha256 }).unwrap();
    }

    fn published() -> Self {
        let mut story = Self::submitted();
        story.approve(1);
        story.ask(&officer(2), publish()).unwrap();
        story
    }
}

fn publish() -> Command {
    Command::Publish { due: Some(day("2025-03-18")), until: Some(day("2026-03-10")) }
}
