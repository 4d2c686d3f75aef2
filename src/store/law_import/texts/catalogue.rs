//! The dates that a collection keeps beside its files: a SQLite database with a table `law` (name, level, publish, valid_from, expired).

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbBackend, DbErr, QueryResult, Statement};

use crate::store::error::StoreError;

/// Where a collection keeps it.
const FILE: &str = "db.sqlite3";

/// What the database says of a version.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Listed {
    level: String,
    pub published: Option<NaiveDate>,
    pub effective: Option<NaiveDate>,
    pub expired: bool,
}

/// The versions by name, without 中华人民共和国.
#[derive(Debug, Default)]
pub(super) struct Catalogue(HashMap<String, Vec<Listed>>);

impl Catalogue {
    /// The version of this name that was published on the day, or the only one where the day is unknown.
    pub fn find(&self, name: &str, published: Option<NaiveDate>) -> Option<&Listed> {
        let versions = self.0.get(short(name))?;
        match published {
            Some(_) => versions.iter().find(|listed| listed.published == published),
            None => versions.first().filter(|_| versions.len() == 1),
        }
    }

    /// The level of the versions of this name.
    pub fn level(&self, name: &str) -> Option<&str> {
        self.0.get(short(name))?.first().map(|listed| listed.level.as_str())
    }
}

/// Reads the database beside the files; an empty catalogue where there is none.
///
/// # Errors
/// `import.unrecognised` where there is one without that table.
pub(super) async fn open(path: &Path) -> Result<Catalogue, StoreError> {
    let file = path.join(FILE);
    if !file.is_file() {
        return Ok(Catalogue::default());
    }
    let opened = file.clone();
    let mut options = ConnectOptions::new("sqlite://replaced");
    options.max_connections(1).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |sqlite| sqlite.filename(&opened).read_only(true).immutable(true));
    let foreign = |error: DbErr| super::super::unrecognised(&file, format!("缺少预期的表或列：{error}"));
    let connection = Database::connect(options).await.map_err(foreign)?;
    let sql = "SELECT name, level, publish, valid_from, expired FROM law ORDER BY name, publish";
    let rows = connection.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.map_err(foreign)?;
    let mut catalogue = Catalogue::default();
    for row in rows {
        let (name, listed) = listed(&row).map_err(foreign)?;
        catalogue.0.entry(short(&name).to_owned()).or_default().push(listed);
    }
    // The file is only read: nothing is lost where closing fails.
    let _ = connection.close().await;
    Ok(catalogue)
}

fn listed(row: &QueryResult) -> Result<(String, Listed), DbErr> {
    let date = |column: &str| -> Result<Option<NaiveDate>, DbErr> {
        let text: Option<String> = row.try_get("", column)?;
        Ok(text.and_then(|text| text.trim().get(..10)?.parse().ok()))
    };
    let expired: i64 = row.try_get("", "expired")?;
    let level: String = row.try_get("", "level")?;
    let listed = Listed { level, published: date("publish")?, effective: date("valid_from")?, expired: expired != 0 };
    Ok((row.try_get("", "name")?, listed))
}

fn short(name: &str) -> &str {
    name.strip_prefix("中华人民共和国").unwrap_or(name)
}
