//! Who a request comes from: looked up once, before any handler.
//!
//! A program shows a token (`Authorization: Bearer`), a browser the cookie of its session. While no account exists, requests
//! from this machine itself are let in as its user, for a single person at a desk; from the first account on nobody is.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, Response, header};
use axum::middleware::Next;
use axum::response::IntoResponse;

use super::error::Problem;
use super::{ApiState, cookie};
use crate::access::secret;
use crate::casework::people::{Permission, permissions_of};
use crate::failure::Failure;
use crate::handling::sign_in::{Duty, duties};
use crate::store::StoreError;
use crate::store::people::{Account, Session};

/// What a page sends along with each change, from `GET /api/v1/session`.
pub(super) const CSRF_HEADER: HeaderName = HeaderName::from_static("x-csrf-token");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED: [HeaderName; 4] = [
    FORWARDED_FOR,
    HeaderName::from_static("x-real-ip"),
    HeaderName::from_static("x-forwarded-host"),
    header::FORWARDED,
];

/// Who asks, as far as it is known.
#[derive(Debug, Clone)]
pub(super) enum Identity {
    /// Nobody that is known, and why.
    Nobody(&'static str),
    /// The user of this machine, while there is no account.
    Local,
    /// An account.
    Account(Arc<Known>),
}

/// An account that has proved who it is.
#[derive(Debug)]
pub(super) struct Known {
    /// The account.
    pub account: Account,
    /// What it may do here and now: of a token, within its scopes.
    pub permissions: BTreeSet<Permission>,
    /// The login; none where a token was shown.
    pub login: Option<Login>,
}

/// The login of a browser.
#[derive(Debug)]
pub(super) struct Login {
    /// The session.
    pub session: Session,
    /// What must be done first.
    pub duties: Vec<Duty>,
    /// Whether the request changes something without the token that only our own pages know.
    forged: bool,
}

/// Who asks, from where, for what.
#[derive(Clone)]
pub(super) struct Caller {
    /// Who.
    pub identity: Identity,
    /// Address that the request came from; behind a known proxy, the one it tells.
    pub address: String,
    /// What is asked for, for the record of a refusal.
    pub request: String,
    /// For the record of a refusal.
    pub state: ApiState,
}

/// Finds out who asks, and gives a session a new secret where its time has come.
pub(super) async fn identify(State(state): State<ApiState>, mut request: Request, next: Next) -> Response<Body> {
    if !request.uri().path().starts_with("/api/") {
        // Whether the service lives does not depend on its store.
        return next.run(request).await;
    }
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let place = Place::of(peer, request.headers(), &state.services.config.server.trusted_proxies);
    let identity = match who(&state, request.method(), request.headers(), &place).await {
        Ok(identity) => identity,
        Err(error) => return Problem::from(error).into_response(),
    };
    let fresh = match &identity {
        Identity::Account(known) => renewed(&state, known.login.as_ref(), is_quick(&request)).await,
        _ => None,
    };
    let asked = format!("{} {}", request.method(), request.uri().path());
    let caller = Caller { identity, address: place.address, request: asked, state: state.clone() };
    request.extensions_mut().insert(caller);
    let mut response = next.run(request).await;
    // A handler that ended or replaced the session has set the cookie itself.
    if let Some(cookie) = fresh
        && !response.headers().contains_key(header::SET_COOKIE)
    {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

async fn who(state: &ApiState, method: &Method, headers: &HeaderMap, place: &Place) -> Result<Identity, StoreError> {
    let people = state.services.store.people();
    if let Some(given) = headers.get(header::AUTHORIZATION) {
        let secret = given.to_str().ok().and_then(|value| value.strip_prefix("Bearer "));
        let Some(secret) = secret else { return Ok(Identity::Nobody("access.token")) };
        let found = people.by_token(secret.trim()).await?;
        let Some((account, permissions)) = found else { return Ok(Identity::Nobody("access.token")) };
        return Ok(Identity::Account(Arc::new(Known { account, permissions, login: None })));
    }
    if let Some(secret) = cookie::session_secret(headers, state) {
        let rules = &state.services.config.accounts;
        let Some((account, session)) = people.by_session(&secret, rules).await? else {
            return Ok(Identity::Nobody("access.session"));
        };
        let Some(credential) = people.credential(&account.person.id).await? else {
            return Ok(Identity::Nobody("access.session"));
        };
        let duties = duties(&account, &credential, rules, state.services.clock.now());
        let forged = !method.is_safe() && !carries(headers, &session.csrf_token);
        let permissions = permissions_of(&account.person.roles);
        let login = Some(Login { session, duties, forged });
        return Ok(Identity::Account(Arc::new(Known { account, permissions, login })));
    }
    if place.is_here && !people.any().await? {
        return Ok(Identity::Local);
    }
    Ok(Identity::Nobody("access.login_required"))
}

/// Whether a request carries the token of its session; the comparison's time tells nothing.
fn carries(headers: &HeaderMap, token: &str) -> bool {
    let given = headers.get(CSRF_HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    secret::digest(given) == secret::digest(token)
}

/// Whether the answer comes at once: an upload, a stream or a recording would carry a new cookie too late.
fn is_quick(request: &Request) -> bool {
    let path = request.uri().path();
    request.method() == Method::GET && !["/events", "/recording"].iter().any(|end| path.ends_with(end))
}

/// Writes down that the session is in use; its new cookie where its secret was replaced.
async fn renewed(state: &ApiState, login: Option<&Login>, rotate: bool) -> Option<axum::http::HeaderValue> {
    let session = &login?.session;
    match state.services.store.people().seen(session, &state.services.config.accounts, rotate).await {
        Ok(fresh) => cookie::set(state, &fresh?, session.expires_at).ok(),
        Err(error) => {
            // The request itself is in order.
            tracing::warn!(%error, "the use of a session could not be written down");
            None
        }
    }
}

impl FromRequestParts<ApiState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &ApiState) -> Result<Self, Problem> {
        Self::of(parts)
    }
}

impl Caller {
    /// Who asks, as the layer before the handlers found out.
    pub(super) fn of(parts: &Parts) -> Result<Self, Problem> {
        let found = parts.extensions.get::<Self>().cloned();
        found.ok_or_else(|| Failure::internal("the caller of this route is not looked up").into())
    }

    /// The account, whatever it must still do first; for what has to do with the login itself.
    ///
    /// # Errors
    /// `access.login_required`, `access.token`, `access.session`, `access.csrf`; on record.
    pub(super) async fn known(&self) -> Result<Arc<Known>, Problem> {
        match &self.identity {
            Identity::Account(known) => match &known.login {
                Some(Login { forged: true, .. }) => Err(self.refuse(&known.account.person.id, forged()).await),
                _ => Ok(Arc::clone(known)),
            },
            Identity::Nobody(code) => Err(self.refuse(&self.address, nobody(code)).await),
            Identity::Local => Err(self.refuse(&self.address, no_account()).await),
        }
    }

    /// The account of somebody who has nothing to do first.
    ///
    /// # Errors
    /// As [`Self::known`]; `access.unfinished`.
    pub(super) async fn admitted(&self) -> Result<Arc<Known>, Problem> {
        let known = self.known().await?;
        let unfinished = known.login.as_ref().and_then(|login| login.duties.first());
        match unfinished {
            None => Ok(known),
            Some(duty) => Err(self.refuse(&known.account.person.id, must_first(*duty)).await),
        }
    }

    /// Lets in whoever has `permission`, and the user of this machine while there is no account.
    ///
    /// # Errors
    /// As [`Self::admitted`]; `access.permission`.
    pub(super) async fn require(&self, permission: Permission) -> Result<(), Problem> {
        if matches!(self.identity, Identity::Local) {
            return Ok(());
        }
        let known = self.admitted().await?;
        if known.permissions.contains(&permission) {
            return Ok(());
        }
        let failure = Failure::new("access.permission", "角色或者令牌没有这项权限");
        Err(self.refuse(&known.account.person.id, failure).await)
    }

    /// Puts a refusal on record.
    pub(super) async fn refuse(&self, who: &str, failure: Failure) -> Problem {
        super::refusal::refuse(&self.state, who, &self.request, failure).await
    }
}

fn nobody(code: &'static str) -> Failure {
    let failure = match code {
        "access.token" => Failure::new(code, "令牌无效、已过期或者已撤销"),
        "access.session" => Failure::new(code, "登录已失效"),
        _ => Failure::new(code, "须要登录"),
    };
    failure.with_hint("登录（POST /api/v1/session），或者在 Authorization 标头中带上令牌（caiheng people token）")
}

fn no_account() -> Failure {
    Failure::new("access.login_required", "办理案件须要登录，目前还没有账号")
        .with_hint("用 caiheng people add 建立账号，用 caiheng people password 生成一次性口令")
}

fn forged() -> Failure {
    Failure::new("access.csrf", "请求没有带上登录时取得的 X-CSRF-Token").with_hint("刷新页面后重试")
}

fn must_first(duty: Duty) -> Failure {
    let what = match duty {
        Duty::ChangePassword => "须先更换口令",
        Duty::SetUpSecondFactor => "须先设置第二因素（身份验证器）",
    };
    Failure::new("access.unfinished", what)
}

/// Where a request comes from.
struct Place {
    address: String,
    /// From this machine, and not through a proxy on it.
    is_here: bool,
}

impl Place {
    fn of(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpAddr]) -> Self {
        let forwarded = FORWARDED.iter().any(|name| headers.contains_key(name));
        let trusted: Vec<IpAddr> = trusted.iter().map(IpAddr::to_canonical).collect();
        let trusted = trusted.as_slice();
        let Some(peer) = peer.map(|peer| peer.to_canonical()) else {
            return Self { address: "未知地址".to_owned(), is_here: false };
        };
        let told = if trusted.contains(&peer) { told_address(headers, trusted) } else { None };
        Self { address: told.unwrap_or(peer).to_string(), is_here: peer.is_loopback() && !forwarded }
    }
}

/// The last address before our own proxies: what stands further left anybody may have written.
fn told_address(headers: &HeaderMap, trusted: &[IpAddr]) -> Option<IpAddr> {
    let values = headers.get_all(FORWARDED_FOR);
    let all: Vec<&str> = values.iter().filter_map(|value| value.to_str().ok()).flat_map(|v| v.split(',')).collect();
    all.into_iter()
        .rev()
        .map_while(|text| text.trim().parse::<IpAddr>().ok().map(|told| told.to_canonical()))
        .find(|told| !trusted.contains(told))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(peer: &str, forwarded: Option<&str>, trusted: &[&str]) -> Place {
        let mut headers = HeaderMap::new();
        if let Some(forwarded) = forwarded {
            headers.insert(FORWARDED_FOR, forwarded.parse().expect("a header"));
        }
        let address = |text: &str| text.parse::<IpAddr>().expect("an address");
        let trusted: Vec<IpAddr> = trusted.iter().map(|text| address(text)).collect();
        Place::of(Some(address(peer)), &headers, &trusted)
    }

    #[test]
    fn only_a_known_proxy_tells_where_a_request_came_from() {
        assert_eq!(place("10.0.0.9", Some("1.2.3.4"), &[]).address, "10.0.0.9");
        assert_eq!(place("10.0.0.9", Some("6.6.6.6, 1.2.3.4"), &["10.0.0.9"]).address, "1.2.3.4");
        assert_eq!(place("10.0.0.9", Some("1.2.3.4, 10.0.0.8"), &["10.0.0.9", "10.0.0.8"]).address, "1.2.3.4");
        assert_eq!(place("10.0.0.9", Some("nonsense"), &["10.0.0.9"]).address, "10.0.0.9");
    }

    #[test]
    fn a_proxy_on_this_machine_does_not_let_strangers_in_as_its_user() {
        assert!(place("127.0.0.1", None, &[]).is_here);
        assert!(place("::1", None, &[]).is_here && place("::ffff:127.0.0.1", None, &[]).is_here);
        assert_eq!(place("::ffff:10.0.0.9", Some("1.2.3.4"), &["10.0.0.9"]).address, "1.2.3.4");
        assert!(!place("127.0.0.1", Some("1.2.3.4"), &[]).is_here);
        assert!(!place("10.0.0.9", None, &[]).is_here);
    }
}
