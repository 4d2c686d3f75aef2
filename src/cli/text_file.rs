//! A text file of a user: UTF-8, or GBK as older systems write it.

use std::path::Path;

use encoding_rs::GB18030;

use crate::failure::Failure;

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
    decode(&bytes).ok_or_else(|| {
        Failure::new("text.encoding", format!("文件 {shown} 既不是 UTF-8 也不是 GBK 文本"))
            .with_hint("请另存为 UTF-8 再试")
    })
}

fn decode(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (text, _, malformed) = GB18030.decode(bytes);
    (!malformed).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_and_gbk_are_read_and_rubbish_is_refused() {
        assert_eq!(decode("\u{feff}罚款".as_bytes()).as_deref(), Some("罚款"));
        assert_eq!(decode(&[0xb7, 0xa3, 0xbf, 0xee]).as_deref(), Some("罚款"));
        assert_eq!(decode(&[0xff, 0xfe, 0x00, 0xd8]), None);
    }
}
