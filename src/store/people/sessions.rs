//! Logins of browsers. The browser holds a secret in a cookie, the table its SHA-256.
//!
//! A session ends by logout, after some time without a request, at its absolute end, with a change of the password, and with
//! the account. Its secret is replaced each hour, so that a copied one does not last; the one before still opens for a moment,
//! since requests under way carry it.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::credentials::subject;
use super::{Account, People};
use crate::access::secret;
use crate::config::Accounts;
use crate::failure::Failure;
use crate::store::entities::{account, session};
use crate::store::error::StoreError;
use crate::store::time;

/// How often a request is written down as the last one.
const SEEN_EVERY: TimeDelta = TimeDelta::seconds(60);
/// How old a secret gets.
const ROTATE_EVERY: TimeDelta = TimeDelta::hours(1);
/// How long the secret before still opens.
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
    /// Begins a session of an account that has proved who it is.
    ///
    /// # Errors
    /// `store.*`, `internal`.
    pub async fn begin_session(
        &self,
        account_id: &str,
        address: &str,
        agent: &str,
        rules: &Accounts,
    ) -> Result<Opened, Failure> {
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
        session::Entity::insert(row).exec_without_returning(writing.on()).await.map_err(StoreError::from)?;
        let detail = json!({"session": opened.id, "address": address});
        self.store.audit().note(writing.on(), "access.login", subject(account_id), detail).await?;
        writing.commit().await?;
        Ok(opened)
    }

    /// The session that a cookie's secret opens now, and whose it is; `None` where it is unknown or over, or the account is
    /// disabled.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn by_session(&self, secret: &str, rules: &Accounts) -> Result<Option<(Account, Session)>, StoreError> {
        let now = self.store.now();
        let digest = secret::digest(secret);
        let before = Condition::all()
            .add(session::Column::PreviousHash.eq(&digest))
            .add(session::Column::PreviousUntil.gt(time::to_text(now)));
        let either = Condition::any().add(session::Column::TokenHash.eq(&digest)).add(before);
        let query = session::Entity::find().filter(session::Column::EndedAt.is_null()).filter(either);
        let Some(row) = query.one(self.store.read()).await? else { return Ok(None) };
        let session = Session {
            present: row.token_hash == digest,
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

    /// Writes down that a session is in use, and gives a new secret where the present one is old.
    ///
    /// # Errors
    /// `store.*`, `internal`.
    pub async fn seen(&self, session: &Session, rules: &Accounts) -> Result<Option<String>, Failure> {
        let now = self.store.now();
        let rotate = session.present && now - session.rotated_at >= ROTATE_EVERY;
        // Often enough that a session in use does not look idle.
        let every = SEEN_EVERY.min(rules.idle / 4);
        if !rotate && now - session.seen_at < every {
            return Ok(None);
        }
        let at = time::to_text(now);
        let mut change = session::Entity::update_many()
            .col_expr(session::Column::SeenAt, Expr::value(at.clone()))
            .filter(session::Column::Id.eq(&session.id))
            .filter(session::Column::EndedAt.is_null());
        let mut fresh = None;
        if rotate {
            let secret = secret::token()?;
            // Of two requests at the same time, one replaces the secret.
            change = change
                .col_expr(session::Column::PreviousHash, Expr::col(session::Column::TokenHash))
                .col_expr(session::Column::PreviousUntil, Expr::value(time::to_text(now + GRACE)))
                .col_expr(session::Column::TokenHash, Expr::value(secret::digest(&secret)))
                .col_expr(session::Column::RotatedAt, Expr::value(at))
                .filter(session::Column::RotatedAt.eq(time::to_text(session.rotated_at)));
            fresh = Some(secret);
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
