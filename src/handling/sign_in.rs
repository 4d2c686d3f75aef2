//! Use cases of signing in: logging in, changing the password, setting up a second factor.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::password::{self, Hasher};
use crate::access::second_factor;
use crate::assist::pipeline::Services;
use crate::casework::people::Permission;
use crate::config::Accounts;
use crate::failure::Failure;
use crate::store::people::{Account, Attempt, Credential, NewPassword, Opened, People, Token};

/// What a person must do before they can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SignInDuty)]
pub enum Duty {
    /// Choose a password of their own: the present one was given by somebody else, or is too old.
    ChangePassword,
    /// Set up a second factor, which one of their roles must have.
    SetUpSecondFactor,
}

/// Who wants to log in.
pub struct Login<'a> {
    /// Login name.
    pub login: &'a str,
    /// Password.
    pub password: &'a str,
    /// Code of the authenticator, or a recovery code.
    pub code: Option<&'a str>,
    /// Where the request came from.
    pub address: &'a str,
    /// What the browser says it is.
    pub agent: &'a str,
}

/// What an account must do before it can go on, as its credential is now.
pub fn duties(account: &Account, credential: &Credential, rules: &Accounts, now: DateTime<Utc>) -> Vec<Duty> {
    let age = TimeDelta::days(i64::from(rules.password_max_days));
    let too_old = rules.password_max_days > 0 && now - credential.changed_at > age;
    let wanted = account.person.roles.iter().any(|role| rules.second_factor_roles.contains(role));
    let change = (credential.one_time || too_old).then_some(Duty::ChangePassword);
    let second = (wanted && credential.second_factor.is_none()).then_some(Duty::SetUpSecondFactor);
    change.into_iter().chain(second).collect()
}

/// Logs in: gives the account and its new session.
///
/// # Errors
/// `login.failed` (unknown name, wrong password or code, disabled account, one-time password too old: the answer does not tell
/// which), `login.code_required`, `login.throttled`, `store.*`.
pub async fn log_in(services: &Services, hasher: &Hasher, asked: Login<'_>) -> Result<(Account, Opened), Failure> {
    let people = services.store.people();
    let attempt = people.attempt(asked.login, asked.address).await?;
    let account = people.by_login(asked.login).await?.filter(|account| !account.disabled);
    let credential = match &account {
        Some(account) => people.credential(&account.person.id).await?,
        None => None,
    };
    let now = services.clock.now();
    let usable = credential.filter(|held| held.expires_at.is_none_or(|until| until > now));
    if is_too_long(asked.password) {
        return Err(failed());
    }
    let right = hasher.is(asked.password, usable.as_ref().map(|held| held.password_hash.as_str())).await?;
    let (Some(account), Some(credential), true) = (account, usable, right) else { return Err(failed()) };
    if let Some(secret) = &credential.second_factor {
        let Some(code) = asked.code.filter(|code| !code.trim().is_empty()) else {
            // The password was right: this was no guess. A code will be counted.
            people.taken_back(attempt).await?;
            return Err(Failure::new("login.code_required", "请输入身份验证器上的六位数字"));
        };
        if !second(&people, &account, secret, code, now).await? {
            return Err(failed());
        }
    }
    people.succeeded(attempt).await?;
    let as_person = services.store.acting_as(&account.person.called()).people();
    let rules = &services.config.accounts;
    let from = (asked.address, asked.agent);
    let opened = as_person.begin_session(&account.person.id, &credential, from, rules).await?.ok_or_else(failed)?;
    Ok((account, opened))
}

/// Replaces the password of somebody who is logged in; all their sessions end, and a new one begins.
///
/// # Errors
/// `login.failed` where `current` is wrong, `login.throttled`, `password.weak`, `password.used`, `store.*`.
pub async fn change_password(
    services: &Services,
    hasher: &Hasher,
    account: &Account,
    current: &str,
    new: &str,
    from: (&str, &str),
) -> Result<Opened, Failure> {
    let (attempt, held) = confirmed(services, hasher, account, current, from.0).await?;
    let people = services.store.acting_as(&account.person.called()).people();
    people.succeeded(attempt).await?;
    let person = &account.person;
    password::check(new, &[&account.login, &person.name, &person.agency], &services.config.accounts)?;
    for before in people.passwords(&person.id).await? {
        if hasher.is(new, Some(&before)).await? {
            return Err(Failure::new("password.used", "新口令与现在或者以前用过的口令相同"));
        }
    }
    let hash = hasher.hash(new).await?;
    let verified = Some(held.password_hash.as_str());
    let new = NewPassword { hash, one_time_until: None, verified };
    let set = people.set_password(&person.id, new).await?.ok_or_else(failed)?;
    let opened = people.begin_session(&person.id, &set, from, &services.config.accounts).await?;
    opened.ok_or_else(failed)
}

/// Gives an account a one-time password, which opens it until `until` and must then be replaced. All its sessions end.
///
/// # Errors
/// `people.not_found`, `store.*`, `internal`.
pub async fn give_one_time_password(
    people: &People,
    hasher: &Hasher,
    login: &str,
    until: DateTime<Utc>,
) -> Result<String, Failure> {
    let account = people.by_login(login).await?;
    let account = account.ok_or_else(|| Failure::new("people.not_found", format!("没有登录名为 {login} 的账号")))?;
    let secret = password::one_time()?;
    let hash = hasher.hash(&secret).await?;
    let new = NewPassword { hash, one_time_until: Some(until), verified: None };
    people.set_password(&account.person.id, new).await?;
    Ok(secret)
}

/// Makes a token for somebody who is logged in and gives their password once more: it opens the account when the login is over.
///
/// # Errors
/// `login.failed`, `login.throttled`, `people.scope`, `people.expired`, `store.*`.
pub async fn new_token(
    services: &Services,
    hasher: &Hasher,
    account: &Account,
    password: &str,
    from: &str,
    (name, scopes, until): (&str, BTreeSet<Permission>, DateTime<Utc>),
) -> Result<Token, Failure> {
    let (attempt, _) = confirmed(services, hasher, account, password, from).await?;
    let people = services.store.acting_as(&account.person.called()).people();
    people.succeeded(attempt).await?;
    people.new_token(&account.login, name, scopes, until).await
}

/// A second factor that is being set up.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewSecondFactor {
    /// Secret in Base32, to be typed into an authenticator.
    pub secret: String,
    /// The same as an address `otpauth://…`, for a QR code.
    pub address: String,
}

/// Begins to set up a second factor.
///
/// # Errors
/// `login.failed`, `login.throttled`, `second_factor.there`, `store.*`.
pub async fn begin_second_factor(
    services: &Services,
    hasher: &Hasher,
    account: &Account,
    password: &str,
    from: &str,
) -> Result<NewSecondFactor, Failure> {
    let (attempt, _) = confirmed(services, hasher, account, password, from).await?;
    let people = services.store.people();
    people.succeeded(attempt).await?;
    let secret = second_factor::new_secret()?;
    let address = second_factor::address(&secret, &account.login)?;
    people.begin_second_factor(&account.person.id, &secret).await?;
    Ok(NewSecondFactor { secret, address })
}

/// Confirms a second factor by its first code; gives the recovery codes, which are shown this once.
///
/// # Errors
/// `second_factor.none` where none is being set up, `second_factor.code`, `store.*`.
pub async fn confirm_second_factor(services: &Services, account: &Account, code: &str) -> Result<Vec<String>, Failure> {
    let people = services.store.acting_as(&account.person.called()).people();
    let credential = people.credential(&account.person.id).await?;
    let secret = credential.and_then(|held| held.unconfirmed);
    let secret = secret.ok_or_else(|| Failure::new("second_factor.none", "没有正在设置的第二因素"))?;
    let step = second_factor::step_of(&secret, code, services.clock.now())?;
    let step = step.ok_or_else(|| {
        Failure::new("second_factor.code", "验证码不对").with_hint("核对手机的时间，用身份验证器上现在显示的六位数字")
    })?;
    let codes = second_factor::recovery_codes()?;
    people.confirm_second_factor(&account.person.id, &secret, step, &codes).await?;
    Ok(codes)
}

/// Switches the second factor off.
///
/// # Errors
/// `second_factor.required` where a role must have one, `second_factor.none`, `login.failed`, `login.throttled`, `store.*`.
pub async fn remove_second_factor(
    services: &Services,
    hasher: &Hasher,
    account: &Account,
    proof: (&str, &str),
    from: &str,
) -> Result<(), Failure> {
    let rules = &services.config.accounts;
    if account.person.roles.iter().any(|role| rules.second_factor_roles.contains(role)) {
        return Err(Failure::new("second_factor.required", "该角色必须使用第二因素，不能停用"));
    }
    let people = services.store.acting_as(&account.person.called()).people();
    let (attempt, held) = confirmed(services, hasher, account, proof.0, from).await?;
    let secret = held.second_factor.ok_or_else(|| Failure::new("second_factor.none", "没有启用第二因素"))?;
    if !second(&people, account, &secret, proof.1, services.clock.now()).await? {
        return Err(failed());
    }
    people.succeeded(attempt).await?;
    people.remove_second_factor(&account.person.id).await?;
    Ok(())
}

fn failed() -> Failure {
    Failure::new("login.failed", "登录名、口令或者验证码不对，或者账号不能使用")
        .with_hint("核对输入法和大小写；忘记口令请联系系统管理员")
}

/// No password is that long; hashing it would only cost time.
fn is_too_long(password: &str) -> bool {
    password.chars().count() > password::LONGEST
}

/// The password once more, of somebody who is logged in; the attempt is counted as that of a login.
async fn confirmed(
    services: &Services,
    hasher: &Hasher,
    account: &Account,
    password: &str,
    from: &str,
) -> Result<(Attempt, Credential), Failure> {
    let people = services.store.people();
    // Counted apart from logins, so that who tries those in vain does not keep the owner from this. No login name has a stroke.
    let attempt = people.attempt(&format!("confirm/{}", account.person.id), from).await?;
    let held = people.credential(&account.person.id).await?.ok_or_else(failed)?;
    if !is_too_long(password) && hasher.is(password, Some(&held.password_hash)).await? {
        return Ok((attempt, held));
    }
    Err(failed())
}

/// Whether `code` is the second factor's, or a recovery code; either is used up.
async fn second(
    people: &People,
    account: &Account,
    secret: &str,
    code: &str,
    now: DateTime<Utc>,
) -> Result<bool, Failure> {
    let id = &account.person.id;
    match second_factor::step_of(secret, code, now)? {
        Some(step) => Ok(people.use_step(id, step).await?),
        None => Ok(people.use_recovery_code(id, &code.trim().to_lowercase()).await?),
    }
}
