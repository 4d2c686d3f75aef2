//! `caiheng people add|change|list|password|second-factor|token|revoke|take-runs`: accounts, what opens them, and the tokens by
//! which programs act for them.

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use clap::{Args, Subcommand};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Context;
use crate::access::password::Hasher;
use crate::casework::calendar::china_clock;
use crate::casework::people::{Certificate, Permission, Person, Role};
use crate::clock::{Clock, SystemClock};
use crate::failure::Failure;
use crate::handling::sign_in;
use crate::store::Store;
use crate::store::people::{Account, Change, NewAccount, People};
use crate::store::runs::Owner;

/// Arguments of `caiheng people`.
#[derive(Debug, Args)]
pub struct PeopleArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make an account
    Add(AddArgs),
    /// Change roles, certificate or qualification, or disable an account
    Change(ChangeArgs),
    /// All accounts, or those of an agency
    List {
        /// Agency
        #[arg(long, value_name = "NAME")]
        agency: Option<String>,
    },
    /// Make a one-time password; its owner must replace it at the first login, and all their logins end
    Password {
        /// Login name
        login: String,
    },
    /// Switch off the second factor of an account whose owner has lost it
    RemoveSecondFactor {
        /// Login name
        login: String,
    },
    /// Give the runs that were made before there was any account to somebody and their agency
    TakeRuns {
        /// Login name
        login: String,
    },
    /// Make a token for an account; its secret is printed this once
    Token(TokenArgs),
    /// The tokens of an account, without their secrets
    Tokens {
        /// Login name
        login: String,
    },
    /// Revoke a token
    Revoke {
        /// Identifier of the token
        token: String,
    },
}

#[derive(Debug, Args)]
struct AddArgs {
    /// Login name
    login: String,
    /// Name of the person
    #[arg(long)]
    name: String,
    /// Agency whose data the person may see
    #[arg(long)]
    agency: String,
    /// Region
    #[arg(long)]
    region: Option<String>,
    /// Field of enforcement
    #[arg(long)]
    field: Option<String>,
    /// officer, reviewer, head, analyst, administrator; may be given several times
    #[arg(long = "role", required = true, value_name = "ROLE")]
    roles: Vec<String>,
    #[command(flatten)]
    held: Held,
}

#[derive(Debug, Args)]
struct ChangeArgs {
    /// Login name
    login: String,
    /// The roles from now on; may be given several times
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<String>,
    #[command(flatten)]
    held: Held,
    /// Whether the account opens nothing any more
    #[arg(long)]
    disabled: Option<bool>,
}

#[derive(Debug, Args)]
struct Held {
    /// Number of the certificate of enforcement (执法证)
    #[arg(long, requires_all = ["valid_from", "valid_until"])]
    certificate: Option<String>,
    /// First day on which the certificate is valid
    #[arg(long, value_name = "DATE")]
    valid_from: Option<NaiveDate>,
    /// Last day on which the certificate is valid
    #[arg(long, value_name = "DATE")]
    valid_until: Option<NaiveDate>,
    /// What qualifies a reviewer (法律职业资格证书编号, or why none is needed)
    #[arg(long, value_name = "TEXT")]
    legal_qualification: Option<String>,
}

#[derive(Debug, Args)]
struct TokenArgs {
    /// Login name
    login: String,
    /// What the token is for
    #[arg(long)]
    name: String,
    /// Permissions; without any, all that the roles allow
    #[arg(long = "scope", value_name = "PERMISSION")]
    scopes: Vec<String>,
    /// Days for which it holds
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(i64).range(1..=3650))]
    days: i64,
}

/// Runs the subcommand.
///
/// # Errors
/// `people.*`, `store.*`.
pub fn run(arguments: PeopleArgs, context: &Context) -> Result<ExitCode, Failure> {
    super::runtime()?.block_on(async {
        let store = Store::open(&context.config.database(), Arc::new(SystemClock)).await?.acting_as("命令行");
        let people = store.people();
        match arguments.what {
            What::Add(given) => {
                let new = given.into_account()?;
                context.output.print(&people.create(new).await?, in_words)?;
            }
            What::Change(given) => {
                let login = given.login.clone();
                context.output.print(&people.change(&login, given.into_change()?).await?, in_words)?;
            }
            What::List { agency } => {
                let all = people.list(agency.as_deref()).await?;
                context.output.print(&all, |all| all.iter().map(in_words).collect::<Vec<_>>().join("\n"))?;
            }
            What::Token(given) => {
                let scopes = words::<Permission>(&given.scopes, "权限")?;
                let until = SystemClock.now() + TimeDelta::days(given.days);
                let token = people.new_token(&given.login, &given.name, scopes, until).await?;
                context.output.print(&token, |token| {
                    format!(
                        "令牌（只显示这一次）：{}\n编号：{}\n有效期至：{}",
                        token.secret,
                        token.id,
                        china_clock(token.expires_at)
                    )
                })?;
            }
            What::Tokens { login } => {
                let tokens = people.tokens(&login).await?;
                context.output.print(&tokens, |tokens| {
                    let line = |token: &crate::store::people::TokenRow| {
                        let revoked = if token.revoked_at.is_some() { "，已撤销" } else { "" };
                        format!("{} {}（至 {}{revoked}）", token.id, token.name, china_clock(token.expires_at))
                    };
                    tokens.iter().map(line).collect::<Vec<_>>().join("\n")
                })?;
            }
            What::Password { login } => {
                let expires_at = SystemClock.now() + context.config.accounts.one_time;
                let hasher = Hasher::default();
                let password = sign_in::give_one_time_password(&people, &hasher, &login, expires_at).await?;
                let given = OneTime { login, password, expires_at };
                context.output.print(&given, |given| {
                    format!(
                        "{} 的一次性口令：{}（至 {}，首次登录须更换）",
                        given.login,
                        given.password,
                        china_clock(given.expires_at)
                    )
                })?;
            }
            What::RemoveSecondFactor { login } => {
                let account = known(&people, &login).await?;
                people.remove_second_factor(&account.person.id).await?;
                context.output.print(&account, |account| format!("已停用 {} 的第二因素", account.login))?;
            }
            What::TakeRuns { login } => {
                let Person { id, agency, .. } = known(&people, &login).await?.person;
                let taken = store.runs().take_over(&Owner { account_id: id, agency }).await?;
                context.output.print(&taken, |taken| format!("{taken} 条没有归属的办理记录已归 {login} 及其机关"))?;
            }
            What::Revoke { token } => {
                people.revoke_token(&token).await?;
                context.output.print(&token, |token| format!("已撤销令牌 {token}"))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// A one-time password; printed this once.
#[derive(Debug, Serialize)]
struct OneTime {
    login: String,
    password: String,
    expires_at: DateTime<Utc>,
}

async fn known(people: &People, login: &str) -> Result<Account, Failure> {
    let found = people.by_login(login).await?;
    found.ok_or_else(|| Failure::new("people.not_found", format!("没有登录名为 {login} 的账号")))
}

impl AddArgs {
    fn into_account(self) -> Result<NewAccount, Failure> {
        let roles = words::<Role>(&self.roles, "角色")?;
        let (certificate, legal_qualification) = self.held.split();
        let Self { login, name, agency, region, field, .. } = self;
        Ok(NewAccount { login, name, agency, region, field, roles, certificate, legal_qualification })
    }
}

impl ChangeArgs {
    fn into_change(self) -> Result<Change, Failure> {
        let roles = words::<Role>(&self.roles, "角色")?;
        let (certificate, legal_qualification) = self.held.split();
        let roles = (!roles.is_empty()).then_some(roles);
        Ok(Change { roles, certificate, legal_qualification, disabled: self.disabled })
    }
}

impl Held {
    fn split(&self) -> (Option<Certificate>, Option<String>) {
        let certificate = match (&self.certificate, self.valid_from, self.valid_until) {
            (Some(number), Some(valid_from), Some(valid_until)) => {
                Some(Certificate { number: number.clone(), valid_from, valid_until })
            }
            _ => None,
        };
        (certificate, self.legal_qualification.clone())
    }
}

/// Identifiers as the API has them: `officer`, `read_cases`.
fn words<T: DeserializeOwned + Ord>(given: &[String], what: &str) -> Result<BTreeSet<T>, Failure> {
    let read = |word: &String| {
        serde_json::from_value(serde_json::Value::from(word.as_str()))
            .map_err(|_| Failure::new("people.word", format!("不认识的{what}：{word}")))
    };
    given.iter().map(read).collect()
}

fn in_words(account: &Account) -> String {
    let person = &account.person;
    let roles: Vec<&str> = person.roles.iter().map(|role| role.name()).collect();
    let certificate = person.certificate.as_ref().map_or(String::new(), |held| {
        format!("，执法证 {}（{} 至 {}）", held.number, held.valid_from, held.valid_until)
    });
    let disabled = if account.disabled { "，已停用" } else { "" };
    format!("{}  {}（{}，{}{certificate}{disabled}）", account.login, person.name, person.agency, roles.join("、"))
}
