//! What a person may do next in a case: what [`allow::allow`] would not refuse for who asks or for where the case stands.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::act::{Act, Verdict};
use super::allow;
use super::file::CaseFile;
use super::materials::{DocumentKind, Material, MaterialKind, RecordKind};
use super::model::{Facts, LegalBasis, Outcome, Traits};
use super::moments::MARKED;
use super::rules::Context;
use crate::casework::review::opinion::OpinionResult;

/// Refusals that only say what the request has yet to bring.
const TO_BE_FILLED_IN: [&str; 6] = [
    "case.empty",
    "case.items",
    "case.material_not_found",
    "case.record_not_found",
    "case.officer_unknown",
    "case.officer_unqualified",
];

/// Stands for whatever a person would write.
const WRITTEN: &str = "…";

/// The types of acts that the actor may do now, by their stable names (`set_facts` ...), in the order of a case. What an act
/// says is still judged when it is asked for.
pub fn may(file: &CaseFile, context: &Context<'_>) -> Vec<String> {
    let open = |act: &Act| match allow::allow(file, act, context) {
        Ok(_) => true,
        Err(refusal) => TO_BE_FILLED_IN.contains(&refusal.code),
    };
    let mut names: Vec<String> = candidates(file, context).iter().filter(|act| open(act)).filter_map(name).collect();
    names.dedup();
    names
}

/// The stable name of an act: its `type`.
pub fn name(act: &Act) -> Option<String> {
    let value = serde_json::to_value(act).ok()?;
    value.get("type")?.as_str().map(str::to_owned)
}

/// An act of each type, for everything in the case that it may be about.
fn candidates(file: &CaseFile, context: &Context<'_>) -> Vec<Act> {
    let mut acts = filing(file);
    acts.extend(texts(file, context));
    acts.extend(matter(file));
    acts.extend(review());
    acts.extend(notice(file, context.today));
    acts.extend(decision(file));
    acts.extend(after(context));
    acts
}

fn written() -> String {
    WRITTEN.to_owned()
}

fn filing(file: &CaseFile) -> Vec<Act> {
    let officers = file.officers.iter().map(|officer| officer.id.clone()).collect();
    vec![
        Act::ApproveFiling { number: written() },
        Act::RefuseFiling { reason: written() },
        Act::AssignOfficers { officers, reason: written() },
        Act::SetParty { party: file.party.clone(), reason: written() },
    ]
}

fn texts(file: &CaseFile, context: &Context<'_>) -> Vec<Act> {
    let material = Material {
        id: String::new(),
        kind: MaterialKind::Evidence,
        name: written(),
        sha256: String::new(),
        bytes: 0,
        media_type: String::new(),
        taken_at: context.now,
        note: None,
    };
    let mut acts = vec![
        Act::AddMaterial { material },
        Act::BeginRecord {
            kind: RecordKind::Interview,
            title: written(),
            held_at: context.now,
            present: BTreeSet::new(),
            certificates_shown: false,
            rights_told: false,
            recording: None,
            exchanges: Vec::new(),
        },
        Act::BeginDocument { kind: DocumentKind::Other, markdown: written(), run: None },
        Act::LinkRun { run: written() },
    ];
    if let Some(material) = file.materials.keys().find(|id| !file.excluded.contains_key(*id)) {
        acts.push(Act::ExcludeMaterial { material: material.clone(), reason: written() });
    }
    if let Some(record) = file.records.values().find(|record| record.signed.is_none()) {
        let (id, newest) = (record.id.clone(), newest(record.versions.len()));
        acts.push(Act::EditRecord { record: id.clone(), base: newest, exchanges: Vec::new(), reason: written() });
        acts.push(Act::SignRecord { record: id, version: newest, signatures: Vec::new() });
    }
    if let Some(document) = file.documents.values().find(|document| document.issued.is_none()) {
        let base = newest(document.versions.len());
        let edit = Act::EditDocument { document: document.id.clone(), base, markdown: written(), reason: written() };
        acts.push(edit);
    }
    if let Some(run) = file.runs.keys().next() {
        let (run, suggestion, reason) = (run.clone(), written(), written());
        acts.push(Act::JudgeSuggestion { run, suggestion, verdict: Verdict::Accepted, reason });
    }
    acts
}

fn newest(versions: usize) -> u32 {
    u32::try_from(versions).unwrap_or(u32::MAX)
}

fn matter(file: &CaseFile) -> Vec<Act> {
    let facts = Facts {
        summary: written(),
        acted_on: None,
        found_on: None,
        place: None,
        circumstances: Vec::new(),
        materials: Vec::new(),
        traits: Traits::default(),
    };
    let outcome = file.outcome.clone().unwrap_or(Outcome::NoPenalty { reason: written() });
    vec![
        Act::SetFacts { facts, reason: written() },
        Act::SetProvisions { basis: LegalBasis::default(), reason: written() },
        Act::SetOutcome { outcome, range_question: None, reason: written() },
        Act::FinishInvestigation {},
    ]
}

fn review() -> Vec<Act> {
    let (items, opinion) = (Vec::new(), written());
    vec![
        Act::RequestReview { note: written() },
        Act::TakeReview {},
        Act::GiveOpinion { result: OpinionResult::Problems {}, items, opinion },
        Act::Disagree { reason: written() },
        Act::SettleDisagreement { another_review: false, reason: written() },
    ]
}

fn notice(file: &CaseFile, today: NaiveDate) -> Vec<Act> {
    let mut acts = vec![
        Act::ReceiveStatement { received_on: today, held_in: String::new() },
        Act::WaiveRights { material: String::new(), hearing: false },
        Act::AnswerStatement { adopted: false, reason: written() },
        Act::RequestHearing { requested_on: today },
        Act::ScheduleHearing { told_on: today, held_on: NaiveDate::MAX, place: written(), chair: String::new() },
        Act::HoldHearing { record: String::new() },
        Act::EndHearing { reason: written() },
    ];
    let (received_on, statement_until) = (today, today);
    let give =
        |(document, version)| Act::GiveNotice { document, version, received_on, statement_until, hearing_right: true };
    acts.extend(unissued(file, DocumentKind::PriorNotice).map(give));
    acts
}

fn decision(file: &CaseFile) -> Vec<Act> {
    let mut acts = vec![
        Act::RecordDiscussion { record: String::new(), heads: Vec::new() },
        Act::ReturnCase { reason: written() },
        Act::RevokeDecision { reason: written() },
    ];
    acts.extend(unissued(file, DocumentKind::Decision).map(|(document, _)| Act::SubmitForDecision { document }));
    let decide = |(document, version)| Act::Decide { document, version, number: written() };
    acts.extend(unissued(file, DocumentKind::Decision).map(decide));
    acts
}

/// The documents of a kind that were not issued, each with its newest version.
fn unissued(file: &CaseFile, kind: DocumentKind) -> impl Iterator<Item = (String, u32)> {
    let open = file.documents.values().filter(move |document| document.kind == kind && document.issued.is_none());
    open.map(|document| (document.id.clone(), newest(document.versions.len())))
}

fn after(context: &Context<'_>) -> Vec<Act> {
    let today = context.today;
    let [milestone, ..] = MARKED;
    vec![
        Act::Serve { method: written(), served_on: today, proof: String::new() },
        Act::RecordExecution { what: written(), done_on: today, complete: false },
        Act::MarkMilestone { milestone, at: context.now, subject: String::new(), material: None },
        Act::ExtendDeadline { deadline: written(), until: today, reason: written() },
        Act::Close { reason: written() },
        Act::Drop { reason: written() },
        Act::Transfer { to: written(), reason: written() },
        Act::Archive { volume: written() },
        Act::Note { text: written() },
    ]
}
