//! One pull per model at a time, across processes.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use super::super::error::ModelError;
use crate::progress::{Progress, ProgressEvent};

const WAIT: Duration = Duration::from_millis(200);

/// Takes the lock `<folder>/<name>.lock`, waiting for a pull under way; it is given back when the file is dropped, or by
/// the system when the process ends. The file itself stays: removing it would let two processes lock two files.
pub(super) fn exclusive(folder: &Path, name: &str, progress: &dyn Progress) -> Result<File, ModelError> {
    std::fs::create_dir_all(folder).map_err(|error| ModelError::io(folder, error))?;
    let path = folder.join(format!("{name}.lock"));
    let file = File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| ModelError::io(&path, error))?;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => {
                let message = format!("等待另一个进程完成 {name} 的下载");
                progress.report(ProgressEvent { step: "pull", done: 0, total: 0, message });
                progress.checkpoint().map_err(|_| ModelError::Cancelled)?;
                std::thread::sleep(WAIT);
            }
            Err(TryLockError::Error(error)) => return Err(ModelError::io(&path, error)),
        }
    }
}
