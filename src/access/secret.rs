//! Random secrets, and what is kept of them: never the secret itself, its SHA-256.
//!
//! A secret of 256 random bits needs no slow hash: nobody can try them all. Looking it up by its hash takes the same time
//! for a nearly right one as for a wrong one.

use rand::TryRng;
use rand::rngs::SysRng;
use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// Random bytes of the operating system.
///
/// # Errors
/// `internal` where it has none.
pub fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(Failure::internal)?;
    Ok(bytes)
}

/// A secret of 256 bits as 64 hexadecimal digits.
///
/// # Errors
/// As [`random`].
pub fn token() -> Result<String, Failure> {
    Ok(hex::encode(random::<32>()?))
}

/// What is kept of a secret, in hexadecimal.
pub fn digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_only_their_digests_are_kept() {
        let (one, other) = (token().expect("random"), token().expect("random"));
        assert_ne!(one, other);
        assert_eq!(one.len(), 64);
        assert_eq!(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
