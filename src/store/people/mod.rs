//! Accounts: who somebody is, in which agency, with which roles and qualifications; passwords, second factors, sessions of
//! browsers, and tokens for programs.
//!
//! Nothing is deleted: an account is disabled, a token revoked, and the log says by whom.

mod attempts;
mod credentials;
mod record;
mod sessions;
mod tokens;

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::entities::account;
use super::error::StoreError;
use super::{Store, time};
use crate::casework::access::login;
use crate::casework::people::{Certificate, Role};
use crate::failure::Failure;

pub use attempts::Attempt;
pub use credentials::{Credential, NewPassword};
pub use record::Account;
pub use sessions::{Opened, Session, SessionRow};
pub use tokens::{Token, TokenRow};

/// What an account begins with.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Login name.
    pub login: String,
    /// Name of the person.
    pub name: String,
    /// Agency.
    pub agency: String,
    /// Region.
    pub region: Option<String>,
    /// Field of enforcement.
    pub field: Option<String>,
    /// Roles.
    pub roles: BTreeSet<Role>,
    /// Certificate of enforcement.
    pub certificate: Option<Certificate>,
    /// Legal qualification of a reviewer.
    pub legal_qualification: Option<String>,
}

/// What changes in an account; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Roles.
    pub roles: Option<BTreeSet<Role>>,
    /// Certificate of enforcement.
    pub certificate: Option<Certificate>,
    /// Legal qualification.
    pub legal_qualification: Option<String>,
    /// Whether the account is disabled.
    pub disabled: Option<bool>,
}

/// Accounts of a store.
#[derive(Debug, Clone)]
pub struct People {
    store: Store,
}

impl People {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// Makes an account.
    ///
    /// # Errors
    /// `people.login`, `people.login_taken`, `people.empty`, `people.certificate`, `store.*`.
    pub async fn create(&self, new: NewAccount) -> Result<Account, Failure> {
        let login = login::check(&new.login)?.to_owned();
        let key = login::key(&login);
        checked(&new)?;
        let now = self.store.now();
        let row = account::Model {
            id: self.store.ids.next(now),
            login: login.clone(),
            login_key: key.clone(),
            name: new.name.trim().to_owned(),
            agency: new.agency.trim().to_owned(),
            region: new.region,
            field: new.field,
            roles: serde_json::to_value(&new.roles).map_err(StoreError::from)?,
            certificate_number: new.certificate.as_ref().map(|held| held.number.clone()),
            certificate_from: new.certificate.as_ref().map(|held| held.valid_from),
            certificate_until: new.certificate.as_ref().map(|held| held.valid_until),
            legal_qualification: new.legal_qualification,
            disabled: false,
            created_at: time::to_text(now),
            changed_at: time::to_text(now),
        };
        let writing = self.store.write().await?;
        let same = account::Entity::find().filter(account::Column::LoginKey.eq(&key));
        if same.count(writing.on()).await.map_err(StoreError::from)? > 0 {
            return Err(Failure::new("people.login_taken", format!("登录名 {login} 已经有人使用")));
        }
        let made = Account::try_from(row.clone())?;
        let detail = json!({"login": login, "person": made.person});
        account::Entity::insert(account::ActiveModel::from(row))
            .exec_without_returning(writing.on())
            .await
            .map_err(StoreError::from)?;
        self.store.audit().note(writing.on(), "people.create", format!("account/{}", made.person.id), detail).await?;
        writing.commit().await?;
        Ok(made)
    }

    /// Changes an account.
    ///
    /// # Errors
    /// `people.not_found`, `people.empty`, `people.certificate`, `people.last_administrator`, `store.*`.
    pub async fn change(&self, login: &str, change: Change) -> Result<Account, Failure> {
        // Read in the transaction, so that of two changes at once neither undoes the other.
        let writing = self.store.write().await?;
        let query = account::Entity::find().filter(account::Column::LoginKey.eq(login::key(login)));
        let row = query.one(writing.on()).await.map_err(StoreError::from)?.ok_or_else(|| unknown(login))?;
        let held = Account::try_from(row)?;
        let mut account = held.clone();
        if let Some(roles) = change.roles {
            account.person.roles = roles;
        }
        if let Some(certificate) = change.certificate {
            account.person.certificate = Some(certificate);
        }
        if let Some(qualification) = change.legal_qualification {
            account.person.legal_qualification = Some(qualification);
        }
        account.disabled = change.disabled.unwrap_or(account.disabled);
        in_place(&account.person.roles, account.person.certificate.as_ref())?;
        let administers = |account: &Account| !account.disabled && account.person.roles.contains(&Role::Administrator);
        if administers(&held) && !administers(&account) {
            self.another_administrator(writing.on(), &held).await?;
        }
        let certificate = account.person.certificate.clone();
        let roles = serde_json::to_value(&account.person.roles).map_err(StoreError::from)?;
        let row = account::ActiveModel {
            id: Set(account.person.id.clone()),
            roles: Set(roles),
            certificate_number: Set(certificate.as_ref().map(|held| held.number.clone())),
            certificate_from: Set(certificate.as_ref().map(|held| held.valid_from)),
            certificate_until: Set(certificate.as_ref().map(|held| held.valid_until)),
            legal_qualification: Set(account.person.legal_qualification.clone()),
            disabled: Set(account.disabled),
            changed_at: Set(time::to_text(self.store.now())),
            ..account::ActiveModel::default()
        };
        account::Entity::update(row).exec_without_returning(writing.on()).await.map_err(StoreError::from)?;
        if account.disabled {
            let now = time::to_text(self.store.now());
            sessions::end_all(writing.on(), &account.person.id, &now).await?;
            tokens::revoke_all(writing.on(), &account.person.id, &now).await?;
        }
        let detail = json!({"before": held, "after": account});
        self.store
            .audit()
            .note(writing.on(), "people.change", format!("account/{}", account.person.id), detail)
            .await?;
        writing.commit().await?;
        Ok(account)
    }

    /// An agency that has an administrator keeps one; asked in the transaction, so that two don't put out each other.
    async fn another_administrator(&self, on: &impl ConnectionTrait, leaving: &Account) -> Result<(), Failure> {
        let query = account::Entity::find()
            .filter(account::Column::Agency.eq(&leaving.person.agency))
            .filter(account::Column::Disabled.eq(false))
            .filter(account::Column::Id.ne(&leaving.person.id));
        for row in query.all(on).await.map_err(StoreError::from)? {
            if Account::try_from(row)?.person.roles.contains(&Role::Administrator) {
                return Ok(());
            }
        }
        let message = format!("{}是本机关唯一的系统管理员", leaving.person.name);
        Err(Failure::new("people.last_administrator", message).with_hint("先给另一个账号系统管理员的角色"))
    }

    /// The account with a login name.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn by_login(&self, login: &str) -> Result<Option<Account>, StoreError> {
        let query = account::Entity::find().filter(account::Column::LoginKey.eq(login::key(login)));
        query.one(self.store.read()).await?.map(Account::try_from).transpose()
    }

    /// Whether there is any account: from then on nobody is let in without one.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn any(&self) -> Result<bool, StoreError> {
        Ok(account::Entity::find().one(self.store.read()).await?.is_some())
    }

    /// All accounts, or those of an agency, by login name.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn list(&self, agency: Option<&str>) -> Result<Vec<Account>, StoreError> {
        let mut query = account::Entity::find().order_by_asc(account::Column::LoginKey);
        if let Some(agency) = agency {
            query = query.filter(account::Column::Agency.eq(agency));
        }
        query.all(self.store.read()).await?.into_iter().map(Account::try_from).collect()
    }

    /// Everybody of an agency whose account is not disabled, by identifier.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn of_agency(&self, agency: &str) -> Result<HashMap<String, Account>, StoreError> {
        let all = self.list(Some(agency)).await?;
        let active = all.into_iter().filter(|account| !account.disabled);
        Ok(active.map(|account| (account.person.id.clone(), account)).collect())
    }

    /// Counts a refused access: who or from where, what, and why.
    ///
    /// # Errors
    /// `store.*`.
    pub async fn refused(&self, who: &str, what: &str, code: &str) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        let detail = json!({"what": what, "code": code});
        self.store.audit().note(writing.on(), "access.refused", format!("access/{who}"), detail).await?;
        writing.commit().await
    }
}

fn unknown(login: &str) -> Failure {
    Failure::new("people.not_found", format!("没有登录名为 {login} 的账号"))
}

fn checked(new: &NewAccount) -> Result<(), Failure> {
    for (what, text) in [("姓名", &new.name), ("机关", &new.agency)] {
        if text.trim().is_empty() {
            return Err(Failure::new("people.empty", format!("{what}不能为空")));
        }
    }
    in_place(&new.roles, new.certificate.as_ref())
}

/// Roles, and the certificate that one of them needs.
fn in_place(roles: &BTreeSet<Role>, certificate: Option<&Certificate>) -> Result<(), Failure> {
    if roles.is_empty() {
        return Err(Failure::new("people.empty", "至少要有一个角色"));
    }
    if roles.contains(&Role::Officer) && certificate.is_none() {
        let message = "执法人员须登记执法证（行政处罚法第四十二条第一款）";
        return Err(Failure::new("people.certificate", message).with_hint("填写证号和有效期"));
    }
    in_order(certificate)
}

fn in_order(certificate: Option<&Certificate>) -> Result<(), Failure> {
    match certificate {
        Some(held) if held.number.trim().is_empty() => Err(Failure::new("people.certificate", "执法证没有证号")),
        Some(held) if held.valid_until < held.valid_from => {
            Err(Failure::new("people.certificate", "执法证的有效期止于起始日之前"))
        }
        _ => Ok(()),
    }
}
