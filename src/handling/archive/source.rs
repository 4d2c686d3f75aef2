//! Reads an archive from a folder or a zip. Nothing is unpacked: names are checked, and reading stops at the length allowed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use crate::casework::archive::names::{FOLDER, check};
use crate::casework::archive::read::{Digest, Source};
use crate::failure::Failure;

/// Most files of an archive.
const MOST_FILES: usize = 100_000;

/// Opens a folder or a zip.
///
/// # Errors
/// `archive.unreadable`, `archive.path`, `archive.link`, `archive.too_many`, `archive.duplicate`.
pub(super) fn open(path: &Path) -> Result<Box<dyn Source>, Failure> {
    if path.is_dir() {
        let mut files = BTreeMap::new();
        walk(path, "", &mut files)?;
        return Ok(Box::new(Folder { files }));
    }
    let file = File::open(path).map_err(|error| unreadable(&path.display().to_string(), error))?;
    let zip = ZipArchive::new(BufReader::new(file)).map_err(|error| unreadable(&path.display().to_string(), error))?;
    Zip::open(zip).map(|zip| Box::new(zip) as Box<dyn Source>)
}

fn unreadable(what: &str, error: impl std::fmt::Display) -> Failure {
    Failure::new("archive.unreadable", format!("读不了 {what}：{error}"))
}

fn missing(path: &str) -> Failure {
    Failure::new("archive.missing", format!("案卷里没有 {path}"))
}

fn walk(root: &Path, below: &str, files: &mut BTreeMap<String, PathBuf>) -> Result<(), Failure> {
    let folder = root.join(below);
    for entry in fs::read_dir(&folder).map_err(|error| unreadable(below, error))? {
        let entry = entry.map_err(|error| unreadable(below, error))?;
        let name =
            entry.file_name().into_string().map_err(|_| Failure::new("archive.path", "案卷里有无法识别的文件名"))?;
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        check(&path)?;
        let kind = entry.file_type().map_err(|error| unreadable(&path, error))?;
        if kind.is_symlink() {
            return Err(Failure::new("archive.link", format!("{path} 是链接，案卷里不允许")));
        }
        if kind.is_dir() {
            walk(root, &path, files)?;
        } else if files.len() >= MOST_FILES {
            return Err(Failure::new("archive.too_many", format!("案卷的文件超过 {MOST_FILES} 个")));
        } else {
            files.insert(path, entry.path());
        }
    }
    Ok(())
}

struct Folder {
    files: BTreeMap<String, PathBuf>,
}

impl Folder {
    fn file(&self, path: &str) -> Result<File, Failure> {
        let place = self.files.get(path).ok_or_else(|| missing(path))?;
        File::open(place).map_err(|error| unreadable(path, error))
    }
}

impl Source for Folder {
    fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn bytes(&mut self, path: &str, at_most: u64) -> Result<Vec<u8>, Failure> {
        bytes(self.file(path)?, path, at_most)
    }

    fn digest(&mut self, path: &str, at_most: u64) -> Result<Digest, Failure> {
        digest(self.file(path)?, path, at_most)
    }

    fn each(
        &mut self,
        path: &str,
        at_most: u64,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        each(self.file(path)?, path, at_most, take)
    }
}

struct Zip {
    zip: ZipArchive<BufReader<File>>,
    files: BTreeMap<String, usize>,
}

impl Zip {
    fn open(mut zip: ZipArchive<BufReader<File>>) -> Result<Self, Failure> {
        if zip.len() > MOST_FILES {
            return Err(Failure::new("archive.too_many", format!("案卷的文件超过 {MOST_FILES} 个")));
        }
        let mut files = BTreeMap::new();
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index).map_err(|error| unreadable("压缩包", error))?;
            if entry.is_dir() {
                continue;
            }
            let name = entry.name().map_err(|error| unreadable("压缩包", error))?.into_owned();
            if entry.unix_mode().is_some_and(|mode| mode & 0o170_000 == 0o120_000) {
                return Err(Failure::new("archive.link", format!("{name} 是链接，案卷里不允许")));
            }
            let path = name.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/')).unwrap_or(&name).to_owned();
            check(&path)?;
            if files.insert(path, index).is_some() {
                return Err(Failure::new("archive.duplicate", format!("压缩包里有两个 {name}")));
            }
        }
        Ok(Self { zip, files })
    }

    fn file(&mut self, path: &str) -> Result<impl Read, Failure> {
        let index = *self.files.get(path).ok_or_else(|| missing(path))?;
        self.zip.by_index(index).map_err(|error| unreadable(path, error))
    }
}

impl Source for Zip {
    fn paths(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn bytes(&mut self, path: &str, at_most: u64) -> Result<Vec<u8>, Failure> {
        bytes(self.file(path)?, path, at_most)
    }

    fn digest(&mut self, path: &str, at_most: u64) -> Result<Digest, Failure> {
        digest(self.file(path)?, path, at_most)
    }

    fn each(
        &mut self,
        path: &str,
        at_most: u64,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        each(self.file(path)?, path, at_most, take)
    }
}

/// Reads no more than one byte beyond what is allowed, whatever the file says of its own length.
fn bytes(file: impl Read, path: &str, at_most: u64) -> Result<Vec<u8>, Failure> {
    let mut content = Vec::new();
    file.take(at_most + 1).read_to_end(&mut content).map_err(|error| unreadable(path, error))?;
    if content.len() as u64 > at_most {
        return Err(too_large(path));
    }
    Ok(content)
}

fn digest(file: impl Read, path: &str, at_most: u64) -> Result<Digest, Failure> {
    let (mut hasher, mut length) = (Sha256::new(), 0);
    each(file, path, at_most, &mut |piece| {
        length += piece.len() as u64;
        hasher.update(piece);
        Ok(())
    })?;
    Ok(Digest { sha256: hex::encode(hasher.finalize()), bytes: length })
}

fn each(
    mut file: impl Read,
    path: &str,
    at_most: u64,
    take: &mut dyn FnMut(&[u8]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut length = 0;
    let mut chunk = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut chunk).map_err(|error| unreadable(path, error))?;
        if read == 0 {
            return Ok(());
        }
        length += read as u64;
        if length > at_most {
            return Err(too_large(path));
        }
        take(chunk.get(..read).unwrap_or_default())?;
    }
}

fn too_large(path: &str) -> Failure {
    Failure::new("archive.too_large", format!("{path} 比清单所列的大"))
}
