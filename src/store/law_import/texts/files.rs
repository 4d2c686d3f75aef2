//! The files of a collection, and their text.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::super::{tell, unreadable};
use super::{docx, html};
use crate::failure::Failure;
use crate::plain_text;
use crate::progress::Progress;
use crate::store::error::StoreError;
use crate::store::import_report::ImportReport;

/// A statute is far smaller, in bytes.
const LARGEST: u64 = 16 << 20;
const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";
const PDF_MAGIC: &[u8] = b"%PDF-";
/// Old Word documents (.doc) and other compound files.
const COMPOUND_MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const TOO_LARGE: &str = "文件超过 16 MB";

/// A file that holds a text.
pub(in crate::store) struct TextFile {
    /// Name of the folder or file that was imported.
    pub source: String,
    /// Path of the file inside that folder.
    pub place: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
    /// Its text.
    pub text: String,
}

/// Calls `take` with every text under `path` (a file or a folder), sorted; what is no text is skipped with a reason.
///
/// # Errors
/// `import.unreadable`, `cancelled`.
pub(in crate::store) fn each_text(
    path: &Path,
    report: &mut ImportReport,
    progress: &dyn Progress,
    mut take: impl FnMut(&TextFile, &mut ImportReport),
) -> Result<(), Failure> {
    let files = find(path)?;
    let source = name_of(path);
    for (done, file) in files.iter().enumerate() {
        progress.checkpoint()?;
        let inner = file.strip_prefix(path).ok().filter(|inner| !inner.as_os_str().is_empty());
        let place = inner.map_or_else(|| name_of(file), |inner| inner.display().to_string());
        tell(progress, done + 1, files.len(), &place);
        let bytes = match bytes_of(file)? {
            Ok(bytes) => bytes,
            Err(reason) => {
                report.skip(place, reason);
                continue;
            }
        };
        let sha256 = hex::encode(Sha256::digest(&bytes));
        match text_of(&bytes) {
            Ok(text) => take(&TextFile { source: source.clone(), place, sha256, text }, report),
            Err(reason) => report.skip(place, reason),
        }
    }
    Ok(())
}

/// Whether `path` is a folder that holds a file somewhere that may be a text.
pub(in crate::store::law_import) fn is_folder_of_texts(path: &Path) -> bool {
    path.is_dir() && find(path).is_ok_and(|files| !files.is_empty())
}

/// The files under `path` that may be texts, sorted, so that an import is the same each time.
fn find(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|error| unreadable(&folder, error))? {
            let entry = entry.map_err(|error| unreadable(&folder, error))?;
            let kind = entry.file_type().map_err(|error| unreadable(&folder, error))?;
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if kind.is_dir() && !hidden {
                folders.push(entry.path());
            } else if kind.is_file() && !hidden && !is_database(&entry.path()) {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The bytes of a file, or why they are none that could be a text.
fn bytes_of(file: &Path) -> Result<Result<Vec<u8>, &'static str>, StoreError> {
    let length = std::fs::metadata(file).map_err(|error| unreadable(file, error))?.len();
    if length > LARGEST {
        return Ok(Err(TOO_LARGE));
    }
    std::fs::read(file).map(Ok).map_err(|error| unreadable(file, error))
}

/// The text of a file, by its content, or why there is none.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, &'static str> {
    if bytes.starts_with(ZIP_MAGIC) {
        return docx::text(bytes, LARGEST);
    }
    if bytes.starts_with(PDF_MAGIC) {
        return Err("是 PDF 文件，请另存为 .docx 或者文本再导入");
    }
    if bytes.starts_with(COMPOUND_MAGIC) {
        return Err("是旧版 Word 文档（.doc），请另存为 .docx 再导入");
    }
    if html::is_html(bytes) {
        return html::text(bytes);
    }
    let text = plain_text::decode(bytes).ok_or("不是文本：既不是 UTF-8 也不是 GB18030")?;
    if text.trim().is_empty() { Err("文件是空的") } else { Ok(text) }
}

/// The last name of a path, also of `.` and `..`.
fn name_of(path: &Path) -> String {
    let resolved = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    resolved.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn is_database(path: &Path) -> bool {
    use std::io::Read;
    let mut start = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(16).read_to_end(&mut start));
    read.is_ok() && start == SQLITE_MAGIC
}
