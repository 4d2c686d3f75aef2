//! An event as its table holds it, and the row for lists that follows from it.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::Value;

use super::subject;
use crate::casework::case_file::act::{Act, Recorded};
use crate::casework::case_file::file::CaseFile;
use crate::store::audit::canonical_json;
use crate::store::entities::{case_event, case_file};
use crate::store::error::StoreError;
use crate::store::{Store, time};

/// An event that is about to be written.
pub(super) struct NewEvent<'a> {
    /// The case after it.
    pub(super) file: &'a CaseFile,
    /// The event.
    pub(super) recorded: &'a Recorded,
    /// The key of the request.
    pub(super) key: Option<&'a str>,
    /// What the log calls the actor.
    pub(super) called: &'a str,
}

/// Writes the event, its entry in the log, and the row for lists.
pub(super) async fn insert(store: &Store, on: &impl ConnectionTrait, event: &NewEvent<'_>) -> Result<(), StoreError> {
    let NewEvent { file, recorded, key, called } = event;
    let row = row(&file.id, recorded, *key)?;
    case_event::Entity::insert(row).exec_without_returning(on).await?;
    let audit = store.acting_as(called).audit();
    audit.note(on, "case.act", subject(&file.id), serde_json::to_value(recorded)?).await?;
    let columns = [
        case_file::Column::Number,
        case_file::Column::Title,
        case_file::Column::Party,
        case_file::Column::Stage,
        case_file::Column::Officers,
        case_file::Column::Acts,
        case_file::Column::ChangedAt,
    ];
    let replace = OnConflict::column(case_file::Column::Id).update_columns(columns).to_owned();
    let row = listed(file, recorded)?;
    let written = case_file::Entity::insert(row).on_conflict(replace).exec_without_returning(on).await;
    written.map_err(|error| taken(error, file))?;
    Ok(())
}

/// An event as a row.
pub(super) fn row(
    case_id: &str,
    recorded: &Recorded,
    key: Option<&str>,
) -> Result<case_event::ActiveModel, StoreError> {
    Ok(case_event::ActiveModel {
        case_id: Set(case_id.to_owned()),
        seq: Set(number(recorded.seq)),
        at: Set(time::to_text(recorded.at)),
        kind: Set(kind_of(&recorded.act)?),
        actor: Set(text_of(&recorded.actor)?),
        act: Set(text_of(&recorded.act)?),
        added: Set(text_of(&recorded.added)?),
        request: Set(key.map(str::to_owned)),
    })
}

/// The number of a case is unique in its agency.
pub(super) fn taken(error: sea_orm::DbErr, file: &CaseFile) -> StoreError {
    if error.to_string().contains("UNIQUE constraint failed: case_file.agency, case_file.number") {
        return StoreError::CaseNumberTaken(file.number.clone().unwrap_or_default());
    }
    error.into()
}

/// The case as a row for lists.
pub(super) fn listed(file: &CaseFile, recorded: &Recorded) -> Result<case_file::ActiveModel, StoreError> {
    let officers: Vec<&str> = file.officers.iter().map(|officer| officer.id.as_str()).collect();
    Ok(case_file::ActiveModel {
        id: Set(file.id.clone()),
        agency: Set(file.agency.clone()),
        number: Set(file.number.clone()),
        title: Set(file.title.clone()),
        party: Set(file.party.name.clone()),
        field: Set(file.field.clone()),
        region: Set(file.region.clone()),
        stage: Set(word_of(&file.stage)?),
        officers: Set(text_of(&officers)?),
        acts: Set(number(file.acts)),
        opened_at: Set(time::to_text(file.opened_at)),
        changed_at: Set(time::to_text(recorded.at)),
    })
}

/// The place in its case, counted from 1, of the act that was done under this key.
pub(super) async fn done(on: &impl ConnectionTrait, case_id: &str, key: &str) -> Result<Option<usize>, StoreError> {
    let query = case_event::Entity::find().filter(case_event::Column::CaseId.eq(case_id));
    let row = query.filter(case_event::Column::Request.eq(key)).one(on).await?;
    Ok(row.and_then(|row| usize::try_from(row.seq).ok()))
}

/// The case that this person opened under this key, with its first act. Two people may choose the same key.
pub(super) async fn opened(
    on: &impl ConnectionTrait,
    key: &str,
    actor: &str,
) -> Result<Option<(String, Recorded)>, StoreError> {
    let query = case_event::Entity::find().filter(case_event::Column::Request.eq(key));
    let rows = query.filter(case_event::Column::Seq.eq(1)).all(on).await?;
    let events = rows.into_iter().map(|row| recorded(&row).map(|first| (row.case_id, first)));
    let events: Vec<(String, Recorded)> = events.collect::<Result<_, _>>()?;
    Ok(events.into_iter().find(|(_, first)| first.actor.id == actor))
}

/// Whether two acts are stored as the same text.
pub(super) fn same_act(one: &Act, other: &Act) -> Result<bool, StoreError> {
    Ok(text_of(one)? == text_of(other)?)
}

/// Back from the table.
pub(in crate::store) fn recorded(row: &case_event::Model) -> Result<Recorded, StoreError> {
    Ok(Recorded {
        seq: u64::try_from(row.seq).map_err(|_| StoreError::Corrupt(format!("案件记录 {}", row.seq)))?,
        at: time::from_text(&row.at)?,
        actor: serde_json::from_str(&row.actor)?,
        act: serde_json::from_str(&row.act)?,
        added: serde_json::from_str(&row.added)?,
    })
}

/// The stable name of an act: its `type`.
pub(super) fn kind_of(act: &Act) -> Result<String, StoreError> {
    let value = serde_json::to_value(act)?;
    let kind = value.get("type").and_then(Value::as_str);
    kind.map(str::to_owned).ok_or_else(|| StoreError::Corrupt("案件记录没有类型".to_owned()))
}

fn word_of(value: &impl Serialize) -> Result<String, StoreError> {
    let value = serde_json::to_value(value)?;
    value.as_str().map(str::to_owned).ok_or_else(|| StoreError::Corrupt("案件的阶段".to_owned()))
}

fn text_of(value: &impl Serialize) -> Result<String, StoreError> {
    Ok(canonical_json(&serde_json::to_value(value)?))
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
