//! Failed logins, counted by account and address together, by account and by address: after a few, the next one has to wait,
//! longer each time.
//!
//! An attempt is counted before its password is looked at, so that many at once can't slip through together, and taken back
//! when the password was right. The counts outlive a restart and fade with time. Who knows a login name can hardly shut its
//! owner out: the strict count is that of an account from one address.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::People;
use crate::access::secret;
use crate::casework::access::login;
use crate::failure::Failure;
use crate::store::entities::login_attempt;
use crate::store::error::StoreError;
use crate::store::time;

/// How one of the counts works.
struct Count {
    /// Failures before the next one has to wait.
    free: i64,
    /// Seconds after which one failure is forgotten.
    fades: i64,
}

/// Of an account from one address.
const OF_BOTH: Count = Count { free: 5, fades: 600 };
/// Of an account from anywhere.
const OF_ACCOUNT: Count = Count { free: 50, fades: 60 };
/// From an address, which an office may share.
const FROM_ADDRESS: Count = Count { free: 30, fades: 60 };
/// The first wait in seconds; each further failure doubles it.
const FIRST_WAIT: i64 = 15;
/// The longest wait in seconds.
const LONGEST_WAIT: i64 = 900;
/// Rows that have not changed for this long are deleted: all counts have faded by then.
const DELETED_AFTER: TimeDelta = TimeDelta::hours(24);

/// A login that is being tried.
#[derive(Debug)]
pub struct Attempt([Counted; 3]);

/// A failure that was counted beforehand.
#[derive(Debug)]
struct Counted {
    key: String,
    /// The row as it was.
    before: Option<login_attempt::Model>,
    /// Failures with this one.
    failures: i64,
}

impl People {
    /// Counts an attempt to log in as `login` from `address`; whether it succeeds is told by [`Self::succeeded`].
    ///
    /// # Errors
    /// `login.throttled` where it has to wait, with the seconds; `store.*`.
    pub async fn attempt(&self, login: &str, address: &str) -> Result<Attempt, Failure> {
        let (login, address) = (login::key(login), network(address));
        // Digests: what a stranger sends has no bound.
        let keys = [
            (format!("both/{}", secret::digest(&format!("{address} {login}"))), &OF_BOTH),
            (format!("account/{}", secret::digest(&login)), &OF_ACCOUNT),
            (format!("address/{address}"), &FROM_ADDRESS),
        ];
        let now = self.store.now();
        let writing = self.store.write().await?;
        let mut rows = Vec::new();
        for (key, _) in &keys {
            rows.push(login_attempt::Entity::find_by_id(key).one(writing.on()).await.map_err(StoreError::from)?);
        }
        let mut wait = 0;
        for row in &rows {
            wait = wait_of(row.as_ref(), now)?.max(wait);
        }
        if wait > 0 {
            let failure = Failure::new("login.throttled", format!("登录失败次数过多，请 {wait} 秒后再试"));
            return Err(failure.with_hint("忘记口令请联系系统管理员").after(u32::try_from(wait).unwrap_or(u32::MAX)));
        }
        let mut counted = Vec::new();
        for ((key, of), before) in keys.into_iter().zip(rows) {
            let failures = left(before.as_ref(), of, now)? + 1;
            count(writing.on(), &key, failures, of.free, now).await?;
            counted.push(Counted { key, before, failures });
        }
        let old = time::to_text(now - DELETED_AFTER);
        let old = login_attempt::Entity::delete_many().filter(login_attempt::Column::LastAt.lt(old));
        old.exec(writing.on()).await.map_err(StoreError::from)?;
        writing.commit().await?;
        let counted = <[Counted; 3]>::try_from(counted).map_err(|_| Failure::internal("three counts"))?;
        Ok(Attempt(counted))
    }

    /// The attempt succeeded: the failures of the account from its address are forgotten, the other counts are as before.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn succeeded(&self, attempt: Attempt) -> Result<(), StoreError> {
        let [both, account, address] = attempt.0;
        let writing = self.store.write().await?;
        login_attempt::Entity::delete_by_id(both.key).exec(writing.on()).await?;
        restore(writing.on(), account).await?;
        restore(writing.on(), address).await?;
        writing.commit().await
    }

    /// The attempt was no guess: all counts are as before.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn taken_back(&self, attempt: Attempt) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        for counted in attempt.0 {
            restore(writing.on(), counted).await?;
        }
        writing.commit().await
    }
}

/// What is counted as one address: of IPv6, the network that one customer has.
fn network(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        _ => address.to_owned(),
    }
}

/// Failures that have not faded.
fn left(row: Option<&login_attempt::Model>, of: &Count, now: DateTime<Utc>) -> Result<i64, StoreError> {
    let Some(row) = row else { return Ok(0) };
    let passed = (now - time::from_text(&row.last_at)?).num_seconds().max(0);
    Ok((row.failures - passed / of.fades).max(0))
}

/// Seconds to wait, rounded up.
fn wait_of(row: Option<&login_attempt::Model>, now: DateTime<Utc>) -> Result<i64, StoreError> {
    let until = time::from_optional(row.and_then(|row| row.blocked_until.as_deref()))?;
    let left = until.map_or(0, |until| (until - now).num_milliseconds().max(0));
    Ok((left + 999).div_euclid(1000))
}

/// Puts a count back to what it was before an attempt that was no failure; where others were counted since, one less.
async fn restore(on: &impl ConnectionTrait, counted: Counted) -> Result<(), StoreError> {
    let Counted { key, before, failures } = counted;
    let Some(now) = login_attempt::Entity::find_by_id(&key).one(on).await? else { return Ok(()) };
    if now.failures != failures {
        return put(on, login_attempt::Model { failures: (now.failures - 1).max(0), ..now }).await;
    }
    match before {
        Some(before) => put(on, before).await,
        None => {
            login_attempt::Entity::delete_by_id(key).exec(on).await?;
            Ok(())
        }
    }
}

async fn count(
    on: &impl ConnectionTrait,
    key: &str,
    failures: i64,
    free: i64,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let beyond = u32::try_from(failures - free).unwrap_or(0);
    let wait = std::cmp::min(FIRST_WAIT.saturating_mul(2_i64.saturating_pow(std::cmp::min(beyond, 16))), LONGEST_WAIT);
    let blocked_until = (failures >= free).then(|| time::to_text(now + TimeDelta::seconds(wait)));
    put(on, login_attempt::Model { key: key.to_owned(), failures, last_at: time::to_text(now), blocked_until }).await
}

async fn put(on: &impl ConnectionTrait, row: login_attempt::Model) -> Result<(), StoreError> {
    let row = login_attempt::ActiveModel {
        key: Set(row.key),
        failures: Set(row.failures),
        last_at: Set(row.last_at),
        blocked_until: Set(row.blocked_until),
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
