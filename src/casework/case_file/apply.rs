//! From what was recorded to the file as it stands. Never refuses: what was recorded took place.

use chrono::{DateTime, Utc};

use super::act::{Act, Recorded};
use super::file::{
    Archived, CaseFile, Decision, Disagreement, Discussion, Execution, Hearing, Judged, Notice, Opinion, Round,
    Scheduled, Service,
};
use super::materials::{Document, DocumentVersion, Record, RecordVersion, Signed};
use super::matter::Matter;
use super::stage::Stage;
use crate::casework::calendar::china_date;
use crate::casework::people::Person;

/// The file after its first act; `None` where that is no [`Act::Open`].
pub fn begin(id: &str, recorded: &Recorded) -> Option<CaseFile> {
    let Act::Open { title, field, region, source, party, clue_on, .. } = &recorded.act else { return None };
    let officers = recorded.added.people.clone();
    Some(CaseFile {
        id: id.to_owned(),
        number: None,
        agency: recorded.actor.agency.clone(),
        region: region.clone(),
        field: field.clone(),
        title: title.clone(),
        source: source.clone(),
        clue_on: *clue_on,
        stage: Stage::Filing,
        acts: 1,
        opened_at: recorded.at,
        filed_at: None,
        ever_officers: officers.iter().map(|officer| officer.id.clone()).collect(),
        officers,
        party: party.clone(),
        facts: None,
        provisions: None,
        outcome: None,
        range: None,
        matter: Matter { party: 1, ..Matter::default() },
        materials: std::collections::BTreeMap::new(),
        excluded: std::collections::BTreeMap::new(),
        records: std::collections::BTreeMap::new(),
        documents: std::collections::BTreeMap::new(),
        runs: std::collections::BTreeMap::new(),
        reviews: Vec::new(),
        notice: None,
        hearing: None,
        discussion: None,
        decision: None,
        service: None,
        execution: Vec::new(),
        extensions: std::collections::BTreeMap::new(),
        ended_at: None,
        archived: None,
    })
}

/// Folds a case's whole history; `None` where it is empty or does not begin with its opening.
pub fn replay<'a>(id: &str, history: impl IntoIterator<Item = &'a Recorded>) -> Option<CaseFile> {
    let mut history = history.into_iter();
    let mut file = begin(id, history.next()?)?;
    history.for_each(|recorded| apply(&mut file, recorded));
    Some(file)
}

/// Changes `file` by what was recorded next.
pub fn apply(file: &mut CaseFile, recorded: &Recorded) {
    file.acts = recorded.seq;
    let at = recorded.at;
    match &recorded.act {
        Act::Open { .. } | Act::Note { .. } | Act::MarkMilestone { .. } => {}
        Act::ApproveFiling { number } => {
            file.number = Some(number.clone());
            file.filed_at = Some(at);
            file.stage = Stage::Investigation;
        }
        Act::RefuseFiling { .. } => end(file, Stage::NotFiled, at),
        Act::AssignOfficers { .. } => {
            file.officers.clone_from(&recorded.added.people);
            file.ever_officers.extend(recorded.added.people.iter().map(|officer| officer.id.clone()));
        }
        Act::SetParty { party, .. } => change(&mut file.party, party.clone(), &mut file.matter.party),
        Act::SetFacts { facts, .. } => change(&mut file.facts, Some(facts.clone()), &mut file.matter.facts),
        Act::SetProvisions { basis, .. } => {
            change(&mut file.provisions, Some(basis.clone()), &mut file.matter.provisions);
        }
        Act::SetOutcome { outcome, .. } => {
            change(&mut file.outcome, Some(outcome.clone()), &mut file.matter.outcome);
            file.range.clone_from(&recorded.added.range);
        }
        Act::FinishInvestigation {} => file.stage = Stage::Review,
        Act::SubmitForDecision { .. } => file.stage = Stage::Decision,
        Act::ReturnCase { .. } => file.stage = Stage::Investigation,
        Act::ExtendDeadline { deadline, until, .. } => {
            file.extensions.insert(deadline.clone(), *until);
        }
        Act::Close { .. } => end(file, Stage::Closed, at),
        Act::Drop { .. } => end(file, Stage::Dropped, at),
        Act::Transfer { .. } => end(file, Stage::Transferred, at),
        Act::Archive { volume } => {
            file.stage = Stage::Archived;
            file.archived = Some(Archived { at, volume: volume.clone() });
        }
        _ => {
            keep(file, recorded);
            review(file, recorded);
            hear(file, recorded);
            decide(file, recorded);
        }
    }
}

fn change<T: PartialEq>(held: &mut T, new: T, count: &mut u32) {
    if *held != new {
        *held = new;
        *count += 1;
    }
}

fn end(file: &mut CaseFile, stage: Stage, at: DateTime<Utc>) {
    file.stage = stage;
    file.ended_at = Some(at);
}

/// Materials, records, documents, runs.
fn keep(file: &mut CaseFile, recorded: &Recorded) {
    let (by, at) = (recorded.actor.id.clone(), recorded.at);
    let id = recorded.added.id.clone().unwrap_or_default();
    match &recorded.act {
        Act::AddMaterial { material } => {
            let mut material = material.clone();
            material.id.clone_from(&id);
            file.materials.insert(id, material);
        }
        Act::ExcludeMaterial { material, reason } => {
            file.excluded.insert(material.clone(), reason.clone());
        }
        Act::BeginRecord { kind, title, held_at, present, certificates_shown, rights_told, recording, exchanges } => {
            let first = RecordVersion { version: 1, exchanges: exchanges.clone(), by, at, reason: None };
            let record = Record {
                id: id.clone(),
                kind: *kind,
                title: title.clone(),
                held_at: *held_at,
                present: present.clone(),
                certificates_shown: *certificates_shown,
                rights_told: *rights_told,
                recording: recording.clone(),
                versions: vec![first],
                signed: None,
            };
            file.records.insert(id, record);
        }
        Act::EditRecord { record, base, exchanges, reason } => {
            let Some(record) = file.records.get_mut(record) else { return };
            let reason = Some(reason.clone());
            record.versions.push(RecordVersion { version: base + 1, exchanges: exchanges.clone(), by, at, reason });
        }
        Act::SignRecord { record, version, signatures } => {
            let Some(record) = file.records.get_mut(record) else { return };
            record.signed = Some(Signed { version: *version, signatures: signatures.clone(), at });
        }
        Act::BeginDocument { kind, markdown, run } => {
            let run = run.clone();
            let first = DocumentVersion { version: 1, markdown: markdown.clone(), by, at, reason: None, run };
            let document = Document { id: id.clone(), kind: *kind, versions: vec![first], issued: None };
            file.documents.insert(id, document);
        }
        Act::EditDocument { document, base, markdown, reason } => {
            let Some(document) = file.documents.get_mut(document) else { return };
            let reason = Some(reason.clone()).filter(|reason| !reason.is_empty());
            let markdown = markdown.clone();
            document.versions.push(DocumentVersion { version: base + 1, markdown, by, at, reason, run: None });
        }
        Act::LinkRun { run } => {
            file.runs.insert(run.clone(), Vec::new());
        }
        Act::JudgeSuggestion { run, suggestion, verdict, reason } => {
            let (suggestion, reason) = (suggestion.clone(), reason.clone());
            let judged = Judged { suggestion, verdict: *verdict, reason, by, at };
            file.runs.entry(run.clone()).or_default().push(judged);
        }
        _ => {}
    }
}

fn review(file: &mut CaseFile, recorded: &Recorded) {
    let at = recorded.at;
    match &recorded.act {
        Act::RequestReview { note } => {
            let round = round(file, recorded, note.clone(), None);
            file.reviews.push(round);
        }
        Act::TakeReview {} => {
            let Some(round) = file.reviews.last_mut() else { return };
            round.reviewer = recorded.added.people.first().cloned();
        }
        Act::GiveOpinion { result, items, opinion } => {
            let Some(round) = file.reviews.last_mut() else { return };
            let (result, items, opinion) = (result.clone(), items.clone(), opinion.clone());
            round.opinion = Some(Opinion { result, items, opinion, at });
        }
        Act::Disagree { reason } => {
            let Some(round) = file.reviews.last_mut() else { return };
            round.disagreement = Some(Disagreement { reason: reason.clone(), at, settled: None });
        }
        Act::SettleDisagreement { another_review, reason } => {
            let Some(last) = file.reviews.last_mut() else { return };
            let Some(disagreement) = last.disagreement.as_mut() else { return };
            disagreement.settled = Some((*another_review, reason.clone()));
            if *another_review {
                let not_by = last.reviewer.as_ref().map(|reviewer| reviewer.id.clone());
                let round = round(file, recorded, reason.clone(), not_by);
                file.reviews.push(round);
            }
        }
        _ => {}
    }
}

fn round(file: &CaseFile, recorded: &Recorded, note: String, not_by: Option<String>) -> Round {
    Round {
        matter: recorded.added.matter.unwrap_or(file.matter),
        due: recorded.added.review_due.clone().unwrap_or_default(),
        requested_by: recorded.actor.id.clone(),
        requested_at: recorded.at,
        note,
        holdings: file.holdings(),
        not_by,
        reviewer: None,
        opinion: None,
        disagreement: None,
    }
}

/// Notice, statement, hearing.
fn hear(file: &mut CaseFile, recorded: &Recorded) {
    if let Act::GiveNotice { document, version, received_on, statement_until, .. } = &recorded.act {
        if let Some(document) = file.documents.get_mut(document) {
            document.issued = Some(*version);
        }
        file.stage = Stage::Notice;
        file.hearing = None;
        file.notice = Some(Notice {
            document: document.clone(),
            matter: recorded.added.matter.unwrap_or(file.matter),
            received_on: *received_on,
            statement_until: *statement_until,
            hearing_until: recorded.added.hearing_until,
            statement_waived: false,
            hearing_waived: false,
            statements: Vec::new(),
            answer: None,
        });
        return;
    }
    let Some(notice) = file.notice.as_mut() else { return };
    match &recorded.act {
        Act::ReceiveStatement { received_on, held_in } => {
            notice.statements.push((*received_on, held_in.clone()));
            notice.answer = None;
        }
        Act::WaiveRights { hearing, .. } => {
            notice.statement_waived = true;
            notice.hearing_waived |= *hearing;
        }
        Act::AnswerStatement { adopted, reason } => notice.answer = Some((*adopted, reason.clone())),
        Act::RequestHearing { requested_on } => {
            let requested_on = *requested_on;
            file.hearing = Some(Hearing { requested_on, scheduled: None, record: None, ended: None });
        }
        _ => {}
    }
    let Some(hearing) = file.hearing.as_mut() else { return };
    match &recorded.act {
        Act::ScheduleHearing { told_on, held_on, place, .. } => {
            let Some(chair) = recorded.added.people.first().cloned() else { return };
            let (told_on, held_on, place) = (*told_on, *held_on, place.clone());
            hearing.scheduled = Some(Scheduled { told_on, held_on, place, chair });
        }
        Act::HoldHearing { record } => {
            hearing.record = Some(record.clone());
            file.matter.hearings += 1;
        }
        Act::EndHearing { reason } => hearing.ended = Some(reason.clone()),
        _ => {}
    }
}

/// Discussion, decision, service, execution.
fn decide(file: &mut CaseFile, recorded: &Recorded) {
    let at = recorded.at;
    match &recorded.act {
        Act::RecordDiscussion { record, heads } => {
            let matter = recorded.added.matter.unwrap_or(file.matter);
            file.discussion = Some(Discussion { matter, record: record.clone(), heads: heads.clone(), at });
        }
        Act::Decide { document, version, number } => {
            if let Some(document) = file.documents.get_mut(document) {
                document.issued = Some(*version);
            }
            file.stage = Stage::Service;
            file.decision = Some(Decision {
                document: document.clone(),
                number: number.clone(),
                by: Person::clone(&recorded.actor),
                at,
                decided_on: china_date(at),
                review_due: recorded.added.review_due.clone().unwrap_or_default(),
                revoked: None,
            });
        }
        Act::RevokeDecision { reason } => {
            if let Some(decision) = file.decision.as_mut() {
                decision.revoked = Some((at, reason.clone()));
            }
        }
        Act::Serve { method, served_on, proof } => {
            file.stage = Stage::Execution;
            file.service = Some(Service { method: method.clone(), served_on: *served_on, proof: proof.clone() });
        }
        Act::RecordExecution { what, done_on, complete } => {
            file.execution.push(Execution { what: what.clone(), done_on: *done_on, complete: *complete });
        }
        _ => {}
    }
}
