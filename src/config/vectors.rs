//! Where vectors are kept.

use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;

use super::ReadEnv;
use crate::failure::Failure;

const DEFAULT_URL: &str = "http://127.0.0.1:6334";
const DEFAULT_PREFIX: &str = "caiheng";

/// Where vectors are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vectors {
    /// In the index folder and the memory of each process.
    Embedded,
    /// On a Qdrant server or cluster.
    Qdrant(Box<QdrantSettings>),
}

/// How to reach Qdrant and how to lay out collections.
#[derive(Clone, PartialEq, Eq)]
pub struct QdrantSettings {
    /// Address of the gRPC port, `http://` or `https://`.
    pub url: String,
    /// Key of the server's API.
    pub api_key: Option<String>,
    /// What the names of collections begin with.
    pub prefix: String,
    /// Longest wait for a connection.
    pub connect_timeout: Duration,
    /// Longest wait for the answer to a search.
    pub search_timeout: Duration,
    /// Longest wait for the answer to a write or to another request.
    pub write_timeout: Duration,
    /// How often a write that failed for now is tried again.
    pub retries: u32,
    /// Wait before the first retry; doubles with each.
    pub backoff: Duration,
    /// How long searches do without a server that failed, before one of them tries again.
    pub pause: Duration,
    /// How old the knowledge of what the server holds may grow.
    pub refresh: Duration,
    /// Points of one request.
    pub batch: usize,
    /// Whether searches compare with all vectors instead of the graph; exact, slower.
    pub exact: bool,
    /// Shards of a new collection; `None` leaves it to the server.
    pub shard_number: Option<u32>,
    /// Copies of each shard of a new collection.
    pub replication_factor: Option<u32>,
    /// Copies that must have taken a write, of a new collection.
    pub write_consistency_factor: Option<u32>,
    /// How many copies a read asks.
    pub read_consistency: Option<ReadConsistency>,
}

/// How many copies a read asks; only what all of them hold is returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadConsistency {
    /// All copies.
    All,
    /// What most copies hold.
    Majority,
    /// More than half of the copies.
    Quorum,
    /// So many copies.
    Factor(u64),
}

// The key must not reach a log.
impl std::fmt::Debug for QdrantSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("QdrantSettings").field("url", &self.url).field("prefix", &self.prefix).finish_non_exhaustive()
    }
}

impl QdrantSettings {
    /// The defaults for a server at `url`.
    pub fn at(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            api_key: None,
            prefix: DEFAULT_PREFIX.to_owned(),
            connect_timeout: Duration::from_secs(1),
            search_timeout: Duration::from_secs(2),
            write_timeout: Duration::from_secs(60),
            retries: 5,
            backoff: Duration::from_millis(200),
            pause: Duration::from_secs(10),
            refresh: Duration::from_secs(5),
            batch: 256,
            exact: false,
            shard_number: None,
            replication_factor: None,
            write_consistency_factor: None,
            read_consistency: None,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawVectors {
    backend: Option<String>,
    url: Option<String>,
    api_key_file: Option<PathBuf>,
    prefix: Option<String>,
    connect_timeout_ms: Option<u64>,
    search_timeout_ms: Option<u64>,
    write_timeout_ms: Option<u64>,
    retries: Option<u32>,
    backoff_ms: Option<u64>,
    pause_ms: Option<u64>,
    refresh_ms: Option<u64>,
    batch: Option<usize>,
    exact: Option<bool>,
    shard_number: Option<u32>,
    replication_factor: Option<u32>,
    write_consistency_factor: Option<u32>,
    read_consistency: Option<toml::Value>,
}

impl RawVectors {
    pub(super) fn check(self, env: ReadEnv<'_>) -> Result<Vectors, Failure> {
        let backend = env("CAIHENG_VECTORS").or_else(|| self.backend.clone()).unwrap_or_else(|| "embedded".to_owned());
        match backend.as_str() {
            "embedded" => Ok(Vectors::Embedded),
            "qdrant" => Ok(Vectors::Qdrant(Box::new(self.qdrant(env)?))),
            other => Err(value("vectors.backend", "embedded 或 qdrant", other)),
        }
    }

    fn qdrant(self, env: ReadEnv<'_>) -> Result<QdrantSettings, Failure> {
        let url = env("CAIHENG_QDRANT_URL").or(self.url).unwrap_or_else(|| DEFAULT_URL.to_owned());
        if !url.starts_with("http://") && !url.starts_with("https://") {
            return Err(value("vectors.url", "http:// 或 https:// 开头的地址", &url));
        }
        let prefix = env("CAIHENG_QDRANT_PREFIX").or(self.prefix).unwrap_or_else(|| DEFAULT_PREFIX.to_owned());
        let is_name =
            |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        if !is_name(&prefix) {
            return Err(value("vectors.prefix", "由字母、数字、- 和 _ 组成的名称", &prefix));
        }
        let key_file = env("CAIHENG_QDRANT_API_KEY_FILE").map(PathBuf::from).or(self.api_key_file);
        let api_key = match env("CAIHENG_QDRANT_API_KEY") {
            Some(key) => Some(key),
            None => key_file.as_deref().map(super::read_secret).transpose()?,
        };
        let defaults = QdrantSettings::at(&url);
        let time = |written: Option<u64>, default| written.map_or(default, Duration::from_millis);
        Ok(QdrantSettings {
            api_key,
            prefix,
            connect_timeout: time(self.connect_timeout_ms, defaults.connect_timeout),
            search_timeout: time(self.search_timeout_ms, defaults.search_timeout),
            write_timeout: time(self.write_timeout_ms, defaults.write_timeout),
            retries: self.retries.unwrap_or(defaults.retries),
            backoff: time(self.backoff_ms, defaults.backoff),
            pause: time(self.pause_ms, defaults.pause),
            refresh: time(self.refresh_ms, defaults.refresh),
            batch: self.batch.unwrap_or(defaults.batch).max(1),
            exact: self.exact.unwrap_or(defaults.exact),
            shard_number: self.shard_number,
            replication_factor: self.replication_factor,
            write_consistency_factor: self.write_consistency_factor,
            read_consistency: self.read_consistency.map(|written| consistency(&written)).transpose()?,
            ..defaults
        })
    }
}

fn consistency(written: &toml::Value) -> Result<ReadConsistency, Failure> {
    match (written.as_str(), written.as_integer().map(u64::try_from)) {
        (Some("all"), _) => Ok(ReadConsistency::All),
        (Some("majority"), _) => Ok(ReadConsistency::Majority),
        (Some("quorum"), _) => Ok(ReadConsistency::Quorum),
        (_, Some(Ok(copies))) if copies > 0 => Ok(ReadConsistency::Factor(copies)),
        _ => Err(value("vectors.read_consistency", "all、majority、quorum 或者正整数", &written.to_string())),
    }
}

fn value(name: &str, wanted: &str, given: &str) -> Failure {
    Failure::new("config.value", format!("{name} 应为{wanted}，得到 {given}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, env: ReadEnv<'_>) -> Result<Vectors, Failure> {
        toml::from_str::<RawVectors>(text).expect("TOML").check(env)
    }

    #[test]
    fn vectors_stay_here_unless_a_server_is_named() {
        assert_eq!(check("", &|_| None).expect("is right"), Vectors::Embedded);
        let env = |name: &str| (name == "CAIHENG_VECTORS").then(|| "qdrant".to_owned());
        let Vectors::Qdrant(settings) = check("search_timeout_ms = 300\nread_consistency = 2", &env).expect("is right")
        else {
            panic!("not on Qdrant")
        };
        assert_eq!(settings.url, DEFAULT_URL);
        assert_eq!(settings.search_timeout, Duration::from_millis(300));
        assert_eq!(settings.read_consistency, Some(ReadConsistency::Factor(2)));
    }

    #[test]
    fn what_is_wrong_is_named_and_a_key_is_not_shown() {
        for text in ["backend = \"x\"", "backend = \"qdrant\"\nurl = \"y\"", "backend = \"qdrant\"\nprefix = \"a b\""] {
            assert_eq!(check(text, &|_| None).expect_err("refuses").code, "config.value", "{text}");
        }
        let settings = QdrantSettings { api_key: Some("geheim".to_owned()), ..QdrantSettings::at(DEFAULT_URL) };
        assert!(!format!("{settings:?}").contains("geheim"));
    }
}
