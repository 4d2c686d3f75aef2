//! The files of an archive, as a folder or as a zip. Written beside its place and moved there when it is whole.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::casework::archive::names::FOLDER;
use crate::failure::Failure;

/// Writes `files` and copies `materials` to `target`, which must not be there.
pub(super) fn write(
    target: &Path,
    files: &BTreeMap<String, Vec<u8>>,
    materials: &BTreeMap<String, PathBuf>,
) -> Result<(), Failure> {
    if target.exists() {
        return Err(Failure::new("archive.exists", format!("{} 已经存在", target.display())));
    }
    let mut unfinished = target.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    let as_zip = target.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    let written = if as_zip { zipped(&unfinished, files, materials) } else { folder(&unfinished, files, materials) };
    let moved = written.and_then(|()| fs::rename(&unfinished, target));
    moved.map_err(|error| {
        // What is left of it is of no use to anybody.
        let _ = if as_zip { fs::remove_file(&unfinished) } else { fs::remove_dir_all(&unfinished) };
        Failure::new("archive.write", format!("写不了 {}：{error}", target.display()))
    })
}

fn folder(
    root: &Path,
    files: &BTreeMap<String, Vec<u8>>,
    materials: &BTreeMap<String, PathBuf>,
) -> std::io::Result<()> {
    fs::create_dir_all(root)?;
    for (path, bytes) in files {
        let place = parent_made(root, path)?;
        fs::write(place, bytes)?;
    }
    for (path, from) in materials {
        let place = parent_made(root, path)?;
        fs::copy(from, place)?;
    }
    Ok(())
}

fn parent_made(root: &Path, path: &str) -> std::io::Result<PathBuf> {
    let place = root.join(path);
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(place)
}

fn zipped(
    place: &Path,
    files: &BTreeMap<String, Vec<u8>>,
    materials: &BTreeMap<String, PathBuf>,
) -> std::io::Result<()> {
    let mut zip = ZipWriter::new(File::create(place)?);
    let options = SimpleFileOptions::default().large_file(true);
    for (path, bytes) in files {
        zip.start_file(format!("{FOLDER}/{path}"), options)?;
        zip.write_all(bytes)?;
    }
    for (path, from) in materials {
        zip.start_file(format!("{FOLDER}/{path}"), options)?;
        std::io::copy(&mut File::open(from)?, &mut zip)?;
    }
    zip.finish()?.sync_all()
}
