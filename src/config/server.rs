//! The HTTP service.

use std::net::{IpAddr, SocketAddr};

use serde::Deserialize;

use super::ReadEnv;
use crate::failure::Failure;

const DEFAULT_BIND: &str = "127.0.0.1:8620";
const DEFAULT_MAX_UPLOAD_MIB: u64 = 512;
const DEFAULT_MODEL_QUEUE: usize = 16;
/// The models fill the machine: two jobs at once would take as long as one after the other.
const DEFAULT_WORKERS: usize = 1;

/// Where and within which limits the service listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Address and port; loopback by default.
    pub bind: SocketAddr,
    /// Largest upload in bytes.
    pub max_upload_bytes: u64,
    /// How many jobs may wait for the models before the service answers 429.
    pub model_queue: usize,
    /// How many jobs this process works on at a time; 0 leaves them to other processes on the same data folder.
    pub workers: usize,
    /// Whether vectors that are still missing are made while no job runs; `caiheng index build --vectors` makes them at once.
    pub embed_when_idle: bool,
    /// Names under which browsers reach the service, besides addresses and `localhost` (others are refused, because a
    /// foreign site may point its name here).
    pub hosts: Vec<String>,
    /// Addresses of proxies before the service, whose `X-Forwarded-For` tells where a request came from.
    pub trusted_proxies: Vec<IpAddr>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawServer {
    bind: Option<String>,
    max_upload_mib: Option<u64>,
    model_queue: Option<usize>,
    workers: Option<usize>,
    embed_when_idle: Option<bool>,
    hosts: Vec<String>,
    trusted_proxies: Vec<IpAddr>,
}

impl RawServer {
    pub(super) fn check(self, env: ReadEnv<'_>) -> Result<Server, Failure> {
        let bind = env("CAIHENG_BIND").or(self.bind).unwrap_or_else(|| DEFAULT_BIND.to_owned());
        let bind = bind
            .parse()
            .map_err(|_| Failure::new("config.value", format!("server.bind 应为“地址:端口”，得到 {bind}")))?;
        let mib = number(env, "CAIHENG_MAX_UPLOAD_MIB")?.or(self.max_upload_mib).unwrap_or(DEFAULT_MAX_UPLOAD_MIB);
        let count = |name: &str, written: Option<usize>, default: usize| -> Result<usize, Failure> {
            let given = number(env, name)?.and_then(|given| usize::try_from(given).ok());
            Ok(given.or(written).unwrap_or(default))
        };
        let queue = count("CAIHENG_MODEL_QUEUE", self.model_queue, DEFAULT_MODEL_QUEUE)?;
        let workers = count("CAIHENG_WORKERS", self.workers, DEFAULT_WORKERS)?;
        let embed_when_idle = truth(env, "CAIHENG_EMBED_WHEN_IDLE")?.or(self.embed_when_idle).unwrap_or(true);
        let hosts = env("CAIHENG_HOSTS")
            .map(|names| names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect())
            .unwrap_or(self.hosts);
        let max_upload_bytes = mib.saturating_mul(1 << 20);
        let trusted_proxies = self.trusted_proxies;
        let model_queue = queue.max(1);
        Ok(Server { bind, max_upload_bytes, model_queue, workers, embed_when_idle, hosts, trusted_proxies })
    }
}

pub(super) fn number(env: ReadEnv<'_>, name: &str) -> Result<Option<u64>, Failure> {
    let Some(text) = env(name) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| Failure::new("config.value", format!("{name} 应为非负整数，得到 {text}")))
}

pub(super) fn truth(env: ReadEnv<'_>, name: &str) -> Result<Option<bool>, Failure> {
    match env(name).as_deref() {
        None => Ok(None),
        Some("1" | "true") => Ok(Some(true)),
        Some("0" | "false") => Ok(Some(false)),
        Some(other) => Err(Failure::new("config.value", format!("{name} 应为 1 或 0，得到 {other}"))),
    }
}
