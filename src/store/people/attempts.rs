//! Failed logins, counted by account and by address: after a few, the next one has to wait, longer each time.
//!
//! An attempt is counted before its password is looked at, so that many at once can't slip through together, and taken back
//! when the password was right. The counts outlive a restart. Waiting is short (a quarter of an hour at most), because whoever
//! knows a login name could otherwise shut its owner out.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::People;
use crate::casework::access::login;
use crate::failure::Failure;
use crate::store::entities::login_attempt;
use crate::store::error::StoreError;
use crate::store::time;

/// Failures of an account before it has to wait.
const OF_ACCOUNT: i64 = 5;
/// Failures from an address before it has to wait: an office may share one.
const FROM_ADDRESS: i64 = 30;
/// The first wait in seconds; each further failure doubles it.
const FIRST_WAIT: i64 = 15;
/// The longest wait in seconds.
const LONGEST_WAIT: i64 = 900;
/// Failures are forgotten after this long without another.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(24);

/// A login that is being tried.
#[derive(Debug)]
pub struct Attempt {
    account: String,
    address: String,
}

impl People {
    /// Counts an attempt to log in as `login` from `address`; whether it succeeds is told by [`Self::succeeded`].
    ///
    /// # Errors
    /// `login.throttled` where either has to wait, with the seconds; `store.*`.
    pub async fn attempt(&self, login: &str, address: &str) -> Result<Attempt, Failure> {
        let attempt =
            Attempt { account: format!("account/{}", login::key(login)), address: format!("address/{address}") };
        let now = self.store.now();
        let writing = self.store.write().await?;
        let account = held(writing.on(), &attempt.account, now).await?;
        let from = held(writing.on(), &attempt.address, now).await?;
        let wait = wait_of(account.as_ref(), now)?.max(wait_of(from.as_ref(), now)?);
        if wait > 0 {
            let failure = Failure::new("login.throttled", format!("登录失败次数过多，请 {wait} 秒后再试"));
            return Err(failure.with_hint("忘记口令请联系系统管理员").after(u32::try_from(wait).unwrap_or(u32::MAX)));
        }
        count(writing.on(), &attempt.account, failures(account.as_ref()) + 1, OF_ACCOUNT, now).await?;
        count(writing.on(), &attempt.address, failures(from.as_ref()) + 1, FROM_ADDRESS, now).await?;
        let forgotten = time::to_text(now - FORGOTTEN_AFTER);
        let old = login_attempt::Entity::delete_many().filter(login_attempt::Column::LastAt.lt(forgotten));
        old.exec(writing.on()).await.map_err(StoreError::from)?;
        writing.commit().await?;
        Ok(attempt)
    }

    /// The attempt succeeded: the account's failures are forgotten, and the address has one less.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn succeeded(&self, attempt: Attempt) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        login_attempt::Entity::delete_by_id(attempt.account).exec(writing.on()).await?;
        one_less(writing.on(), &attempt.address).await?;
        writing.commit().await
    }

    /// The attempt was no guess: account and address have one failure less.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn taken_back(&self, attempt: Attempt) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        one_less(writing.on(), &attempt.account).await?;
        one_less(writing.on(), &attempt.address).await?;
        writing.commit().await
    }
}

/// Takes one failure back; a wait that has begun goes on.
async fn one_less(on: &impl ConnectionTrait, key: &str) -> Result<(), StoreError> {
    login_attempt::Entity::update_many()
        .col_expr(login_attempt::Column::Failures, Expr::cust("failures - 1"))
        .filter(login_attempt::Column::Key.eq(key))
        .filter(login_attempt::Column::Failures.gt(0))
        .exec(on)
        .await?;
    Ok(())
}

/// The count under a key, unless it is forgotten.
async fn held(
    on: &impl ConnectionTrait,
    key: &str,
    now: DateTime<Utc>,
) -> Result<Option<login_attempt::Model>, StoreError> {
    let forgotten = time::to_text(now - FORGOTTEN_AFTER);
    Ok(login_attempt::Entity::find_by_id(key).one(on).await?.filter(|row| row.last_at >= forgotten))
}

fn failures(row: Option<&login_attempt::Model>) -> i64 {
    row.map_or(0, |row| row.failures)
}

/// Seconds to wait, rounded up.
fn wait_of(row: Option<&login_attempt::Model>, now: DateTime<Utc>) -> Result<i64, StoreError> {
    let until = time::from_optional(row.and_then(|row| row.blocked_until.as_deref()))?;
    let left = until.map_or(0, |until| (until - now).num_milliseconds().max(0));
    Ok((left + 999).div_euclid(1000))
}

async fn count(
    on: &impl ConnectionTrait,
    key: &str,
    failures: i64,
    free: i64,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let beyond = u32::try_from(failures - free).unwrap_or(0);
    let wait = FIRST_WAIT.saturating_mul(2_i64.saturating_pow(beyond.min(16))).min(LONGEST_WAIT);
    let blocked_until = (failures >= free).then(|| time::to_text(now + TimeDelta::seconds(wait)));
    let row = login_attempt::ActiveModel {
        key: Set(key.to_owned()),
        failures: Set(failures),
        last_at: Set(time::to_text(now)),
        blocked_until: Set(blocked_until),
    };
    let replaced = OnConflict::column(login_attempt::Column::Key)
        .update_columns([
            login_attempt::Column::Failures,
            login_attempt::Column::LastAt,
            login_attempt::Column::BlockedUntil,
        ])
        .to_owned();
    login_attempt::Entity::insert(row).on_conflict(replaced).exec_without_returning(on).await?;
    Ok(())
}
