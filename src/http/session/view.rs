//! What a page needs to know of its login.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::casework::people::{Permission, permissions_of};
use crate::handling::sign_in::Duty;
use crate::http::identity::{Identity, Known};
use crate::store::people::{Account, Opened};

/// Who a page speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SessionMode)]
pub enum Mode {
    /// There is no account yet, and the request comes from this machine itself.
    Local,
    /// Nobody is signed in.
    SignedOut,
    /// An account is.
    SignedIn,
}

/// The login of the request.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SessionState)]
pub struct SessionView {
    /// Who the page speaks for.
    pub mode: Mode,
    /// The account; null where none is signed in.
    pub account: Option<Account>,
    /// What it may do here.
    pub permissions: BTreeSet<Permission>,
    /// What must be done before anything else.
    pub duties: Vec<Duty>,
    /// To be sent as `X-CSRF-Token` with each change; null where a token was shown or nobody is signed in.
    pub csrf_token: Option<String>,
    /// When the login ends at the latest.
    pub expires_at: Option<DateTime<Utc>>,
}

impl SessionView {
    /// That of a request.
    pub fn of(identity: &Identity) -> Self {
        match identity {
            Identity::Local => {
                Self::nobody(Mode::Local, [Permission::Research, Permission::Assist, Permission::ReadAudit])
            }
            Identity::Nobody(_) => Self::nobody(Mode::SignedOut, []),
            Identity::Account(known) => Self::known(known),
        }
    }

    /// That of a session which was just begun.
    pub fn opened(account: Account, duties: Vec<Duty>, opened: &Opened) -> Self {
        Self {
            mode: Mode::SignedIn,
            permissions: permissions_of(&account.person.roles),
            account: Some(account),
            duties,
            csrf_token: Some(opened.csrf_token.clone()),
            expires_at: Some(opened.expires_at),
        }
    }

    fn known(known: &Known) -> Self {
        let session = known.login.as_ref().map(|login| &login.session);
        Self {
            mode: Mode::SignedIn,
            account: Some(known.account.clone()),
            permissions: known.permissions.clone(),
            duties: known.login.as_ref().map(|login| login.duties.clone()).unwrap_or_default(),
            csrf_token: session.map(|session| session.csrf_token.clone()),
            expires_at: session.map(|session| session.expires_at),
        }
    }

    fn nobody(mode: Mode, permissions: impl Into<BTreeSet<Permission>>) -> Self {
        let (permissions, duties) = (permissions.into(), Vec::new());
        Self { mode, account: None, permissions, duties, csrf_token: None, expires_at: None }
    }
}
