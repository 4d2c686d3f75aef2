//! Revisions: a name for what a corpus holds, which changes whenever something in it does.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::entities::corpus_revision;
use super::error::StoreError;

/// The revision of a corpus; empty while nothing was imported.
pub(super) async fn of(on: &impl ConnectionTrait, corpus: &str) -> Result<String, StoreError> {
    let row = corpus_revision::Entity::find_by_id(corpus).one(on).await?;
    Ok(row.map(|row| row.revision).unwrap_or_default())
}

/// Gives a corpus a new revision.
pub(super) async fn set(on: &impl ConnectionTrait, corpus: &str, revision: &str, now: &str) -> Result<(), StoreError> {
    corpus_revision::Entity::delete_by_id(corpus).exec(on).await?;
    let row = corpus_revision::ActiveModel {
        corpus: Set(corpus.to_owned()),
        revision: Set(revision.to_owned()),
        changed_at: Set(now.to_owned()),
    };
    corpus_revision::Entity::insert(row).exec_without_returning(on).await?;
    Ok(())
}
