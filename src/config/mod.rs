//! Configuration: `caiheng.toml`, then environment `CAIHENG_*`, then flags, in rising order.
//!
//! One file per section; each holds the section as written (all optional) and as used (checked).

mod accounts;
mod agency;
mod casework;
mod discretion;
mod models;
mod server;
mod vectors;

use std::path::{Path, PathBuf};

use serde::Deserialize;

pub use accounts::Accounts;
pub use agency::Agency;
pub use casework::Casework;
pub use models::ModelChoices;
pub use server::Server;
pub use vectors::{QdrantSettings, ReadConsistency, Vectors};

use crate::discretion::profile::Profiles;
use crate::failure::Failure;

/// The checked configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of all state: database, indexes, uploads (`CAIHENG_HOME`).
    pub home: PathBuf,
    /// Folder of model files (`CAIHENG_MODELS`).
    pub models_dir: PathBuf,
    /// Which model does which task.
    pub models: ModelChoices,
    /// The HTTP service.
    pub server: Server,
    /// The agency that drafts speak for.
    pub agency: Agency,
    /// How people sign in.
    pub accounts: Accounts,
    /// Limits of casework.
    pub casework: Casework,
    /// Where vectors are kept.
    pub vectors: Vectors,
    /// The rules by which a statutory range is divided: ours and the office's own.
    pub profiles: Profiles,
}

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawConfig {
    home: Option<PathBuf>,
    models_dir: Option<PathBuf>,
    models: models::RawModelChoices,
    server: server::RawServer,
    agency: agency::RawAgency,
    accounts: accounts::RawAccounts,
    casework: casework::RawCasework,
    vectors: vectors::RawVectors,
    discretion: discretion::RawDiscretion,
}

/// What the command line sets; it outranks file and environment.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--config`.
    pub config_file: Option<PathBuf>,
    /// `--home`.
    pub home: Option<PathBuf>,
    /// `--models`.
    pub models_dir: Option<PathBuf>,
}

/// Reads an environment variable; a parameter so that tests need not touch the process.
pub type ReadEnv<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Config {
    /// Loads the configuration from the file, the process environment and the flags.
    ///
    /// # Errors
    /// `config.unreadable`, `config.syntax` or `config.value`.
    pub fn load(overrides: &Overrides) -> Result<Self, Failure> {
        Self::load_with(overrides, &|name| std::env::var(name).ok())
    }

    /// As [`Self::load`], with the environment as a parameter.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn load_with(overrides: &Overrides, env: ReadEnv<'_>) -> Result<Self, Failure> {
        let raw = match overrides.config_file.clone().or_else(|| env("CAIHENG_CONFIG").map(PathBuf::from)) {
            Some(named) => read_file(&named)?,
            None if Path::new("caiheng.toml").exists() => read_file(Path::new("caiheng.toml"))?,
            None => RawConfig::default(),
        };
        let home = overrides
            .home
            .clone()
            .or_else(|| env("CAIHENG_HOME").map(PathBuf::from))
            .or(raw.home)
            .unwrap_or_else(|| PathBuf::from("data"));
        let models_dir = overrides
            .models_dir
            .clone()
            .or_else(|| env("CAIHENG_MODELS").map(PathBuf::from))
            .or(raw.models_dir)
            .unwrap_or_else(|| default_models_dir(env));
        Ok(Self {
            home,
            models_dir,
            models: raw.models.check(env),
            server: raw.server.check(env)?,
            agency: raw.agency.check(env),
            accounts: raw.accounts.check(env)?,
            casework: raw.casework.check(env)?,
            vectors: raw.vectors.check(env)?,
            profiles: raw.discretion.check()?,
        })
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.home.join("caiheng.sqlite3")
    }

    /// Folder of the built indexes (derived data).
    pub fn index_dir(&self) -> PathBuf {
        self.home.join("index")
    }

    /// Folder of uploaded recordings and transcripts.
    pub fn uploads_dir(&self) -> PathBuf {
        self.home.join("uploads")
    }
}

fn read_file(path: &Path) -> Result<RawConfig, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::new("config.unreadable", format!("读不了配置文件 {}：{error}", path.display())))?;
    toml::from_str(&text)
        .map_err(|error| Failure::new("config.syntax", format!("配置文件 {} 有误：{error}", path.display())))
}

/// The first line of a file that holds a secret.
fn read_secret(path: &Path) -> Result<String, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::new("config.unreadable", format!("读不了密钥文件 {}：{error}", path.display())))?;
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}

fn default_models_dir(env: ReadEnv<'_>) -> PathBuf {
    let cache =
        env("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| env("HOME").map(|home| Path::new(&home).join(".cache")));
    cache.unwrap_or_else(|| PathBuf::from(".cache")).join("caiheng").join("models")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_outrank_environment_and_environment_outranks_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("c.toml");
        std::fs::write(&file, "home = \"from-file\"\n[server]\nbind = \"127.0.0.1:1\"\n").expect("writes");
        let overrides = Overrides { config_file: Some(file), ..Overrides::default() };
        let none = |_: &str| None;
        let config = Config::load_with(&overrides, &none).expect("loads");
        assert_eq!(config.home, PathBuf::from("from-file"));
        assert_eq!(config.server.bind.port(), 1);

        let env = |name: &str| (name == "CAIHENG_HOME").then(|| "from-env".to_owned());
        assert_eq!(Config::load_with(&overrides, &env).expect("loads").home, PathBuf::from("from-env"));

        let flags = Overrides { home: Some("from-flag".into()), ..overrides };
        assert_eq!(Config::load_with(&flags, &env).expect("loads").home, PathBuf::from("from-flag"));
    }

    #[test]
    fn a_misspelt_key_is_an_error_and_not_ignored() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("c.toml");
        std::fs::write(&file, "hoem = \"x\"").expect("writes");
        let overrides = Overrides { config_file: Some(file), ..Overrides::default() };
        let failure = Config::load_with(&overrides, &|_| None).expect_err("refuses");
        assert_eq!(failure.code, "config.syntax");
    }
}
