//! Who may speak to the service from a browser: a page of another site may not.
//!
//! Two doors are shut. A forged request: a page of another site posts to this service (checked by `Sec-Fetch-Site` and
//! `Origin`, tower-http's `CsrfLayer`). DNS rebinding: a foreign name is made to resolve to this machine, so that its
//! page counts as same-origin (checked by the name in `Host`: only addresses, `localhost` and configured names pass).

use std::collections::HashSet;
use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, header};
use axum::middleware::Next;
use axum::response::IntoResponse;
use tower_http::csrf::{CsrfLayer, ProtectionError};

use super::error::Problem;
use crate::failure::Failure;

/// The host names under which the service may be addressed, besides addresses and `localhost`; lower case.
pub type HostNames = Arc<HashSet<String>>;

/// Answers a forged request.
pub type Rejection = fn(ProtectionError) -> Response<Body>;

/// Refuses state-changing requests that a page of another site makes (403 `request.cross_origin`).
pub fn same_origin_only() -> CsrfLayer<Rejection> {
    CsrfLayer::new().with_rejection_response(refuse_origin as Rejection)
}

fn refuse_origin(_error: ProtectionError) -> Response<Body> {
    Problem::new("request.cross_origin", "拒绝来自其他网站页面的请求").into_response()
}

/// Refuses requests whose `Host` is a foreign name (403 `request.host`).
pub async fn known_hosts_only(State(names): State<HostNames>, request: Request, next: Next) -> Response<Body> {
    let named = request.uri().authority().map(|authority| authority.as_str());
    let host = named.or_else(|| request.headers().get(header::HOST).and_then(|value| value.to_str().ok()));
    if host.is_some_and(|host| is_known(host, &names)) {
        return next.run(request).await;
    }
    let failure = Failure::new("request.host", format!("不认识的主机名：{}", host.unwrap_or("（空）")))
        .with_hint("用 IP 地址访问，或把主机名写入配置 server.hosts");
    Problem::from(failure).into_response()
}

fn is_known(host: &str, names: &HashSet<String>) -> bool {
    let name = without_port(host).to_ascii_lowercase();
    let is_address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().is_ok();
    is_address || name == "localhost" || names.contains(&name)
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty() => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_localhost_and_configured_names_pass_and_others_do_not() {
        let names = HashSet::from(["caiheng.example.gov.cn".to_owned()]);
        for host in
            ["127.0.0.1:8620", "localhost", "LocalHost:80", "[::1]:8620", "10.1.2.3", "Caiheng.example.gov.cn:1"]
        {
            assert!(is_known(host, &names), "{host}");
        }
        for host in ["evil.example", "127.0.0.1.evil.example:8620", "", "localhost.evil:80", "caiheng.example.gov.cn."]
        {
            assert!(!is_known(host, &names), "{host}");
        }
    }
}
