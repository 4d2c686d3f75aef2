//! Publications of decisions: events recorded one after the other, each judged in the transaction that records it together with
//! the case as it is then. There is no other way to write one; what is refused is put on record and changes nothing.

mod feed;
mod list;
mod record;
mod take_over;

use chrono::{DateTime, SubsecRound, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::Store;
use super::case_files::{found, history as acts_of};
use super::entities::publication_event;
use super::error::StoreError;
use crate::casework::archive::log::publication_subject;
use crate::casework::case_file::act;
use crate::casework::case_file::file::CaseFile;
use crate::casework::people::Person;
use crate::casework::publication::{Asked, Event, Publication, Recorded, source_of};
use crate::failure::Failure;

pub use feed::FeedItem;
pub use list::{Held, ListFilter, Wanted};
pub(super) use record::recorded;
pub(super) use take_over::take_over;

/// The publication of a case, with the case, as they are at one moment.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The case.
    pub file: CaseFile,
    /// Its acts.
    pub acts: Vec<act::Recorded>,
    /// Its publication.
    pub publication: Publication,
    /// The events of that.
    pub events: Vec<Recorded>,
}

/// Says what happens, of a publication as it stands at a moment.
pub type Judge<'a> = dyn Fn(&Standing, DateTime<Utc>) -> Result<Vec<Event>, Failure> + Sync + 'a;

/// What somebody asks for.
pub struct Request<'a> {
    /// Who asks.
    pub actor: &'a Person,
    /// What.
    pub asked: &'a Asked,
    /// How many events there were when the actor last looked; another number now is a conflict.
    pub expected_events: Option<u64>,
    /// A key under which a repeated request gives the first answer, unique within the publication.
    pub key: Option<&'a str>,
    /// What the log calls the actor.
    pub called: &'a str,
    /// The rules.
    pub judge: &'a Judge<'a>,
}

/// Publications of a store.
#[derive(Debug, Clone)]
pub struct Publications {
    store: Store,
}

impl Publications {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// Does what is asked for and gives the publication after it. A request repeated under its key gives what the first one gave.
    ///
    /// # Errors
    /// `case.not_found`, `publication.version_conflict` where it has gone on, `publication.key_reused` where the key came with
    /// something else or from somebody else, what the rules refuse, `store.*`.
    pub async fn act(&self, case_id: &str, request: Request<'_>) -> Result<Standing, Failure> {
        let writing = self.store.write().await?;
        let acts = acts_of(writing.on(), case_id).await?;
        let Some(file) = found(case_id, &acts, request.actor) else {
            drop(writing);
            return Err(self.store.case_files().out_of_reach(case_id, &acts, request.actor).await?);
        };
        let events = events_of(writing.on(), case_id).await?;
        if let Some(key) = request.key
            && let Some(first) = record::done(writing.on(), case_id, key).await?
        {
            drop(writing);
            let until = usize::try_from(first.seq).unwrap_or_default();
            let then = Standing::new(file, acts, events.into_iter().take(until).collect());
            return if first.is(&request)? { Ok(then) } else { Err(self.reused(case_id, &request).await?) };
        }
        let now = self.store.now().trunc_subsecs(6);
        let mut standing = Standing::new(file, acts, events);
        let judged = conflict(&standing, request.expected_events).and_then(|()| (request.judge)(&standing, now));
        let happened = match judged {
            Ok(happened) => happened,
            Err(refusal) => {
                drop(writing);
                return Err(self.refused(case_id, &request, refusal).await?);
            }
        };
        let mut key = request.key;
        for event in happened {
            standing.take_up(event);
            record::insert(&self.store, writing.on(), &standing, &request, key.take()).await?;
        }
        writing.commit().await?;
        Ok(standing)
    }

    /// The publication of a case as it stands, for somebody of its agency.
    ///
    /// # Errors
    /// `case.not_found`, also where it is another agency's; `store.*`.
    pub async fn get(&self, case_id: &str, reader: &Person) -> Result<Standing, Failure> {
        let (file, acts) = self.store.case_files().get(case_id, reader).await?;
        let events = events_of(self.store.read(), case_id).await?;
        Ok(Standing::new(file, acts, events))
    }

    async fn reused(&self, case_id: &str, request: &Request<'_>) -> Result<Failure, Failure> {
        let message = "这个 Idempotency-Key 已经用于另一件事，本次请求没有办理";
        let refusal = Failure::new("publication.key_reused", message);
        let refusal = refusal.with_hint("每件事用一个新的键，只有重发同一请求才用同一个键");
        self.refused(case_id, request, refusal).await
    }

    /// Puts a refusal on record and hands it back.
    async fn refused(&self, case_id: &str, request: &Request<'_>, refusal: Failure) -> Result<Failure, Failure> {
        let writing = self.store.write().await?;
        let detail = json!({"act": request.asked.name(), "code": refusal.code, "message": refusal.message});
        let audit = self.store.acting_as(request.called).audit();
        audit.note(writing.on(), "publication.refused", publication_subject(case_id), detail).await?;
        writing.commit().await?;
        Ok(refusal)
    }
}

impl Standing {
    fn new(file: CaseFile, acts: Vec<act::Recorded>, events: Vec<Recorded>) -> Self {
        let publication = Publication::fold(events.iter().map(|recorded| &recorded.event));
        Self { file, acts, publication, events }
    }

    /// Identifier of the publication: the document of the decision. `None` before there is one.
    pub fn id(&self) -> Option<String> {
        source_of(&self.file).ok().map(|(source, _)| source.document_id)
    }

    fn take_up(&mut self, event: Event) {
        self.publication.apply(&event);
        let seq = self.events.last().map_or(1, |last| last.seq + 1);
        self.events.push(Recorded { seq, event });
    }
}

fn conflict(standing: &Standing, expected: Option<u64>) -> Result<(), Failure> {
    let held = standing.events.len() as u64;
    match expected {
        Some(expected) if expected != held => {
            let message = format!("公示已有 {held} 项记录，不是 {expected} 项：其间有人办理过");
            Err(Failure::new("publication.version_conflict", message).with_hint("重新读取公示，确认后再办理"))
        }
        _ => Ok(()),
    }
}

/// The events of the publication of a case, in order.
pub(super) async fn events_of(on: &impl ConnectionTrait, case_id: &str) -> Result<Vec<Recorded>, StoreError> {
    let query = publication_event::Entity::find().filter(publication_event::Column::CaseId.eq(case_id));
    let rows = query.order_by_asc(publication_event::Column::Number).all(on).await?;
    rows.iter().map(recorded).collect()
}
