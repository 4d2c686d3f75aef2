//! An office's own additions to what ships with the program: files beside the database, read once at the start.

use std::io::ErrorKind;
use std::path::Path;

use crate::discretion::{circumstance, evidence};
use crate::failure::Failure;

/// Adds `circumstances.toml` and `evidence.toml` of the data folder, where they are there.
///
/// # Errors
/// `circumstances.file`, `evidence.file` where a file is wrong, `office.unreadable` where it can't be read.
pub(super) fn install(home: &Path) -> Result<(), Failure> {
    if let Some(own) = read(&home.join("circumstances.toml"))? {
        circumstance::install(&own)?;
    }
    if let Some(own) = read(&home.join("evidence.toml"))? {
        evidence::install(&own)?;
    }
    Ok(())
}

/// What a file of the data folder says; `None` where there is none.
///
/// # Errors
/// `office.unreadable` where it can't be read.
pub(super) fn read(path: &Path) -> Result<Option<String>, Failure> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::new("office.unreadable", format!("读不了 {}：{error}", path.display()))
            .with_hint("文件须为 UTF-8 文本，并允许本程序读取")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_file_stops_the_start_and_none_is_needed() {
        let home = tempfile::tempdir().expect("a folder");
        assert!(install(home.path()).is_ok());
        std::fs::write(home.path().join("circumstances.toml"), "[[circumstance]]\nid = 1").expect("writes");
        assert_eq!(install(home.path()).map_err(|failure| failure.code), Err("circumstances.file"));
        std::fs::write(home.path().join("circumstances.toml"), [0xFF, 0xFE]).expect("writes");
        assert_eq!(install(home.path()).map_err(|failure| failure.code), Err("office.unreadable"));
    }
}
