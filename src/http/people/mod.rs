//! Accounts of one's own agency, for its administrator.

pub mod change;
pub mod create;
pub mod list;
pub mod password;
pub mod second_factor;

use super::ApiState;
use super::error::Problem;
use super::principal::Principal;
use crate::store::people::{Account, People};

/// The people of a store, whose changes are logged as the administrator's.
fn as_administrator(state: &ApiState, principal: &Principal) -> People {
    let person = &principal.person;
    state.services.store.acting_as(&person.called()).people()
}

/// An account of the administrator's agency; others do not exist for them.
///
/// # Errors
/// `people.not_found`.
async fn of_agency(state: &ApiState, principal: &Principal, login: &str) -> Result<Account, Problem> {
    let found = state.services.store.people().by_login(login).await?;
    let own = found.filter(|account| account.person.agency == principal.person.agency);
    own.ok_or_else(|| Problem::new("people.not_found", format!("本机关没有登录名为 {login} 的账号")))
}

/// What an administrator may not do to themselves: another one does, or whoever runs the program on the data folder.
///
/// # Errors
/// `people.self`.
fn not_oneself(principal: &Principal, account: &Account) -> Result<(), Problem> {
    if account.person.id != principal.person.id {
        return Ok(());
    }
    Err(Problem::new("people.self", "不能更改自己的角色、停用自己的账号，也不能为自己生成口令、停用第二因素"))
}
