//! What a packed file is, and that it does not unpack to more than any table: the sizes that it states are not believed.

use std::io::{Cursor, Read};

use super::error::{LARGEST_UNPACKED, Unreadable, broken, too_large};

/// A packed file that is read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `.xlsx`.
    Workbook,
    /// `.docx`.
    Document,
}

/// More entries than an Office file has.
const MOST_ENTRIES: usize = 4_096;

/// Unpacks every entry into nothing, and says what the file is.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("压缩文件"))?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_large("压缩文件中的条目过多"));
    }
    let mut left = LARGEST_UNPACKED;
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(|_| broken("压缩文件"))?;
        let read = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(|_| broken("压缩文件"))?;
        left = left.checked_sub(read).ok_or_else(|| too_large("解压后的内容超过 96 MB"))?;
    }
    let holds = |name: &str| archive.index_for_name(name).is_some();
    if holds("xl/workbook.xml") {
        Ok(Kind::Workbook)
    } else if holds("word/document.xml") {
        Ok(Kind::Document)
    } else {
        Err(super::error::kind("这种压缩文件"))
    }
}
