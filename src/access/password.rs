//! Passwords: what they must be, and the Argon2id hash that is kept of them.
//!
//! Parameters are those that OWASP recommends and the library defaults to (19 MiB, two passes, one lane); each hash carries
//! its own, so that they can be raised later. Hashing takes tens of milliseconds and runs apart from the requests, few at a
//! time, so that a flood of logins can't take all cores and memory.

use std::collections::BTreeSet;
use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;
use zxcvbn::{Score, zxcvbn};

use super::secret;
use crate::config::Accounts;
use crate::failure::Failure;

/// Most characters of a password: longer ones would only cost time.
pub const LONGEST: usize = 128;
/// Hashes at work at once.
const AT_ONCE: usize = 2;
/// Letters and digits that can't be taken for one another, for passwords that people copy from a screen.
const CLEAR: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyzACDEF2347";

/// Checks a password that somebody chose. `about` is what others know of the person: login name, name, agency, old names.
///
/// # Errors
/// `password.weak`, with what is wanting.
pub fn check(password: &str, about: &[&str], rules: &Accounts) -> Result<(), Failure> {
    let length = password.chars().count();
    if length < rules.password_min_length {
        return Err(weak(format!("口令至少 {} 个字符，得到 {length} 个", rules.password_min_length)));
    }
    if length > LONGEST {
        return Err(weak(format!("口令最多 {LONGEST} 个字符")));
    }
    let kinds: BTreeSet<u8> = password.chars().map(kind).collect();
    if kinds.len() < rules.password_kinds {
        let wanted = rules.password_kinds;
        return Err(weak(format!("口令应含小写字母、大写字母、数字、其他字符四类中的至少 {wanted} 类")));
    }
    let folded = password.to_lowercase();
    let known = about.iter().filter(|known| known.chars().count() >= 3);
    if known.clone().any(|known| folded.contains(&known.to_lowercase())) {
        return Err(weak("口令不能含有登录名、姓名或者机关名称".to_owned()));
    }
    if zxcvbn(password, about).score() < Score::Three {
        return Err(weak("口令太容易猜到：常见的词、键盘上相邻的键、日期或者重复的字符".to_owned()));
    }
    Ok(())
}

fn weak(message: String) -> Failure {
    Failure::new("password.weak", message).with_hint("可以用几个互不相关的词，中间夹数字和符号")
}

fn kind(c: char) -> u8 {
    match c {
        c if c.is_ascii_lowercase() => 0,
        c if c.is_ascii_uppercase() => 1,
        c if c.is_ascii_digit() => 2,
        _ => 3,
    }
}

/// A password of 100 random bits in groups of five, for the first login.
///
/// # Errors
/// `internal` where the operating system has no random bytes.
pub fn one_time() -> Result<String, Failure> {
    let bytes: [u8; 20] = secret::random()?;
    let signs: Vec<char> = bytes.iter().map(|byte| char::from(CLEAR[usize::from(byte % 32)])).collect();
    let groups: Vec<String> = signs.chunks(5).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

/// Hashes and compares passwords; clones share the bound on how many at once.
#[derive(Debug, Clone)]
pub struct Hasher(Arc<Semaphore>);

impl Default for Hasher {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Hasher {
    /// What is kept of a password: a PHC string with its own salt.
    ///
    /// # Errors
    /// `internal`.
    pub async fn hash(&self, password: &str) -> Result<String, Failure> {
        let password = password.to_owned();
        self.apart(move || {
            let hash = Argon2::default().hash_password(password.as_bytes());
            hash.map(|hash| hash.to_string()).map_err(Failure::internal)
        })
        .await
    }

    /// Whether `password` is that of `hash`. Without a hash it takes as long and says no, so that the time does not tell
    /// which accounts there are.
    ///
    /// # Errors
    /// `internal` where `hash` is none.
    pub async fn is(&self, password: &str, hash: Option<&str>) -> Result<bool, Failure> {
        let (password, hash) = (password.to_owned(), hash.map(str::to_owned));
        self.apart(move || {
            let Some(hash) = hash else {
                Argon2::default().hash_password(password.as_bytes()).map_err(Failure::internal)?;
                return Ok(false);
            };
            let parsed = PasswordHash::new(&hash).map_err(Failure::internal)?;
            Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
        })
        .await
    }

    async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let permit = Arc::clone(&self.0).acquire_owned().await.map_err(Failure::internal)?;
        // The permit goes with the work: a client that leaves does not make room for another while its hash is at work.
        let held = move || {
            let done = work();
            drop(permit);
            done
        };
        tokio::task::spawn_blocking(held).await.map_err(Failure::internal)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Overrides};

    fn rules() -> Accounts {
        Config::load_with(&Overrides::default(), &|_| None).expect("defaults").accounts
    }

    #[test]
    fn weak_passwords_are_refused_for_what_they_are() {
        let about = ["zhang.san", "张三丰", "青阳县市场监督管理局"];
        for weak in [
            "",
            "Ab1!",
            "abcdefghijkl",
            "ABCDEFG12345",
            "Password123!",
            "Qwerty12345!",
            "Zhang.San2026",
            "张三丰Abc2026!",
            "Aa1!Aa1!Aa1!",
            &"Ab1!".repeat(40),
        ] {
            let failure = check(weak, &about, &rules()).expect_err(weak);
            assert_eq!(failure.code, "password.weak", "{weak}");
        }
        for good in ["Lihua-7gulou+Yanjing", "秋天47只Heron飞过", &one_time().expect("random")] {
            check(good, &about, &rules()).expect(good);
        }
    }

    #[tokio::test]
    async fn a_hash_knows_its_password_only() {
        let hasher = Hasher::default();
        let hash = hasher.hash("Lihua-7gulou+Yanjing").await.expect("hashes");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.is("Lihua-7gulou+Yanjing", Some(&hash)).await.expect("compares"));
        assert!(!hasher.is("Lihua-7gulou+Yanjinh", Some(&hash)).await.expect("compares"));
        assert!(!hasher.is("", None).await.expect("compares"));
        assert_ne!(hash, hasher.hash("Lihua-7gulou+Yanjing").await.expect("hashes"), "each has its own salt");
    }
}
