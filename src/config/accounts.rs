//! Accounts: how long a login lasts, and what a password must be.

use chrono::TimeDelta;
use serde::Deserialize;

use super::ReadEnv;
use crate::casework::people::Role;
use crate::failure::Failure;

const DEFAULT_IDLE_MINUTES: u32 = 30;
const DEFAULT_SESSION_HOURS: u32 = 12;
const DEFAULT_MIN_LENGTH: usize = 10;
const DEFAULT_KINDS: usize = 3;
const DEFAULT_ONE_TIME_HOURS: u32 = 72;

/// How people sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounts {
    /// A session ends after this long without a request.
    pub idle: TimeDelta,
    /// A session ends this long after the login, whatever happens in it.
    pub session: TimeDelta,
    /// Fewest characters of a password.
    pub password_min_length: usize,
    /// How many of the four kinds (lower case, upper case, digits, others) a password must have.
    pub password_kinds: usize,
    /// Days after which a password must be changed; 0: never.
    pub password_max_days: u32,
    /// How long a one-time password opens the account.
    pub one_time: TimeDelta,
    /// Roles that must have a second factor.
    pub second_factor_roles: Vec<Role>,
    /// Whether the session cookie travels over TLS only; not given: where the service listens beyond this machine.
    pub secure_cookie: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawAccounts {
    idle_minutes: Option<u32>,
    session_hours: Option<u32>,
    password_min_length: Option<usize>,
    password_kinds: Option<usize>,
    password_max_days: Option<u32>,
    one_time_hours: Option<u32>,
    second_factor_roles: Vec<Role>,
    secure_cookie: Option<bool>,
}

impl RawAccounts {
    pub(super) fn check(self, env: ReadEnv<'_>) -> Result<Accounts, Failure> {
        let secure_cookie = super::server::truth(env, "CAIHENG_SECURE_COOKIE")?.or(self.secure_cookie);
        let kinds = within("password_kinds", self.password_kinds.unwrap_or(DEFAULT_KINDS), 1, 4)?;
        let length = within("password_min_length", self.password_min_length.unwrap_or(DEFAULT_MIN_LENGTH), 8, 64)?;
        let minutes = positive("idle_minutes", self.idle_minutes, DEFAULT_IDLE_MINUTES)?;
        let hours = positive("session_hours", self.session_hours, DEFAULT_SESSION_HOURS)?;
        let one_time = positive("one_time_hours", self.one_time_hours, DEFAULT_ONE_TIME_HOURS)?;
        Ok(Accounts {
            idle: TimeDelta::minutes(i64::from(minutes)),
            session: TimeDelta::hours(i64::from(hours)),
            password_min_length: length,
            password_kinds: kinds,
            password_max_days: self.password_max_days.unwrap_or(0),
            one_time: TimeDelta::hours(i64::from(one_time)),
            second_factor_roles: self.second_factor_roles,
            secure_cookie,
        })
    }
}

fn within(name: &str, value: usize, least: usize, most: usize) -> Result<usize, Failure> {
    if (least..=most).contains(&value) {
        return Ok(value);
    }
    Err(Failure::new("config.value", format!("accounts.{name} 应在 {least} 至 {most} 之间，得到 {value}")))
}

fn positive(name: &str, value: Option<u32>, default: u32) -> Result<u32, Failure> {
    match value.unwrap_or(default) {
        0 => Err(Failure::new("config.value", format!("accounts.{name} 应大于零"))),
        value => Ok(value),
    }
}
