//! An event as its table holds it, and the row for lists that follows from it.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Request, Standing};
use crate::casework::archive::canonical;
use crate::casework::archive::log::{PUBLICATION_ACT, publication_subject};
use crate::casework::publication::{Life, Publication, Recorded};
use crate::failure::Failure;
use crate::store::entities::{publication, publication_event};
use crate::store::error::StoreError;
use crate::store::{Store, time};

/// The event that was done first under a key.
pub(super) struct First {
    /// Its place in the publication.
    pub(super) seq: i64,
    actor: String,
    request_sha256: Option<String>,
}

impl First {
    /// Whether this is the same request of the same person.
    pub(super) fn is(&self, request: &Request<'_>) -> Result<bool, Failure> {
        Ok(self.actor == request.actor.id && self.request_sha256 == Some(sha256_of(request)?))
    }
}

/// What was done under a key.
pub(super) async fn done(on: &impl ConnectionTrait, case_id: &str, key: &str) -> Result<Option<First>, StoreError> {
    let query = publication_event::Entity::find().filter(publication_event::Column::CaseId.eq(case_id));
    let row = query.filter(publication_event::Column::Request.eq(key)).one(on).await?;
    Ok(row.map(|row| First { seq: row.seq, actor: row.actor, request_sha256: row.request_sha256 }))
}

fn sha256_of(request: &Request<'_>) -> Result<String, StoreError> {
    Ok(hex::encode(Sha256::digest(canonical::of(request.asked)?)))
}

/// Writes the last event of what stands, its entry in the log, and the row for lists.
pub(super) async fn insert(
    store: &Store,
    on: &impl ConnectionTrait,
    standing: &Standing,
    request: &Request<'_>,
    key: Option<&str>,
) -> Result<(), Failure> {
    let last = standing.events.last().ok_or_else(|| Failure::internal("no event to record"))?;
    let id = standing.id().ok_or_else(|| Failure::internal("a publication without a decision"))?;
    let of = Of { id: &id, case_id: &standing.file.id, agency: &standing.file.agency };
    let request_sha256 = key.map(|_| sha256_of(request)).transpose()?;
    let row = publication_event::ActiveModel {
        request: Set(key.map(str::to_owned)),
        request_sha256: Set(request_sha256),
        ..row(on, &of, last).await?
    };
    publication_event::Entity::insert(row).exec_without_returning(on).await.map_err(StoreError::from)?;
    let audit = store.acting_as(request.called).audit();
    let detail = serde_json::to_value(last).map_err(StoreError::from)?;
    audit.note(on, PUBLICATION_ACT, publication_subject(of.case_id), detail).await?;
    list(on, &of, &standing.publication, last).await?;
    Ok(())
}

/// What a publication belongs to.
pub(super) struct Of<'a> {
    /// Its identifier.
    pub(super) id: &'a str,
    /// Its case.
    pub(super) case_id: &'a str,
    /// The agency of that.
    pub(super) agency: &'a str,
}

/// An event as a row, with the next number of the installation.
pub(super) async fn row(
    on: &impl ConnectionTrait,
    of: &Of<'_>,
    recorded: &Recorded,
) -> Result<publication_event::ActiveModel, StoreError> {
    let highest = publication_event::Entity::find().select_only();
    let highest = highest.column_as(publication_event::Column::Number.max(), "number");
    let highest: Option<Option<i64>> = highest.into_tuple().one(on).await?;
    let event = &recorded.event;
    Ok(publication_event::ActiveModel {
        number: Set(highest.flatten().unwrap_or_default() + 1),
        publication_id: Set(of.id.to_owned()),
        seq: Set(i64::try_from(recorded.seq).unwrap_or(i64::MAX)),
        case_id: Set(of.case_id.to_owned()),
        agency: Set(of.agency.to_owned()),
        at: Set(time::to_text(event.signature.at)),
        kind: Set(event.what.name().to_owned()),
        actor: Set(event.signature.by.id.clone()),
        event: Set(canonical::of(event)?),
        request: Set(None),
        request_sha256: Set(None),
    })
}

/// Writes the row for lists after `last`.
pub(super) async fn list(
    on: &impl ConnectionTrait,
    of: &Of<'_>,
    held: &Publication,
    last: &Recorded,
) -> Result<(), StoreError> {
    let life = Life::from(held);
    let text = |moment: Option<chrono::DateTime<chrono::Utc>>| moment.map(time::to_text);
    let row = publication::ActiveModel {
        id: Set(of.id.to_owned()),
        case_id: Set(of.case_id.to_owned()),
        agency: Set(of.agency.to_owned()),
        stage: Set(word(held.stage())?),
        events: Set(i64::try_from(last.seq).unwrap_or(i64::MAX)),
        late: Set(held.late),
        drafted: Set(held.draft.is_some()),
        ground: Set(held.withdrawal.as_ref().map(|withdrawal| word(withdrawal.ground)).transpose()?),
        until: Set(held.until),
        first_published_at: Set(text(life.first_published_at)),
        published_at: Set(text(life.published_at)),
        withdrawn_at: Set(text(life.withdrawn_at)),
        expired_at: Set(text(life.expired_at)),
        changed_at: Set(time::to_text(last.event.signature.at)),
    };
    let columns = [
        publication::Column::Stage,
        publication::Column::Events,
        publication::Column::Late,
        publication::Column::Drafted,
        publication::Column::Ground,
        publication::Column::Until,
        publication::Column::FirstPublishedAt,
        publication::Column::PublishedAt,
        publication::Column::WithdrawnAt,
        publication::Column::ExpiredAt,
        publication::Column::ChangedAt,
    ];
    let replace = OnConflict::column(publication::Column::Id).update_columns(columns).to_owned();
    publication::Entity::insert(row).on_conflict(replace).exec_without_returning(on).await?;
    Ok(())
}

/// A stage or a ground as the table holds it: its stable name.
pub(super) fn word(of: impl Serialize) -> Result<String, StoreError> {
    let value = serde_json::to_value(of)?;
    value.as_str().map(str::to_owned).ok_or_else(|| StoreError::Corrupt("公示的阶段".to_owned()))
}

/// Back from the table.
pub(in crate::store) fn recorded(row: &publication_event::Model) -> Result<Recorded, StoreError> {
    let seq = u64::try_from(row.seq).map_err(|_| StoreError::Corrupt(format!("公示记录 {}", row.seq)))?;
    Ok(Recorded { seq, event: serde_json::from_str(&row.event)? })
}

/// What the log says of the events that came by an import.
pub(super) fn imported(id: &str, events: &[Recorded], sha256: &str) -> serde_json::Value {
    json!({"id": id, "events": events.len(), "events_sha256": sha256})
}
