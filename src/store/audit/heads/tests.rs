use std::os::unix::fs::PermissionsExt;

use super::*;

fn head(home: &std::path::Path) -> SignedHead {
    let pair = KeyPair::make(home).expect("makes");
    pair.sign("2026-11-27".parse().expect("a date"), 42, &"0a".repeat(32))
}

#[test]
fn a_signature_holds_for_just_what_was_signed() {
    let home = tempfile::tempdir().expect("a folder");
    let signed = head(home.path());
    assert!(signed.holds());
    let elsewhere = tempfile::tempdir().expect("a folder");
    let other = head(elsewhere.path());
    let day = |text: &str| text.parse().expect("a date");
    for altered in [
        SignedHead { day: day("2026-11-28"), ..signed.clone() },
        SignedHead { entries: 43, ..signed.clone() },
        SignedHead { head: "0b".repeat(32), ..signed.clone() },
        SignedHead { public_key: other.public_key, ..signed.clone() },
        SignedHead { signature: other.signature, ..signed.clone() },
        SignedHead { signature: signed.signature.to_uppercase(), ..signed.clone() },
        SignedHead { public_key: String::new(), ..signed.clone() },
    ] {
        assert!(!altered.holds(), "{altered:?}");
    }
}

#[test]
fn every_bit_of_a_signature_counts() {
    let home = tempfile::tempdir().expect("a folder");
    let signed = head(home.path());
    let good = hex::decode(&signed.signature).expect("hex");
    for bit in 0..good.len() * 8 {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert!(!SignedHead { signature: hex::encode(bad), ..signed.clone() }.holds(), "bit {bit}");
    }
}

#[test]
fn the_secret_is_for_our_eyes_only_and_is_printed_nowhere() {
    let home = tempfile::tempdir().expect("a folder");
    assert!(KeyPair::load(home.path()).expect("reads").is_none());
    let pair = KeyPair::make(home.path()).expect("makes");
    let path = home.path().join("keys/audit.key");
    let secret = std::fs::read_to_string(&path).expect("reads");
    assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(home.path().join("keys")).expect("there").count(), 1, "no partial file is left");
    assert!(!format!("{pair:?}").contains(secret.trim()));
    let again = KeyPair::load(home.path()).expect("reads").expect("there");
    assert_eq!(again.public_key(), pair.public_key());
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("sets");
    assert_eq!(KeyPair::load(home.path()).expect_err("refuses").code, "audit.key");
    std::fs::write(&path, "no key").expect("writes");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("sets");
    assert_eq!(KeyPair::load(home.path()).expect_err("refuses").code, "audit.key");
}
