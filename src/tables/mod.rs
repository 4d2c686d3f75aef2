//! A user's file as tables: workbooks, Word documents, separated values and Markdown, known by content and not by name.
//!
//! Bytes in, grids of cells or a reason out; nothing is half read. [`header`] finds which column is what by the titles that a
//! field uses. Importers of benchmark tables and of registers stand on it.

mod docx;
mod error;
mod grid;
pub mod header;
mod text;
mod unpack;
mod xlsx;

use crate::plain_text;

pub use error::{Codes, LARGEST_FILE, LONGEST_CELL, MOST_ROWS, Unreadable};
pub use grid::{Cell, Grid, Merged, Place};

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The tables of a workbook or a Word document, with the kind of file in Chinese.
    Tables(&'static str, Vec<Grid>),
    /// Text, with line feeds alone at the ends of its lines.
    Text(String),
}

const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
const PDF_MAGIC: &[u8] = b"%PDF-";
/// Old Office files (.doc, .xls) and other compound files.
pub(crate) const COMPOUND_MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const IMAGE_MAGICS: [&[u8]; 4] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM"];

/// Reads what the bytes hold; a text is left to [`of_text`], or to whoever knows another form of it.
///
/// # Errors
/// Where the file is empty, damaged, too large or of a kind that holds no tables.
pub fn open(bytes: &[u8]) -> Result<Content, Unreadable> {
    if bytes.is_empty() {
        return Err(error::empty("文件"));
    }
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(error::too_large("文件超过 32 MB"));
    }
    if bytes.starts_with(ZIP_MAGIC) {
        return packed(bytes);
    }
    if bytes.starts_with(PDF_MAGIC) {
        return Err(error::kind("PDF 文件"));
    }
    if bytes.starts_with(COMPOUND_MAGIC) {
        return Err(error::kind_with("旧版 Office 文件（.doc、.xls）", "请另存为 .docx 或者 .xlsx 再导入"));
    }
    if IMAGE_MAGICS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(error::kind("图片"));
    }
    let decoded = plain_text::decode(bytes).ok_or_else(|| error::kind("这种文件（不是文本、工作簿或者 Word 文档）"))?;
    // The line that a cell stands in is counted by its ends: two signs for one would count it late.
    let text = decoded.replace("\r\n", "\n");
    if text.trim().is_empty() {
        return Err(error::empty("文件"));
    }
    Ok(Content::Text(text))
}

/// The tables of a text, with its kind in Chinese: Markdown where it holds a table of that form, separated values otherwise.
///
/// # Errors
/// Where a line is no valid CSV or the table is too large.
pub fn of_text(text: &str) -> Result<(&'static str, Vec<Grid>), Unreadable> {
    if text::is_markdown(text) {
        return Ok(("Markdown 表格", text::markdown(text)?));
    }
    Ok(("CSV", vec![text::separated(text)?]))
}

/// The tables of a file of any kind that is read here.
///
/// # Errors
/// As [`open`] and [`of_text`].
pub fn grids(bytes: &[u8]) -> Result<(&'static str, Vec<Grid>), Unreadable> {
    match open(bytes)? {
        Content::Tables(format, grids) => Ok((format, grids)),
        Content::Text(text) => of_text(&text),
    }
}

/// A workbook or a Word document.
fn packed(bytes: &[u8]) -> Result<Content, Unreadable> {
    match unpack::kind(bytes)? {
        unpack::Kind::Workbook => {
            let grids = xlsx::grids(bytes)?;
            if grids.is_empty() {
                return Err(error::empty("工作簿"));
            }
            Ok(Content::Tables("Excel 工作簿", grids))
        }
        unpack::Kind::Document => Ok(Content::Tables("Word 表格", docx::grids(bytes)?)),
    }
}
