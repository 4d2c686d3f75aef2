//! Passwords and second factors of accounts. Only hashes of passwords and recovery codes are kept; the secret of the second
//! factor has to be kept as it is.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use serde_json::json;

use super::People;
use crate::access::secret::digest;
use crate::failure::Failure;
use crate::store::entities::{credential, past_password, recovery_code};
use crate::store::error::StoreError;
use crate::store::time;

/// How many former passwords may not come back.
const REMEMBERED: usize = 5;

/// By what an account is opened.
#[derive(Debug, Clone)]
pub struct Credential {
    /// Hash of the password.
    pub password_hash: String,
    /// Whether it has to be replaced at the next login.
    pub one_time: bool,
    /// Until when a one-time password holds.
    pub expires_at: Option<DateTime<Utc>>,
    /// When the password was set.
    pub changed_at: DateTime<Utc>,
    /// Secret of the second factor in Base32, where the person has confirmed it.
    pub second_factor: Option<String>,
    /// Secret of a second factor that is being set up.
    pub unconfirmed: Option<String>,
}

impl TryFrom<credential::Model> for Credential {
    type Error = StoreError;

    fn try_from(row: credential::Model) -> Result<Self, StoreError> {
        let (second_factor, unconfirmed) = match row.totp_since {
            Some(_) => (row.totp_secret, None),
            None => (None, row.totp_secret),
        };
        Ok(Self {
            password_hash: row.password_hash,
            one_time: row.one_time,
            expires_at: time::from_optional(row.expires_at.as_deref())?,
            changed_at: time::from_text(&row.changed_at)?,
            second_factor,
            unconfirmed,
        })
    }
}

/// A password that replaces the one before.
#[derive(Debug)]
pub struct NewPassword<'a> {
    /// Its hash.
    pub hash: String,
    /// Until when it holds, where somebody else has chosen it.
    pub one_time_until: Option<DateTime<Utc>>,
    /// Hash of the password that its owner has just given; where that is no longer the present one, nothing is done.
    pub verified: Option<&'a str>,
}

impl People {
    /// By what an account is opened; `None` where it has no password yet.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn credential(&self, account_id: &str) -> Result<Option<Credential>, StoreError> {
        let found = credential::Entity::find_by_id(account_id).one(self.store.read()).await?;
        found.map(Credential::try_from).transpose()
    }

    /// Hashes of the account's last passwords, the present one among them.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn passwords(&self, account_id: &str) -> Result<Vec<String>, StoreError> {
        let present = credential::Entity::find_by_id(account_id).one(self.store.read()).await?;
        let past = past_passwords(self.store.read(), account_id).await?;
        let past = past.into_iter().take(REMEMBERED).map(|row| row.password_hash);
        Ok(present.into_iter().map(|row| row.password_hash).chain(past).collect())
    }

    /// Sets the password of an account, and ends its sessions; with a one-time password, its tokens too. `None` where the
    /// password that was verified has been replaced meanwhile.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn set_password(&self, account_id: &str, new: NewPassword<'_>) -> Result<Option<Credential>, StoreError> {
        let now = time::to_text(self.store.now());
        let writing = self.store.write().await?;
        let on = writing.on();
        let before = credential::Entity::find_by_id(account_id).one(on).await?;
        if new.verified.is_some_and(|verified| before.as_ref().is_none_or(|before| before.password_hash != verified)) {
            return Ok(None);
        }
        if let Some(before) = before {
            remember(on, before, &now).await?;
        }
        let row = credential::ActiveModel {
            account_id: Set(account_id.to_owned()),
            password_hash: Set(new.hash),
            one_time: Set(new.one_time_until.is_some()),
            expires_at: Set(new.one_time_until.map(time::to_text)),
            changed_at: Set(now.clone()),
            totp_secret: NotSet,
            totp_since: NotSet,
            totp_step: NotSet,
        };
        let replaced = OnConflict::column(credential::Column::AccountId)
            .update_columns([
                credential::Column::PasswordHash,
                credential::Column::OneTime,
                credential::Column::ExpiresAt,
                credential::Column::ChangedAt,
            ])
            .to_owned();
        credential::Entity::insert(row).on_conflict(replaced).exec_without_returning(on).await?;
        super::sessions::end_all(on, account_id, &now).await?;
        if new.one_time_until.is_some() {
            super::tokens::revoke_all(on, account_id, &now).await?;
        }
        let set = credential::Entity::find_by_id(account_id).one(on).await?.map(Credential::try_from).transpose()?;
        let detail = json!({"one_time": new.one_time_until.is_some()});
        self.store.audit().note(on, "people.password", subject(account_id), detail).await?;
        writing.commit().await?;
        Ok(set)
    }

    /// Begins to set up a second factor; it counts once [`Self::confirm_second_factor`] was called.
    ///
    /// # Errors
    /// `second_factor.there`, `login.no_password`, `store.*`.
    pub async fn begin_second_factor(&self, account_id: &str, secret: &str) -> Result<(), Failure> {
        let writing = self.store.write().await?;
        let query = credential::Entity::update_many()
            .col_expr(credential::Column::TotpSecret, Expr::value(secret))
            .filter(credential::Column::AccountId.eq(account_id))
            .filter(credential::Column::TotpSince.is_null());
        if query.exec(writing.on()).await.map_err(StoreError::from)?.rows_affected == 0 {
            let message = "第二因素已经启用；先停用再重新设置";
            return Err(Failure::new("second_factor.there", message));
        }
        writing.commit().await?;
        Ok(())
    }

    /// The second factor counts from now on; `step` is that of the code of `secret` by which it was confirmed.
    ///
    /// # Errors
    /// `second_factor.none` where that secret is no longer being set up, `store.*`.
    pub async fn confirm_second_factor(
        &self,
        account_id: &str,
        secret: &str,
        step: i64,
        codes: &[String],
    ) -> Result<(), Failure> {
        let now = time::to_text(self.store.now());
        let writing = self.store.write().await?;
        let confirmed = credential::Entity::update_many()
            .col_expr(credential::Column::TotpSince, Expr::value(now))
            .col_expr(credential::Column::TotpStep, Expr::value(step))
            .filter(credential::Column::AccountId.eq(account_id))
            .filter(credential::Column::TotpSecret.eq(secret))
            .filter(credential::Column::TotpSince.is_null())
            .exec(writing.on())
            .await
            .map_err(StoreError::from)?;
        if confirmed.rows_affected == 0 {
            return Err(Failure::new("second_factor.none", "没有正在设置的第二因素，或者已经改过"));
        }
        forget_codes(writing.on(), account_id).await?;
        let rows = codes.iter().map(|code| recovery_code::ActiveModel {
            account_id: Set(account_id.to_owned()),
            code_hash: Set(digest(code)),
            used_at: Set(None),
        });
        let inserted = recovery_code::Entity::insert_many(rows).exec_without_returning(writing.on()).await;
        inserted.map_err(StoreError::from)?;
        self.store.audit().note(writing.on(), "people.second_factor", subject(account_id), json!({"on": true})).await?;
        writing.commit().await?;
        Ok(())
    }

    /// The account opens with its password alone again.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn remove_second_factor(&self, account_id: &str) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        credential::Entity::update_many()
            .col_expr(credential::Column::TotpSecret, Expr::value(None::<String>))
            .col_expr(credential::Column::TotpSince, Expr::value(None::<String>))
            .col_expr(credential::Column::TotpStep, Expr::value(None::<i64>))
            .filter(credential::Column::AccountId.eq(account_id))
            .exec(writing.on())
            .await?;
        forget_codes(writing.on(), account_id).await?;
        self.store
            .audit()
            .note(writing.on(), "people.second_factor", subject(account_id), json!({"on": false}))
            .await?;
        writing.commit().await
    }

    /// Uses up the codes of a step of the second factor; `false` where that or a later one was used already.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn use_step(&self, account_id: &str, step: i64) -> Result<bool, StoreError> {
        let writing = self.store.write().await?;
        let used = credential::Entity::update_many()
            .col_expr(credential::Column::TotpStep, Expr::value(step))
            .filter(credential::Column::AccountId.eq(account_id))
            .filter(credential::Column::TotpStep.lt(step))
            .exec(writing.on())
            .await?;
        writing.commit().await?;
        Ok(used.rows_affected > 0)
    }

    /// Uses up a recovery code; `false` where the account has no such code, or no more.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn use_recovery_code(&self, account_id: &str, code: &str) -> Result<bool, StoreError> {
        let writing = self.store.write().await?;
        let used = recovery_code::Entity::update_many()
            .col_expr(recovery_code::Column::UsedAt, Expr::value(time::to_text(self.store.now())))
            .filter(recovery_code::Column::AccountId.eq(account_id))
            .filter(recovery_code::Column::CodeHash.eq(digest(code)))
            .filter(recovery_code::Column::UsedAt.is_null())
            .exec(writing.on())
            .await?;
        if used.rows_affected == 0 {
            return Ok(false);
        }
        self.store.audit().note(writing.on(), "people.recovery_code", subject(account_id), json!({})).await?;
        writing.commit().await?;
        Ok(true)
    }
}

/// What the log calls an account.
pub(super) fn subject(account_id: &str) -> String {
    format!("account/{account_id}")
}

async fn past_passwords(on: &impl ConnectionTrait, account_id: &str) -> Result<Vec<past_password::Model>, StoreError> {
    let query = past_password::Entity::find().filter(past_password::Column::AccountId.eq(account_id));
    Ok(query.order_by_desc(past_password::Column::ReplacedAt).all(on).await?)
}

/// Keeps the password that is replaced, and forgets those beyond the last few.
async fn remember(on: &impl ConnectionTrait, before: credential::Model, now: &str) -> Result<(), StoreError> {
    let account_id = before.account_id;
    let row = past_password::ActiveModel {
        account_id: Set(account_id.clone()),
        replaced_at: Set(now.to_owned()),
        password_hash: Set(before.password_hash),
    };
    past_password::Entity::insert(row).exec_without_returning(on).await?;
    for old in past_passwords(on, &account_id).await?.into_iter().skip(REMEMBERED) {
        past_password::Entity::delete_by_id((old.account_id, old.replaced_at)).exec(on).await?;
    }
    Ok(())
}

async fn forget_codes(on: &impl ConnectionTrait, account_id: &str) -> Result<(), StoreError> {
    let codes = recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(account_id));
    codes.exec(on).await?;
    Ok(())
}
