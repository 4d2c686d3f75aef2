//! Case files: acts recorded one after the other, each judged by the rules in the transaction that records it.
//!
//! There is no other way to write a case. What the rules refuse is put on record too, and changes nothing.

mod each;
mod files;
mod list;
mod record;
mod take_over;

use chrono::{DateTime, SubsecRound, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::Store;
use super::entities::case_event;
use super::error::StoreError;
use crate::casework::calendar::china_date;
use crate::casework::case_file::act::{Act, Recorded};
use crate::casework::case_file::allow;
use crate::casework::case_file::apply::{apply, begin, replay};
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::model::RangeSummary;
use crate::casework::case_file::rules::{Context, Rules};
use crate::casework::people::Person;
use crate::failure::Failure;

pub use files::{Incoming, Kept, Materials, too_large};
pub use list::{CaseFilter, CaseRow};
pub(in crate::store) use record::recorded;

/// An act that somebody asks for.
pub struct Request<'a> {
    /// Who asks.
    pub actor: &'a Person,
    /// What.
    pub act: Act,
    /// How many acts the case had when the actor last looked at it; another number now is a conflict.
    pub expected_acts: Option<u64>,
    /// A key under which a repeated request gives the first answer, unique within the case.
    pub key: Option<&'a str>,
    /// What the range engine said of the outcome in the act.
    pub range: Option<RangeSummary>,
    /// The account with an identifier, as it is now.
    pub person: &'a (dyn Fn(&str) -> Option<Person> + Sync),
    /// The agency's rules.
    pub rules: &'a (dyn Rules + Sync),
    /// What the log calls the actor, where it is not name and account: on the command line.
    pub called: Option<&'a str>,
}

impl Request<'_> {
    /// The actor as the log names them.
    fn called(&self) -> String {
        self.called.map_or_else(|| self.actor.called(), str::to_owned)
    }
}

/// Case files of a store.
#[derive(Debug, Clone)]
pub struct CaseFiles {
    store: Store,
}

/// What the log calls a case.
pub fn subject(case_id: &str) -> String {
    format!("case/{case_id}")
}

impl CaseFiles {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// The present moment as the tables hold it, so that what is answered, logged and read back is the same.
    fn moment(&self) -> DateTime<Utc> {
        self.store.now().trunc_subsecs(6)
    }

    /// Opens a case by its first act. A request repeated under its key by the same person gives the case as it was opened.
    ///
    /// # Errors
    /// `case.*` where the rules refuse it, `case.key_reused` where the key came with another act, `store.*`.
    pub async fn open(&self, request: Request<'_>) -> Result<CaseFile, Failure> {
        let writing = self.store.write().await?;
        if let Some(key) = request.key
            && let Some((id, first)) = record::opened(writing.on(), key, &request.actor.id).await?
        {
            drop(writing);
            return self.repeated(&id, &[first], &request).await;
        }
        let now = self.moment();
        let id = self.store.ids.next(now);
        let judged = allow::open(&request.act, &context(&request, now, &id));
        let added = match judged {
            Ok(added) => added,
            Err(refusal) => {
                drop(writing);
                return Err(self.refused(&id, &request, refusal).await?);
            }
        };
        let recorded = Recorded { seq: 1, at: now, actor: request.actor.clone(), act: request.act.clone(), added };
        let file = begin(&id, &recorded).ok_or_else(|| Failure::internal("the first act opens no case"))?;
        let entry = record::NewEvent { file: &file, recorded: &recorded, key: request.key, called: &request.called() };
        record::insert(&self.store, writing.on(), &entry).await?;
        writing.commit().await?;
        Ok(file)
    }

    /// Does an act in a case and gives the case after it. A request repeated under its key gives the case as it was after the
    /// first one.
    ///
    /// # Errors
    /// `case.not_found`, `case.*` where the rules refuse it, `case.version_conflict` where the case has gone on,
    /// `case.key_reused` where the key came with another act or from somebody else, `case.number_taken`, `store.*`.
    pub async fn act(&self, case_id: &str, request: Request<'_>) -> Result<CaseFile, Failure> {
        let writing = self.store.write().await?;
        let history = history(writing.on(), case_id).await?;
        let Some(mut file) = found(case_id, &history, request.actor) else {
            drop(writing);
            return Err(self.out_of_reach(case_id, &history, request.actor).await?);
        };
        if let Some(key) = request.key
            && let Some(seq) = record::done(writing.on(), case_id, key).await?
        {
            drop(writing);
            return self.repeated(case_id, history.get(..seq).unwrap_or(&history), &request).await;
        }
        let now = self.moment();
        let fresh = self.store.ids.next(now);
        let judged = conflict(&file, request.expected_acts)
            .and_then(|()| allow::allow(&file, &request.act, &context(&request, now, &fresh)));
        let mut added = match judged {
            Ok(added) => added,
            Err(refusal) => {
                drop(writing);
                return Err(self.refused(case_id, &request, refusal).await?);
            }
        };
        added.range.clone_from(&request.range);
        let (seq, actor, act) = (file.acts + 1, request.actor.clone(), request.act.clone());
        let recorded = Recorded { seq, at: now, actor, act, added };
        apply(&mut file, &recorded);
        let entry = record::NewEvent { file: &file, recorded: &recorded, key: request.key, called: &request.called() };
        match record::insert(&self.store, writing.on(), &entry).await {
            Ok(()) => writing.commit().await?,
            Err(taken @ StoreError::CaseNumberTaken(_)) => {
                drop(writing);
                return Err(self.refused(case_id, &request, taken.into()).await?);
            }
            Err(error) => return Err(error.into()),
        }
        Ok(file)
    }

    /// The case as it stands, for somebody of its agency. Whoever asks for another agency's case is put on record.
    ///
    /// # Errors
    /// `case.not_found`, also where it is another agency's; `store.*`.
    pub async fn get(&self, case_id: &str, reader: &Person) -> Result<(CaseFile, Vec<Recorded>), Failure> {
        let history = history(self.store.read(), case_id).await?;
        match found(case_id, &history, reader) {
            Some(file) => Ok((file, history)),
            None => Err(self.out_of_reach(case_id, &history, reader).await?),
        }
    }

    /// The answer where there is no case, or it is another agency's; the latter is put on record, and looks the same.
    pub(in crate::store) async fn out_of_reach(
        &self,
        case_id: &str,
        history: &[Recorded],
        who: &Person,
    ) -> Result<Failure, Failure> {
        let refusal = Failure::new("case.not_found", format!("没有案件 {case_id}"));
        if !history.is_empty() {
            self.store.people().refused(&who.id, &subject(case_id), refusal.code).await?;
        }
        Ok(refusal)
    }

    /// The answer to a request whose key is known: the first answer, where it is the same request.
    async fn repeated(&self, case_id: &str, until: &[Recorded], request: &Request<'_>) -> Result<CaseFile, Failure> {
        if let (Some(first), Some(file)) = (until.last(), replay(case_id, until))
            && first.actor.id == request.actor.id
            && record::same_act(&first.act, &request.act)?
        {
            return Ok(file);
        }
        let message = "这个 Idempotency-Key 已经用于另一件事，本次请求没有办理";
        let refusal =
            Failure::new("case.key_reused", message).with_hint("每件事用一个新的键，只有重发同一请求才用同一个键");
        Err(self.refused(case_id, request, refusal).await?)
    }

    /// Puts a refusal on record and hands it back.
    async fn refused(&self, case_id: &str, request: &Request<'_>, refusal: Failure) -> Result<Failure, Failure> {
        let writing = self.store.write().await?;
        let detail = json!({"act": record::kind_of(&request.act)?, "code": refusal.code, "message": refusal.message});
        let audit = self.store.acting_as(&request.called()).audit();
        audit.note(writing.on(), "case.refused", subject(case_id), detail).await?;
        writing.commit().await?;
        Ok(refusal)
    }
}

/// The case that a history adds up to, for somebody of its agency; `None` where there is none or it is another agency's.
pub(in crate::store) fn found(case_id: &str, history: &[Recorded], reader: &Person) -> Option<CaseFile> {
    replay(case_id, history).filter(|file| file.agency == reader.agency)
}

fn conflict(file: &CaseFile, expected: Option<u64>) -> Result<(), Failure> {
    match expected {
        Some(expected) if expected != file.acts => {
            let message = format!("案件已有 {} 项记录，不是 {expected} 项：其间有人办理过", file.acts);
            Err(Failure::new("case.version_conflict", message).with_hint("重新读取案件，确认后再办理"))
        }
        _ => Ok(()),
    }
}

fn context<'a>(request: &'a Request<'_>, now: DateTime<Utc>, fresh_id: &'a str) -> Context<'a> {
    let (actor, person, rules) = (request.actor, request.person, request.rules);
    Context { actor, now, today: china_date(now), fresh_id, person, rules }
}

/// The acts of a case, in order.
pub(in crate::store) async fn history(on: &impl ConnectionTrait, case_id: &str) -> Result<Vec<Recorded>, StoreError> {
    let query = case_event::Entity::find().filter(case_event::Column::CaseId.eq(case_id));
    let rows = query.order_by_asc(case_event::Column::Seq).all(on).await?;
    rows.iter().map(record::recorded).collect()
}
