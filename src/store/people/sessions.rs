//! Logins of browsers. The browser holds a secret in a cookie, the table its SHA-256.
//!
//! A session ends by logout, after some time without a request, at its absolute end, with a change of the password, and with
//! the account. Its secret is replaced each hour, so that a copied one does not last. The one before opens until the new one has
//! been used, and a moment longer, since requests under way carry it; where an answer with a new one was lost, another is given.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, UpdateMany};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::credentials::subject;
use super::{Account, Credential, People};
use crate::access::secret;
use crate::config::Accounts;
use crate::failure::Failure;
use crate::store::entities::{account, credential, session};
use crate::store::error::StoreError;
use crate::store::time;

/// How often a request is written down as the last one.
const SEEN_EVERY: TimeDelta = TimeDelta::seconds(60);
/// How old a secret gets.
const ROTATE_EVERY: TimeDelta = TimeDelta::hours(1);
/// How long an answer with a new secret may be under way before another one is given: longer than any answer that carries one
/// takes, since a late one would put a secret in the browser that opens nothing any more.
const LOST_AFTER: TimeDelta = TimeDelta::seconds(90);
/// How long the secret before opens once the present one has been used.
const GRACE: TimeDelta = TimeDelta::seconds(60);
/// Most characters that are kept of what a browser says of itself.
const AGENT: usize = 200;

/// A session that was just begun or whose secret was just replaced.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Identifier.
    pub id: String,
    /// What the cookie holds; shown this once.
    pub secret: String,
    /// What a page must send along with each change.
    pub csrf_token: String,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
}

/// A session in use.
#[derive(Debug, Clone)]
pub struct Session {
    /// Identifier.
    pub id: String,
    /// What a page must send along with each change.
    pub csrf_token: String,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
    /// When its secret was last replaced.
    rotated_at: DateTime<Utc>,
    /// When it was last seen, as written down.
    seen_at: DateTime<Utc>,
    /// Whether it came with its present secret.
    present: bool,
    /// Whether the secret before still opens, with no end set.
    handing_over: bool,
}

/// A session in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SessionRow)]
pub struct SessionRow {
    /// Identifier, for ending it.
    pub id: String,
    /// Where the login came from.
    pub address: String,
    /// What the browser says it is.
    pub agent: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub seen_at: DateTime<Utc>,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
}

impl People {
    /// Begins a session of an account that has proved who it is by `proved`, from an address with a browser. `None` where that
    /// has been replaced meanwhile, or the account is disabled: a session must not outlive what opened it.
    ///
    /// # Errors
    /// `store.*`, `internal`.
    pub async fn begin_session(
        &self,
        account_id: &str,
        proved: &Credential,
        (address, agent): (&str, &str),
        rules: &Accounts,
    ) -> Result<Option<Opened>, Failure> {
        let now = self.store.now();
        let opened = Opened {
            id: self.store.ids.next(now),
            secret: secret::token()?,
            csrf_token: secret::token()?,
            expires_at: now + rules.session,
        };
        let at = time::to_text(now);
        let row = session::ActiveModel {
            id: Set(opened.id.clone()),
            account_id: Set(account_id.to_owned()),
            token_hash: Set(secret::digest(&opened.secret)),
            previous_hash: Set(None),
            previous_until: Set(None),
            csrf_token: Set(opened.csrf_token.clone()),
            address: Set(address.to_owned()),
            agent: Set(agent.chars().filter(|c| !c.is_control()).take(AGENT).collect()),
            created_at: Set(at.clone()),
            seen_at: Set(at.clone()),
            rotated_at: Set(at),
            expires_at: Set(time::to_text(opened.expires_at)),
            ended_at: Set(None),
        };
        let writing = self.store.write().await?;
        if !still_holds(writing.on(), account_id, proved).await? {
            return Ok(None);
        }
        session::Entity::insert(row).exec_without_returning(writing.on()).await.map_err(StoreError::from)?;
        let detail = json!({"session": opened.id, "address": address});
        self.store.audit().note(writing.on(), "access.login", subject(account_id), detail).await?;
        writing.commit().await?;
        Ok(Some(opened))
    }

    /// The session that a cookie's secret opens now, and whose it is; `None` where it is unknown or over, or the account is
    /// disabled.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn by_session(&self, secret: &str, rules: &Accounts) -> Result<Option<(Account, Session)>, StoreError> {
        let now = self.store.now();
        let digest = secret::digest(secret);
        let opens = Condition::any()
            .add(session::Column::PreviousUntil.is_null())
            .add(session::Column::PreviousUntil.gt(time::to_text(now)));
        let before = Condition::all().add(session::Column::PreviousHash.eq(&digest)).add(opens);
        let either = Condition::any().add(session::Column::TokenHash.eq(&digest)).add(before);
        let query = session::Entity::find().filter(session::Column::EndedAt.is_null()).filter(either);
        let Some(row) = query.one(self.store.read()).await? else { return Ok(None) };
        let session = Session {
            present: row.token_hash == digest,
            handing_over: row.previous_hash.is_some() && row.previous_until.is_none(),
            rotated_at: time::from_text(&row.rotated_at)?,
            seen_at: time::from_text(&row.seen_at)?,
            expires_at: time::from_text(&row.expires_at)?,
            id: row.id,
            csrf_token: row.csrf_token,
        };
        if session.expires_at <= now || session.seen_at + rules.idle <= now {
            return Ok(None);
        }
        let row = account::Entity::find_by_id(&row.account_id).one(self.store.read()).await?;
        let account = row.map(Account::try_from).transpose()?.filter(|account| !account.disabled);
        Ok(account.map(|account| (account, session)))
    }

    /// Writes down that a session is in use. Where its secret is old, and where the answer with the present one was lost, gives a
    /// new one, unless `rotate` is false: because the answer takes long, or may not arrive.
    ///
    /// # Errors
    /// `store.*`, `internal`.
    pub async fn seen(&self, session: &Session, rules: &Accounts, rotate: bool) -> Result<Option<String>, Failure> {
        let now = self.store.now();
        let age = now - session.rotated_at;
        let is_old = if session.present { age >= ROTATE_EVERY } else { session.handing_over && age >= LOST_AFTER };
        let rotate = rotate && is_old;
        let arrived = session.present && session.handing_over;
        // Often enough that a session in use does not look idle.
        let every = SEEN_EVERY.min(rules.idle / 4);
        if !rotate && !arrived && now - session.seen_at < every {
            return Ok(None);
        }
        let mut change = session::Entity::update_many()
            .col_expr(session::Column::SeenAt, Expr::value(time::to_text(now)))
            .filter(session::Column::Id.eq(&session.id))
            .filter(session::Column::EndedAt.is_null());
        if arrived {
            change = change.col_expr(session::Column::PreviousUntil, Expr::value(time::to_text(now + GRACE)));
        }
        let fresh = if rotate { Some(secret::token()?) } else { None };
        if let Some(secret) = &fresh {
            change = replaced(change, session, secret, now);
        }
        let writing = self.store.write().await?;
        let changed = change.exec(writing.on()).await.map_err(StoreError::from)?.rows_affected;
        writing.commit().await?;
        Ok(fresh.filter(|_| changed > 0))
    }

    /// Sessions of an account that are not over, newest first.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn sessions(&self, account_id: &str, rules: &Accounts) -> Result<Vec<SessionRow>, StoreError> {
        let now = self.store.now();
        let query = session::Entity::find()
            .filter(session::Column::AccountId.eq(account_id))
            .filter(session::Column::EndedAt.is_null())
            .filter(session::Column::ExpiresAt.gt(time::to_text(now)))
            .filter(session::Column::SeenAt.gt(time::to_text(now - rules.idle)));
        let rows = query.order_by_desc(session::Column::Id).all(self.store.read()).await?;
        rows.into_iter().map(SessionRow::try_from).collect()
    }

    /// Ends a session of an account; one that has ended stays so.
    ///
    /// # Errors
    /// `session.not_found`, `store.*`.
    pub async fn end_session(&self, account_id: &str, id: &str) -> Result<(), Failure> {
        let writing = self.store.write().await?;
        let ended = session::Entity::update_many()
            .col_expr(session::Column::EndedAt, Expr::value(time::to_text(self.store.now())))
            .filter(session::Column::Id.eq(id))
            .filter(session::Column::AccountId.eq(account_id))
            .filter(session::Column::EndedAt.is_null())
            .exec(writing.on())
            .await
            .map_err(StoreError::from)?;
        if ended.rows_affected == 0 {
            return Err(Failure::new("session.not_found", format!("没有进行中的登录 {id}")));
        }
        self.store.audit().note(writing.on(), "access.logout", subject(account_id), json!({"session": id})).await?;
        writing.commit().await?;
        Ok(())
    }
}

/// The change by which a new secret takes the place of the present one; of two requests at the same time, one makes it.
fn replaced(
    change: UpdateMany<session::Entity>,
    session: &Session,
    secret: &str,
    now: DateTime<Utc>,
) -> UpdateMany<session::Entity> {
    let change = change
        .col_expr(session::Column::TokenHash, Expr::value(secret::digest(secret)))
        .col_expr(session::Column::RotatedAt, Expr::value(time::to_text(now)))
        .filter(session::Column::RotatedAt.eq(time::to_text(session.rotated_at)));
    if !session.present {
        // The one before goes on opening: the browser holds no other.
        return change;
    }
    change
        .col_expr(session::Column::PreviousHash, Expr::col(session::Column::TokenHash))
        .col_expr(session::Column::PreviousUntil, Expr::value(None::<String>))
}

/// Whether what somebody has just proved still opens the account.
async fn still_holds(on: &impl ConnectionTrait, account_id: &str, proved: &Credential) -> Result<bool, StoreError> {
    let row = account::Entity::find_by_id(account_id).one(on).await?;
    let Some(held) = credential::Entity::find_by_id(account_id).one(on).await? else { return Ok(false) };
    let held = Credential::try_from(held)?;
    let same = held.password_hash == proved.password_hash && held.second_factor == proved.second_factor;
    Ok(same && row.is_some_and(|row| !row.disabled))
}

/// Ends all sessions of an account.
pub(super) async fn end_all(on: &impl ConnectionTrait, account_id: &str, now: &str) -> Result<(), StoreError> {
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(now))
        .filter(session::Column::AccountId.eq(account_id))
        .filter(session::Column::EndedAt.is_null())
        .exec(on)
        .await?;
    Ok(())
}

impl TryFrom<session::Model> for SessionRow {
    type Error = StoreError;

    fn try_from(row: session::Model) -> Result<Self, StoreError> {
        Ok(Self {
            created_at: time::from_text(&row.created_at)?,
            seen_at: time::from_text(&row.seen_at)?,
            expires_at: time::from_text(&row.expires_at)?,
            id: row.id,
            address: row.address,
            agent: row.agent,
        })
    }
}
