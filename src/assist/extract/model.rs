//! What the language model adds: names, place, act, and pointers to evidence, defence and points in dispute.
//!
//! Its reply is JSON by construction; every value is then looked for in the transcript.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::circumstances::Candidate;
use super::{statements, support};
use crate::assist::facts::{Fact, Facts, Origin};
use crate::assist::prompt::{CIRCUMSTANCE, CIRCUMSTANCE_QUESTION, EXTRACT};
use crate::assist::transcript::Transcript;
use crate::failure::Failure;
use crate::inference::generator::{Chat, Generator, Role};
use crate::progress::Progress;

const SCHEMA: &str = include_str!("../../../prompts/extract/schema.json");
const EXAMPLE: &str = include_str!("../../../prompts/extract/example.json");
/// The reply holds two names, a place, a sentence and a few numbers.
const MAX_REPLY_TOKENS: usize = 512;
/// 未说明 in the schema's list of kinds.
const NOT_SAID: &str = "未说明";

/// The model's reply by `prompts/extract/schema.json`.
#[derive(Debug, Deserialize)]
struct Reply {
    party: String,
    party_kind: String,
    interviewee: String,
    place: String,
    act: String,
    evidence: Vec<usize>,
    defence: Vec<usize>,
    disputed: Vec<usize>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Example {
    segments: Vec<Value>,
    answer: Value,
}

/// Fills what the rules left open. A value of the rules is never overwritten.
///
/// # Errors
/// What the model says (`model.*`), or `cancelled`.
pub(super) fn fill(
    facts: &mut Facts,
    transcript: &Transcript,
    model: &Generator,
    progress: &dyn Progress,
) -> Result<(), Failure> {
    let example: Example = serde_json::from_str(EXAMPLE).map_err(Failure::internal)?;
    let schema: Value = serde_json::from_str(SCHEMA).map_err(Failure::internal)?;
    let chat = Chat {
        system: Some(EXTRACT.system()?),
        turns: vec![
            (Role::User, EXTRACT.render(&example)?),
            (Role::Assistant, example.answer.to_string()),
            (Role::User, EXTRACT.render(transcript)?),
        ],
        assistant_prefix: String::new(),
    };
    let generation = model.generate_json(&chat, &schema, MAX_REPLY_TOKENS, progress)?;
    let reply: Reply = serde_json::from_str(&generation.text).map_err(Failure::internal)?;
    merge(facts, reply, transcript);
    Ok(())
}

fn merge(facts: &mut Facts, reply: Reply, transcript: &Transcript) {
    keep_rule(&mut facts.party, support::verbatim(&reply.party, transcript));
    keep_rule(&mut facts.interviewee, support::verbatim(&reply.interviewee, transcript));
    keep_rule(&mut facts.place, support::verbatim(&reply.place, transcript));
    keep_rule(&mut facts.act, support::summary(&reply.act, transcript));
    if facts.party_kind.value.is_none() && reply.party_kind != NOT_SAID {
        facts.party_kind = kind_by_model(reply.party_kind, facts);
    }
    facts.evidence = support::pointed(&statements::evidence(&reply.evidence, transcript), transcript);
    facts.defence = support::pointed(&statements::defence(&reply.defence, transcript), transcript);
    facts.disputed = support::pointed(&statements::said(&reply.disputed, transcript), transcript);
}

fn keep_rule(fact: &mut Fact<String>, proposed: Fact<String>) {
    if fact.value.is_none() {
        *fact = proposed;
    }
}

/// The kind of party is a judgement on the name: it is supported where the name was said and is no unit's.
fn kind_by_model(kind: String, facts: &Facts) -> Fact<String> {
    let is_the_person = facts.party.value.is_some() && facts.party.value == facts.interviewee.value;
    let supported = facts.party.supported && is_the_person == (kind == "自然人");
    Fact { value: Some(kind), segments: facts.party.segments.clone(), supported, origin: Origin::Model }
}

/// Asks the model about each circumstance that the words point to. Where it disagrees the circumstance stays, unsupported.
///
/// # Errors
/// What the model says (`model.*`), or `cancelled`.
pub(super) fn confirm(
    candidates: Vec<Candidate>,
    transcript: &Transcript,
    model: &Generator,
    progress: &dyn Progress,
) -> Result<Vec<Fact<String>>, Failure> {
    let interview = CIRCUMSTANCE.render(transcript)?;
    let system = CIRCUMSTANCE.system()?;
    let chats = candidates
        .iter()
        .map(|candidate| {
            let question = CIRCUMSTANCE_QUESTION.render(&json!({ "question": candidate.question }))?;
            let turns = vec![(Role::User, format!("{interview}\n{question}"))];
            Ok(Chat { system: Some(system.clone()), turns, assistant_prefix: String::new() })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let answers = model.choice_logits_batch(&chats, &["是", "否"], progress)?;
    let confirmed = candidates.into_iter().zip(answers).map(|(candidate, answer)| {
        let agrees = answer.first() > answer.get(1);
        Fact { supported: agrees, ..candidate.fact }
    });
    Ok(confirmed.collect())
}
