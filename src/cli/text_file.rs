//! A text file of a user: UTF-8, or GBK as older systems write it.

use std::path::Path;

use crate::failure::Failure;
use crate::plain_text;

/// Longest text taken, in bytes.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Reads a text file whole.
///
/// # Errors
/// `text.unreadable`, `text.too_long`, `text.encoding`.
pub(super) fn read(path: &Path) -> Result<String, Failure> {
    let shown = path.display();
    let unreadable = |error: std::io::Error| Failure::new("text.unreadable", format!("读不了文件 {shown}：{error}"));
    if std::fs::metadata(path).map_err(unreadable)?.len() > LONGEST {
        return Err(Failure::new("text.too_long", format!("文件 {shown} 超过 64 MB")));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    plain_text::decode(&bytes).ok_or_else(|| {
        Failure::new("text.encoding", format!("文件 {shown} 既不是 UTF-8 也不是 GBK 文本"))
            .with_hint("请另存为 UTF-8 再试")
    })
}
