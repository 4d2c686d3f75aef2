//! The files of a collection, and their text.

use std::path::{Path, PathBuf};

use super::super::unreadable;
use super::docx;
use crate::plain_text;
use crate::store::error::StoreError;

/// A statute is far smaller.
const LARGEST: u64 = 16 << 20;
const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";

/// Whether `path` is a text, or a folder that holds one somewhere.
pub(in crate::store::law_import) fn is_texts(path: &Path) -> bool {
    if path.is_dir() {
        return find(path).is_ok_and(|files| !files.is_empty());
    }
    std::fs::read(path).is_ok_and(|bytes| !bytes.starts_with(SQLITE_MAGIC) && text_of(&bytes).is_ok())
}

/// The files under `path` that may be texts, sorted, so that an import is the same each time.
pub(super) fn find(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    if path.is_file() {
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

/// The text of a file, or why there is none.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, &'static str> {
    if bytes.len() as u64 > LARGEST {
        return Err("文件超过 16 MB");
    }
    if bytes.starts_with(ZIP_MAGIC) {
        return docx::text(bytes, LARGEST);
    }
    plain_text::decode(bytes).ok_or("不是文本：既不是 UTF-8 也不是 GB18030")
}

fn is_database(path: &Path) -> bool {
    use std::io::Read;
    let mut start = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(16).read_to_end(&mut start));
    read.is_ok() && start == SQLITE_MAGIC
}
