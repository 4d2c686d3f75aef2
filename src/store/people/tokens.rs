//! Tokens by which programs act for a person, within scopes and until a day. Only their SHA-256 is kept.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{Account, People, unknown};
use crate::access::secret;
use crate::casework::people::{Permission, permissions_of};
use crate::failure::Failure;
use crate::store::entities::{account, api_token};
use crate::store::error::StoreError;
use crate::store::time;

/// A token that was just made; the secret is shown this once.
#[derive(Debug, Clone, Serialize)]
pub struct Token {
    /// Identifier, for revoking it.
    pub id: String,
    /// The secret.
    pub secret: String,
    /// Until when it holds.
    pub expires_at: DateTime<Utc>,
}

/// A token in a list, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TokenRow {
    /// Identifier.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scopes: BTreeSet<Permission>,
    /// Until when it holds.
    pub expires_at: DateTime<Utc>,
    /// When it was revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<DateTime<Utc>>,
}

impl People {
    /// Makes a token for an account. Scopes beyond what its roles allow are refused.
    ///
    /// # Errors
    /// `people.not_found`, `people.scope`, `people.expired`, `store.*`.
    pub async fn new_token(
        &self,
        login: &str,
        name: &str,
        scopes: BTreeSet<Permission>,
        expires_at: DateTime<Utc>,
    ) -> Result<Token, Failure> {
        let account = self.by_login(login).await?.ok_or_else(|| unknown(login))?;
        let held = permissions_of(&account.person.roles);
        let scopes = if scopes.is_empty() { held.clone() } else { scopes };
        if !scopes.is_subset(&held) {
            return Err(Failure::new("people.scope", "令牌的权限超出了该人员角色的权限"));
        }
        let now = self.store.now();
        if expires_at <= now {
            return Err(Failure::new("people.expired", "令牌的有效期已经过去"));
        }
        let secret = format!("chk_{}", secret::token()?);
        let id = self.store.ids.next(now);
        let row = api_token::ActiveModel {
            id: Set(id.clone()),
            account_id: Set(account.person.id.clone()),
            token_hash: Set(secret::digest(&secret)),
            name: Set(name.to_owned()),
            scopes: Set(serde_json::to_value(&scopes).map_err(StoreError::from)?),
            created_at: Set(time::to_text(now)),
            expires_at: Set(time::to_text(expires_at)),
            revoked_at: Set(None),
        };
        let writing = self.store.write().await?;
        api_token::Entity::insert(row).exec_without_returning(writing.on()).await.map_err(StoreError::from)?;
        let detail = json!({"token": id, "name": name, "scopes": scopes, "expires_at": time::to_text(expires_at)});
        let subject = format!("account/{}", account.person.id);
        self.store.audit().note(writing.on(), "people.token", subject, detail).await?;
        writing.commit().await?;
        Ok(Token { id, secret, expires_at })
    }

    /// Tokens of an account, newest first.
    ///
    /// # Errors
    /// `people.not_found`, `store.*`.
    pub async fn tokens(&self, login: &str) -> Result<Vec<TokenRow>, Failure> {
        let account = self.by_login(login).await?.ok_or_else(|| unknown(login))?;
        let query = api_token::Entity::find().filter(api_token::Column::AccountId.eq(account.person.id));
        let rows = query.order_by_desc(api_token::Column::Id).all(self.store.read()).await.map_err(StoreError::from)?;
        let mut tokens = Vec::new();
        for row in rows {
            tokens.push(TokenRow {
                id: row.id,
                name: row.name,
                scopes: serde_json::from_value(row.scopes).map_err(StoreError::from)?,
                expires_at: time::from_text(&row.expires_at)?,
                revoked_at: time::from_optional(row.revoked_at.as_deref())?,
            });
        }
        Ok(tokens)
    }

    /// Revokes a token; a second time changes nothing.
    ///
    /// # Errors
    /// `people.token_not_found`, `store.*`.
    pub async fn revoke_token(&self, id: &str) -> Result<(), Failure> {
        let writing = self.store.write().await?;
        let row = api_token::Entity::find_by_id(id).one(writing.on()).await.map_err(StoreError::from)?;
        let row = row.ok_or_else(|| Failure::new("people.token_not_found", format!("没有令牌 {id}")))?;
        if row.revoked_at.is_some() {
            return Ok(());
        }
        let now = time::to_text(self.store.now());
        let query = api_token::Entity::update_many().col_expr(api_token::Column::RevokedAt, Expr::value(now));
        query.filter(api_token::Column::Id.eq(id)).exec(writing.on()).await.map_err(StoreError::from)?;
        let subject = format!("account/{}", row.account_id);
        self.store.audit().note(writing.on(), "people.revoke_token", subject, json!({"token": id})).await?;
        writing.commit().await?;
        Ok(())
    }

    /// The account for which a secret speaks now, and within which scopes; `None` where it is unknown, expired, revoked, or
    /// the account is disabled.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn by_token(&self, secret: &str) -> Result<Option<(Account, BTreeSet<Permission>)>, StoreError> {
        let query = api_token::Entity::find().filter(api_token::Column::TokenHash.eq(secret::digest(secret)));
        let Some(token) = query.one(self.store.read()).await? else { return Ok(None) };
        if token.revoked_at.is_some() || time::from_text(&token.expires_at)? <= self.store.now() {
            return Ok(None);
        }
        let row = account::Entity::find_by_id(&token.account_id).one(self.store.read()).await?;
        let account = row.map(Account::try_from).transpose()?.filter(|account| !account.disabled);
        let Some(mut account) = account else { return Ok(None) };
        let held = permissions_of(&account.person.roles);
        let scopes: BTreeSet<Permission> = serde_json::from_value(token.scopes)?;
        let permissions: BTreeSet<Permission> = scopes.intersection(&held).copied().collect();
        account.person.within = Some(permissions.clone());
        Ok(Some((account, permissions)))
    }
}

/// Revokes all tokens of an account.
pub(super) async fn revoke_all(on: &impl ConnectionTrait, account_id: &str, now: &str) -> Result<(), StoreError> {
    api_token::Entity::update_many()
        .col_expr(api_token::Column::RevokedAt, Expr::value(now))
        .filter(api_token::Column::AccountId.eq(account_id))
        .filter(api_token::Column::RevokedAt.is_null())
        .exec(on)
        .await?;
    Ok(())
}
