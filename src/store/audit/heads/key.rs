//! The installation's key pair. The secret never leaves its file: it is not printed, not logged, and not in the database.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use ed25519_dalek::{Signer, SigningKey};

use super::{SignedHead, bytes, text};
use crate::access::secret;
use crate::failure::Failure;

/// The folder of keys under the data folder.
const FOLDER: &str = "keys";
/// The file of the secret key: 32 bytes as lower-case hex, and a line feed.
const FILE: &str = "audit.key";

/// A key pair that signs heads.
pub struct KeyPair(SigningKey);

impl std::fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyPair").field("public_key", &self.public_key()).finish_non_exhaustive()
    }
}

impl KeyPair {
    /// The key pair in the data folder `home`; `None` where there is none yet.
    ///
    /// # Errors
    /// `audit.key` where the file can't be read, is no key, or may be read by others.
    pub fn load(home: &Path) -> Result<Option<Self>, Failure> {
        let path = place(home);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed("读不了", &path, error)),
        };
        only_ours(&file, &path)?;
        let written = std::io::read_to_string(file).map_err(|error| failed("读不了", &path, error))?;
        let seed = bytes::<32>(written.trim_end_matches('\n'));
        let seed = seed.ok_or_else(|| Failure::new("audit.key", format!("{} 不是签名密钥", path.display())))?;
        Ok(Some(Self(SigningKey::from_bytes(&seed))))
    }

    /// Makes a key pair and writes it to the data folder, in place of one that may be there.
    ///
    /// # Errors
    /// `audit.key` where it can't be written.
    pub fn make(home: &Path) -> Result<Self, Failure> {
        let seed = secret::random::<32>()?;
        let path = place(home);
        write(&path, &hex::encode(seed)).map_err(|error| failed("写不了", &path, error))?;
        Ok(Self(SigningKey::from_bytes(&seed)))
    }

    /// The public key, as lower-case hex.
    pub fn public_key(&self) -> String {
        hex::encode(self.0.verifying_key().as_bytes())
    }

    /// Signs the head of the log as it is on `day`.
    pub fn sign(&self, day: NaiveDate, entries: i64, head: &str) -> SignedHead {
        let signature = self.0.sign(text(day, entries, head).as_bytes());
        let (public_key, signature) = (self.public_key(), hex::encode(signature.to_bytes()));
        SignedHead { day, entries, head: head.to_owned(), public_key, signature }
    }
}

fn place(home: &Path) -> PathBuf {
    home.join(FOLDER).join(FILE)
}

/// Writes beside its place, for our eyes only from the first byte on, and moves it there when it is durable.
fn write(path: &Path, hex: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    private_folder(folder)?;
    let partial = path.with_extension(format!("{}.partial", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&partial).and_then(|mut file| {
        file.write_all(format!("{hex}\n").as_bytes())?;
        file.sync_all()?;
        fs::rename(&partial, path)
    });
    if written.is_err() {
        // What is left of it is of no use; the error is what counts.
        let _ = fs::remove_file(&partial);
    }
    written?;
    File::open(folder)?.sync_all()
}

fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// A secret that others can read is none.
#[cfg(unix)]
fn only_ours(file: &File, path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    let mode = file.metadata().map_err(|error| failed("读不了", path, error))?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    let message = format!("签名密钥 {} 可以被其他用户读取（权限 {:o}）", path.display(), mode & 0o777);
    Err(Failure::new("audit.key", message)
        .with_hint(format!("chmod 600 {}；如已外泄，用 --new-key 换一把", path.display())))
}

#[cfg(not(unix))]
fn only_ours(_file: &File, _path: &Path) -> Result<(), Failure> {
    Ok(())
}

fn failed(what: &str, path: &Path, error: std::io::Error) -> Failure {
    Failure::new("audit.key", format!("{what}签名密钥 {}：{error}", path.display()))
}
