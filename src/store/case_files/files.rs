//! The bytes of materials, kept under their hash. They are durable before an act may name them, and never change.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// Bytes read at once.
const CHUNK: usize = 1 << 20;

/// The folder of materials, `<home>/files`.
#[derive(Debug, Clone)]
pub struct Materials {
    folder: PathBuf,
}

/// A stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256, lower-case hex.
    pub sha256: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Media type by its first bytes.
    pub media_type: &'static str,
}

/// A file that is being written; removed when dropped before it is kept.
pub struct Incoming {
    folder: PathBuf,
    path: PathBuf,
    file: File,
    hasher: Sha256,
    head: Vec<u8>,
    bytes: u64,
    most: u64,
}

impl Materials {
    /// The materials under the data folder `home`.
    pub fn under(home: &Path) -> Self {
        Self { folder: home.join("files") }
    }

    /// Where files lie while they are received, each as `*.partial`; old ones were cut off.
    pub fn incoming(&self) -> PathBuf {
        self.folder.join("incoming")
    }

    /// Begins to receive a file of at most `most` bytes.
    ///
    /// # Errors
    /// `material.write` where the folder can't be written.
    pub fn receive(&self, name: &str, most: u64) -> Result<Incoming, Failure> {
        let incoming = self.incoming();
        fs::create_dir_all(&incoming).map_err(unwritable)?;
        let path = incoming.join(format!("{name}.partial"));
        let file = File::create_new(&path).map_err(unwritable)?;
        let folder = self.folder.clone();
        Ok(Incoming { folder, path, file, hasher: Sha256::new(), head: Vec::new(), bytes: 0, most })
    }

    /// Where the file with this hash lies.
    ///
    /// # Errors
    /// `material.not_found` where there is none, or `sha256` is no hash.
    pub fn path(&self, sha256: &str) -> Result<PathBuf, Failure> {
        let missing = || Failure::new("material.not_found", "材料的文件不在数据目录中");
        if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(missing());
        }
        let path = place(&self.folder, sha256);
        if path.is_file() { Ok(path) } else { Err(missing()) }
    }

    /// Whether the file with this hash still has it; `None` where it is missing.
    pub fn verify(&self, sha256: &str) -> Option<bool> {
        let mut file = File::open(self.path(sha256).ok()?).ok()?;
        let mut hasher = Sha256::new();
        let mut chunk = vec![0; CHUNK];
        loop {
            match file.read(&mut chunk).ok()? {
                0 => break,
                read => hasher.update(chunk.get(..read)?),
            }
        }
        Some(hex::encode(hasher.finalize()) == sha256)
    }
}

impl Incoming {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// `material.too_large`, `material.write`.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.bytes += bytes.len() as u64;
        if self.bytes > self.most {
            return Err(too_large(self.most));
        }
        if self.head.len() < 64 {
            self.head.extend(bytes.iter().take(64 - self.head.len()));
        }
        self.hasher.update(bytes);
        self.file.write_all(bytes).map_err(unwritable)
    }

    /// Makes the file durable under its hash.
    ///
    /// # Errors
    /// `material.empty`, `material.write`.
    pub fn keep(self) -> Result<Kept, Failure> {
        if self.bytes == 0 {
            return Err(Failure::new("material.empty", "材料是空文件"));
        }
        self.file.sync_all().map_err(unwritable)?;
        let sha256 = hex::encode(self.hasher.clone().finalize());
        let target = place(&self.folder, &sha256);
        let parent = target.parent().unwrap_or(&self.folder);
        fs::create_dir_all(parent).map_err(unwritable)?;
        fs::rename(&self.path, &target).map_err(unwritable)?;
        // The name must survive a loss of power too.
        File::open(parent).and_then(|folder| folder.sync_all()).map_err(unwritable)?;
        Ok(Kept { sha256, bytes: self.bytes, media_type: media_type(&self.head) })
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Where it was kept the name is gone already.
        let _ = fs::remove_file(&self.path);
    }
}

/// The refusal of a file of more than `most` bytes.
pub fn too_large(most: u64) -> Failure {
    Failure::new("material.too_large", format!("材料超过上限 {most} 字节"))
        .with_hint("请拆分文件，或者由管理员调高 casework.max_material_bytes")
}

fn place(folder: &Path, sha256: &str) -> PathBuf {
    folder.join(sha256.get(..2).unwrap_or("00")).join(sha256)
}

fn unwritable(error: std::io::Error) -> Failure {
    let code = if error.kind() == std::io::ErrorKind::StorageFull { "upload.no_space" } else { "material.write" };
    Failure::new(code, format!("写不了材料：{error}"))
}

/// The media type that the first bytes tell; what they do not tell is offered as bytes.
fn media_type(head: &[u8]) -> &'static str {
    let known: [(&[u8], &str); 12] = [
        (b"%PDF-", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"fLaC", "audio/flac"),
        (b"OggS", "audio/ogg"),
        (b"ID3", "audio/mpeg"),
        (b"\xff\xfb", "audio/mpeg"),
        (b"\xff\xf3", "audio/mpeg"),
        (b"\xff\xf2", "audio/mpeg"),
        (b"PK\x03\x04", "application/zip"),
        (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
        (b"II*\x00", "image/tiff"),
    ];
    if let Some((_, found)) = known.iter().find(|(magic, _)| head.starts_with(magic)) {
        return found;
    }
    match head.get(..12) {
        Some(riff) if riff.starts_with(b"RIFF") && riff.ends_with(b"WAVE") => "audio/wav",
        Some(part) if part.get(4..8) == Some(b"ftyp") => "video/mp4",
        _ if is_text(head) => "text/plain",
        _ => "application/octet-stream",
    }
}

/// Whether nothing but text begins so, in UTF-8 or GB18030: no control characters but those between lines.
fn is_text(head: &[u8]) -> bool {
    !head.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r') || *byte == 0x7f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_kept_under_its_hash_byte_for_byte() {
        let home = tempfile::tempdir().expect("a folder");
        let materials = Materials::under(home.path());
        let (text, _, _) = encoding_rs::GBK.encode("扣押清单：面包九袋");
        let mut incoming = materials.receive("a", 1000).expect("begins");
        incoming.write(&text).expect("fits");
        let kept = incoming.keep().expect("kept");
        assert_eq!(fs::read(materials.path(&kept.sha256).expect("there")).expect("readable"), text.as_ref());
        assert_eq!(materials.verify(&kept.sha256), Some(true));
        fs::write(materials.path(&kept.sha256).expect("there"), b"x").expect("changed");
        assert_eq!(materials.verify(&kept.sha256), Some(false));
        assert_eq!(materials.verify(&"0".repeat(64)), None);
        assert_eq!(materials.path("../../etc/passwd").expect_err("no hash").code, "material.not_found");
    }

    #[test]
    fn the_first_bytes_tell_the_media_type() {
        let (gbk, _, _) = encoding_rs::GBK.encode("扣押清单\r\n面包九袋");
        let expected: [(&[u8], &str); 7] = [
            (b"%PDF-1.7", "application/pdf"),
            (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
            (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
            (b"\xff\xfb\x90\x00", "audio/mpeg"),
            ("清单".as_bytes(), "text/plain"),
            (&gbk, "text/plain"),
            (b"\x00\x01\x02", "application/octet-stream"),
        ];
        for (head, found) in expected {
            assert_eq!(media_type(head), found, "{head:?}");
        }
    }

    #[test]
    fn what_is_too_large_empty_or_broken_off_leaves_nothing_behind() {
        let home = tempfile::tempdir().expect("a folder");
        let materials = Materials::under(home.path());
        let mut incoming = materials.receive("a", 3).expect("begins");
        assert_eq!(incoming.write(b"four").expect_err("too large").code, "material.too_large");
        drop(incoming);
        let incoming = materials.receive("a", 3).expect("begins again");
        assert_eq!(incoming.keep().expect_err("empty").code, "material.empty");
        assert_eq!(fs::read_dir(home.path().join("files/incoming")).expect("there").count(), 0);
    }
}
