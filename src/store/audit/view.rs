//! Who saw what: a look at a case file or a run is on record before it is shown. Looks at the same thing by the same person that follow
//! one another within ten minutes count as one, so that a page that is read again does not fill the log.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::Value;

use super::{Audit, Entry, StoreError, canonical_json};
use crate::store::entities::audit_entry;
use crate::store::time;

/// The action of an entry about a look.
pub const VIEWED: &str = "case.viewed";

/// For how long a look that is on record covers those that follow it, in minutes.
const COVERS_MINUTES: i64 = 10;

/// Looks that are remembered at most before those that cover nothing any more are forgotten.
const MOST_REMEMBERED: usize = 10_000;

/// A look at something.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Who looks, as the log names them.
    pub actor: String,
    /// At what: `case/ID`, `run/ID`, or `cases` and `runs` for a list.
    pub subject: String,
    /// Which part of it, and whose account it is.
    pub detail: Value,
}

/// Looks of this process that are on record, so that most of those that follow need not ask the database.
#[derive(Debug, Default)]
pub struct RecentViews(Mutex<HashMap<(String, String, String), DateTime<Utc>>>);

impl RecentViews {
    fn covers(&self, key: &(String, String, String), now: DateTime<Utc>) -> bool {
        let recent = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        recent.get(key).is_some_and(|at| covers(*at, now))
    }

    fn remember(&self, key: (String, String, String), at: DateTime<Utc>) {
        let mut recent = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if recent.len() >= MOST_REMEMBERED {
            recent.retain(|_, seen| covers(*seen, at));
        }
        recent.insert(key, at);
    }
}

/// A look in the future, of a clock that was set back since, covers nothing.
fn covers(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    at <= now && now - at < TimeDelta::minutes(COVERS_MINUTES)
}

impl Audit {
    /// Puts a look on record, unless one of the last ten minutes covers it. When this returns, the record is durable.
    ///
    /// # Errors
    /// `store.*`; nothing may be shown then.
    pub async fn viewed(&self, view: View) -> Result<(), StoreError> {
        let now = self.store.now();
        let key = (view.actor.clone(), view.subject.clone(), canonical_json(&view.detail));
        if self.store.views.covers(&key, now) {
            return Ok(());
        }
        // Another process may have recorded it; asked again in the writer's turn, for one that does so meanwhile.
        if on_record(self.store.read(), &key, now).await? {
            return Ok(());
        }
        let writing = self.store.write().await?;
        if !on_record(writing.on(), &key, now).await? {
            let View { actor, subject, detail } = view;
            self.append(writing.on(), Entry { actor, action: VIEWED.to_owned(), subject, detail }).await?;
            writing.commit().await?;
        }
        self.store.views.remember(key, now);
        Ok(())
    }
}

/// Whether the log holds a look that covers this one.
async fn on_record(
    on: &impl ConnectionTrait,
    (actor, subject, detail): &(String, String, String),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    // Not just ten minutes ago, which covers nothing any more.
    let since = now - TimeDelta::minutes(COVERS_MINUTES);
    let same = audit_entry::Entity::find()
        .filter(audit_entry::Column::Subject.eq(subject))
        .filter(audit_entry::Column::At.gt(time::to_text(since)))
        .filter(audit_entry::Column::At.lte(time::to_text(now)))
        .filter(audit_entry::Column::Action.eq(VIEWED))
        .filter(audit_entry::Column::Actor.eq(actor))
        .filter(audit_entry::Column::Detail.eq(detail));
    Ok(same.count(on).await? > 0)
}
