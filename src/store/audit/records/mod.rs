//! Compares what the log says was recorded with what the tables hold now: a step's input and output, transcripts and
//! drafts. The chain proves the log; this proves that the pages show what the log holds.

mod acts;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, RuntimeErr, Select, sqlx,
};
use serde_json::Value;

use super::StoreError;
use super::look::Bound;
use super::registers;
use super::verify::Walk;
use crate::casework::archive::canonical::canonical_json;
use crate::casework::archive::log::{ACT, IMPORT, PUBLICATION_ACT, sha256_of};
use crate::casework::archive::texts;
use crate::casework::case_file::act::Recorded;
use crate::store::case_files::recorded;
use crate::store::entities::{audit_entry, case_event, draft, publication_event, step, transcript};
use crate::store::publications;

/// Actions whose detail is a record of its own table.
pub(super) const RECORDED: [&str; 8] =
    ["step.begin", "step.finish", "transcript.save", "draft.save", ACT, PUBLICATION_ACT, IMPORT, registers::IMPORT];

/// Entries that are held in memory together; each bears a whole record.
const ENTRIES_AT_ONCE: usize = 250;

/// Whether a table still holds what was logged.
pub(super) enum Held {
    Same,
    Differs,
    Missing,
}

/// Adds a finding to `walk` for each record that differs from its entry. Entries that can't be read have been reported.
pub(super) async fn compare(snapshot: &DatabaseTransaction, walk: &mut Walk) -> Result<(), StoreError> {
    let (seqs, logged) = walk.records();
    for group in seqs.chunks(ENTRIES_AT_ONCE) {
        compare_group(snapshot, group, walk).await?;
    }
    unlogged(snapshot, logged, walk).await
}

/// Acts of cases and events of publications that no entry tells of: each entry that does has been compared above.
async fn unlogged(snapshot: &DatabaseTransaction, logged: Bound, walk: &mut Walk) -> Result<(), StoreError> {
    let acts = case_event::Entity::find().count(snapshot).await?;
    let published = publication_event::Entity::find().count(snapshot).await?;
    for (what, held, logged) in [("案件", acts, logged.acts), ("公示", published, logged.published)] {
        if held > logged {
            let message = format!("{what}记录比日志多 {} 项：有记录不是由本系统追加的", held - logged);
            walk.found(0, "record_unlogged", message);
        }
    }
    Ok(())
}

async fn compare_group(snapshot: &DatabaseTransaction, seqs: &[i64], walk: &mut Walk) -> Result<(), StoreError> {
    let acts = acts::held(snapshot, seqs).await?.into_iter();
    let mut told: Vec<(i64, String, Held)> = acts.map(|(seq, found)| (seq, "案件办理记录".to_owned(), found)).collect();
    let query = audit_entry::Entity::find()
        .filter(audit_entry::Column::Seq.is_in(seqs.iter().copied()))
        .filter(audit_entry::Column::Action.ne(ACT));
    for entry in query.order_by_asc(audit_entry::Column::Seq).all(snapshot).await? {
        let found = held(snapshot, &entry).await;
        let found = found.or_else(|error| if is_of_value(&error) { Ok(Held::Differs) } else { Err(error) })?;
        told.push((entry.seq, entry.subject, found));
    }
    told.sort_by_key(|(seq, ..)| *seq);
    for (seq, what, found) in told {
        tell(walk, seq, &what, found);
    }
    Ok(())
}

fn tell(walk: &mut Walk, seq: i64, what: &str, found: Held) {
    match found {
        Held::Same => {}
        Held::Differs => walk.found(seq, "record_altered", format!("第 {seq} 条所记的内容（{what}）与现存记录不符")),
        Held::Missing => walk.found(seq, "record_missing", format!("第 {seq} 条所记的内容（{what}）现已不存在")),
    }
}

/// Whether an error says that a value can't be read, and not that the database can't.
fn is_of_value(error: &StoreError) -> bool {
    match error {
        StoreError::Corrupt(_) => true,
        StoreError::Database(DbErr::Type(_) | DbErr::Json(_) | DbErr::TryIntoErr { .. }) => true,
        StoreError::Database(DbErr::Query(RuntimeErr::SqlxError(error))) => {
            matches!(**error, sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_))
        }
        _ => false,
    }
}

pub(super) async fn held(on: &impl ConnectionTrait, entry: &audit_entry::Model) -> Result<Held, StoreError> {
    // An entry that does not parse was altered; the chain has reported it.
    let Ok(detail) = serde_json::from_str::<Value>(&entry.detail) else { return Ok(Held::Same) };
    if entry.action == IMPORT {
        return held_import(on, &entry.subject, &detail).await;
    }
    if entry.action == registers::IMPORT {
        return Ok(outcome(registers::held(on, &entry.subject, &detail).await?));
    }
    if entry.action == PUBLICATION_ACT {
        return held_publication(on, &entry.subject, &detail).await;
    }
    let mut subject = entry.subject.splitn(3, '/').skip(1);
    let (Some(run_id), Some(name)) = (subject.next(), subject.next()) else { return Ok(Held::Same) };
    let number = |key: &str| detail[key].as_i64().unwrap_or_default();
    let same = match entry.action.as_str() {
        "draft.save" => {
            let query = draft::Entity::find().filter(draft::Column::RunId.eq(run_id));
            let row = query.filter(draft::Column::Version.eq(number("version"))).one(on).await?;
            row.map(|row| detail["markdown"] == row.markdown)
        }
        "transcript.save" => {
            let query = transcript::Entity::find().filter(transcript::Column::RunId.eq(run_id));
            let row = query.filter(transcript::Column::Version.eq(number("version"))).one(on).await?;
            row.map(|row| detail["content"] == row.content)
        }
        action => {
            let query = step::Entity::find().filter(step::Column::RunId.eq(run_id)).filter(step::Column::Name.eq(name));
            let row = query.filter(step::Column::Attempt.eq(number("attempt"))).one(on).await?;
            row.map(
                |row| if action == "step.begin" { detail["input"] == row.input } else { same_result(&detail, &row) },
            )
        }
    };
    Ok(outcome(same))
}

/// Whether a record is the same as was logged; `None` where it is gone.
fn outcome(same: Option<bool>) -> Held {
    match same {
        Some(true) => Held::Same,
        Some(false) => Held::Differs,
        None => Held::Missing,
    }
}

/// Whether an event of the publication of a case is still what was logged.
async fn held_publication(on: &impl ConnectionTrait, subject: &str, detail: &Value) -> Result<Held, StoreError> {
    let query = of_publication(subject).filter(publication_event::Column::Seq.eq(detail["seq"].as_i64()));
    let Some(row) = query.one(on).await? else { return Ok(Held::Missing) };
    Ok(if canonical_json(&detail["event"]) == row.event { Held::Same } else { Held::Differs })
}

/// The events of the publication of the case that an entry is about.
fn of_publication(subject: &str) -> Select<publication_event::Entity> {
    let case = subject.strip_prefix("case/").unwrap_or_default();
    let case = case.strip_suffix("/publication").unwrap_or(case);
    publication_event::Entity::find().filter(publication_event::Column::CaseId.eq(case))
}

/// Whether the acts that an import brought are still those that it bound.
async fn held_import(on: &impl ConnectionTrait, subject: &str, detail: &Value) -> Result<Held, StoreError> {
    let case = subject.strip_prefix("case/").unwrap_or_default();
    let first = detail["events"].as_u64().unwrap_or_default();
    let query = case_event::Entity::find().filter(case_event::Column::CaseId.eq(case));
    let rows = query.order_by_asc(case_event::Column::Seq).limit(first).all(on).await?;
    if rows.len() as u64 != first {
        return Ok(Held::Missing);
    }
    let Ok(events) = rows.iter().map(recorded).collect::<Result<Vec<Recorded>, _>>() else {
        return Ok(Held::Differs);
    };
    let sha256 = texts::lines(&events).map(sha256_of).unwrap_or_default();
    if detail["events_sha256"] != sha256 {
        return Ok(Held::Differs);
    }
    held_imported_publication(on, subject, &detail["publication"]).await
}

/// Whether the events of the publication that came with them are still those that it bound.
async fn held_imported_publication(
    on: &impl ConnectionTrait,
    subject: &str,
    bound: &Value,
) -> Result<Held, StoreError> {
    let Some(first) = bound["events"].as_u64() else { return Ok(Held::Same) };
    let query = of_publication(subject).order_by_asc(publication_event::Column::Seq);
    let rows = query.limit(first).all(on).await?;
    if rows.len() as u64 != first {
        return Ok(Held::Missing);
    }
    let Ok(events) = rows.iter().map(publications::recorded).collect::<Result<Vec<_>, _>>() else {
        return Ok(Held::Differs);
    };
    let sha256 = texts::lines(&events).map(sha256_of).unwrap_or_default();
    Ok(if bound["events_sha256"] == sha256 { Held::Same } else { Held::Differs })
}

fn same_result(detail: &Value, row: &step::Model) -> bool {
    let text = |value: &Option<String>| value.clone().map_or(Value::Null, Value::from);
    row.status == "done"
        && row.output.as_ref().unwrap_or(&Value::Null) == &detail["output"]
        && text(&row.model) == detail["model"]
        && text(&row.model_sha256) == detail["model_sha256"]
        && text(&row.prompt_version) == detail["prompt_version"]
}
