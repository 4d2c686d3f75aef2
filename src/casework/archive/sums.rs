//! `SHA256SUMS`, as `sha256sum -c` reads it.

use std::collections::BTreeMap;

use crate::failure::Failure;

/// The text: one line a file, hash, two spaces, path.
pub fn to_text(sums: &BTreeMap<String, String>) -> String {
    sums.iter().map(|(path, sha256)| format!("{sha256}  {path}\n")).collect()
}

/// Reads it back.
///
/// # Errors
/// `archive.sums` with the line.
pub fn parse(text: &str) -> Result<BTreeMap<String, String>, Failure> {
    let mut sums = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let refuse = |why: &str| Failure::new("archive.sums", format!("SHA256SUMS 第{}行{why}", number + 1));
        let (sha256, path) = line.split_once("  ").ok_or_else(|| refuse("不是“哈希  文件”"))?;
        if !is_sha256(sha256) {
            return Err(refuse("的哈希不是 64 位小写十六进制"));
        }
        if sums.insert(path.to_owned(), sha256.to_owned()).is_some() {
            return Err(refuse("的文件出现了两次"));
        }
    }
    Ok(sums)
}

/// Whether a text is a SHA-256 in lower-case hex.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_a_crooked_line_is_refused() {
        let sums = BTreeMap::from([("目录.md".to_owned(), "a".repeat(64)), ("case.json".to_owned(), "0".repeat(64))]);
        assert_eq!(parse(&to_text(&sums)).ok(), Some(sums));
        let line = format!("{}  a\n", "a".repeat(64));
        for text in ["zz  a\n".to_owned(), format!("{}a\n", "a".repeat(64)), format!("{line}{line}")] {
            assert_eq!(parse(&text).map_err(|failure| failure.code), Err("archive.sums"), "{text}");
        }
    }
}
