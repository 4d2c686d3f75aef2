//! Removes what uploads that were cut off left on the disk.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

/// Nothing is uploaded for longer than this; younger files may belong to another process on the same folder.
const ABANDONED_AFTER: TimeDelta = TimeDelta::days(1);

/// Removes partial uploads in `folder` that nobody has written to since a day before `now`; says how many.
pub fn remove_abandoned(folder: &Path, now: DateTime<Utc>) -> usize {
    // The folder does not exist before the first upload.
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let abandoned = entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| is_abandoned(path, now));
    abandoned.filter(|path| std::fs::remove_file(path).is_ok()).count()
}

fn is_abandoned(path: &Path, now: DateTime<Utc>) -> bool {
    let is_partial = path.extension().is_some_and(|extension| extension == "partial");
    let written = path.metadata().and_then(|metadata| metadata.modified());
    is_partial && written.is_ok_and(|written| now - DateTime::<Utc>::from(written) > ABANDONED_AFTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock, SystemClock};

    #[test]
    fn only_old_partial_files_go() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["a.partial", "b"] {
            std::fs::write(folder.path().join(name), "x").expect("writes");
        }
        let now = SystemClock.now();
        assert_eq!(remove_abandoned(folder.path(), now), 0);
        assert_eq!(remove_abandoned(folder.path(), now + TimeDelta::days(2)), 1);
        assert!(folder.path().join("b").exists() && !folder.path().join("a.partial").exists());
    }
}
