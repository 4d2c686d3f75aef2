//! The files of an import, and the notes beside them.

use std::path::{Path, PathBuf};

use super::read::Given;
use crate::failure::Failure;
use crate::store::error::StoreError;

/// Larger than any table, in bytes; larger files are not even loaded.
const LARGEST: u64 = 64 << 20;
/// Endings of files that may be tables; the content decides what they are.
const ENDINGS: [&str; 6] = ["xlsx", "docx", "csv", "json", "md", "txt"];

fn unreadable(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::ImportUnreadable { path: path.to_owned(), reason: error.to_string() }
}

/// The file, or the files of a folder that may be tables, sorted.
pub(super) fn find(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(|error| unreadable(path, &error))? {
        let file = entry.map_err(|error| unreadable(path, &error))?.path();
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if file.is_file() && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        let failure = Failure::new("benchmarks.empty", format!("{} 中没有可以导入的文件", path.display()));
        return Err(failure.with_hint("可以导入 .xlsx、.docx、.csv、.json、.md"));
    }
    Ok(files)
}

/// The name and the bytes of a file, and what the note beside it says.
pub(super) fn content(file: &Path) -> Result<(String, Vec<u8>, Given), Failure> {
    let length = std::fs::metadata(file).map_err(|error| unreadable(file, &error))?.len();
    if length > LARGEST {
        return Err(Failure::new("benchmarks.too_large", "文件超过 64 MB，超过裁量基准表可能的大小"));
    }
    let bytes = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut beside = file.as_os_str().to_owned();
    beside.push(".toml");
    let beside = PathBuf::from(beside);
    let given = match std::fs::read_to_string(&beside) {
        Ok(text) => Given::from_toml(&text)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Given::default(),
        Err(error) => return Err(unreadable(&beside, &error).into()),
    };
    Ok((name, bytes, given))
}
