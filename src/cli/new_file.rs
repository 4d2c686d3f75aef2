//! Writes results to a file that was not there: what somebody has worked on is not overwritten.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::failure::Failure;

/// Writes `bytes` to `path`.
///
/// # Errors
/// `output.exists` where there is a file already, `output.write` where it can't be written.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::new("output.exists", format!("{} 已经存在", path.display()))
            .with_hint("换一个文件名，或者先移走原来的文件"),
        _ => Failure::new("output.write", format!("写不了 {}：{error}", path.display())),
    };
    let mut file = File::options().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)
}
