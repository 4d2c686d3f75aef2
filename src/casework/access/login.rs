//! Login names: what they may look like, and which of them are the same.

use crate::failure::Failure;

/// Fewest characters of a login name.
const SHORTEST: usize = 2;
/// Most characters of a login name.
const LONGEST: usize = 64;

/// The form under which a login name is looked up: `Zhang.San` and `zhang.san` are one account.
pub fn key(login: &str) -> String {
    login.trim().to_lowercase()
}

/// Checks a login name that is about to be given to an account; returns it without spaces at its ends.
///
/// # Errors
/// `people.login`: shorter than 2 or longer than 64 characters, or with other characters than letters, digits, Chinese
/// characters and `.`, `-`, `_`, `@`.
pub fn check(login: &str) -> Result<&str, Failure> {
    let login = login.trim();
    let length = login.chars().count();
    if !(SHORTEST..=LONGEST).contains(&length) {
        return Err(refused(format!("登录名应为 {SHORTEST} 至 {LONGEST} 个字符，得到 {length} 个")));
    }
    match login.chars().find(|c| !allowed(*c)) {
        None => Ok(login),
        Some(other) => Err(refused(format!("登录名不能含有“{other}”"))),
    }
}

fn refused(message: String) -> Failure {
    Failure::new("people.login", message).with_hint("可用字母、数字、汉字和 . - _ @")
}

fn allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@') || ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_checked_and_compared_without_case() {
        assert_eq!(check(" Zhang.San ").expect("is fine"), "Zhang.San");
        assert_eq!(key(" Zhang.San "), key("zhang.san"));
        for refused in ["a", "", "张 三", "a/b", "名\u{202e}字", &"x".repeat(65)] {
            assert_eq!(check(refused).expect_err("refuses").code, "people.login", "{refused:?}");
        }
    }
}
