//! Files of benchmark tables, read by content: workbooks, Word documents, separated values, Markdown, JSON.
//!
//! `grid` is what all tables become, `columns` finds the header, `rows` the acts and tiers, `head` what the lines around say.
//! Pure: bytes in, a table or a failure out.

mod columns;
mod docx;
mod error;
mod given;
mod grid;
mod head;
mod json;
mod rows;
#[cfg(test)]
mod tests;
mod text;
mod unpack;
mod xlsx;

use sha2::{Digest, Sha256};

use crate::discretion::benchmark::{SourceFile, Table, TableItem};
use crate::failure::Failure;
use crate::plain_text;
use columns::{Column, Header};
use grid::Grid;

pub use given::Given;
pub(in crate::store) use json::FORMAT as JSON_FORMAT;

/// A table as read, with what a person must know of the reading.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadTable {
    /// The table.
    pub table: Table,
    /// The kind of file, in Chinese.
    pub format: &'static str,
    /// Cells that could not be read.
    pub problems: Vec<Problem>,
    /// How what the file does not say was derived, and what was left out.
    pub remarks: Vec<String>,
}

/// A cell that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Place of its act in the table.
    pub item: usize,
    /// The cell.
    pub cell: String,
    /// Why, in Chinese.
    pub message: String,
}

#[derive(Debug, Default)]
struct ReadItems {
    items: Vec<TableItem>,
    notes: Vec<String>,
    problems: Vec<Problem>,
    remarks: Vec<String>,
}

const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
const PDF_MAGIC: &[u8] = b"%PDF-";
/// Old Office files (.doc, .xls) and other compound files.
const COMPOUND_MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const IMAGE_MAGICS: [&[u8]; 4] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM"];
const KINDS: &str = "请导入 .xlsx、.docx、.csv、.json 或者 .md";

/// Reads the table in the bytes of a file called `name`; what `given` says goes before what the file says.
///
/// # Errors
/// `benchmarks.empty`, `benchmarks.kind`, `benchmarks.broken`, `benchmarks.too_large`, `benchmarks.no_table`,
/// `benchmarks.head`. Nothing is half read.
pub fn read(name: &str, bytes: &[u8], given: Given) -> Result<ReadTable, Failure> {
    let (format, said, read, mut remarks) = content(bytes)?;
    let source = SourceFile { name: name.to_owned(), sha256: hex::encode(Sha256::digest(bytes)) };
    let mut whole = given.or(said);
    whole.sample |= read.notes.iter().any(|note| note.contains(head::SAMPLE));
    whole.notes.extend(read.notes);
    let (head, derived) = whole.settle(source)?;
    remarks.extend(derived);
    let table = Table { head, items: read.items };
    Ok(ReadTable { table, format, problems: read.problems, remarks })
}

type Content = (&'static str, Given, ReadItems, Vec<String>);

fn content(bytes: &[u8]) -> Result<Content, Failure> {
    if bytes.is_empty() {
        return Err(error::empty("文件"));
    }
    if bytes.len() as u64 > error::LARGEST_FILE {
        return Err(error::too_large("文件超过 32 MB"));
    }
    if bytes.starts_with(ZIP_MAGIC) {
        return packed(bytes);
    }
    if bytes.starts_with(PDF_MAGIC) {
        return Err(error::kind("PDF 文件", KINDS));
    }
    if bytes.starts_with(COMPOUND_MAGIC) {
        return Err(error::kind("旧版 Office 文件（.doc、.xls）", "请另存为 .docx 或者 .xlsx 再导入"));
    }
    if IMAGE_MAGICS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(error::kind("图片", KINDS));
    }
    let decoded =
        plain_text::decode(bytes).ok_or_else(|| error::kind("这种文件（不是文本、工作簿或者 Word 文档）", KINDS))?;
    // The line that a cell stands in is counted by its ends: two signs for one would count it late.
    let text = decoded.replace("\r\n", "\n");
    if text.trim().is_empty() {
        return Err(error::empty("文件"));
    }
    if json::is_json(&text) {
        let (given, read) = json::read(&text)?;
        return Ok(("JSON", given, read, Vec::new()));
    }
    if text::is_markdown(&text) {
        return of_grids("Markdown 表格", text::markdown(&text)?);
    }
    of_grids("CSV", vec![text::separated(&text)?])
}

/// A workbook or a Word document.
fn packed(bytes: &[u8]) -> Result<Content, Failure> {
    match unpack::kind(bytes)? {
        unpack::Kind::Workbook => {
            let grids = xlsx::grids(bytes)?;
            if grids.is_empty() {
                return Err(error::empty("工作簿"));
            }
            of_grids("Excel 工作簿", grids)
        }
        unpack::Kind::Document => of_grids("Word 表格", docx::grids(bytes)?),
    }
}

fn of_grids(format: &'static str, grids: Vec<Grid>) -> Result<Content, Failure> {
    let (mut given, mut all, mut remarks) = (Given::default(), ReadItems::default(), Vec::new());
    let mut found = false;
    for grid in grids {
        for line in &grid.before {
            head::line(line, &mut given);
        }
        let Some(header) = Header::find(&grid) else {
            let name = grid.cell_name(0, 0);
            remarks.push(format!("从{name}开始的表格没有裁量基准的列，未导入"));
            continue;
        };
        found = true;
        lines_over(&grid, &header, &mut given);
        let read = rows::read(&grid, &header);
        let before = all.items.len();
        all.problems
            .extend(read.problems.into_iter().map(|problem| Problem { item: problem.item + before, ..problem }));
        let unnumbered = header.place(Column::Number).is_none();
        all.items.extend(read.items.into_iter().enumerate().map(|(place, item)| {
            let number = if unnumbered { (before + place + 1).to_string() } else { item.number.clone() };
            TableItem { number, ..item }
        }));
        all.notes.extend(read.notes);
        remarks.extend(read.remarks);
        all.notes.extend(grid.after);
    }
    if !found {
        return Err(error::no_table());
    }
    if all.items.is_empty() {
        return Err(error::empty("裁量基准表"));
    }
    Ok((format, given, all, remarks))
}

/// The rows over the header: a title, 文号 in one cell and its value in the next.
fn lines_over(grid: &Grid, header: &Header, given: &mut Given) {
    for row in 0..header.first {
        match grid.distinct(row)[..] {
            [key, value] => head::line(&format!("{key}：{value}"), given),
            ref texts => texts.iter().for_each(|text| head::line(text, given)),
        }
    }
}
