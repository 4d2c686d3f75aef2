//! A file of heads that was kept elsewhere.

use std::path::Path;

use super::SignedHead;
use crate::failure::Failure;

/// The heads in a file, one a line, each spelled just as `caiheng audit heads` writes it.
///
/// # Errors
/// `audit.heads` where the file can't be read, holds no head, or a line is none; the line is named.
pub fn read(path: &Path) -> Result<Vec<SignedHead>, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::new("audit.heads", format!("读不了日志头文件 {}：{error}", path.display())))?;
    parse(&text)
}

fn parse(text: &str) -> Result<Vec<SignedHead>, Failure> {
    let mut heads = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let head = serde_json::from_str::<SignedHead>(line).ok().filter(|head| head.line() == line);
        let refuse = || Failure::new("audit.heads", format!("日志头文件第 {number} 行不是已签名的日志头"));
        heads.push(head.ok_or_else(refuse)?);
    }
    if heads.is_empty() {
        return Err(Failure::new("audit.heads", "日志头文件是空的"));
    }
    Ok(heads)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::audit::heads::KeyPair;

    #[test]
    fn a_line_is_read_only_as_it_was_written() {
        let home = tempfile::tempdir().expect("a folder");
        let day = "2026-11-27".parse().expect("a date");
        let head = KeyPair::make(home.path()).expect("makes").sign(day, 3, &"ab".repeat(32));
        let line = head.line();
        assert_eq!(parse(&format!("{line}\n{line}\n")).expect("reads"), [head.clone(), head]);
        for bad in ["", "\n", "{}", &line.replace("\"day\":", "\"day\": "), &line[1..]] {
            assert_eq!(parse(bad).expect_err(bad).code, "audit.heads");
        }
    }
}
