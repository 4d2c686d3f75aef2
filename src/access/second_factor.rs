//! The second factor: time-based one-time passwords (RFC 6238) and codes for the day on which the telephone is lost.

use chrono::{DateTime, Utc};
use totp_rs::{Builder, Secret, Totp};

use super::secret;
use crate::failure::Failure;

/// How many recovery codes an account gets.
pub const RECOVERY_CODES: usize = 8;

/// A new secret in Base32, as authenticator programs take it.
///
/// # Errors
/// `internal`.
pub fn new_secret() -> Result<String, Failure> {
    Ok(Secret::from(secret::random::<20>()?).to_base32())
}

/// The address `otpauth://…` that an authenticator reads.
///
/// # Errors
/// `internal` where `secret` is no Base32.
pub fn address(secret: &str, login: &str) -> Result<String, Failure> {
    generator(secret, login)?.to_url().map_err(Failure::internal)
}

/// The step of 30 seconds to which `code` belongs, within one step of `now`; `None` where it is no code of that time.
/// A step counts once only: the caller keeps the last one.
///
/// # Errors
/// `internal` where `secret` is no Base32.
pub fn step_of(secret: &str, code: &str, now: DateTime<Utc>) -> Result<Option<i64>, Failure> {
    let seconds = u64::try_from(now.timestamp()).map_err(Failure::internal)?;
    let step = generator(secret, "caiheng")?.check(code.trim(), seconds);
    step.map(i64::try_from).transpose().map_err(Failure::internal)
}

/// Codes that open the account once each, in place of one from the authenticator.
///
/// # Errors
/// `internal`.
pub fn recovery_codes() -> Result<Vec<String>, Failure> {
    let code = |_| {
        let digits = hex::encode(secret::random::<5>()?);
        let (left, right) = digits.split_at(5);
        Ok(format!("{left}-{right}"))
    };
    (0..RECOVERY_CODES).map(code).collect()
}

fn generator(secret: &str, login: &str) -> Result<Totp, Failure> {
    let secret = Secret::try_from_base32(secret).map_err(|error| Failure::internal(format!("{error:?}")))?;
    let builder = Builder::new().with_secret(secret).with_account_name(login).with_issuer(Some("Caiheng"));
    builder.build().map_err(Failure::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_rfc_6238_and_hold_for_a_minute() {
        // Appendix B of the RFC, SHA-1, the last six of its eight digits.
        let secret = Secret::from(*b"12345678901234567890").to_base32();
        let at = |seconds| DateTime::from_timestamp(seconds, 0).expect("a moment");
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(step_of(&secret, code, at(seconds)).expect("reads"), Some(seconds / 30), "{code}");
            assert_eq!(step_of(&secret, code, at(seconds + 30)).expect("reads"), Some(seconds / 30));
            assert_eq!(step_of(&secret, code, at(seconds + 90)).expect("reads"), None);
        }
        for wrong in ["", "28708", "000000", "abcdef", "2870821"] {
            assert_eq!(step_of(&secret, wrong, at(59)).expect("reads"), None, "{wrong}");
        }
    }

    #[test]
    fn the_address_names_account_and_secret() {
        let secret = new_secret().expect("random");
        let address = address(&secret, "张三").expect("an address");
        assert!(address.starts_with("otpauth://totp/Caiheng:") && address.contains(&secret), "{address}");
        assert_ne!(secret, new_secret().expect("random"));
        let codes = recovery_codes().expect("random");
        assert_eq!(codes.len(), RECOVERY_CODES);
        assert!(codes.iter().all(|code| code.len() == 11));
    }
}
