//! A folder as a source: a USB stick, a shared drive.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::super::digest::CHUNK;
use super::super::error::ModelError;
use super::super::manifest::Input;
use super::assembly::Assembly;
use super::meter::Meter;

/// Copies `<folder>/<model>/<file>`, or `<folder>/<file>` where the folder is the model's own.
pub(super) fn copy(
    folder: &Path,
    model: &str,
    input: &Input,
    assembly: &mut Assembly,
    meter: &Meter<'_>,
) -> Result<(), ModelError> {
    let nested = folder.join(model).join(input.remote());
    let path = if nested.is_file() { nested } else { folder.join(input.remote()) };
    let unreadable =
        |error: std::io::Error| ModelError::Download { url: path.display().to_string(), reason: error.to_string() };
    let mut file = File::open(&path).map_err(unreadable)?;
    assembly.truncate(0)?;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = file.read(&mut chunk).map_err(unreadable)?;
        if read == 0 {
            return Ok(());
        }
        assembly.append(&chunk[..read])?;
        meter.at(assembly.length())?;
    }
}
